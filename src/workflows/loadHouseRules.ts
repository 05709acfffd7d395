// Reads the roster and the newest signed release; works on with the last verified ones while Microsoft is out of reach.
import { hashOf, jsonOrNull, readLogFields } from '../domain/log';
import {
  readEvidence,
  readSignedRelease,
  verifyRelease,
  withEvidence,
  type Release,
  type ReleaseVerdict,
  type SignedEntry,
  type WrittenRelease,
} from '../domain/policy';
import { readRoster, type Roster, type RosterRow } from '../domain/roster';
import { formatInstant, parseInstant, type Instant } from '../domain/time';
import type { EvidenceModel } from '../domain/triage';
import { DeskError, isDeskError, type Desk, type DeskErrorCode, type ReleaseFile } from '../ports';

/** What every decision of the desk goes by. */
export interface HouseRules {
  readonly roster: Roster;
  readonly release: Release;
  /** `cached`: Microsoft could not be reached, these are the last that were verified on this device. */
  readonly freshness: 'live' | 'cached';
  /** When they were verified. */
  readonly asOf: Instant;
  /** Newer releases that were not accepted, newest first: the front ends say so. */
  readonly passedOver: readonly {
    readonly number: string;
    readonly verdict: Exclude<ReleaseVerdict, { kind: 'verified' }>;
  }[];
  /** Set while the evidence model was left in the library: whoever judges a mail by these rules gets `triage/failed`. */
  readonly lacksModel?: true;
}

/** `model-later`: for a screen that judges no mail and must not wait for half a megabyte. */
export type RulesWanted = 'whole' | 'model-later';

const RELEASES_READ = 10;
const SIGNATURES_READ = 200;
/** Every kind of row begins with a letter: the whole roster in one indexed question, rows of a misspelt kind included. */
const EVERY_KIND = { column: 'Kind', is: 'atLeast', value: 'A' } as const;
const SHELF_KEY = 'anteroom.house-rules';

/** Failures of reach, not of right: only these fall back to what was verified before. */
const OUT_OF_REACH: readonly DeskErrorCode[] = [
  'graph/unreachable',
  'graph/throttled',
  'graph/unavailable',
];

/**
 * Loads the house rules.
 *
 * The newest release that verifies is taken; unsigned and broken ones are passed over and named. The roster must be
 * whole: one row that cannot be read is an error, because a missing person or lock is worse than a stop.
 *
 * With `model-later` a model that is not on this device stays in the library, and nothing is kept for later: load the
 * whole afterwards.
 *
 * @throws DeskError `roster/broken` (facts.name: the row and field), `policy/unsigned`, `policy/broken`, `policy/missing`,
 * and whatever the ports throw
 */
export async function loadHouseRules(
  desk: Desk,
  wanted: RulesWanted = 'whole',
): Promise<HouseRules> {
  try {
    return await loadLive(desk, wanted);
  } catch (error) {
    if (!isDeskError(error) || !OUT_OF_REACH.includes(error.code)) throw error;
    const kept = readKeptRules(desk);
    if (kept === null) throw error;
    return kept;
  }
}

async function loadLive(desk: Desk, wanted: RulesWanted): Promise<HouseRules> {
  const [items, files, logged] = await Promise.all([
    desk.lists.find('AnteroomRoster', { where: [EVERY_KIND] }),
    desk.policy.readReleases(RELEASES_READ),
    desk.lists.find('AnteroomLog', {
      where: [{ column: 'Kind', is: 'equal', value: 'policy.signed' }],
      newestFirst: true,
      limit: SIGNATURES_READ,
    }),
  ]);
  const rows = items.map((item): RosterRow => ({
    kind: item.fields['Kind'],
    key: item.fields['Key'],
    data: item.fields['Data'],
  }));
  const roster = rosterFrom(rows);
  const signed = logged.flatMap((item) => signatureFrom(item.createdById, item.fields));

  const passedOver: HouseRules['passedOver'][number][] = [];
  for (const [index, file] of files.entries()) {
    const verdict = verifyRelease(file, roster, signed, files[index + 1] ?? null);
    if (verdict.kind === 'verified') {
      const asOf = desk.clock.now();
      if (wanted === 'model-later' && keptEvidence(desk, verdict.release) === null) {
        const release = withoutModel(verdict.release);
        return { roster, release, freshness: 'live', asOf, passedOver, lacksModel: true };
      }
      const evidence = await evidenceOf(desk, verdict.release);
      if (evidence !== null) {
        keep(desk, rows, file, verdict.release, asOf);
        const release = withEvidence(verdict.release, evidence);
        return { roster, release, freshness: 'live', asOf, passedOver };
      }
      passedOver.push({ number: file.number, verdict: { kind: 'broken', field: 'evidenceHash' } });
    } else passedOver.push({ number: file.number, verdict });
  }
  throw noneHolds(passedOver);
}

/** The model that the release names: from this device where it is at hand, else from the library; null when it is not the named one. */
async function evidenceOf(desk: Desk, release: WrittenRelease): Promise<EvidenceModel | null> {
  const kept = keptEvidence(desk, release);
  if (kept !== null) return kept;
  const { evidenceHash } = release;
  const file = await readLibrary(desk, evidenceHash);
  const evidence = readEvidence(file, evidenceHash);
  if (file !== null && evidence !== null) desk.shelf.write(evidenceKey(evidenceHash), file);
  return evidence;
}

