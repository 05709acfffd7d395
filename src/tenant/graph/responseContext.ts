// Writes the @odata.context of an answer.
import type { GraphRequest } from './graphRequest';

/** @example contextOf(request, "users('x')/messages") //=> 'http://localhost:4404/v1.0/$metadata#users('x')/messages(subject)' */
export function contextOf(request: GraphRequest, collection: string): string {
  const encoded = collection.replace(
    /\('([^']*)'\)/g,
    (_whole, key: string) => `('${encodeURIComponent(key)}')`,
  );
  const { select } = request.query;
  return `${request.root}/$metadata#${encoded}${select === null ? '' : `(${select.join(',')})`}`;
}
