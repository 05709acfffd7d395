// Starts the local tenant as a program of its own, on free ports and a fresh folder, and signs in as a browser would.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface StartTenantOptions {
  /** What `--site` reads; an empty site where absent. */
  readonly site?: unknown;
  readonly config?: unknown;
  readonly headers?: unknown;
  /** A folder of built pages. */
  readonly web?: string;
  readonly anchor?: string;
  /** Keeps and reuses this folder instead of a fresh one that goes away at the end. */
  readonly data?: string;
  readonly port?: number;
  readonly reset?: boolean;
}

export interface RunningTenant {
  readonly base: number;
  readonly desk: string;
  readonly pages: string;
  readonly outlook: string;
  readonly teams: string;
  readonly graph: string;
  readonly issuer: string;
  readonly files: string;
  /** Where each exchange with Graph is appended. */
  readonly logFile: string;
  readonly data: string;
  readonly pid: number;
  /** An access token from the real code and PKCE flow; with `scopes`, as if only those were consented. */
  tokenFor(user: string, scopes?: readonly string[]): Promise<string>;
  /** Everything the token endpoint answers, for the same flow. */
  signIn(user: string): Promise<TokenAnswer>;
  stop(): Promise<void>;
  /** Ends the process without warning, as a crash would. */
  kill(): Promise<void>;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly client_info: string;
  readonly scope: string;
  readonly expires_in: number;
}

const CLIENT_ID = '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11';
const DOMAIN = 'lakesidehealth.example';
const START_LIMIT_MS = 60_000;

export async function startTenant(options: StartTenantOptions = {}): Promise<RunningTenant> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'anteroom-tenant-'));
  const data = options.data ?? path.join(scratch, 'data');
  const logFile = logFileFor(scratch);
  const base = options.port ?? (await freePorts());
  const args = [
    '--import',
    'tsx',
    path.resolve('src/tenant/main.ts'),
    '--port',
    String(base),
    '--data',
    data,
    '--watch-parent',
  ];
  for (const name of ['site', 'config', 'headers'] as const) {
    if (options[name] !== undefined) {
      const file = path.join(scratch, `${name}.json`);
      writeFileSync(file, JSON.stringify(options[name]));
      args.push(`--${name}`, file);
    }
  }
  args.push(...(options.web === undefined ? [] : ['--web', options.web]));
  args.push(...(options.anchor === undefined ? [] : ['--anchor', options.anchor]));
  args.push(...(options.reset === true ? ['--reset'] : []));
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ANTEROOM_LOG: logFile },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  let output = '';
  child.stderr.on('data', (part: Buffer) => {
    output += part.toString();
  });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The tenant did not start in time. ${output}`));
    }, START_LIMIT_MS);
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      if (output.includes('Anteroom is ready')) {
        clearTimeout(timer);
        resolve();
      }
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(output.trim()));
    });
  });
  const at = (offset: number): string => `http://localhost:${String(base + offset)}`;
  const issuer = at(5);
  const desk = at(0);
  const pages = at(1);
  const tokens = new Map<string, string>();
  const signIn = (user: string): Promise<TokenAnswer> => signInAs(issuer, pages, user);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    if (options.data === undefined) {
      rmSync(scratch, { recursive: true, force: true });
    }
  };
  return {
    base,
    desk,
    pages,
    outlook: at(2),
    teams: at(3),
    graph: at(4),
    issuer,
    files: at(6),
    logFile,
    data,
    pid: child.pid ?? 0,
    signIn,
    tokenFor: async (user, scopes) => {
      const key = `${user} ${scopes?.join(' ') ?? 'all'}`;
      const kept = tokens.get(key);
      if (kept !== undefined) {
        return kept;
      }
      if (scopes !== undefined) {
        await consentTo(desk, scopes);
      }
      const { access_token } = await signIn(user);
      if (scopes !== undefined) {
        await consentTo(desk, undefined);
      }
      tokens.set(key, access_token);
      return access_token;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Where ANTEROOM_LOG names a folder each tenant has a file of its own in it; else the file it names, or a scratch one. */
function logFileFor(scratch: string): string {
  const asked = process.env['ANTEROOM_LOG'];
  if (asked === undefined) {
    return path.join(scratch, 'exchanges.ndjson');
  }
  const isFolder = existsSync(asked) && statSync(asked).isDirectory();
  return isFolder ? path.join(asked, `${path.basename(scratch)}.ndjson`) : asked;
}

async function consentTo(desk: string, scopes: readonly string[] | undefined): Promise<void> {
  await fetch(`${desk}/tenant/consent`, { method: 'PUT', body: JSON.stringify({ scopes }) });
}

/** Authorization code with PKCE (RFC 7636), with the cookies a browser would keep. */
async function signInAs(issuer: string, pages: string, user: string): Promise<TokenAnswer> {
  const session = await fetch(`${issuer}/signin?user=${user}`, { method: 'POST' });
  const cookie = session.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ');
  const metadata = (await (await fetch(`${issuer}/metadata`)).json()) as {
    authorityMetadata: string;
  };
  const endpoints = JSON.parse(metadata.authorityMetadata) as {
    authorization_endpoint: string;
    token_endpoint: string;
  };
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${pages}/auth.html`;
  const asked = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid profile offline_access User.Read',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    response_mode: 'fragment',
    prompt: 'none',
    login_hint: `${user}@${DOMAIN}`,
    state: 'state',
    nonce: 'nonce',
  });
  const answer = await fetch(`${endpoints.authorization_endpoint}?${asked.toString()}`, {
    headers: { cookie },
    redirect: 'manual',
  });
  const location = answer.headers.get('location') ?? '';
  const code = new URLSearchParams(location.split('#')[1]).get('code');
  if (code === null) {
    throw new Error(
      `No code came back: ${String(answer.status)} ${location} ${await answer.text()}`,
    );
  }
  const token = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    headers: { Origin: pages },
    body: new URLSearchParams({
      client_id: CLIENT_ID,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
      scope: 'openid profile offline_access User.Read',
    }),
  });
  if (!token.ok) {
    throw new Error(`No token came back: ${String(token.status)} ${await token.text()}`);
  }
  return (await token.json()) as TokenAnswer;
}

/** A base port with seven free ports from it upwards. */
/** Below the ports that a system hands out by itself. */
const LOWEST_PORT = 12_000;
const PORTS_A_WORKER = 9_000;

/**
 * Seven free ports in a row. Each worker looks in a range of its own, so that nobody takes the ports of a tenant that
 * another test has just killed and is about to start again.
 */
async function freePorts(): Promise<number> {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? '1') % 2;
  for (let tries = 0; tries < 50; tries += 1) {
    const base =
      LOWEST_PORT + worker * PORTS_A_WORKER + (randomBytes(2).readUInt16BE() % PORTS_A_WORKER);
    const isFree = await Promise.all(
      Array.from({ length: 7 }, (_, offset) => isFreePort(base + offset)),
    );
    if (isFree.every(Boolean)) {
      return base;
    }
  }
  throw new Error('No seven free ports in a row were found.');
}

function isFreePort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, 'localhost', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
