// The switches of sign-in, as the desk origin offers them under /tenant/sign-in and /tenant/consent.
import type { Directory } from '../directory/people';
import type { BridgeFault } from '../hostData';
import { CONSENTED_SCOPES } from '../registration';
import { SILENT_REFUSALS } from './signInRules';
import type { PersonRules, SignInRules } from './signInRules';

/** What `/tenant/sign-in` answers: the rules as they stand, or the sentence that says what was wrong. */
export type ControlAnswer =
  | { readonly status: 200; readonly body: Record<string, unknown> }
  | { readonly status: 400 | 404; readonly body: { readonly error: string } };

type Words = Readonly<Record<string, unknown>>;

/**
 * Answers `GET`, `PATCH` and `DELETE /tenant/sign-in` and `POST /tenant/sign-in/revoke` and `/challenge`.
 *
 * `PATCH` takes `accessTokenSeconds`, `refreshTokenSeconds`, `assignmentRequired`, `usersMayConsent`, `bridge` and
 * `people: { KEY: { disabled, silent, secondFactor, blocked, assigned, roles } }`; what it does not name stays.
 */
export function answerSignInControl(
  rules: SignInRules,
  directory: Directory,
  asked: { readonly method: string; readonly path: string; readonly body: unknown },
): ControlAnswer {
  const words = isWords(asked.body) ? asked.body : {};
  switch (`${asked.method} ${asked.path}`) {
    case 'GET /tenant/sign-in':
      return standing(rules);
    case 'PATCH /tenant/sign-in': {
      const problem = problemOf(directory, words);
      if (problem !== undefined) return refused(problem);
      apply(rules, words);
      return standing(rules);
    }
    case 'DELETE /tenant/sign-in':
      rules.reset();
      return standing(rules);
    case 'POST /tenant/sign-in/revoke':
    case 'POST /tenant/sign-in/challenge': {
      const user = words['user'];
      if (typeof user !== 'string' || directory.byKey(user) === undefined) {
        return refused('"user" is the key of a person, such as "maya.okafor".');
      }
      if (asked.path.endsWith('revoke')) rules.revoke(user);
      else rules.challenge(user);
      return standing(rules);
    }
    default:
      return { status: 404, body: { error: `There is no ${asked.method} ${asked.path}.` } };
  }
}

/** `PUT /tenant/consent {scopes, user?}`: for everybody or for one person; without `scopes` all is given back. */
export function changeConsent(
  rules: SignInRules,
  directory: Directory,
  body: unknown,
): ControlAnswer {
  const { user, scopes } = isWords(body) ? body : {};
  const named = Array.isArray(scopes)
    ? CONSENTED_SCOPES.filter((scope) => scopes.includes(scope))
    : undefined;
  if (user === undefined) {
    rules.adminConsent = named ?? CONSENTED_SCOPES;
    return { status: 200, body: { scopes: rules.adminConsent } };
  }
  if (typeof user !== 'string' || directory.byKey(user) === undefined) {
    return refused('"user" is the key of a person, such as "maya.okafor".');
  }
  rules.setConsent(user, named);
  return { status: 200, body: { user, scopes: rules.consentedFor(user) } };
}

const IS_PERSON_RULE: Readonly<Record<keyof PersonRules, (value: unknown) => boolean>> = {
  disabled: isBoolean,
  silent: (value) => value === null || SILENT_REFUSALS.some((known) => known === value),
  secondFactor: isBoolean,
  blocked: isBoolean,
  assigned: (value) => value === null || isBoolean(value),
  roles: (value) => value === null || isTexts(value),
};

const IS_SETTING: Readonly<Record<string, (value: unknown) => boolean>> = {
  accessTokenSeconds: isSeconds,
  refreshTokenSeconds: isSeconds,
  assignmentRequired: isBoolean,
  usersMayConsent: isBoolean,
  bridge: (value) => value === null || isBridgeFault(value),
};

function problemOf(directory: Directory, words: Words): string | undefined {
  for (const [name, value] of Object.entries(words)) {
    if (name !== 'people' && IS_SETTING[name]?.(value) !== true) {
      return `"${name}" is no setting of sign-in, or not with this value.`;
    }
  }
  const people = isWords(words['people']) ? words['people'] : {};
  for (const [key, changes] of Object.entries(people)) {
    if (directory.byKey(key) === undefined) return `Nobody in the tenant has the key "${key}".`;
    for (const [name, value] of Object.entries(isWords(changes) ? changes : {})) {
      if (!(name in IS_PERSON_RULE) || !IS_PERSON_RULE[name as keyof PersonRules](value)) {
        return `"${name}" is no switch of a person, or not with this value.`;
      }
    }
  }
  return undefined;
}

/** Only after `problemOf` found nothing. */
function apply(rules: SignInRules, words: Words): void {
  const { people, ...settings } = words;
  Object.assign(rules.settings, settings);
  for (const [key, changes] of Object.entries(isWords(people) ? people : {})) {
    rules.change(key, changes as Partial<PersonRules>);
  }
}

function isBridgeFault(value: unknown): value is BridgeFault {
  if (!isWords(value)) return false;
  const { answer, times, ...texts } = value;
  const isKnown = answer === 'never' || answer === 'no-init-context' || answer === 'error';
  const areTexts = Object.values(texts).every((text) => typeof text === 'string');
  return isKnown && areTexts && (times === undefined || (isSeconds(times) && times !== 0));
}

function standing(rules: SignInRules): ControlAnswer {
  return { status: 200, body: rules.snapshot() };
}

function refused(error: string): ControlAnswer {
  return { status: 400, body: { error } };
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isSeconds(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
