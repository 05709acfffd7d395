// Failures on demand: which calls shall fail, how, and how often.

export const FAULT_TARGETS = ['graph', 'lists', 'issuer'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

export const FAULT_KINDS = [
  '429',
  '503',
  'drop-before',
  'drop-after',
  '412',
  'slow',
  'list-missing',
  'unauthorized',
  'consent',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly target: FaultTarget;
  readonly kind: FaultKind;
  /** A regular expression on `METHOD path?query`; every call of the target where absent. */
  readonly match?: string;
  /** How many calls fail; all until they are taken back where absent. */
  readonly times?: number;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The first fault that this call meets, counted down. */
  meet(targets: readonly FaultTarget[], method: string, pathAndQuery: string): Fault | undefined;
}

export function createFaults(): Faults {
  let standing: Fault[] = [];
  return {
    add: (fault) => {
      standing = [...standing, fault];
    },
    clear: () => {
      standing = [];
    },
    list: () => standing,
    meet: (targets, method, pathAndQuery) => {
      const met = standing.find(
        (fault) =>
          targets.includes(fault.target) &&
          (fault.match === undefined ||
            new RegExp(fault.match, 'i').test(`${method} ${pathAndQuery}`)),
      );
      if (met?.times !== undefined) {
        const rest = { ...met, times: met.times - 1 };
        standing = standing.flatMap((fault) =>
          fault === met ? (rest.times > 0 ? [rest] : []) : [fault],
        );
      }
      return met;
    },
  };
}

/** Reads a fault from a request's body; the sentence says what is wrong with it. */
export function readFault(body: unknown): Fault | string {
  if (typeof body !== 'object' || body === null) {
    return 'A fault is a JSON object.';
  }
  const asked = body as Readonly<Record<string, unknown>>;
  const target = FAULT_TARGETS.find((known) => known === asked['target']);
  const kind = FAULT_KINDS.find((known) => known === asked['kind']);
  if (target === undefined) {
    return `"target" is one of ${FAULT_TARGETS.join(', ')}.`;
  }
  if (kind === undefined) {
    return `"kind" is one of ${FAULT_KINDS.join(', ')}.`;
  }
  const match = asked['match'];
  if (typeof match === 'string') {
    try {
      new RegExp(match);
    } catch {
      return '"match" is a regular expression.';
    }
  }
  const number = (name: string): number | undefined => {
    const value = asked[name];
    return typeof value === 'number' && value >= 0 ? value : undefined;
  };
  const times = number('times');
  const retryAfterSeconds = number('retryAfterSeconds');
  const delayMs = number('delayMs');
  return {
    target,
    kind,
    ...(typeof match === 'string' ? { match } : {}),
    ...(times === undefined ? {} : { times }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}
