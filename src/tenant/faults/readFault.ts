// Reads a fault from a request's body; what is wrong with it is said in a sentence.
import { FAULT_KINDS, FAULT_MEMBERS, FAULT_TARGETS, kindOfFault } from './faultKinds';
import type { FaultKind, FaultMember, FaultTarget } from './faultKinds';
import type { Fault } from './faults';

const WHOLE_NUMBERS = ['times', 'retryAfterSeconds', 'delayMs', 'minutes'] as const;
const TEXTS = ['match', 'who', 'list', 'column'] as const;
const LONGEST_DELAY_MS = 600_000;

/** The fault, or the sentence that says why it is none. */
export function readFault(body: unknown): Fault | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return 'A fault is a JSON object such as {"target":"graph","kind":"503","times":1}.';
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
  return wrongMember(asked, kind, target) ?? { target, kind, ...membersOf(asked) };
}

function wrongMember(
  asked: Readonly<Record<string, unknown>>,
  kind: FaultKind,
  target: FaultTarget,
): string | null {
  const { targets, takes, needs } = kindOfFault(kind);
  if (!targets.includes(target)) {
    return `"${kind}" is a fault of ${targets.join(' or ')}, not of ${target}.`;
  }
  for (const name of Object.keys(asked)) {
    const member = FAULT_MEMBERS.find((known) => known === name);
    if (name !== 'target' && name !== 'kind' && (member === undefined || !takes.includes(member))) {
      return `"${kind}" knows no "${name}"; it takes ${takes.map((each) => `"${each}"`).join(', ')}.`;
    }
  }
  const missing = needs.find((name) => asked[name] === undefined);
  if (missing !== undefined) {
    return `"${kind}" needs "${missing}".`;
  }
  if (kind === 'list-missing' && asked['list'] !== undefined && Object.keys(asked).length > 3) {
    return 'A list that is named with "list" is gone until the fault is taken back; leave the other members out.';
  }
  return wrongText(asked) ?? wrongNumber(asked);
}

function wrongText(asked: Readonly<Record<string, unknown>>): string | null {
  const wrong = TEXTS.find(
    (name) => asked[name] !== undefined && (typeof asked[name] !== 'string' || asked[name] === ''),
  );
  if (wrong !== undefined) {
    return `"${wrong}" is a text that is not empty.`;
  }
  if (typeof asked['match'] === 'string') {
    try {
      new RegExp(asked['match']);
    } catch (error) {
      return `"match" is a regular expression on METHOD /path?query; ${error instanceof Error ? error.message : 'this one cannot be read'}.`;
    }
  }
  return null;
}

function wrongNumber(asked: Readonly<Record<string, unknown>>): string | null {
  for (const name of WHOLE_NUMBERS) {
    const value = asked[name];
    if (value === undefined) {
      continue;
    }
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      return `"${name}" is a whole number.`;
    }
    if (name === 'minutes' ? value === 0 : value < (name === 'times' ? 1 : 0)) {
      return name === 'times'
        ? '"times" is 1 or more; leave it out for every call.'
        : name === 'minutes'
          ? '"minutes" is not 0: ahead is positive, behind is negative.'
          : `"${name}" is 0 or more.`;
    }
    if (name === 'delayMs' && value > LONGEST_DELAY_MS) {
      return `"delayMs" is at most ${String(LONGEST_DELAY_MS)}, ten minutes.`;
    }
  }
  return null;
}

function membersOf(asked: Readonly<Record<string, unknown>>): Partial<Fault> {
  const members = FAULT_MEMBERS.filter((name) => asked[name] !== undefined);
  return Object.fromEntries(members.map((name): [FaultMember, unknown] => [name, asked[name]]));
}
