// One proposal's life as four people and a hostile network may live it, and what must be true of it at every moment.
import {
  hashRevision,
  optionWithId,
  proposalFromFields,
  standingOf,
  type CalendarEntry,
  type Decision,
  type HoldOption,
  type ProposalState,
} from '../../src/domain/holds';
import { addMinutes, overlaps } from '../../src/domain/time';
import { DeskError, isDeskError, type Desk } from '../../src/ports';
import { decideProposal } from '../../src/workflows/decideProposal';
import { hearWord } from '../../src/workflows/hearWord';
import type { ReadProposal } from '../../src/workflows/holdTerms';
import { pickOption } from '../../src/workflows/pickOption';
import { placeHolds } from '../../src/workflows/placeHolds';
import { findProposal, readDecisions, readEntitlement } from '../../src/workflows/proposalRows';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { eventIdsOf } from '../../src/workflows/removeEvents';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { extendProposal, offerOptions } from '../../src/workflows/tendProposal';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { DeskForTests } from './DeskForTests';
import { Crash } from './crashingDesk';
import { entry, on } from './holdCases';
import { FRIDAY, HOLD_ID, MAYA_ADDRESS, MONDAY, office, placing, RULES } from './holdsHouse';

export const MOVES = [
  'propose',
  'any',
  'only',
  'decline',
  'pick',
  'offer',
  'hear',
  'revise',
  'revise-while-answering',
  'extend',
  'withdraw',
  'sweep',
  'two-sweeps',
  'withdraw-while-sweeping',
  'delete-event',
  'move-event',
  'take-time',
  'hours-pass',
  'days-pass',
] as const;

export interface Fault {
  readonly nth: number;
  readonly when: 'before' | 'after';
  readonly how: 'crash' | 'lost' | 'changed';
}

export interface Move {
  readonly act: (typeof MOVES)[number];
  readonly who: 'jordan' | 'priya' | 'maya' | 'grace';
  readonly option: '1' | '2';
  readonly fault: Fault | null;
}

const TRAVEL = 'HOLD travel';
const FINAL: readonly ProposalState[] = ['declined', 'expired', 'withdrawn'];
const ELSEWHERE = {
  1: on('2026-11-24', '15:00', '15:30'),
  2: on('2026-11-24', '16:00', '16:30'),
};
const WRITES = ['add', 'change', 'placeHold', 'confirmHold', 'removeHold', 'tell'];

export class History {
  readonly #house = { ...office() };
  readonly #grace: DeskForTests;
  /** The first final state that was seen: it must stay. */
  #closedAs: ProposalState | null = null;
  /** Decisions that were ever in the list: none may vanish. */
  #mostDecisions = 0;

  /** Our events that were busy when somebody last looked. */
  #firm: ReadonlySet<string> = new Set();
  /** Set in the moment in which one time is held twice, however soon it is put right. */
  #isDoubled = false;

  /** What is proposed, with its way there and back where the story has one. */
  readonly #wish: ReturnType<typeof placing>;

  constructor(travel: ReturnType<typeof placing>['travel'] = []) {
    this.#wish = placing({ travel });
    this.#grace = new DeskForTests({ as: 'grace.adeyemi-holt', beside: this.#house.jordan });
    const { calendar } = this.#house.jordan;
    const placeHold = calendar.placeHold.bind(calendar);
    calendar.placeHold = async (...asked) => {
      const placed = await placeHold(...asked);
      // A way back may be, to the minute, the way to the next place.
      const held = this.#events().filter(({ subject }) => subject !== TRAVEL);
      this.#isDoubled ||= new Set(held.map(({ window }) => window.start)).size !== held.length;
      return placed;
    };
  }