function keptEvidence(
  desk: Pick<Desk, 'shelf'>,
  { evidenceHash }: WrittenRelease,
): EvidenceModel | null {
  return readEvidence(desk.shelf.read(evidenceKey(evidenceHash)), evidenceHash);
}

/** A release that answers for everything but a verdict: asking it for one fails instead of judging by nothing. */
function withoutModel(written: WrittenRelease): Release {
  const matrix = Object.defineProperty({ ...written.matrix }, 'evidence', {
    get: () => {
      throw new DeskError('triage/failed', { name: 'evidence' });
    },
  }) as Release['matrix'];
  return { ...written, matrix };
}

/** A model that is missing makes its release unusable, as a wrong one does; being out of reach does not. */
async function readLibrary(desk: Desk, evidenceHash: string): Promise<string | null> {
  try {
    return await desk.policy.readEvidence(evidenceHash);
  } catch (error) {
    if (isDeskError(error) && error.code === 'policy/missing') return null;
    throw error;
  }
}

function rosterFrom(rows: readonly RosterRow[]): Roster {
  if (rows.length === 0) throw new DeskError('roster/broken', { name: 'no rows' });
  const reading = readRoster(rows);
  if (reading.kind === 'broken') {
    throw new DeskError('roster/broken', { name: `${reading.row}: ${reading.field}` });
  }
  return reading.roster;
}

function signatureFrom(
  createdById: string,
  fields: Readonly<Record<string, unknown>>,
): readonly SignedEntry[] {
  const read = readLogFields(fields);
  if (read.kind === 'broken' || read.entry.kind !== 'policy.signed') return [];
  const { policyRelease, facts } = read.entry;
  const { hash } = facts;
  if (policyRelease === null || typeof hash !== 'string') return [];
  return [{ createdById, releaseNumber: policyRelease, hash }];
}

function noneHolds(passedOver: HouseRules['passedOver']): DeskError {
  const newest = passedOver[0];
  if (newest === undefined) return new DeskError('policy/missing');
  return newest.verdict.kind === 'unsigned'
    ? new DeskError('policy/unsigned', { name: `${newest.number}: ${newest.verdict.reason}` })
    : new DeskError('policy/broken', { name: `${newest.number}: ${brokenPart(newest.verdict)}` });
}

/** `mailRules.exclusions.0 (names neither sender, domain nor folder)`: the part of a release that cannot be read, and why. */
export function brokenPart({
  field,
  because,
}: {
  readonly field: string;
  readonly because?: string;
}): string {
  return because === undefined ? field : `${field} (${because})`;
}

/** Keeps what was verified: staff names and the signed policy, no mail and no patient. */
function keep(
  desk: Desk,
  rows: readonly RosterRow[],
  file: ReleaseFile,
  { hash, evidenceHash }: WrittenRelease,
  asOf: Instant,
): void {
  const note = { hash, evidenceHash, asOf: formatInstant(asOf), rows, rowsHash: hashOf(rows) };
  const before = readNote(desk);
  if (before !== null && before.hash !== hash) desk.shelf.remove(releaseKey(before.hash));
  if (before !== null && before.evidenceHash !== evidenceHash)
    desk.shelf.remove(evidenceKey(before.evidenceHash));
  if (before?.hash !== hash || desk.shelf.read(releaseKey(hash)) === null) {
    desk.shelf.write(releaseKey(hash), JSON.stringify(file.content));
  }
  desk.shelf.write(SHELF_KEY, JSON.stringify(note));
}

/**
 * The rules that were last verified on this device, as far as they are still what was verified; null when there are none.
 *
 * Asks nobody: a first verdict can go by them while `loadHouseRules` is under way, whose answer replaces them.
 */
export function readKeptRules(desk: Pick<Desk, 'shelf'>): HouseRules | null {
  const note = readNote(desk);
  if (note === null) return null;
  const written = readSignedRelease(parseJson(desk.shelf.read(releaseKey(note.hash))), note.hash);
  const reading = readRoster(note.rows);
  if (written === null || reading.kind === 'broken') return null;
  const evidence = keptEvidence(desk, written);
  if (evidence === null) return null;
  return {
    roster: reading.roster,
    release: withEvidence(written, evidence),
    freshness: 'cached',
    asOf: note.asOf,
    passedOver: [],
  };
}

interface Note {
  readonly hash: string;
  readonly evidenceHash: string;
  readonly asOf: Instant;
  readonly rows: readonly RosterRow[];
}

function readNote(desk: Pick<Desk, 'shelf'>): Note | null {
  const value = parseJson(desk.shelf.read(SHELF_KEY));
  if (typeof value !== 'object' || value === null) return null;
  const { hash, evidenceHash, asOf, rows, rowsHash } = value as Record<string, unknown>;
  if (typeof hash !== 'string' || typeof evidenceHash !== 'string') return null;
  if (typeof asOf !== 'string' || !Array.isArray(rows)) return null;
  const instant = parseInstant(asOf);
  if (instant === null || hashOf(rows) !== rowsHash) return null;
  return { hash, evidenceHash, asOf: instant, rows: rows as RosterRow[] };
}

function evidenceKey(hash: string): string {
  return `anteroom.evidence.${hash}`;
}

function releaseKey(hash: string): string {
  return `anteroom.release.${hash}`;
}

function parseJson(text: string | null): unknown {
  return text === null ? null : jsonOrNull(text);
}
