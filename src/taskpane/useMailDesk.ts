// Binds the screens of one mail together: the lane that counts, the deeds, the open sections and the keys.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MailWorkItem } from '../domain/log';
import { stakeholderOf } from '../domain/holds';
import { lanePolicyOf } from '../domain/macros';
import { channelWithId, type Channel, type Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import {
  isLockedLane,
  isLockedVerdict,
  type Lane,
  type LanePolicy,
  type Triage,
  type Urgency,
} from '../domain/triage';
import type { OpenMail } from '../ports';
import type { ReadProposal } from '../workflows/holdTerms';
import { dueOf } from '../workflows/dueOf';
import { escalationOf, type Escalation } from '../workflows/escalationOf';
import type { HouseRules } from '../workflows/loadHouseRules';
import { useHandOff, type HandOffs } from '../ui/handoff/useHandOff';
import { useHolds, type HoldQuestion, type Holds } from './holds/useHolds';
import { useMacros, type Macros } from './macros/useMacros';
import { useApply, type Apply } from './triage/useApply';
import { useSections, type Sections } from './useSections';
import type { FindMiss } from './useMailReading';
import type { MailStanding } from './useMailWork';

export interface MailDeskQuestion {
  readonly open: OpenMail;
  readonly itemKey: string;
  readonly rules: HouseRules;
  readonly principal: Principal;
  readonly standing: MailStanding;
  readonly triage: Triage;
  /** The closest rule that did not fire. */
  readonly findMiss: FindMiss;
  readonly now: Instant;
}

export interface MailDeskState {
  /** What stands in the list; null when nobody has applied a lane. */
  readonly settled: MailWorkItem | null;
  /** The list knows the lane, the mail does not show it yet. */
  readonly isHalfDone: boolean;
  /** The settled lane, the verdict's, or the person's choice; null while an unsure verdict waits for one. */
  readonly lane: Lane | null;
  readonly urgency: Urgency;
  readonly due: Instant | null;
  /** null once somebody has given it its lane. */
  readonly escalation: Escalation | null;
  readonly policy: LanePolicy | null;
  readonly channels: readonly Channel[];
  readonly isReady: boolean;
  readonly choose: (lane: Lane) => void;
  readonly apply: () => void;
  /** Apply was asked for and waits for the mailbox to be confirmed. */
  readonly isWaiting: boolean;
  readonly deeds: Apply;
  readonly handOffs: HandOffs;
  readonly macros: Macros;
  readonly holdQuestion: HoldQuestion;
  readonly holds: Holds;
  readonly offer: (read: ReadProposal) => void;
  readonly sections: Sections;
  readonly isRevealed: boolean;
  readonly reveal: (isRevealed: boolean) => void;
}

export function useMailDesk(question: MailDeskQuestion): MailDeskState {
  const { open, itemKey, rules, principal, standing, triage, now } = question;
  const { verdict } = triage;
  const [chosen, setChosen] = useState<Lane | null>(null);
  // Lives here and nowhere else: another mail, another state.
  const [isRevealed, setIsRevealed] = useState(false);
  const [offered, setOffered] = useState<ReadProposal | null>(null);

  const settled = standing.known?.mail ?? null;
  const isHalfDone = standing.known?.isOnMail === false;
  const lane = settled?.lane ?? (verdict.kind === 'decided' ? verdict.lane : chosen);
  const urgency = settled?.urgency ?? verdict.urgency;
  const receivedAt = open.mail.receivedAt;
  const { matrix } = rules.release;
  const policy = lane === null ? null : lanePolicyOf(matrix, lane);
  const due = useMemo(() => {
    if (settled !== null) return settled.due;
    if (lane === null) return null;
    return dueOf(rules, principal, lane, urgency, receivedAt ?? now);
  }, [settled, lane, urgency, receivedAt, now, principal, rules]);
  const isActedOn = settled !== null || (standing.known?.handOffs.length ?? 0) > 0;
  const escalation = useMemo(() => {
    if (isActedOn || lane === null || receivedAt === null) return null;
    const { from } = open.mail;
    return escalationOf({ houseRules: rules, principal, lane, urgency, from, receivedAt });
  }, [isActedOn, lane, urgency, receivedAt, open, principal, rules]);
  const channels = useMemo(
    () =>
      (policy?.channels ?? [])
        .map((id) => channelWithId(rules.roster, id))
        .filter((channel) => channel !== null),
    [policy, rules],
  );

  const isLocked = lane !== null && isLockedLane(lane);
  const sections = useSections(isLocked ? ['handoff'] : []);
  const onDone = standing.readAgain;
  const { reference } = standing;
  const deeds = useApply({
    houseRules: rules,
    reference,
    itemKey,
    verdict,
    lane,
    urgency,
    receivedAt,
    sender: open.mail.from,
    onDone,
  });
  const { run: runApply } = deeds.applying;
  const { show } = sections;
  const isReady = reference !== null && standing.known !== null;
  const applyNow = useCallback(() => {
    if (settled !== null || lane === null) return;
    // Choosing an unlocked lane while a locked one is possible leaves a lock: that takes a reason.
    if (verdict.kind === 'unsure' && isLockedVerdict(verdict) && !isLockedLane(lane)) show('lane');
    else void runApply();
  }, [settled, lane, verdict, show, runApply]);
  // A key pressed before the mailbox is confirmed is not lost: it counts once the answer is there.
  const { apply, isWaiting } = useWhenReady(applyNow, lane, isReady, mayBecomeReady(standing));

  const handOffs = useHandOff({
    houseRules: rules,
    reference,
    itemKey,
    lane: lane ?? 'digest',
    urgency,
    receivedAt,
    onDone,
  });

  const holdsForMacros = useMemo(
    () =>
      offered === null
        ? null
        : { options: offered.proposal.options, decideBy: offered.proposal.decideBy },
    [offered],
  );
  const macros = useMacros({
    houseRules: rules,
    principal,
    itemKey,
    lane,
    place: 'read',
    verdict,
    reference,
    internetMessageId: open.internetMessageId,
    channels,
    holds: holdsForMacros,
  });
  const { choose: chooseMacro, macros: laneMacros } = macros;
  const offer = useCallback(
    (read: ReadProposal) => {
      setOffered(read);
      // The text that names the options; where the lane has several, the first one that is usable.
      const text = laneMacros.find(
        ({ kind, macro }) =>
          kind === 'usable' &&
          macro.placeholders.some(({ source }) => source.startsWith('calendar.holds')),
      );
      chooseMacro(text?.macro.id ?? null);
      show('macros');
    },
    [laneMacros, chooseMacro, show],
  );

  const from = open.mail.from;
  const holdQuestion = useMemo<HoldQuestion>(
    () => ({
      houseRules: rules,
      principal,
      itemKey,
      reference,
      ask: triage.ask,
      askedWords: (triage.ask?.sources ?? [])
        .map(({ start, end }) => triage.text.text.slice(start, end))
        .join(' '),
      stakeholder: stakeholderOf(from, triage.ask?.participants ?? [], rules.roster),
      lane: lane ?? 'meeting-request',
      urgency,
    }),
    [rules, principal, itemKey, reference, triage, from, lane, urgency],
  );
  const holds = useHolds(holdQuestion);
  const { run: runTending } = holds.tending;
  const noted = useRef<string | null>(null);
  const isInserted =
    macros.inserting.state.kind === 'done' && macros.inserting.state.value.kind === 'inserted';
  useEffect(() => {
    // The cleared times stand in a reply now: the proposal reads as offered. Said once for each.
    if (!isInserted || offered === null || noted.current === offered.proposal.id) return;
    noted.current = offered.proposal.id;
    void runTending('offer', offered);
  }, [isInserted, offered, runTending]);

  return {
    settled,
    isHalfDone,
    lane,
    urgency,
    due,
    escalation,
    policy,
    channels,
    isReady,
    choose: setChosen,
    apply,
    isWaiting,
    deeds,
    handOffs,
    macros,
    holdQuestion,
    holds,
    offer,
    sections,
    isRevealed,
    reveal: setIsRevealed,
  };
}

function mayBecomeReady({ confirming, reading }: MailStanding): boolean {
  if (confirming.kind === 'failed' || reading.state.kind === 'failed') return false;
  return confirming.kind !== 'done' || confirming.value !== null;
}

/** What was wished for one lane is not done for another: the policy or the sender's history may change it meanwhile. */
function useWhenReady(
  act: () => void,
  lane: Lane | null,
  isReady: boolean,
  mayBecome: boolean,
): { readonly apply: () => void; readonly isWaiting: boolean } {
  const [wished, setWished] = useState<Lane | null>(null);
  const apply = useCallback(() => {
    if (isReady) act();
    else if (mayBecome) setWished(lane);
  }, [act, lane, isReady, mayBecome]);
  useEffect(() => {
    if (wished === null || (wished === lane && !isReady && mayBecome)) return;
    setWished(null);
    if (wished === lane && isReady) act();
  }, [wished, lane, isReady, mayBecome, act]);
  return { apply, isWaiting: wished !== null };
}
