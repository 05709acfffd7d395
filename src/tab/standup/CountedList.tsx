// What a figure counted, by reference: sender and subject come only when asked for, under the viewer's own rights.
import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Counted } from '../../domain/standup';
import type { ZoneId } from '../../domain/time';
import type { Lane } from '../../domain/triage';
import type { Headline } from '../../ports';
import { useDesk, useTabHost } from '../../ui/DeskContext';
import { failureMessage } from '../../ui/failureMessages';
import { sayInstant } from '../../ui/sayTime';
import { useWork } from '../../ui/useWork';
import { useScreenStyles } from '../useScreenStyles';

/** More than this is unfolded on demand: nobody reads two hundred lines in a meeting. */
const SHOWN_AT_FIRST = 10;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface CountedListProps {
  readonly counted: readonly Counted[];
  readonly zone: ZoneId;
  readonly laneName: (lane: Lane | null) => string;
  readonly onShowProposal: (proposalId: string) => void;
}

export function CountedList(props: CountedListProps): ReactElement | null {
  const styles = useStyles();
  const screen = useScreenStyles();
  const [showsAll, setShowsAll] = useState(false);
  const { counted } = props;
  if (counted.length === 0) return <p className={screen.small}>Nothing was counted.</p>;
  const shown = showsAll ? counted : counted.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className={styles.list} aria-label="What was counted">
        {shown.map((one) => (
          <li key={one.key} className={styles.line}>
            <CountedLine {...props} one={one} />
          </li>
        ))}
      </ul>
      {shown.length < counted.length && (
        <div>
          <Button
            size="small"
            onClick={() => {
              setShowsAll(true);
            }}
          >
            Show all {counted.length}
          </Button>
        </div>
      )}
    </>
  );
}

type CountedLineProps = CountedListProps & { readonly one: Counted };

function CountedLine({ one, zone, laneName, onShowProposal }: CountedLineProps): ReactElement {
  const screen = useScreenStyles();
  const desk = useDesk();
  const looking = useWork(async () =>
    one.message === null ? null : desk.mailbox.readHeadline(one.message),
  );
  const { proposalId } = one;
  return (
    <>
      <span className={screen.small}>{one.at === null ? '' : sayInstant(one.at, zone)}</span>
      {one.lane !== null && <Badge appearance="outline">{laneName(one.lane)}</Badge>}
      <span className={screen.small}>{one.because}</span>
      {proposalId !== null && (
        <Link
          as="button"
          inline
          onClick={() => {
            onShowProposal(proposalId);
          }}
        >
          Show the proposal
        </Link>
      )}
      {one.message !== null && proposalId === null && looking.state.kind === 'idle' && (
        <Link as="button" inline onClick={() => void looking.run()}>
          Show the mail
        </Link>
      )}
      {looking.state.kind === 'busy' && <span className={screen.small}>Looking …</span>}
      {looking.state.kind === 'failed' && (
        <span className={screen.small}>{failureMessage(looking.state.error).title}</span>
      )}
      {looking.state.kind === 'done' && looking.state.value !== null && (
        <HeadlineWords headline={looking.state.value} />
      )}
    </>
  );
}

function HeadlineWords({
  headline,
}: {
  readonly headline: Headline | { readonly kind: 'gone' | 'forbidden' };
}): ReactElement {
  const screen = useScreenStyles();
  const tabHost = useTabHost();
  if ('kind' in headline) {
    return (
      <span className={screen.small}>
        {headline.kind === 'gone' ? 'The mail was moved or deleted.' : 'You cannot open this mail.'}
      </span>
    );
  }
  const { webLink } = headline;
  return (
    <span>
      {headline.senderName === '' ? headline.senderAddress : headline.senderName}:{' '}
      {headline.subject}{' '}
      {webLink !== null && (
        <Link as="button" inline onClick={() => void tabHost.openLink(webLink)}>
          Open mail
        </Link>
      )}
    </span>
  );
}
