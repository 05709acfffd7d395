// A decision proven on one screen without content: who, when, which version, which stamp.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Decision } from '../../domain/holds';
import { formatInstant, type ZoneId } from '../../domain/time';
import { Disclosure } from '../../ui/Disclosure';
import { sayInstant } from '../../ui/sayTime';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

export function ProofPanel({
  decision,
  zone,
}: {
  readonly decision: Decision;
  readonly zone: ZoneId;
}): ReactElement {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const row = (term: string, value: string, isCode = false): ReactElement => (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={`${styles.value} ${isCode ? styles.code : ''}`}>{value}</dd>
    </>
  );
  return (
    <Disclosure title="Proof" level={3} isOpen={isOpen} onToggle={setIsOpen}>
      <dl className={styles.list}>
        {row('Who', decision.decidedBy)}
        {row('Stamped', `${sayInstant(decision.decidedAt, zone)} by SharePoint`)}
        {row('In UTC', formatInstant(decision.decidedAt), true)}
        {row('Version', String(decision.revision))}
        {row('Entry', `${decision.proposalId}#${String(decision.revision)}`, true)}
        {row('Account', decision.decidedById, true)}
        {row('Content hash', decision.revisionHash, true)}
      </dl>
    </Disclosure>
  );
}
