// Lays out the screens of one mail that has been read.
import { Button, Link } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import { isLockedLane } from '../domain/triage';
import { sayAsk } from '../ui/AskView';
import { useDesk } from '../ui/DeskContext';
import { Disclosure } from '../ui/Disclosure';
import { FailureNote } from '../ui/FailureNote';
import { OBSERVED } from '../ui/observeWords';
import { ShortcutKey } from '../ui/ShortcutKey';
import { usePaneStyles } from '../ui/usePaneStyles';
import { HandOffSection } from '../ui/handoff/HandOffSection';
import { HoldSection } from './holds/HoldSection';
import { isOpenProposal } from './holds/useHolds';
import { KeysSection } from './KeysSection';
import { LazyProposals } from './LazyProposals';
import { MacroSection } from './macros/MacroSection';
import { applyWords, standingWords } from '../ui/triage/applyWords';
import { CorrectLane } from '../ui/triage/CorrectLane';
import { LaneChoice } from '../ui/triage/LaneChoice';
import { nothingTyped } from './proposals/typed';
import { PhiView } from './triage/PhiView';
import { useObserving } from './triage/useObserving';
import { SafetyMissSection } from '../ui/triage/SafetyMissSection';
import { VerdictView } from './triage/VerdictView';
import { WhyView } from '../ui/triage/WhyView';
import type { ReadProposal } from '../workflows/holdTerms';
import { useMailDesk, type MailDeskQuestion, type MailDeskState } from './useMailDesk';
import { useMailShortcuts } from './useMailShortcuts';
import type { Section } from './useSections';

/** Verdict and its buttons stand first; the rest opens on demand. */
export function MailDesk(question: MailDeskQuestion): ReactElement {
  const desk = useDesk();
  const styles = usePaneStyles();
  const state = useMailDesk(question);
  const keys = useMailShortcuts(question, state);
  const observing = useObserving(question);
  const { triage, rules, principal, now } = question;
  const { verdict } = triage;
  const { lane, policy, sections } = state;
  const { matrix } = rules.release;
  const disclosure = (section: Section, title: string) => ({
    title,
    isOpen: sections.isOpen(section),
    onToggle: (isOpen: boolean) => {
      sections.toggle(section, isOpen);
    },
    buttonId: sections.buttonId(section),
  });
  const rows =
    policy !== null
      ? [policy]
      : verdict.kind === 'unsure'
        ? matrix.lanes.filter((row) => verdict.options.includes(row.lane))
        : [];
  const openHandOffs = (question.standing.known?.handOffs ?? []).filter(
    (item) => item.state === 'open' || item.state === 'taken',
  ).length;
  const { holds } = state;
  const [typed, onType] = useState(() => nothingTyped(() => desk.ids.newId(), holds.form.tier));
  const { known: read } = holds;
  const known = useMemo(
    () => (read === null ? null : { ...read, proposals: read.proposals.filter(isMeeting) }),
    [read],
  );
  const asked = read?.proposals.filter((one) => !isMeeting(one)) ?? null;
  const openProposals = known?.proposals.filter(isOpenProposal).length ?? 0;
  const openAsked = asked?.filter(isOpenProposal).length ?? 0;
  return (
    <>
      <section className={styles.stack} aria-label="Verdict">
        {verdict.kind === 'unsure' && state.settled === null && (
          <LaneChoice options={verdict.options} chosen={lane} onChoose={state.choose} />
        )}
        {lane !== null && policy !== null && (
          <VerdictView
            lane={lane}
            urgency={state.urgency}
            urgencyBecause={verdict.urgencyBecause}
            policy={policy}
            due={state.due}
            escalation={state.escalation}
            now={now}
            zone={principal.zone}
            channels={state.channels}
            bound={
              verdict.kind === 'decided' && verdict.lane === lane ? (verdict.bound ?? null) : null
            }
            standing={standingWords(state.settled, rules.roster.colleagues, now, principal.zone)}
          />
        )}
        <MailOddities question={question} />
        {observing.state.kind === 'failed' && (
          <FailureNote error={observing.state.error} onRetry={() => void observing.run()} />
        )}
        <ApplyRow state={state} />
        {lane === 'schedule-change' && (
          <p className={styles.text}>
            <strong>Changes the schedule.</strong>{' '}
            <Link as="button" onClick={keys.blockTime}>
              Block the time until the schedule agrees
            </Link>{' '}
            <ShortcutKey letter="B" />
          </p>
        )}
        {triage.ask !== null && (
          <p className={styles.text}>
            <strong>Asks for time.</strong> {sayAsk(triage.ask)}.{' '}
            <Link
              as="button"
              onClick={() => {
                sections.show('holds');
              }}
            >
              Find times
            </Link>
          </p>
        )}
      </section>
      <div className={styles.tight}>
        <Disclosure {...disclosure('why', 'Why')} aside="W">
          <WhyView
            triage={triage}
            rows={rows}
            matrixVersion={matrix.version}
            releaseNumber={rules.release.number}
            isRevealed={state.isRevealed}
            findMiss={question.findMiss}
          />
        </Disclosure>
        <Disclosure
          {...disclosure('phi', 'Patient information')}
          aside={triage.phi.length === 0 ? 'none found · P' : `${triage.phi.length} found · P`}
        >
          <PhiView triage={triage} isRevealed={state.isRevealed} onReveal={state.reveal} />
        </Disclosure>
        {lane !== null && state.channels.length > 0 && (
          <Disclosure
            {...disclosure('handoff', 'Hand off')}
            aside={openHandOffs === 0 ? 'F' : `${openHandOffs} open · F`}
          >
            <HandOffSection
              handOffs={state.handOffs}
              standing={question.standing.known?.handOffs ?? []}
              channels={state.channels}
              allChannels={rules.roster.channels}
              now={now}
              zone={principal.zone}
              isReady={state.isReady}
            />
          </Disclosure>
        )}
        <Disclosure {...disclosure('macros', 'Approved texts')} aside="M">
          <MacroSection
            macros={state.macros}
            channels={state.channels}
            emptyWords={
              lane === null
                ? 'Choose the lane first; then its approved texts stand here.'
                : 'The signed policy has no text for this lane.'
            }
          />
        </Disclosure>
        <Disclosure
          {...disclosure('holds', 'Hold time')}
          aside={openProposals === 0 ? 'T' : `${openProposals} open · T`}
        >
          <HoldSection
            question={state.holdQuestion}
            holds={{ ...holds, known }}
            text={triage.text}
            receivedAt={question.open.mail.receivedAt}
            phi={triage.phi}
            isRevealed={state.isRevealed}
            onOffer={state.offer}
          />
        </Disclosure>
        <Disclosure
          {...disclosure('proposals', 'Ask the physician')}
          aside={openAsked === 0 ? 'Q' : `${openAsked} open · Q`}
        >
          <LazyProposals
            houseRules={rules}
            principal={principal}
            reference={state.holdQuestion.reference}
            typed={typed}
            onType={onType}
            onDone={holds.refresh}
            onLookAgain={holds.lookAgain}
            asked={asked}
            problem={holds.proposals.state.kind === 'failed' ? holds.proposals.state.error : null}
          />
        </Disclosure>
        <Disclosure {...disclosure('lane', 'Change lane')} aside="C">
          <CorrectLane
            key={`${lane ?? ''} ${state.settled?.data.sequence ?? 0}`}
            {...correctionStart(question, state)}
            channels={state.channels}
            correcting={state.deeds.correcting}
            isReady={state.isReady}
          />
        </Disclosure>
        {lane !== null && !isLockedLane(lane) && (
          <Disclosure {...disclosure('miss', 'Safety miss')}>
            <SafetyMissSection
              houseRules={rules}
              reference={question.standing.reference}
              verdict={verdict}
              receivedAt={question.open.mail.receivedAt}
              sender={question.open.mail.from}
              onReported={question.standing.readAgain}
            />
          </Disclosure>
        )}
        <Disclosure {...disclosure('keys', 'Keyboard')} aside="?">
          <KeysSection isOn={keys.isOn} onTurn={keys.turn} />
        </Disclosure>
      </div>
    </>
  );
}

