// Why this lane: the row of the matrix, the words that decided, the runner-up, and what would change it.
import type { ReactElement } from 'react';
import type { Evidence, LanePolicy, Triage } from '../../domain/triage';
import { aroundMark, cutStretches } from '../../ui/excerpts';
import { LaneBadge } from '../../ui/LaneBadge';
import { MaskedText } from '../../ui/MaskedText';
import { usePaneStyles } from '../../ui/usePaneStyles';

/** More than this tells nothing new. */
const MOST_EVIDENCE = 5;
/** Characters shown on each side of the deciding words. */
const REACH = 60;

export interface WhyViewProps {
  readonly triage: Triage;
  readonly policy: LanePolicy;
  readonly matrixVersion: string;
  readonly releaseNumber: string;
  readonly isRevealed: boolean;
}

/** Every sentence comes from the verdict's own trail. */
export function WhyView(props: WhyViewProps): ReactElement {
  const styles = usePaneStyles();
  const { triage, policy } = props;
  const { verdict } = triage;
  return (
    <div className={styles.stack}>
      <div className={styles.tight}>
        <h3 className={styles.label}>Row of the matrix</h3>
        <p className={styles.text}>
          <strong>{policy.title}</strong>: {policy.definition}
        </p>
        <p className={styles.small}>
          Matrix {props.matrixVersion}, release {props.releaseNumber}
          {verdict.hardRule !== null && ` · fixed rule: ${verdict.hardRule.title}`}
        </p>
      </div>
      <div className={styles.tight}>
        <h3 className={styles.label}>What decided</h3>
        {verdict.evidence.length === 0 ? (
          <p className={styles.text}>No single word; the mail as a whole fits this lane best.</p>
        ) : (
          <ul className={styles.list}>
            {verdict.evidence.slice(0, MOST_EVIDENCE).map((evidence, index) => (
              <li key={`${evidence.signal} ${index}`}>
                <EvidenceLine triage={triage} evidence={evidence} isRevealed={props.isRevealed} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {verdict.runnerUp !== null && (
        <div className={styles.tight}>
          <h3 className={styles.label}>Next nearest</h3>
          <span className={styles.row}>
            <LaneBadge lane={verdict.runnerUp.lane} />
            {Number.isFinite(verdict.runnerUp.behindBy) && (
              <span className={styles.small}>{verdict.runnerUp.behindBy.toFixed(1)} behind</span>
            )}
          </span>
        </div>
      )}
      <div className={styles.tight}>
        <h3 className={styles.label}>What would change it</h3>
        <p className={styles.text}>
          {verdict.wouldFlip ?? 'No single fact; several would have to be different.'}
        </p>
      </div>
    </div>
  );
}

function EvidenceLine(props: {
  readonly triage: Triage;
  readonly evidence: Evidence;
  readonly isRevealed: boolean;
}): ReactElement {
  const styles = usePaneStyles();
  const { triage, evidence } = props;
  const { start, end } = evidence;
  if (evidence.where !== 'text' || start === null || end === null) {
    return (
      <p className={styles.text}>
        <span className={styles.small}>{placeWord(evidence.where)}: </span>
        {evidence.words}
      </p>
    );
  }
  const { text } = triage.text;
  const around = aroundMark(text, { start, end }, REACH);
  return (
    <blockquote className={styles.quote}>
      {around.start > 0 && '… '}
      <MaskedText
        stretches={cutStretches(text, triage.phi, [{ start, end }], around.start, around.end)}
        isRevealed={props.isRevealed}
      />
      {around.end < text.length && ' …'}
    </blockquote>
  );
}

function placeWord(where: Evidence['where']): string {
  switch (where) {
    case 'text':
      return 'Words';
    case 'sender':
      return 'Sender';
    case 'headers':
      return 'Headers';
    case 'attachments':
      return 'Attachments';
    case 'structure':
      return 'Form of the mail';
  }
}
