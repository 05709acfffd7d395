// Why this lane: the row of the matrix, the words that decided, the runner-up, the closest miss, what would change it.
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { ClosestMiss, Evidence, LanePolicy, Triage } from '../../domain/triage';
import { aroundMark, cutStretches } from '../excerpts';
import { LaneBadge } from '../LaneBadge';
import { laneWords } from '../laneWords';
import { MaskedText } from '../MaskedText';
import { usePaneStyles } from '../usePaneStyles';

/** More than this tells nothing new. */
const MOST_EVIDENCE = 5;
/** Characters shown on each side of the deciding words. */
const REACH = 60;
/** Characters of subject and newest words that are shown with their marks. */
const LONGEST_TEXT = 4000;

export interface WhyViewProps {
  readonly triage: Triage;
  /** The lane's row, or that of every lane the person is asked about. */
  readonly rows: readonly LanePolicy[];
  readonly matrixVersion: string;
  readonly releaseNumber: string;
  readonly isRevealed: boolean;
  /** A promise where the mail is long: then it is looked for beside the screen. */
  readonly findMiss: () => ClosestMiss | null | Promise<ClosestMiss | null>;
}

/** Every sentence comes from the verdict's own trail. */
export function WhyView(props: WhyViewProps): ReactElement {
  const styles = usePaneStyles();
  const { triage, rows, findMiss } = props;
  const miss = useMiss(findMiss);
  const { verdict } = triage;
  return (
    <div className={styles.stack}>
      <div className={styles.tight}>
        <h3 className={styles.label}>
          {rows.length > 1 ? 'Rows of the matrix that it fits' : 'Row of the matrix'}
        </h3>
        {rows.map((row) => (
          <p key={row.lane} className={styles.text}>
            <strong>{row.title}</strong>: {row.definition}
          </p>
        ))}
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
                {verdict.kind === 'unsure' && (
                  <p className={styles.small}>speaks for {laneWords(evidence.toward).title}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <MailText triage={triage} isRevealed={props.isRevealed} />
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
      {typeof miss === 'string' && (
        <p role="status" className={styles.small}>
          {miss === 'looking'
            ? 'Looking for the closest rule that did not fire …'
            : 'The closest rule that did not fire could not be looked for. Close and open this part to try again.'}
        </p>
      )}
      {miss !== null && typeof miss !== 'string' && (
        <div className={styles.tight}>
          <h3 className={styles.label}>Closest rule that did not fire</h3>
          <span className={styles.row}>
            <LaneBadge lane={miss.lane} />
          </span>
          <p className={styles.text}>
            {miss.title}. {missWords(miss)}
          </p>
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

type Miss = ClosestMiss | null | 'looking' | 'failed';

/** An answer that comes after another mail was opened is dropped. */
function useMiss(findMiss: WhyViewProps['findMiss']): Miss {
  const asked = useMemo(() => findMiss(), [findMiss]);
  const [found, setFound] = useState<{ readonly of: unknown; readonly miss: Miss } | null>(null);
  useEffect(() => {
    if (!(asked instanceof Promise)) return;
    let isLeft = false;
    const take = (miss: Miss): void => {
      if (!isLeft) setFound({ of: asked, miss });
    };
    asked.then(take, () => {
      take('failed');
    });
    return () => {
      isLeft = true;
    };
  }, [asked]);
  if (!(asked instanceof Promise)) return asked;
  return found?.of === asked ? found.miss : 'looking';
}

/** Says it with the matrix's own words. */
export function missWords({ missed, strength }: ClosestMiss): string {
  const what = strength === 'fixed' ? 'would have decided' : 'would have made the desk ask';
  return missed.kind === 'absent'
    ? `It missed ${missed.words}; with that it ${what}.`
    : `It was kept out by ${missed.words}; without that it ${what}.`;
}

/** The sender's own words with all that decided marked in them. */
function MailText(props: {
  readonly triage: Triage;
  readonly isRevealed: boolean;
}): ReactElement | null {
  const styles = usePaneStyles();
  const { text, verdict, phi } = props.triage;
  const marks = verdict.evidence.flatMap(({ where, start, end }) =>
    where === 'text' && start !== null && end !== null ? [{ start, end }] : [],
  );
  const newest = text.parts.find(({ kind }) => kind === 'newest');
  const end = newest?.end ?? text.text.length;
  const shown = Math.min(end, LONGEST_TEXT);
  if (marks.length === 0 || text.text.trim() === '') return null;
  return (
    <details>
      <summary className={styles.text}>Show them in the mail</summary>
      <blockquote className={styles.quote} aria-label="Words that decided, in the mail">
        <MaskedText
          stretches={cutStretches(text.text, phi, marks, 0, shown)}
          isRevealed={props.isRevealed}
        />
        {shown < text.text.length && ' …'}
      </blockquote>
    </details>
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