  /** Plays one move; what breaks in it breaks as it would on a person's machine. */
  async play(move: Move): Promise<void> {
    const desk = this.#deskOf(move);
    const strays = this.#strays();
    try {
      await this.#act(move, desk);
    } catch (error) {
      if (!(error instanceof Crash) && !isDeskError(error)) throw error;
    }
    await this.#observe();
    // Who is not cut off clears up behind himself, however many are at it: no sweep has to come for that.
    if (move.fault === null && this.#strays() > strays)
      throw new Error(`${move.act} left an event behind`);
  }

  /** Everybody comes back with a sound network: the sweeps run until they find nothing more to do. */
  async comeToRest(): Promise<void> {
    const { jordan, priya } = this.#house;
    for (let round = 0; round < 6; round += 1) {
      jordan.clock.pass(3);
      const { repaired } = await this.#sweep(round % 2 === 0 ? jordan : priya);
      await this.#observe();
      if (repaired.length === 0) return;
    }
    throw new Error('The sweeps never came to rest');
  }

  /** What must be true at the end of every history. */
  check(): void {
    const rows = this.#house.jordan.lists.site.rowsOf('AnteroomProposals');
    const ours = this.#events();
    if (rows.length > 1) throw new Error('The proposal was doubled');
    if (rows.length === 0) {
      if (ours.length > 0) throw new Error('Events without a row');
      return;
    }
    const read = this.#last;
    if (read === null) throw new Error('The row cannot be read');
    const { proposal, projection } = read;
    const starts = ours.map(({ window }) => window.start);
    if (new Set(starts).size !== starts.length) throw new Error('An event was doubled');
    const meetings = ours.filter(({ subject }) => subject !== TRAVEL);
    const busy = meetings.filter(({ showAs }) => showAs === 'busy');
    const now = this.#house.jordan.clock.now();
    // A confirmed meeting that has begun is looked after no longer: what a person then removes is the past's own.
    const isOver = proposal.options.every(({ window }) => window.start <= now);
    if (projection.state !== 'confirmed' || !isOver) this.#checkTravel(proposal.options, ours);
    switch (projection.state) {
      case 'confirmed':
        if (busy.length > 1 || meetings.length > 1)
          throw new Error('Confirmed, and more than one event');
        break;
      case 'sent':
      case 'declined':
      case 'expired':
      case 'withdrawn':
      case 'failed':
        if (ours.length > 0) throw new Error(`${projection.state}, and events stand`);
        break;
      case 'placing':
        throw new Error('Still being placed after every sweep');
      case 'proposed':
      case 'cleared':
      case 'offered': {
        const named = eventIdsOf(proposal.options);
        if (busy.length > 0) throw new Error(`${projection.state}, and an event is busy`);
        if (ours.some(({ id }) => !named.includes(id)))
          throw new Error('An event that no row names');
        break;
      }
      case 'picked':
        if (!projection.isOnWord) throw new Error('Picked, and never carried out');
        if (busy.length > 1) throw new Error('Two firm times on one word');
        break;
      case 'clash':
        if (ours.length > meetings.length) throw new Error('A clash, and travel stands');
        break;
    }
  }

  /** Travel stands only beside the hold it belongs to: whoever loses the hold loses the way. */
  #checkTravel(options: readonly HoldOption[], ours: readonly CalendarEntry[]): void {
    const standing = options.filter(({ eventId }) => ours.some(({ id }) => id === eventId));
    const legs = eventIdsOf(standing.map((option) => ({ ...option, eventId: null })));
    for (const { subject, id } of ours) {
      if (subject === TRAVEL && !legs.includes(id)) throw new Error('Travel without its hold');
    }
  }

  end(): ProposalState | 'none' {
    return this.#last?.projection.state ?? 'none';
  }

  #last: ReadProposal | null = null;

