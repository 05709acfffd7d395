// One finding: what is wrong, whose it is to mend, the next step, and the way into Outlook.
import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { HealthRow } from '../../domain/holds';
import type { Principal } from '../../domain/roster';
import { useDesk, useTabHost } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { useWork } from '../../ui/useWork';
import { readEntryLink } from '../../workflows/readEntryLink';
import { PHONE, useScreenStyles } from '../useScreenStyles';
import { findingWords, type Reader } from './healthWords';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    fontWeight: tokens.fontWeightSemibold,
  },
  whose: { fontWeight: tokens.fontWeightRegular },
  what: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  who: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  link: { [PHONE]: { justifySelf: 'start' } },
  failure: { gridColumn: '1 / -1' },
});

export interface FindingRowProps {
  readonly row: HealthRow;
  readonly principal: Principal;
  /** False where only one calendar is shown: then its owner is not said in each row. */
  readonly saysPrincipal: boolean;
  readonly reader: Reader;
}

export function FindingRow(props: FindingRowProps): ReactElement {
  const { row, principal, reader } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const desk = useDesk();
  const tabHost = useTabHost();
  const words = findingWords(row, reader);
  const { entryId } = row;
  const opening = useWork(async (id: string) => {
    const link = await readEntryLink(desk, { mailbox: principal.address, entryId: id });
    if (link !== null) await tabHost.openLink(link);
    return link;
  });
  const isGone = opening.state.kind === 'done' && opening.state.value === null;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.first}>
          <Badge appearance="tint" color={colourOf(row)}>
            {words.badge}
          </Badge>
          <span>{words.when}</span>
          {props.saysPrincipal && (
            <span className={mergeClasses(screen.small, styles.whose)}>{principal.name}</span>
          )}
        </div>
        <p className={styles.what}>{words.what}</p>
        <p className={screen.words}>
          <span className={styles.who}>{words.who}:</span> {words.next}
        </p>
        {isGone && (
          <p className={screen.small} role="status">
            The entry is gone, or closed to you. Read the calendars again.
          </p>
        )}
      </div>
      {entryId !== null && (
        <Button
          className={styles.link}
          size="small"
          appearance="subtle"
          icon={<OpenRegular />}
          disabledFocusable={opening.isBusy}
          aria-label={`Open in Outlook: ${words.badge}, ${words.when}`}
          onClick={() => void opening.run(entryId)}
        >
          Open in Outlook
        </Button>
      )}
      {opening.state.kind === 'failed' && entryId !== null && (
        <div className={styles.failure}>
          <FailureNote error={opening.state.error} onRetry={() => void opening.run(entryId)} />
        </div>
      )}
    </li>
  );
}

function colourOf({ tier, finding }: HealthRow): 'danger' | 'warning' | 'informative' {
  if (tier === 'past') return 'informative';
  if (finding.kind === 'release') return tier === 'now' ? 'warning' : 'informative';
  return tier === 'now' ? 'danger' : 'warning';
}
