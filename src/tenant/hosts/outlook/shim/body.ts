/** `item.body` in both modes. */
import type { BodyFormat } from '../conversation';
import type { OfficeClient, Options, Tail } from './calls';
import { argumentError, mindText } from './checks';
import { LIMITS } from './constants';
import { HostRefusal } from './hostLine';

export type ReadBody = Pick<Office.Body, 'getAsync'>;

/** Published types name enumerations that only the library itself can name. */
export interface ComposeBody
  extends
    ReadBody,
    Pick<Office.Body, 'prependAsync' | 'setAsync' | 'setSelectedDataAsync'>,
    Partial<Pick<Office.Body, 'appendOnSendAsync' | 'prependOnSendAsync'>> {
  readonly getTypeAsync: (...tail: Tail<BodyFormat>) => void;
}

/** Throws for a coercion type that is neither text nor HTML. */
export function formatOf(coercionType: unknown): BodyFormat {
  if (coercionType === 'html' || coercionType === 'text') return coercionType;
  throw argumentError('coercionType');
}

/** Text is the default kind of content; another kind than the two fails into the callback. */
function formatIn(options: Options): BodyFormat {
  const asked: unknown = options.coercionType;
  if (typeof asked !== 'string') return 'text';
  if (asked === 'html' || asked === 'text') return asked;
  throw new HostRefusal({
    code: 1000,
    name: 'Invalid Coercion Type',
    message: 'The specified coercion type is not supported.',
  });
}

/** The body of a received mail; it has no `getTypeAsync`. */
export function readBody(client: OfficeClient, item: number): ReadBody {
  return {
    getAsync: (coercionType: string, ...tail: Tail<string>) => {
      client.call({ name: 'body.getAsync', needs: 'ReadItem', callback: 'required' }, tail, () =>
        client.line.ask('getBody', item, formatOf(coercionType)),
      );
    },
  };
}

/** The body of a draft. */
export function composeBody(client: OfficeClient, item: number): ComposeBody {
  const write =
    (name: string, place: 'selection' | 'start' | 'whole') =>
    (data: string, ...tail: Tail<void>) => {
      client.call({ name: `body.${name}`, needs: 'ReadWriteItem' }, tail, (options) => {
        const text = mindText(data, 'data', LIMITS.body);
        return later(() => client.line.ask('writeBody', item, place, text, formatIn(options)));
      });
    };
  const writeOnSend =
    (name: string, place: 'start' | 'end') =>
    (data: string, ...tail: Tail<void>) => {
      client.call({ name: `body.${name}`, needs: 'ReadWriteItem' }, tail, (options) => {
        const given: unknown = data;
        const text = mindText(given ?? '', 'data', LIMITS.onSend);
        return later(() => client.line.ask('writeOnSend', item, place, text, formatIn(options)));
      });
    };
  return {
    ...readBody(client, item),
    getTypeAsync: (...tail) => {
      client.call<BodyFormat>(
        { name: 'body.getTypeAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => Promise.resolve('html'),
      );
    },
    prependAsync: write('prependAsync', 'start'),
    setAsync: write('setAsync', 'whole'),
    setSelectedDataAsync: write('setSelectedDataAsync', 'selection'),
    ...(client.supports('1.9')
      ? { appendOnSendAsync: writeOnSend('appendOnSendAsync', 'end') }
      : {}),
    ...(client.supports('1.13')
      ? { prependOnSendAsync: writeOnSend('prependOnSendAsync', 'start') }
      : {}),
  };
}

/** Turns what is thrown on the way into a failure for the callback. */
async function later(ask: () => Promise<unknown>): Promise<void> {
  await ask();
}
