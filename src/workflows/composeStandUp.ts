// Reads what the weekly stand-up talks about, and counts it; what could not be read is named, never zero.
import {
  blocksFromEntries,
  OPEN_STATES,
  proposalFromFields,
  type Block,
  type Proposal,
} from '../domain/holds';
import {
  laneOfCategories,
  readLogFields,
  readWorkFields,
  type LogEntry,
  type WorkItem,
} from '../domain/log';
import { principalAt, type Principal } from '../domain/roster';
import {
  composeFigures,
  readKeptWeek,
  sliceByWeek,
  weekKeyOf,
  weeksAround,
  type Figures,
  type InboxMail,
  type KeptWeek,
  type Reading,
  type Source,
  type StandUpWeeks,
} from '../domain/standup';
import {
  addDays,
  formatInstant,
  instantAtLocal,
  localDateAt,
  type Instant,
  type LocalDate,
  type ZoneId,
} from '../domain/time';
import {
  isDeskError,
  type Desk,
  type DeskError,
  type ListItem,
  type ListName,
  type ListQuery,
} from '../ports';
import type { HouseRules } from './loadHouseRules';
import { readItems } from './proposalRows';

export interface ComposeStandUpRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
  /** A day of the week to look at; null for the present week. */
  readonly week: LocalDate | null;
}

export interface ComposedStandUp {
  readonly kind: 'composed';
  readonly figures: Figures;
  readonly weeks: StandUpWeeks;
  readonly zone: ZoneId;
  readonly composedAt: Instant;
  /** Why a source could not be read, by source. */
  readonly failures: ReadonlyMap<Source, DeskError>;
  /** Rows that a person left unreadable: they are missing from the figures, and that is said. */
  readonly brokenRows: readonly {
    readonly list: ListName;
    readonly itemId: string;
    readonly field: string;
  }[];
  /** When this week's stand-up was held, and by whom; null when it was not yet. */
  readonly held: { readonly at: Instant; readonly by: string } | null;
}

export type StandUpOutcome = ComposedStandUp | { readonly kind: 'not-a-principal' };

const PROPOSALS_READ = 200;
const INBOX_READ = 1000;
const ROWS_READ = 4000;

/**
 * Composes the stand-up of one principal and week.
 *
 * The sources are read side by side. One that fails with a DeskError leaves its figures unread and its reason in
 * `failures`; anything else is thrown. Reads are by indexed columns: the log in slices of a week, the work list by state.
 */
export async function composeStandUp(
  desk: Desk,
  { houseRules, principal: address, week }: ComposeStandUpRequest,
): Promise<StandUpOutcome> {
  const principal = principalAt(houseRules.roster, address);
  if (principal === null) return { kind: 'not-a-principal' };
  const { zone } = principal;
  const now = desk.clock.now();
  const weeks = weeksAround(week ?? localDateAt(now, zone), now, zone);
  const failures = new Map<Source, DeskError>();
  const broken: ComposedStandUp['brokenRows'][number][] = [];
  const reader: Reader = {
    desk,
    principal,
    weeks,
    noteBroken: (list, itemId, field) => broken.push({ list, itemId, field }),
  };
  const attempt = async <T>(source: Source, read: Promise<readonly T[]>): Promise<Reading<T>> => {
    try {
      return await read;
    } catch (error) {
      if (!isDeskError(error)) throw error;
      failures.set(source, error);
      return 'unread';
    }
  };
  const [log, work, proposals, inbox, blocks, kept] = await Promise.all([
    attempt('log', readLog(reader)),
    attempt('work', readWork(reader)),
    attempt('proposals', readProposals(reader, houseRules)),
    attempt('inbox', readInbox(reader)),
    attempt('calendar', readBlocks(reader, houseRules)),
    attempt('weeks', readWeeks(reader)),
  ]);
  const figures = composeFigures({
    log,
    work,
    proposals,
    inbox,
    blocks,
    weeks: kept,
    now,
    week: weeks.week,
    horizon: weeks.horizon,
    trail: weeks.trail,
    zone,
    workingHours: principal.workingHours,
    holidays: houseRules.roster.holidays,
  });
  return {
    kind: 'composed',
    figures,
    weeks,
    zone,
    composedAt: now,
    failures,
    brokenRows: broken,
    held: log === 'unread' ? null : heldOf(log, weekKeyOf(principal.address, weeks.weekStart)),
  };
}

interface Reader {
  readonly desk: Desk;
  readonly principal: Principal;
  readonly weeks: StandUpWeeks;
  readonly noteBroken: (list: ListName, itemId: string, field: string) => void;
}

/** By time first: a week of a whole department stays under the list's threshold. */
async function readLog({
  desk,
  principal,
  weeks,
  noteBroken,
}: Reader): Promise<readonly LogEntry[]> {
  const slices = await Promise.all(
    sliceByWeek(weeks.trail, principal.zone).map(async (slice) =>
      desk.lists.find('AnteroomLog', {
        where: [
          { column: 'At', is: 'atLeast', value: formatInstant(slice.start) },
          { column: 'At', is: 'before', value: formatInstant(slice.end) },
          { column: 'Mailbox', is: 'equal', value: principal.address },
        ],
        limit: ROWS_READ,
      }),
    ),
  );
  return slices.flat().flatMap((item) => {
    const read = readLogFields(item.fields);
    if (read.kind === 'entry') return [read.entry];
    noteBroken('AnteroomLog', item.id, read.field);
    return [];
  });
}

