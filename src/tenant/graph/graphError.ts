// What Graph refuses with: a status, a code and a sentence; the envelope is added where the answer is sent.

export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(message: string, code = 'BadRequest'): GraphError {
  return new GraphError(400, code, message);
}

/** What Exchange answers when a scope or a folder right is missing. */
export function accessDenied(): GraphError {
  return new GraphError(
    403,
    'ErrorAccessDenied',
    'Access is denied. Check credentials and try again.',
  );
}

export function itemNotFound(): GraphError {
  return new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store.',
  );
}

/** Never a made-up 200: whatever the tenant lacks it says so. */
export function notImplemented(what: string): GraphError {
  return new GraphError(501, 'notImplemented', `The local tenant does not implement ${what}.`);
}

/** What SharePoint answers when the caller may not do it. */
export function siteAccessDenied(): GraphError {
  return new GraphError(403, 'accessDenied', 'Access denied');
}

export function siteItemNotFound(): GraphError {
  return new GraphError(404, 'itemNotFound', 'The specified item was not found.');
}
