// The open mail's newest words: identifiers covered, deciding words marked, older text folded away.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { MailPart } from '../../domain/mail';
import type { Triage } from '../../domain/triage';
import { cutStretches, type Mark } from '../../ui/excerpts';
import { MaskedText } from '../../ui/MaskedText';
import { usePaneStyles } from '../../ui/usePaneStyles';

/** Longer than this nobody reads here; Outlook has the rest. */
const LONGEST = 40_000;

const useStyles = makeStyles({
  text: {
    margin: 0,
    maxWidth: '75ch',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
  },
  older: {
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
  summary: {
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface MailTextProps {
  readonly triage: Triage;
  readonly isRevealed: boolean;
}

/** Plain text: no image, no link and no script of the sender is ever in the page. */
export function MailText({ triage, isRevealed }: MailTextProps): ReactElement {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { text, parts, bodyStart } = triage.text;
  const marks = marksOf(triage);
  const shown = parts.filter(({ start }) => start - bodyStart < LONGEST);
  if (text.slice(bodyStart).trim() === '')
    return <p className={pane.text}>This mail has no text.</p>;
  const show = ({ start, end }: Mark): ReactElement => (
    <MaskedText
      stretches={cutStretches(text, triage.phi, marks, start, Math.min(end, bodyStart + LONGEST))}
      isRevealed={isRevealed}
    />
  );
  return (
    <div className={pane.stack}>
      {shown.map((part) =>
        part.kind === 'newest' || part.kind === 'forwarded' ? (
          <div key={part.start} className={styles.text}>
            {show(trimmed(text, part))}
          </div>
        ) : (
          <details key={part.start}>
            <summary className={styles.summary}>{partWords(part)}</summary>
            <div className={mergeClasses(styles.text, styles.older)}>
              {show(trimmed(text, part))}
            </div>
          </details>
        ),
      )}
      {text.length - bodyStart > LONGEST && (
        <p className={pane.small}>The rest of this long mail is in Outlook.</p>
      )}
    </div>
  );
}

/** More marks than these would mark nothing. */
const MOST_MARKS = 6;

/** The words that decided most. */
function marksOf({ verdict }: Triage): readonly Mark[] {
  return verdict.evidence
    .flatMap(({ where, start, end }) =>
      where === 'text' && start !== null && end !== null ? [{ start, end }] : [],
    )
    .slice(0, MOST_MARKS);
}

function trimmed(text: string, { start, end }: MailPart): Mark {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function partWords({ kind }: MailPart): string {
  switch (kind) {
    case 'newest':
    case 'forwarded':
      return '';
    case 'quoted':
      return 'Older mail, quoted';
    case 'signature':
      return 'Signature';
    case 'disclaimer':
      return 'Disclaimer';
    case 'banner':
      return 'Banner';
  }
}
