/** The few kinds of answer that a host page's server gives. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const LARGEST_CALL_BYTES = 12 * 1024 * 1024;

/** Sends a text that no browser may keep, because the next start may serve another one. */
export function sendText(response: ServerResponse, contentType: string, text: string): void {
  response.writeHead(200, {
    'content-type': `${contentType}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  });
  response.end(text);
}

/** Sends a JSON value; `undefined` travels as null. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value ?? null));
}

export function sendRedirect(response: ServerResponse, address: string): void {
  response.writeHead(302, { location: address, 'cache-control': 'no-store' });
  response.end();
}

export function sendNotFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('There is no such page here.\n');
}

/** Reads a JSON body; throws when it is no JSON or longer than 12 MB. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > LARGEST_CALL_BYTES) throw new Error('The call is too long');
    chunks.push(bytes);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
