// Who asks: sender and subject of the mail, fetched live under the viewer's own rights and kept nowhere.
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTabHost } from '../../ui/DeskContext';
import type { ApprovalLine } from '../../workflows/holdTerms';
import { useScreenStyles } from '../useScreenStyles';

const useStyles = makeStyles({
  line: { display: 'flex', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  icon: { flexShrink: 0, alignSelf: 'center', color: tokens.colorNeutralForeground2 },
  sender: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export function MailLine({
  headline,
  isDraft = false,
}: {
  readonly headline: ApprovalLine['headline'];
  /** The mail is the physician's own draft: there it is sent. */
  readonly isDraft?: boolean;
}): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const tabHost = useTabHost();
  return (
    <p className={mergeClasses(screen.words, styles.line)}>
      <MailRegular className={styles.icon} aria-hidden />
      <span>{words()}</span>
    </p>
  );

  function words(): ReactElement | string {
    if (headline === null) return 'Proposed without a mail.';
    if ('kind' in headline) {
      return headline.kind === 'gone'
        ? isDraft
          ? 'The draft was deleted.'
          : 'The mail was moved or deleted.'
        : 'You cannot open this mail; the physician’s mailbox is not shared with you.';
    }
    const { webLink } = headline;
    return (
      <>
        <span className={styles.sender}>
          {headline.senderName === '' ? headline.senderAddress : headline.senderName}
        </span>{' '}
        {headline.subject === '' ? '(no subject)' : headline.subject}{' '}
        {webLink !== null && (
          <Link as="button" inline onClick={() => void tabHost.openLink(webLink)}>
            {isDraft ? 'Open the draft to send it' : 'Open mail'}
          </Link>
        )}
      </>
    );
  }
}
