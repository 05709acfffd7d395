/** `item.sessionData` and `item.internetHeaders` of a draft: what the pane leaves for the send guard. */
import { nothing, type OfficeClient, type Tail } from './calls';
import {
  argumentError,
  mindFilledText,
  mindNames,
  nullArgument,
  outOfRange,
  wrongType,
} from './checks';
import { LIMITS } from './constants';

/** Name-value pairs that live as long as the draft is open; the host refuses more than 50,000 characters (9051). */
export function sessionData(client: OfficeClient, item: number): Office.SessionData {
  const { line } = client;
  const rule = (name: string) =>
    ({ name: `sessionData.${name}`, needs: 'ReadWriteItem', callback: 'required' }) as const;
  const loose = (name: string) =>
    ({ name: `sessionData.${name}`, needs: 'ReadWriteItem' }) as const;
  return {
    getAsync: (name: string, ...tail: Tail<string>) => {
      client.call(rule('getAsync'), tail, () =>
        line.ask('getSessionData', item, mindFilledText(name, 'name')),
      );
    },
    getAllAsync: (...tail: Tail<object>) => {
      client.call<object>(rule('getAllAsync'), tail, () => line.ask('getAllSessionData', item));
    },
    setAsync: (name: string, value: string, ...tail: Tail<void>) => {
      client.call(loose('setAsync'), tail, () => {
        mindFilledText(name, 'name');
        if ((value as unknown) === undefined || (value as unknown) === null)
          throw nullArgument('value');
        if (typeof value !== 'string') throw wrongType('value');
        return line.ask('setSessionData', item, name, value).then(nothing);
      });
    },
    removeAsync: (name: string, ...tail: Tail<void>) => {
      client.call(loose('removeAsync'), tail, () =>
        line.ask('removeSessionData', item, mindFilledText(name, 'name')).then(nothing),
      );
    },
    clearAsync: (...tail: Tail<void>) => {
      client.call(loose('clearAsync'), tail, () =>
        line.ask('clearSessionData', item).then(nothing),
      );
    },
  };
}

/** Custom headers of the draft; name and value together take at most 998 characters (RFC 5322 section 2.1.1). */
export function internetHeaders(client: OfficeClient, item: number): Office.InternetHeaders {
  const { line } = client;
  return {
    getAsync: (names: string[], ...tail: Tail<Record<string, string>>) => {
      client.call(
        { name: 'internetHeaders.getAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => line.ask('getInternetHeaders', item, mindNames(names, 'internetHeaders')),
      );
    },
    setAsync: (headers: Record<string, string>, ...tail: Tail<void>) => {
      client.call({ name: 'internetHeaders.setAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('setInternetHeaders', item, mindHeaders(headers)).then(nothing),
      );
    },
    removeAsync: (names: string[], ...tail: Tail<void>) => {
      client.call({ name: 'internetHeaders.removeAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('removeInternetHeaders', item, mindNames(names, 'internetHeaders')).then(nothing),
      );
    },
  };
}

function mindHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (headers === undefined || headers === null) throw nullArgument('internetHeaders');
  const all = Object.entries(headers as Record<string, unknown>);
  if (all.length === 0) throw argumentError('internetHeaders');
  return Object.fromEntries(
    all.map(([name, value]) => {
      mindFilledText(name, 'internetHeaders');
      if (typeof value !== 'string') throw wrongType('internetHeaders');
      if (name.length + value.length > LIMITS.internetHeader) throw outOfRange(name);
      return [name, value];
    }),
  );
}
