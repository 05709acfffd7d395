/** `item.body` in both modes. */
import type { BodyFormat } from '../conversation';
import { optionsOf, refuseLongerThan, settle, type Tail } from './asyncResults';
import { LIMITS } from './constants';
import type { HostLine } from './hostLine';

export interface ReadBody extends Pick<Office.Body, 'getAsync'> {
  /** The published type is an enumeration that only the library itself can name. */
  readonly getTypeAsync: (...tail: Tail<BodyFormat>) => void;
}
export type ComposeBody = ReadBody &
  Pick<Office.Body, 'prependAsync' | 'setAsync' | 'setSelectedDataAsync'>;

function formatOf(coercionType: string | undefined): BodyFormat {
  return coercionType === 'html' ? 'html' : 'text';
}

/** The body of a received mail. */
export function readBody(line: HostLine, serial: number): ReadBody {
  return {
    getAsync: (coercionType: string, ...tail: Tail<string>) => {
      settle(tail, line.ask('getBody', serial, formatOf(coercionType)));
    },
    getTypeAsync: (...tail) => {
      settle<BodyFormat>(tail, Promise.resolve('html'));
    },
  };
}

/** The body of a draft; text is the default kind of content, as Office has it. */
export function composeBody(line: HostLine, serial: number): ComposeBody {
  const write =
    (place: 'selection' | 'start' | 'whole') =>
    (data: string, ...tail: Tail<void>) => {
      refuseLongerThan(data, LIMITS.body, 'data');
      const format = formatOf(optionsOf(tail).coercionType);
      settle(tail, line.ask('writeBody', serial, place, data, format).then(nothing));
    };
  return {
    ...readBody(line, serial),
    prependAsync: write('start'),
    setAsync: write('whole'),
    setSelectedDataAsync: write('selection'),
  };
}

/** Office answers `undefined` where a call has no value. */
export function nothing(): void {
  return undefined;
}
