// The local tenant's program: reads its options, starts, says one line, and ends with its parent.
import { parseArgs } from 'node:util';
import { createTenant } from './createTenant';
import { PortInUse } from './http/exchange';
import { StoreInUse } from './store/lockOwner';

const USUAL_PORT = 4400;
const LAST_BASE_PORT = 65_529;

await main();

async function main(): Promise<void> {
  try {
    const options = readOptions();
    const tenant = await createTenant(options);
    endWithParent(options.watchParent, () => {
      void tenant.stop().then(() => process.exit(0));
    });
    process.stdout.write(`Anteroom is ready: ${tenant.origins.desk}\n`);
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(1);
  }
}

function readOptions(): Parameters<typeof createTenant>[0] & { readonly watchParent: boolean } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string', default: '.data' },
      web: { type: 'string' },
      site: { type: 'string' },
      headers: { type: 'string' },
      config: { type: 'string' },
      'teams-app': { type: 'string' },
      anchor: { type: 'string' },
      reset: { type: 'boolean', default: false },
      'watch-parent': { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? USUAL_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > LAST_BASE_PORT) {
    throw new Error(
      `--port is a whole number from 1 to ${String(LAST_BASE_PORT)}; the tenant takes it and the six after it.`,
    );
  }
  if (values.anchor !== undefined && !/^\d{4}-\d\d-\d\d$/.test(values.anchor)) {
    throw new Error('--anchor is a date such as 2026-11-16.');
  }
  return {
    port,
    data: values.data,
    web: values.web,
    site: values.site,
    headers: values.headers,
    config: values.config,
    teamsApp: values['teams-app'],
    anchor: values.anchor,
    reset: values.reset,
    watchParent: values['watch-parent'],
    log: process.env['ANTEROOM_LOG'],
  };
}

function endWithParent(watchesInput: boolean, end: () => void): void {
  let isEnding = false;
  const endOnce = (): void => {
    if (!isEnding) {
      isEnding = true;
      end();
    }
  };
  process.once('SIGTERM', endOnce);
  process.once('SIGINT', endOnce);
  process.once('disconnect', endOnce);
  if (watchesInput) {
    process.stdin.once('end', endOnce).once('close', endOnce).resume();
  }
}

function reason(error: unknown): string {
  if (error instanceof PortInUse) {
    return error.message;
  }
  if (error instanceof StoreInUse) {
    return `${error.message} Its process is ${String(error.ownerPid)}; stop it, or start with another --data.`;
  }
  return error instanceof Error ? error.message : 'The local tenant could not start.';
}