/** What is open or taken, and what was due within the trail and is settled by now. */
async function readWork({
  desk,
  principal,
  weeks,
  noteBroken,
}: Reader): Promise<readonly WorkItem[]> {
  const mine = { column: 'Principal', is: 'equal', value: principal.address } as const;
  const queries: readonly ListQuery[] = [
    { where: [{ column: 'State', is: 'equal', value: 'open' }, mine], limit: ROWS_READ },
    { where: [{ column: 'State', is: 'equal', value: 'taken' }, mine], limit: ROWS_READ },
    {
      where: [{ column: 'Due', is: 'atLeast', value: formatInstant(weeks.trail.start) }, mine],
      limit: ROWS_READ,
    },
  ];
  const found = await Promise.all(
    queries.map(async (query) => desk.lists.find('AnteroomWork', query)),
  );
  const byItem = new Map<string, WorkItem>();
  for (const item of found.flat()) {
    const read = readWorkFields(item.fields);
    if (read.kind === 'item') byItem.set(item.id, read.item);
    else noteBroken('AnteroomWork', item.id, read.field);
  }
  return [...byItem.values()];
}

/** The newest proposals; what is still open is projected from its decisions, since its stored state is only a shadow. */
async function readProposals(
  { desk, principal, noteBroken }: Reader,
  houseRules: HouseRules,
): Promise<readonly Proposal[]> {
  const items = await desk.lists.find('AnteroomProposals', {
    where: [{ column: 'Principal', is: 'equal', value: principal.address }],
    newestFirst: true,
    limit: PROPOSALS_READ,
  });
  const isOpen = (item: ListItem): boolean =>
    (OPEN_STATES as readonly unknown[]).includes(item.fields['State']);
  const open = await readItems(desk, houseRules.roster, items.filter(isOpen));
  for (const { itemId, field } of open.broken) noteBroken('AnteroomProposals', itemId, field);
  const settled = items
    .filter((item) => !isOpen(item))
    .flatMap((item) => {
      const read = proposalFromFields(item.id, item.fields);
      if (read.kind === 'read') return [read.value];
      noteBroken('AnteroomProposals', item.id, read.field);
      return [];
    });
  return [
    ...open.proposals.map(({ proposal, projection }) => ({ ...proposal, state: projection.state })),
    ...settled,
  ];
}

/** Mail of the trail that lies in the inbox; at most a thousand, newest first. */
async function readInbox({ desk, principal, weeks }: Reader): Promise<readonly InboxMail[]> {
  const mails: InboxMail[] = [];
  for await (const page of desk.mailbox.listInbox(principal.address, weeks.trail.start)) {
    for (const line of page) {
      mails.push({
        message: line.reference,
        receivedAt: line.receivedAt,
        lane: laneOfCategories(line.categories),
      });
    }
    if (mails.length >= INBOX_READ) break;
  }
  return mails;
}

async function readBlocks(
  { desk, principal, weeks }: Reader,
  houseRules: HouseRules,
): Promise<readonly Block[]> {
  const entries = await desk.calendar.readEntries(principal.address, weeks.horizon);
  return blocksFromEntries(entries, [], {
    ownProposalId: null,
    kinds: houseRules.release.calendarRules.categoryKinds,
  });
}

/** The weeks kept lately; last week's is what the backlog is compared with. */
async function readWeeks({
  desk,
  principal,
  weeks,
  noteBroken,
}: Reader): Promise<readonly KeptWeek[]> {
  const { zone } = principal;
  const items = await desk.lists.find('AnteroomWeeks', {
    where: [
      {
        column: 'WeekStart',
        is: 'atLeast',
        value: weekStartText(addDays(weeks.weekStart, -14), zone),
      },
      { column: 'Principal', is: 'equal', value: principal.address },
    ],
  });
  return items.flatMap((item) => {
    const kept = keptFrom(item);
    if (kept === null) noteBroken('AnteroomWeeks', item.id, 'Data');
    return kept === null ? [] : [kept];
  });
}

function keptFrom(item: ListItem): KeptWeek | null {
  const key = item.fields['WeekKey'];
  const weekStart = typeof key === 'string' ? /#(\d{4}-\d{2}-\d{2})$/.exec(key)?.[1] : undefined;
  return weekStart === undefined
    ? null
    : readKeptWeek(item.fields['Data'], weekStart, item.createdAt);
}

/** Midnight of a Monday where the physician is, as the list keeps it. */
export function weekStartText(weekStart: LocalDate, zone: ZoneId): string {
  return formatInstant(instantAtLocal(`${weekStart}T00:00:00`, zone));
}

function heldOf(log: readonly LogEntry[], weekKey: string): ComposedStandUp['held'] {
  const entry = log.find(
    (one) => one.kind === 'standup.held' && one.facts['week'] === weekKey.split('#')[1],
  );
  return entry === undefined ? null : { at: entry.at, by: entry.by };
}
