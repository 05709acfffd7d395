// A physician's own list gets the colours of the categories that the desk writes: only she may write it, with one click.
import { missingColours, nameKey, type MissingColour } from '../domain/policy';
import { principalAt } from '../domain/roster';
import type { CategoryList, Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { writeLog } from './writeLog';

export interface ColoursRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician, who must be the one signed in. */
  readonly principal: string;
}

export interface SetUpColoursRequest extends ColoursRequest {
  /** Told after each category that was tried. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Somebody looks at another person's queue; that person's list is neither read nor written. */
interface NotTheOwner {
  readonly kind: 'not-the-owner';
}

export type ColoursRead =
  { readonly kind: 'read'; readonly missing: readonly MissingColour[] } | NotTheOwner | ObserveOnly;

export type ColoursSetUp =
  | {
      readonly kind: 'set-up';
      /** Names that were put on the list, and names on it that had no colour. */
      readonly added: number;
      readonly coloured: number;
      /** What the list still lacks when it is read again: another client wrote it in the same moment. */
      readonly missing: readonly MissingColour[];
    }
  | NotTheOwner
  | ObserveOnly;

/** What the physician's list lacks; nothing is asked of Graph unless she herself looks. */
export async function readColours(desk: Desk, request: ColoursRequest): Promise<ColoursRead> {
  const refusal = await refusalOf(desk, request);
  if (refusal !== null) return refusal;
  return { kind: 'read', missing: await missingNow(desk.categories, request.houseRules) };
}

/**
 * Adds what the list lacks and colours what has no colour. What she has coloured stays as it is, and repeating it does
 * only what is left.
 *
 * One after the other: Exchange keeps the list in one item, and two writes at once may lose one of them.
 */
export async function setUpColours(
  desk: Desk,
  request: SetUpColoursRequest,
): Promise<ColoursSetUp> {
  const { houseRules } = request;
  const refusal = await refusalOf(desk, request);
  if (refusal !== null) return refusal;
  const { categories } = desk;
  const list = await categories.readAll();
  const wanted = missingColours(houseRules.release.calendarRules, list);
  const idOf = new Map(list.map((one) => [nameKey(one.name), one.id]));
  const done = { added: 0, coloured: 0 };
  try {
    for (const [index, { name, colour }] of wanted.entries()) {
      const id = idOf.get(nameKey(name));
      if (id === undefined) {
        if ((await categories.add(name, colour)) === 'added') done.added += 1;
      } else if ((await categories.giveColour(id, colour)) === 'coloured') done.coloured += 1;
      request.onProgress?.(index + 1, wanted.length);
    }
  } finally {
    // What was written before a failure is on record too; trying again logs only the rest.
    if (done.added + done.coloured > 0) await logColours(desk, request, done);
  }
  return { kind: 'set-up', ...done, missing: await missingNow(categories, houseRules) };
}

async function refusalOf(
  desk: Desk,
  { houseRules, principal }: ColoursRequest,
): Promise<NotTheOwner | ObserveOnly | null> {
  const physician = principalAt(houseRules.roster, principal);
  const account = await desk.identity.signIn(null);
  if (physician?.id !== account.id) return { kind: 'not-the-owner' };
  return isObserved(houseRules, physician.address) ? OBSERVE_ONLY : null;
}

async function missingNow(
  categories: CategoryList,
  { release }: HouseRules,
): Promise<readonly MissingColour[]> {
  return missingColours(release.calendarRules, await categories.readAll());
}

async function logColours(
  desk: Desk,
  { houseRules, principal }: ColoursRequest,
  facts: { readonly added: number; readonly coloured: number },
): Promise<void> {
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        kind: 'colours.set',
        mailbox: principal,
        lane: null,
        urgency: null,
        release: houseRules.release.number,
        subjectId: null,
        facts,
      },
    ],
  });
}