/** A meeting with its times stands under “Hold time”; whatever else was put to the physician under “Ask”. */
function isMeeting({ proposal }: ReadProposal): boolean {
  return proposal.kind === 'hold';
}

/** The lane that is left, and the one that the person already chose, if it is another. */
function correctionStart(
  { triage: { verdict } }: MailDeskQuestion,
  { lane, settled, urgency }: MailDeskState,
): Pick<Parameters<typeof CorrectLane>[0], 'from' | 'to' | 'urgency' | 'isHardLocked'> {
  const isHardLocked = verdict.hardRule !== null;
  if (verdict.kind === 'unsure' && settled === null) {
    const locked = verdict.options.find((option) => isLockedLane(option));
    const from = locked ?? verdict.options[0];
    return { from, to: lane, urgency, isHardLocked };
  }
  return { from: lane ?? 'digest', to: null, urgency, isHardLocked };
}

function MailOddities({ question }: { readonly question: MailDeskQuestion }): ReactElement | null {
  const styles = usePaneStyles();
  const { mail } = question.open;
  const { text, bodyStart } = question.triage.text;
  const odd = [
    mail.from === null || mail.from.address === ''
      ? 'This mail names no sender: check where it came from before you act on it.'
      : null,
    text.slice(bodyStart).trim() === ''
      ? 'It has no text; the verdict rests on subject, sender and attachments.'
      : null,
  ].filter((words) => words !== null);
  return odd.length === 0 ? null : <p className={styles.small}>{odd.join(' ')}</p>;
}

function ApplyRow({ state }: { readonly state: MailDeskState }): ReactElement | null {
  const styles = usePaneStyles();
  const { lane, settled, isHalfDone, deeds, isWaiting, sections } = state;
  const { applying, finishing } = deeds;
  const sentence = applying.state.kind === 'done' ? applyWords(applying.state.value) : null;
  return (
    <>
      {applying.state.kind === 'failed' && (
        <FailureNote error={applying.state.error} onRetry={state.apply} />
      )}
      {sentence !== null && (
        <p role="alert" className={styles.text}>
          {sentence}
        </p>
      )}
      {finishing.state.kind === 'failed' && (
        <FailureNote error={finishing.state.error} onRetry={() => void finishing.run()} />
      )}
      {isHalfDone && (
        <p className={styles.text}>
          The lane stands in the list, but the mail does not show it.{' '}
          {finishing.state.kind === 'done' && finishing.state.value === 'observe-only' && OBSERVED}{' '}
          <Button
            size="small"
            disabledFocusable={finishing.isBusy}
            onClick={() => void finishing.run()}
          >
            {finishing.showsBusy ? 'Putting it on …' : 'Put it on the mail'}
          </Button>
        </p>
      )}
      <div className={styles.row}>
        {settled === null && (
          <Button
            appearance="primary"
            aria-keyshortcuts="a"
            disabledFocusable={lane === null || isWaiting || applying.isBusy}
            onClick={state.apply}
          >
            {isWaiting || applying.showsBusy ? 'Applying …' : 'Apply'} <ShortcutKey letter="A" />
          </Button>
        )}
        <Button
          aria-keyshortcuts="c"
          onClick={() => {
            sections.show('lane');
          }}
        >
          Change lane <ShortcutKey letter="C" />
        </Button>
      </div>
    </>
  );
}
