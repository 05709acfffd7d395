// The small HTTP part that every origin of the tenant shares: read a body, send an answer, listen or say why not.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Answerer } from '../hostData';

const LARGEST_BODY = 4 * 1024 * 1024;

/** Raised when a port is taken, with the words for the person who started the tenant. */
export class PortInUse extends Error {
  readonly port: number;

  constructor(port: number) {
    super(
      `Port ${String(port)} is in use. Stop the program that uses it, or start with another --port.`,
    );
    this.name = 'PortInUse';
    this.port = port;
  }
}

/** Raised when a request's body is longer than the origin takes. */
export class BodyTooLarge extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`The request is larger than ${String(limit / 1024 / 1024)} MB.`);
    this.name = 'BodyTooLarge';
    this.limit = limit;
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** Reads the body to its end, so that the sender hears the answer; throws `BodyTooLarge` past the limit. */
export async function readBytes(request: IncomingMessage, limit = LARGEST_BODY): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    size += bytes.length;
    if (size <= limit) {
      parts.push(bytes);
    }
  }
  if (size > limit) {
    throw new BodyTooLarge(limit);
  }
  return Buffer.concat(parts);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** One header as one string; empty where absent. */
export function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

/** Runs an asynchronous answerer and answers 500 in plain words when it fails. */
export function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Answerer {
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
      } else {
        sendText(
          response,
          500,
          `The local tenant failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`,
        );
      }
    });
  };
}

export function listen(port: number, answer: Answerer): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.keepAliveTimeout = 30_000;
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortInUse(port) : error);
    });
    server.listen(port, 'localhost', () => {
      resolve(server);
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
