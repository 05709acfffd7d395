// What the administrator of the tenant has decided about sign-in, person by person; tests and demos turn these switches.
import type { JWTPayload } from 'jose';
import type { Person } from '../directory/people';
import type { BridgeFault, BrokerAnswer, HostRole } from '../hostData';
import { CONSENTED_SCOPES } from '../registration';
import { tenantNow } from '../time/tenantClock';
import type { EntraRefusal } from './entraError';

/** What a silent request can be told until the person has signed in in a window. */
export const SILENT_REFUSALS = [
  'login_required',
  'interaction_required',
  'consent_required',
] as const;
export type SilentRefusal = (typeof SILENT_REFUSALS)[number];

export const ACCESS_TOKEN_SECONDS = 4500;
/** Refresh tokens of a single-page application live a day from the sign-in, however often they are renewed. */
export const REFRESH_TOKEN_SECONDS = 24 * 3600;

/** The switches of one person. */
export interface PersonRules {
  readonly disabled: boolean;
  readonly silent: SilentRefusal | null;
  readonly secondFactor: boolean;
  /** A conditional access policy refuses this person. */
  readonly blocked: boolean;
  /** Null: whoever is in the app's groups is assigned. */
  readonly assigned: boolean | null;
  /** App roles; null: those that the directory's role gives. */
  readonly roles: readonly string[] | null;
}

/** A token that the broker gave and gives again until it has to ask anew. */
export interface BrokerToken {
  readonly answer: Extract<BrokerAnswer, { success: true }>;
  readonly issuedAt: number;
  readonly seconds: number;
  readonly hasCapability: boolean;
  readonly consented: string;
}

/** The switches of the whole tenant. */
export interface SignInSettings {
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  assignmentRequired: boolean;
  usersMayConsent: boolean;
  bridge: BridgeFault | null;
}

/** Consent, refusals, lifetimes and revocations, in memory: a restart forgets them. */
export interface SignInRules {
  readonly settings: SignInSettings;
  /** What the administrator consented to for everybody. */
  adminConsent: readonly string[];
  rulesOf(person: string): PersonRules;
  change(person: string, changes: Partial<PersonRules>): void;
  /** Everything that is consented for this person. */
  consentedFor(person: string): readonly string[];
  /** Undefined gives the person back what the administrator consented to. */
  setConsent(person: string, scopes: readonly string[] | undefined): void;
  /** Every scope that is consented for anybody: what the resource knows. */
  everyScope(): readonly string[];
  rolesOf(person: Person): readonly string[];
  /** Why this account gets no token at all, in a window or without. */
  refusalOf(person: Person): EntraRefusal | undefined;
  /** Why a request without a window is refused although a window would help. */
  silentRefusalOf(person: Person): EntraRefusal | undefined;
  /** The person signed in in a window: what a window was asked for is done. */
  signedInWithWindow(person: string): void;
  /** Tokens issued before now are challenged by Graph; a new one is given without a window. */
  challenge(person: string): void;
  /** As `challenge`, and sessions and refresh tokens from before are void too. */
  revoke(person: string): void;
  /** Resolves when a token of now is newer than what was challenged or revoked. */
  settled(person: string): Promise<void>;
  isSessionVoid(person: string, signedInAt: number): boolean;
  /** The account of the host itself was signed in again. */
  hostSignedIn(person: string): void;
  /** When it was, in seconds; 0 where it always was. */
  hostSignedInAt(person: string): number;
  /** The claims that Graph wants in the next token, where it no longer takes this one. */
  claimsFor(person: Person, token: JWTPayload): string | undefined;
  /** The bridge's next failure, counted down. */
  meetBridge(person: string, method: string): BridgeFault | null;
  readonly brokerTokens: Map<string, BrokerToken>;
  snapshot(): Record<string, unknown>;
  reset(): void;
}

const APP_ROLES: Partial<Record<HostRole, string>> = {
  ea: 'Assistant',
  'backup-ea': 'Assistant',
  physician: 'Physician',
  compliance: 'Compliance',
  'it-admin': 'Admin',
};

const USUAL: PersonRules = {
  disabled: false,
  silent: null,
  secondFactor: false,
  blocked: false,
  assigned: null,
  roles: null,
};

const SILENT_AS: Readonly<Record<SilentRefusal, EntraRefusal>> = {
  login_required: 'no session',
  interaction_required: 'confirmation needed',
  consent_required: 'no consent',
};

