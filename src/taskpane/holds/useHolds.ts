// The hold screen's behavior: propose what was chosen, then follow the proposal until it is settled.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { settleDeadlines, type Block } from '../../domain/holds';
import { addMinutes, type Instant } from '../../domain/time';
import type { Desk } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import type {
  DecisionOutcome,
  MailProposals,
  PickOutcome,
  Placement,
  ReadProposal,
  SettledChange,
  WithdrawOutcome,
} from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { decideProposal } from '../../workflows/decideProposal';
import { hearWord } from '../../workflows/hearWord';
import { answeringAhead } from '../../workflows/answeringAhead';
import { pickOption } from '../../workflows/pickOption';
import { placeHolds } from '../../workflows/placeHolds';
import { principalRules } from '../../workflows/principalRules';
import { readEventLink } from '../../workflows/readEventLink';
import { readMailProposals } from '../../workflows/readMailProposals';
import { reviseProposal, type Revision } from '../../workflows/reviseProposal';
import {
  extendProposal,
  offerOptions,
  remindPhysician,
  type Tended,
} from '../../workflows/tendProposal';
import { sweepInTurn, sweepUnderWay } from '../../workflows/sweepInTurn';
import { withdrawProposal } from '../../workflows/withdrawProposal';
import type { HoldQuestion } from './holdQuestion';
import { travelOf, useSearching, type Searching } from './useSearching';

/** How often the state of an open proposal is looked at while the pane is in view. */
const POLL_MS = 15_000;
/** Half-done sagas are looked for this often while mails are being opened. */
const SWEEP_EVERY_MS = 5 * 60_000;
const NONE_SETTLED: readonly SettledChange[] = [];
const NOTHING_SEEN: readonly Block[] = [];

export type { HoldQuestion } from './holdQuestion';

export interface Holds extends Searching {
  readonly decideBy: Instant;
  readonly proposing: Work<[], Placement>;
  readonly proposals: Work<[], MailProposals>;
  /** The last proposals that were read, also while they are read again. */
  readonly known: MailProposals | null;
  readonly withdrawing: Work<[string], WithdrawOutcome>;
  readonly picking: Work<[string, string], PickOutcome>;
  readonly hearing: Work<[string, string], PickOutcome>;
  readonly tending: Work<[TendingAct, ReadProposal], Tended>;
  /** Puts the chosen times in the place of those that were proposed. */
  readonly revising: Work<[ReadProposal], Revision>;
  readonly granting: Work<[ReadProposal], DecisionOutcome>;
  readonly linking: Work<
    [ReadProposal],
    { readonly proposalId: string; readonly link: string | null }
  >;
  readonly refresh: () => void;
  /** As `refresh`, and what happened in mailbox and calendar since is looked for too. */
  readonly lookAgain: () => void;
  /** Changed time that the last sweep found in a schedule. */
  readonly settled: readonly SettledChange[];
  /** Changed time came or went: searches read it anew, and a sweep flags what lies in it. */
  readonly timeChanged: () => void;
}

/** True when somebody still has to act on it. */
export function isOpenProposal({ projection }: ReadProposal): boolean {
  return ['placing', 'proposed', 'cleared', 'offered', 'picked'].includes(projection.state);
}