  async #act({ act, who, option }: Move, desk: Desk): Promise<void> {
    const named = { houseRules: RULES, proposalId: HOLD_ID };
    switch (act) {
      case 'propose':
        await placeHolds(desk, this.#wish);
        return;
      case 'any':
      case 'only':
      case 'decline':
        await this.#answer(desk, act, option);
        return;
      case 'pick':
        await pickOption(desk, { ...named, optionId: option });
        return;
      case 'offer':
        await offerOptions(desk, named);
        return;
      case 'hear':
        await hearWord(desk, { ...named, optionId: option, heardAt: desk.clock.now() });
        return;
      case 'revise':
        await this.#revise(desk, option);
        return;
      case 'revise-while-answering':
        await Promise.allSettled([
          this.#revise(desk, option),
          this.#answer(this.#house.maya, 'any', option),
        ]);
        return;
      case 'extend':
        await extendProposal(desk, {
          ...named,
          decideBy: addMinutes(desk.clock.now(), 60 * 60),
        });
        return;
      case 'withdraw':
        await withdrawProposal(desk, named);
        return;
      case 'sweep':
        await this.#sweep(desk);
        return;
      case 'two-sweeps':
        await Promise.allSettled([this.#sweep(desk), this.#sweep(this.#house.priya)]);
        return;
      case 'withdraw-while-sweeping':
        await Promise.allSettled([this.#sweep(desk), withdrawProposal(this.#house.priya, named)]);
        return;
      case 'delete-event':
        this.#byHand(option, () => null);
        return;
      case 'move-event':
        this.#byHand(option, (event) => ({ ...event, window: ELSEWHERE[option], etag: 'W/"99"' }));
        return;
      case 'take-time':
        this.#entries().push(entry(option === '1' ? FRIDAY : MONDAY, { categories: ['OR'] }));
        return;
      case 'hours-pass':
        this.#house.jordan.clock.pass(who === 'maya' ? 47 * 60 : 5 * 60);
        return;
      case 'days-pass':
        this.#house.jordan.clock.pass(6 * 24 * 60);
        return;
    }
  }

  async #answer(desk: Desk, answer: 'any' | 'only' | 'decline', option: string): Promise<void> {
    const read = await findProposal(this.#house.priya, RULES.roster, HOLD_ID);
    if (read?.kind !== 'read') return;
    const optionId = answer === 'only' ? option : null;
    await decideProposal(desk, { houseRules: RULES, proposal: read.proposal, answer, optionId });
  }

  async #revise(desk: Desk, option: string): Promise<void> {
    const read = await findProposal(this.#house.priya, RULES.roster, HOLD_ID);
    if (read?.kind !== 'read') return;
    const kept = option === '1' ? FRIDAY : MONDAY;
    const other = on('2026-11-25', '10:00', '10:30');
    await reviseProposal(desk, {
      ...this.#wish,
      windows: [kept, other],
      proposalId: HOLD_ID,
      seenRevision: read.proposal.revision,
    });
  }

  async #sweep(desk: Desk): ReturnType<typeof reconcileProposals> {
    return reconcileProposals(desk, { houseRules: RULES, principal: MAYA_ADDRESS });
  }

  /** Reads the truth with a sound desk and holds it to what may never happen. */
  async #observe(): Promise<void> {
    const desk = this.#house.jordan;
    const read = await findProposal(desk, RULES.roster, HOLD_ID);
    const decisions = await readDecisions(desk, HOLD_ID);
    if (decisions.length < this.#mostDecisions) throw new Error('A decision was lost');
    this.#mostDecisions = decisions.length;
    if (this.#isDoubled) throw new Error('One time was held twice');
    this.#checkFirm();
    if (read?.kind !== 'read') return;
    this.#last = read;
    const { state, chosenOptionId, problem } = read.projection;
    // Nobody edits the lists by hand here: no row may say more than its decisions do.
    if (problem === 'unproven') throw new Error('The row says what no decision proves');
    if (this.#closedAs !== null && state !== this.#closedAs) {
      throw new Error(`${this.#closedAs} became ${state}`);
    }
    if (FINAL.includes(state)) this.#closedAs = state;
    if (state !== 'confirmed') return;
    const entitlement = await readEntitlement(desk, RULES.roster, MAYA_ADDRESS);
    const proves = (said: Decision): boolean =>
      said.revision === read.proposal.revision &&
      said.revisionHash === hashRevision(read.proposal) &&
      standingOf(entitlement, read.proposal, said.decidedById, said.decidedAt, said.answer) !==
        null &&
      (said.answer === 'any' || (said.answer === 'only' && said.optionId === chosenOptionId));
    if (optionWithId(read.proposal, chosenOptionId) === null || !decisions.some(proves)) {
      throw new Error('Confirmed without proof');
    }
  }

  /** No event becomes busy over time that somebody else has taken: nobody has granted that here. */
  #checkFirm(): void {
    const others = this.#entries().filter(({ proposalId }) => proposalId !== HOLD_ID);
    const busy = this.#events().filter(({ showAs }) => showAs === 'busy');
    for (const { id, window } of busy) {
      if (!this.#firm.has(id) && others.some((other) => overlaps(other.window, window)))
        throw new Error('Made firm over time that was taken');
    }
    this.#firm = new Set(busy.map(({ id }) => id));
  }

  /** Events of ours that the row does not name. */
  #strays(): number {
    const [row] = this.#house.jordan.lists.site.rowsOf('AnteroomProposals');
    const read = row === undefined ? null : proposalFromFields(row.id, row.fields);
    const named = read?.kind === 'read' ? eventIdsOf(read.value.options) : [];
    return this.#events().filter(({ id }) => !named.includes(id)).length;
  }

  #deskOf({ who, fault }: Move): Desk {
    const desk = who === 'grace' ? this.#grace : this.#house[who];
    return fault === null ? desk : faultyDesk(desk, fault);
  }

  #entries(): CalendarEntry[] {
    return this.#house.jordan.calendar.entries.get(MAYA_ADDRESS) ?? [];
  }

  #events(): readonly CalendarEntry[] {
    return this.#entries().filter(({ proposalId }) => proposalId === HOLD_ID);
  }

  #byHand(option: string, change: (event: CalendarEntry) => CalendarEntry | null): void {
    const entries = this.#entries();
    const start = option === '1' ? FRIDAY.start : MONDAY.start;
    const index = entries.findIndex(
      ({ proposalId, window }) => proposalId === HOLD_ID && window.start === start,
    );
    const event = entries[index];
    if (event === undefined) return;
    const changed = change(event);
    if (changed === null) entries.splice(index, 1);
    else entries[index] = changed;
  }
}

/** The desk whose nth write dies with its program, loses its answer, or meets somebody else's newer version. */
export function faultyDesk(desk: DeskForTests, { nth, when, how }: Fault): Desk {
  let writes = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          const fails = WRITES.includes(String(name)) && ++writes === nth;
          const failure = how === 'crash' ? new Crash() : new DeskError('graph/unreachable');
          if (fails && how === 'changed' && (name === 'change' || name === 'confirmHold')) {
            return 'changed';
          }
          if (fails && when === 'before') throw failure;
          const answer: unknown = await Reflect.apply(member, target, values);
          if (fails) throw failure;
          return answer;
        };
      },
    });
  const { clock, ids, identity, mailbox, categories, policy, shelf, clientId } = desk;
  return {
    ...{ clock, ids, identity, mailbox, categories, policy, shelf, clientId },
    lists: guarded(desk.lists),
    calendar: guarded(desk.calendar),
    activity: guarded(desk.activity),
  };
}