export function createSignInRules(): SignInRules {
  const settings = usualSettings();
  const people = new Map<string, PersonRules>();
  const consent = new Map<string, readonly string[]>();
  /** In whole seconds, as `iat` is: what was issued before it is old. */
  const tokensFrom = new Map<string, number>();
  const sessionsFrom = new Map<string, number>();
  const hostsFrom = new Map<string, number>();
  const rules: SignInRules = {
    settings,
    adminConsent: CONSENTED_SCOPES,
    brokerTokens: new Map(),
    rulesOf: (person) => people.get(person) ?? USUAL,
    change: (person, changes) => {
      people.set(person, { ...rules.rulesOf(person), ...changes });
    },
    consentedFor: (person) => consent.get(person) ?? rules.adminConsent,
    setConsent: (person, scopes) => {
      if (scopes === undefined) consent.delete(person);
      else consent.set(person, scopes);
    },
    everyScope: () => [
      ...new Set([...CONSENTED_SCOPES, ...rules.adminConsent, ...[...consent.values()].flat()]),
    ],
    rolesOf: (person) => {
      const usual = APP_ROLES[person.role];
      return rules.rulesOf(person.key).roles ?? (usual === undefined ? [] : [usual]);
    },
    refusalOf: (person) => {
      const { disabled, assigned, blocked } = rules.rulesOf(person.key);
      if (disabled) return 'account disabled';
      if (settings.assignmentRequired && !(assigned ?? person.canSignIn)) return 'not assigned';
      return blocked ? 'policy refuses' : undefined;
    },
    silentRefusalOf: (person) => {
      const { silent, secondFactor } = rules.rulesOf(person.key);
      if (silent !== null) return SILENT_AS[silent];
      return secondFactor ? 'second factor' : undefined;
    },
    signedInWithWindow: (person) => {
      rules.change(person, { silent: null, secondFactor: false });
    },
    challenge: (person) => {
      tokensFrom.set(person, nextSecond());
    },
    revoke: (person) => {
      tokensFrom.set(person, nextSecond());
      sessionsFrom.set(person, machineSeconds() + 1);
    },
    settled: async (person) => {
      const isOld = (): boolean =>
        seconds() < (tokensFrom.get(person) ?? 0) ||
        machineSeconds() < (sessionsFrom.get(person) ?? 0);
      while (isOld()) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    isSessionVoid: (person, signedInAt) => signedInAt < (sessionsFrom.get(person) ?? 0),
    hostSignedIn: (person) => {
      // Counted as of the revocation that it answers.
      hostsFrom.set(person, Math.max(machineSeconds(), sessionsFrom.get(person) ?? 0));
    },
    hostSignedInAt: (person) => hostsFrom.get(person) ?? 0,
    claimsFor: (person, token) => {
      const from = tokensFrom.get(person.key) ?? 0;
      const isCapable = Array.isArray(token['xms_cc']) && token['xms_cc'].includes('CP1');
      const isOld = (token.iat ?? 0) < from;
      return isCapable && (isOld || rules.rulesOf(person.key).disabled)
        ? JSON.stringify({ access_token: { nbf: { essential: true, value: String(from) } } })
        : undefined;
    },
    meetBridge: (person, method) => {
      const fault = settings.bridge;
      if (fault === null || (fault.user ?? person) !== person) return null;
      if ((fault.method ?? method) !== method) return null;
      if (fault.times !== undefined) {
        settings.bridge = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
      }
      return fault;
    },
    snapshot: () => ({
      ...settings,
      adminConsent: rules.adminConsent,
      consent: Object.fromEntries(consent),
      people: Object.fromEntries(people),
    }),
    reset: () => {
      Object.assign(settings, usualSettings());
      rules.adminConsent = CONSENTED_SCOPES;
      const all = [people, consent, tokensFrom, sessionsFrom, hostsFrom, rules.brokerTokens];
      for (const kept of all) kept.clear();
    },
  };
  return rules;
}

function usualSettings(): SignInSettings {
  return {
    accessTokenSeconds: ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: REFRESH_TOKEN_SECONDS,
    assignmentRequired: true,
    usersMayConsent: false,
    bridge: null,
  };
}

function seconds(): number {
  return Math.floor(tenantNow() / 1000);
}

/** Sessions and grants are the provider's, which reads the machine's clock. */
function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** A token of this very second cannot be told from one issued just before. */
function nextSecond(): number {
  return seconds() + 1;
}