export function useHolds(question: HoldQuestion): Holds {
  const desk = useDesk();
  const { houseRules, principal, reference } = question;
  const searching = useSearching(question);
  const { form, chosen, suggesting, explaining, clearChosen } = searching;
  // Minted once for each card: a second click with the same id resumes and never doubles.
  const [proposalId, setProposalId] = useState(() => desk.ids.newId());
  const [known, setKnown] = useState<MailProposals | null>(null);

  const tier = houseRules.release.calendarRules.tiers.find((one) => one.tier === form.tier);
  const found = suggesting.state.kind === 'done' ? suggesting.state.value : null;
  const seen = found?.kind === 'suggested' ? found.blocks : NOTHING_SEEN;
  const decideBy = useMemo(() => {
    const hours = form.decideHours ?? tier?.decideByHours ?? 24;
    const now = desk.clock.now();
    const wanted = addMinutes(now, hours * 60);
    // An answer after the first of the times has begun would be worth nothing.
    const first = chosen.reduce<Instant | null>(
      (earliest, { start }) => (earliest === null || start < earliest ? start : earliest),
      null,
    );
    const rules = principalRules(houseRules, principal.address);
    if (rules === null) return first !== null && first < wanted ? first : wanted;
    return settleDeadlines({
      wanted,
      latest: first,
      blocks: seen,
      hours: answeringAhead(rules, now, first ?? wanted),
      hasSecondApprover: false,
      now,
    }).decideBy;
  }, [desk, houseRules, principal, form.decideHours, tier, chosen, seen]);

  const proposals = useWork(
    useCallback(async () => {
      if (reference === null) return { proposals: [], granted: [], broken: [] };
      const read = await readMailProposals(desk, { houseRules, reference });
      setKnown(read);
      return read;
    }, [desk, houseRules, reference]),
    { whenBusy: 'replace' },
  );
  const { run: readProposals } = proposals;
  const refresh = useCallback(() => void readProposals(), [readProposals]);

  const sweeping = useWork(
    useCallback(
      async () => sweepInTurn(desk, { houseRules, principal: principal.address }),
      [desk, houseRules, principal],
    ),
    // A sweep under way has read what stood before: time that is changed meanwhile needs one of its own, after it.
    { whenBusy: 'replace' },
  );
  const { run: sweep } = sweeping;
  const { forgetSetting } = searching;
  /** What a sweep repaired shows at the next reading. */
  const sweepAndShow = useCallback(async (): Promise<void> => {
    const swept = await sweep();
    if (swept !== undefined && swept.repaired.length > 0) void readProposals();
    // The block is gone: the next search must not meet it in what was read ahead.
    if (swept !== undefined && swept.settled.length > 0) forgetSetting();
  }, [sweep, readProposals, forgetSetting]);
  const settled = sweeping.state.kind === 'done' ? sweeping.state.value.settled : NONE_SETTLED;
  useEffect(() => {
    if (reference === null) return;
    void readProposals();
    if (!isSweepDue(desk, principal.address)) {
      // One that was begun beside the mail before may change what this mail's holds are.
      const underWay = sweepUnderWay(desk, principal.address);
      if (underWay !== null) void Promise.allSettled([underWay]).then(() => readProposals());
      return;
    }
    // Any client that opens finishes half-done sagas.
    void sweepAndShow();
  }, [desk, principal, reference, readProposals, sweepAndShow]);

  /** A person who looks again wants to see what happened outside too: a draft that was sent by hand, an entry moved. */
  const lookAgain = useCallback(() => {
    void readProposals();
    void sweepAndShow();
  }, [readProposals, sweepAndShow]);

  const timeChanged = useCallback(() => {
    forgetSetting();
    clearChosen();
    suggesting.reset();
    explaining.reset();
    void sweep().then(() => void readProposals());
  }, [forgetSetting, clearChosen, suggesting, explaining, sweep, readProposals]);

  const isFollowing = known?.proposals.some(isOpenProposal);
  useEffect(() => {
    if (isFollowing !== true) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void readProposals();
    }, POLL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isFollowing, readProposals]);

  const proposing = useWork(
    useCallback(async () => {
      const suggested = suggesting.state.kind === 'done' ? suggesting.state.value : null;
      const explained = explaining.state.kind === 'done' ? explaining.state.value.found : null;
      const placement = await placeHolds(desk, {
        houseRules,
        principal: principal.address,
        proposalId,
        message: reference,
        stakeholder: question.stakeholder,
        windows: chosen,
        durationMinutes:
          suggested?.kind === 'suggested' ? suggested.durationMinutes : Number(form.minutes),
        mode: form.mode,
        tier: form.tier,
        stream: form.stream,
        decideBy,
        travel: travelOf([suggested, explained], chosen),
        lane: question.lane,
        urgency: question.urgency,
      });
      // Whatever became of it, the next proposal is another one.
      if (placement.kind !== 'clash' && placement.kind !== 'unknown-calendar')
        setProposalId(desk.ids.newId());
      if (placement.kind === 'placed') {
        clearChosen();
        suggesting.reset();
        explaining.reset();
      }
      void readProposals();
      return placement;
    }, [
      desk,
      houseRules,
      principal,
      proposalId,
      reference,
      question.stakeholder,
      question.lane,
      question.urgency,
      chosen,
      form,
      decideBy,
      suggesting,
      explaining,
      clearChosen,
      readProposals,
    ]),
  );

  const withdrawing = useWork(
    useCallback(
      async (id: string) => {
        const outcome = await withdrawProposal(desk, { houseRules, proposalId: id });
        void readProposals();
        return outcome;
      },
      [desk, houseRules, readProposals],
    ),
  );
  const picking = useWork(
    useCallback(
      async (id: string, optionId: string) => {
        const outcome = await pickOption(desk, { houseRules, proposalId: id, optionId });
        void readProposals();
        return outcome;
      },
      [desk, houseRules, readProposals],
    ),
  );

  const hearing = useWork(
    useCallback(
      async (id: string, optionId: string) => {
        const heardAt = desk.clock.now();
        const outcome = await hearWord(desk, { houseRules, proposalId: id, optionId, heardAt });
        void readProposals();
        return outcome;
      },
      [desk, houseRules, readProposals],
    ),
  );
  const tending = useWork(
    useCallback(
      async (act: TendingAct, { proposal }: ReadProposal) => {
        const tended = await tend(desk, houseRules, act, proposal);
        void readProposals();
        return tended;
      },
      [desk, houseRules, readProposals],
    ),
  );
  const revising = useWork(
    useCallback(
      async ({ proposal }: ReadProposal) => {
        const suggested = suggesting.state.kind === 'done' ? suggesting.state.value : null;
        const explained = explaining.state.kind === 'done' ? explaining.state.value.found : null;
        const revision = await reviseProposal(desk, {
          houseRules,
          proposalId: proposal.id,
          seenRevision: proposal.revision,
          windows: chosen,
          durationMinutes:
            suggested?.kind === 'suggested' ? suggested.durationMinutes : Number(form.minutes),
          mode: form.mode,
          tier: form.tier,
          decideBy,
          travel: travelOf([suggested, explained], chosen),
        });
        if (revision.kind === 'revised') {
          clearChosen();
          suggesting.reset();
          explaining.reset();
        }
        void readProposals();
        return revision;
      },
      [
        desk,
        houseRules,
        suggesting,
        explaining,
        clearChosen,
        chosen,
        form,
        decideBy,
        readProposals,
      ],
    ),
  );
  const granting = useWork(
    useCallback(
      async ({ proposal }: ReadProposal) => {
        const answer = { answer: 'any', optionId: null } as const;
        const outcome = await decideProposal(desk, { houseRules, proposal, ...answer });
        void readProposals();
        return outcome;
      },
      [desk, houseRules, readProposals],
    ),
  );
  const linking = useWork(
    useCallback(
      async ({ proposal }: ReadProposal) => ({
        proposalId: proposal.id,
        link: await readEventLink(desk, proposal),
      }),
      [desk],
    ),
    { whenBusy: 'replace' },
  );

  return {
    ...searching,
    hearing,
    tending,
    revising,
    granting,
    linking,
    decideBy,
    proposing,
    proposals,
    known,
    withdrawing,
    picking,
    refresh,
    lookAgain,
    settled,
    timeChanged,
  };
}

