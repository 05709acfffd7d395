// The screen of a received mail: verdict first, then what can be done with it.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { Principal } from '../domain/roster';
import type { OpenMail, SignedInAccount } from '../ports';
import { useDesk, useMailHost } from '../ui/DeskContext';
import { FailureNote } from '../ui/FailureNote';
import { useNow } from '../ui/useNow';
import { usePaneStyles } from '../ui/usePaneStyles';
import type { HouseRules } from '../workflows/loadHouseRules';
import { MailDesk } from './MailDesk';
import { PaneHeader } from './PaneHeader';
import { PlaceHolderLines } from './Shell';
import { StandingNote } from './StandingNote';
import { useSenderBinding } from '../ui/triage/useSenderBinding';
import type { MailDeskQuestion } from './useMailDesk';
import { useExclusion } from './useExclusion';
import { candidatesOf, likelyPrincipal, useMailReading } from './useMailReading';
import { useMailWork } from './useMailWork';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    flexGrow: 1,
    padding: tokens.spacingHorizontalM,
  },
});

export interface MailScreenProps {
  readonly open: OpenMail;
  readonly itemKey: string;
  readonly rules: HouseRules;
  /** null until the sign-in is through. */
  readonly account: SignedInAccount | null;
  /** Until then the verdict stands, and nothing can be saved. */
  readonly maySave: boolean;
  readonly notes: ReactNode;
}

/** Mounted anew for each mail: whatever was under way for another one is dropped. */
export function MailScreen(props: MailScreenProps): ReactElement {
  const { open, rules, account, maySave } = props;
  const desk = useDesk();
  const host = useMailHost();
  const styles = useStyles();
  const userAddress = host.userAddress();
  const candidates = useMemo(
    () => candidatesOf(open, rules, userAddress),
    [open, rules, userAddress],
  );
  const standing = useMailWork(open, candidates, maySave);
  const mailbox = standing.reference?.mailbox ?? null;
  const principal = useMemo(
    () => likelyPrincipal(mailbox === null ? candidates : [mailbox], rules),
    [mailbox, candidates, rules],
  );
  const now = useNow(desk.clock);
  return (
    <div className={styles.page}>
      <PaneHeader
        account={account}
        rules={rules}
        principal={principal}
        isConfirmed={mailbox !== null}
        userAddress={userAddress}
        now={now}
      />
      <main className={styles.main}>
        {props.notes}
        <StandingNote open={open} standing={standing} isSignedIn={maySave} />
        {principal === null ? (
          <NoPrincipal />
        ) : (
          <Admitted
            {...props}
            candidates={candidates}
            principal={principal}
            standing={standing}
            now={now}
          />
        )}
      </main>
    </div>
  );
}

function NoPrincipal(): ReactElement {
  const styles = usePaneStyles();
  return (
    <p className={styles.text}>
      This mailbox belongs to no physician whom you cover in the roster. Nothing is read here. Ask
      IT to add it if that is wrong.
    </p>
  );
}

type ReadingProps = MailScreenProps & {
  readonly principal: Principal;
  readonly standing: ReturnType<typeof useMailWork>;
  readonly now: ReturnType<typeof useNow>;
};

/** Reads only what the signed release does not keep the desk out of. */
function Admitted(
  props: ReadingProps & { readonly candidates: readonly string[] },
): ReactElement | null {
  const styles = usePaneStyles();
  const admission = useExclusion(props.open, props.rules, props.candidates, props.standing);
  switch (admission.kind) {
    case 'asking':
      // Signed out, the folder cannot be asked for; the note above says so.
      return props.account === null ? null : <PlaceHolderLines />;
    case 'failed':
      return props.standing.confirming.kind === 'failed' ? null : (
        <FailureNote error={admission.error} onRetry={admission.retry} />
      );
    case 'excluded':
      return (
        <section aria-label="Not read here">
          <p className={styles.text}>
            <strong>Anteroom does not read this mail.</strong> The signed policy (release{' '}
            {props.rules.release.number}) keeps it out: {admission.exclusion.title}. It is not
            counted either. Work it in Outlook by hand.
          </p>
        </section>
      );
    case 'open':
      return <Reading {...props} />;
  }
}

function Reading(props: ReadingProps): ReactElement {
  const styles = usePaneStyles();
  const reading = useMailReading(props.open.mail, props.rules, props.principal);
  switch (reading.kind) {
    case 'reading':
      return (
        <>
          {reading.isLong && (
            <p role="status" className={styles.small}>
              This mail is very long. Reading all of it takes a moment …
            </p>
          )}
          <PlaceHolderLines />
        </>
      );
    case 'failed':
      return <FailureNote error={reading.error} />;
    case 'read':
      return (
        <BoundDesk
          open={props.open}
          itemKey={props.itemKey}
          rules={props.rules}
          principal={props.principal}
          standing={props.standing}
          triage={reading.triage}
          findMiss={reading.findMiss}
          now={props.now}
        />
      );
  }
}

/** The desk with what the sender's earlier mail says; while that is asked for, without it. */
function BoundDesk(question: MailDeskQuestion): ReactElement {
  const { open, standing } = question;
  const binding = useSenderBinding(
    question.triage,
    standing.reference,
    open.mail.from?.address ?? null,
  );
  return (
    <>
      {binding.asking.state.kind === 'failed' && (
        <FailureNote error={binding.asking.state.error} onRetry={() => void binding.asking.run()} />
      )}
      <MailDesk {...question} triage={binding.triage} />
    </>
  );
}
