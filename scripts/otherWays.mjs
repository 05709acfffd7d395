// Tells the exchanges that Microsoft 365 answers and this product forbids itself, which a checker of its ways would count.
//
// The tenant is asked them all the same, because what it answers then has to be right too: ids that change with a move,
// entries with attendees, mail that is sent, lists searched by a column without an index.

const ITEMS = /\/(messages|events|calendarView|instances|attachments|contacts)(\/|$|\()/i;
const SENDING =
  /\/(sendMail|send|reply|replyAll|forward|accept|decline|tentativelyAccept|cancel)$/i;

/** Whether one line of a log, or a request of the batch in it, goes another way than the product may. */
export function isOtherWay({ method, url, requestHeaders, requestBody, responseBody }) {
  const address = new URL(url, 'http://localhost');
  if (address.pathname.endsWith('/$batch')) {
    const requests = Array.isArray(requestBody?.requests) ? requestBody.requests : [];
    return requests.some(
      (each) =>
        typeof each?.url === 'string' &&
        typeof each.method === 'string' &&
        isOtherWay({
          method: each.method,
          url: new URL(each.url, address.origin).href,
          requestHeaders: each.headers,
          requestBody: each.body,
        }),
    );
  }
  const prefer = preferIn(requestHeaders);
  return (
    (ITEMS.test(address.pathname) && !/IdType="?ImmutableId/i.test(prefer)) ||
    (method === 'POST' && SENDING.test(address.pathname)) ||
    (Array.isArray(requestBody?.attendees) && requestBody.attendees.length > 0) ||
    /HonorNonIndexedQueries/i.test(prefer) ||
    /it is not indexed/.test(responseBody?.error?.message ?? '')
  );
}

function preferIn(headers) {
  return Object.entries(headers ?? {})
    .filter(([name]) => name.toLowerCase() === 'prefer')
    .map(([, value]) => String(value))
    .join(', ');
}