export const TENDING_ACTS = ['offer', 'remind', 'extend'] as const;
export type TendingAct = (typeof TENDING_ACTS)[number];

const MORE_TIME_MINUTES = 24 * 60;

async function tend(
  desk: Desk,
  houseRules: HouseRules,
  act: TendingAct,
  proposal: ReadProposal['proposal'],
): Promise<Tended> {
  const about = { houseRules, proposalId: proposal.id };
  switch (act) {
    case 'offer':
      return offerOptions(desk, about);
    case 'remind':
      return remindPhysician(desk, about);
    case 'extend': {
      const from = proposal.decideBy ?? desk.clock.now();
      return extendProposal(desk, { ...about, decideBy: addMinutes(from, MORE_TIME_MINUTES) });
    }
  }
}

const sweptAt = new WeakMap<Desk, Map<string, Instant>>();

/** Once in five minutes for each physician, whatever number of mails is opened meanwhile; says so only once. */
function isSweepDue(desk: Desk, principal: string): boolean {
  const times = sweptAt.get(desk) ?? new Map<string, Instant>();
  sweptAt.set(desk, times);
  const now = desk.clock.now();
  const last = times.get(principal);
  if (last !== undefined && now - last < SWEEP_EVERY_MS) return false;
  times.set(principal, now);
  return true;
}
