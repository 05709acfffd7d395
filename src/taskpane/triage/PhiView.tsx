// What patient information the mail carries: counts, and the newest words with every identifier covered.
import { Button } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { PhiSpan, PhiType } from '../../domain/phi';
import type { Triage } from '../../domain/triage';
import { cutStretches } from '../../ui/excerpts';
import { MaskedText, maskWord } from '../../ui/MaskedText';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { usePaneStyles } from '../../ui/usePaneStyles';

const EXCERPT_LENGTH = 600;

/** `3 × name, 1 × record no.`, most frequent first. */
export function countPhi(phi: readonly PhiSpan[]): string {
  const counts = new Map<PhiType, number>();
  for (const span of phi) counts.set(span.type, (counts.get(span.type) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([type, count]) => `${count} × ${maskWord(type)}`)
    .join(', ');
}

export interface PhiViewProps {
  readonly triage: Triage;
  readonly isRevealed: boolean;
  readonly onReveal: (isRevealed: boolean) => void;
}

/** Revealing lasts until another mail is opened and is remembered nowhere. */
export function PhiView({ triage, isRevealed, onReveal }: PhiViewProps): ReactElement {
  const styles = usePaneStyles();
  const { text, parts, bodyStart } = triage.text;
  const newest = parts.find(({ kind }) => kind === 'newest');
  const from = newest?.start ?? bodyStart;
  const to = Math.min(newest?.end ?? text.length, from + EXCERPT_LENGTH);
  return (
    <div className={styles.stack}>
      <p className={styles.text}>
        {triage.phi.length === 0
          ? 'No patient identifiers were found.'
          : `${countPhi(triage.phi)}.`}
        {triage.verdict.clinicalContent && ' The mail speaks of clinical matters.'}
      </p>
      {to > from && (
        <blockquote className={styles.quote}>
          <MaskedText
            stretches={cutStretches(text, triage.phi, [], from, to)}
            isRevealed={isRevealed}
          />
          {to < text.length && ' …'}
        </blockquote>
      )}
      {triage.phi.length > 0 && (
        <div className={styles.row}>
          <Button
            size="small"
            icon={isRevealed ? <EyeOffRegular /> : <EyeRegular />}
            aria-pressed={isRevealed}
            aria-keyshortcuts="r"
            onClick={() => {
              onReveal(!isRevealed);
            }}
          >
            {isRevealed ? 'Cover again' : 'Reveal'} <ShortcutKey letter="R" />
          </Button>
        </div>
      )}
    </div>
  );
}
