/** What a host page in the browser may ask of the tenant's data: one address, one table, always as the page's user. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostData } from '../hostData';
import { readJson, sendJson } from './answer';

/** The functions of `HostData` that start with the viewer and can travel as JSON. */
export const DATA_CALLS = [
  'mailboxes',
  'folders',
  'messages',
  'message',
  'attachmentContent',
  'markMessageRead',
  'moveMessage',
  'masterCategories',
  'addMasterCategories',
  'removeMasterCategories',
  'categories',
  'addCategories',
  'removeCategories',
  'createDraft',
  'createReply',
  'updateDraft',
  'deleteDraft',
  'sendDraft',
  'calendarDay',
  'activities',
  'markActivityRead',
  'brokerToken',
  'bridgeFault',
] as const satisfies readonly (keyof HostData)[];

export type DataCall = (typeof DATA_CALLS)[number];

interface AskedCall {
  readonly viewer: string;
  readonly name: DataCall;
  readonly args: readonly unknown[];
}

/** Answers POST /api/call and the event stream GET /api/changes; false when the address is another one. */
export function answerDataCalls(
  data: HostData,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!address.pathname.startsWith('/api/')) return false;
  // The add-in's own pages share the site (localhost) but not the origin, and may not read here.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    sendJson(response, 403, { error: 'Only the host page itself may ask here.' });
  } else if (address.pathname === '/api/call' && request.method === 'POST') {
    void answerCall(data, request, response);
  } else if (address.pathname === '/api/changes') {
    streamChanges(data, response);
  } else {
    sendJson(response, 404, { error: 'There is no such call.' });
  }
  return true;
}

async function answerCall(
  data: HostData,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const asked = await readJson(request);
    if (!isAskedCall(asked) || data.user(asked.viewer) === undefined) {
      sendJson(response, 400, { error: 'The call is not one that this host knows.' });
      return;
    }
    sendJson(response, 200, await makeCall(data, asked));
  } catch {
    sendJson(response, 500, { error: 'The tenant could not answer this call.' });
  }
}

/** The arguments come from our own page, typed there by the same table. */
function makeCall(data: HostData, asked: AskedCall): unknown {
  const calls = data as unknown as Readonly<
    Record<DataCall, (viewer: string, ...args: readonly unknown[]) => unknown>
  >;
  return calls[asked.name](asked.viewer, ...asked.args);
}

function isAskedCall(value: unknown): value is AskedCall {
  if (typeof value !== 'object' || value === null) return false;
  const { viewer, name, args } = value as Partial<Record<keyof AskedCall, unknown>>;
  return (
    typeof viewer === 'string' && DATA_CALLS.some((known) => known === name) && Array.isArray(args)
  );
}

function streamChanges(data: HostData, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const stop = data.onChange((change) => {
    response.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  response.on('close', stop);
}
