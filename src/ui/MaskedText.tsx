// Text of a mail with every identifier covered until the person asks to see it.
import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, type ReactElement } from 'react';
import type { PhiType } from '../domain/phi';
import type { Stretch } from './excerpts';

const useStyles = makeStyles({
  mask: {
    display: 'inline-block',
    paddingInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusSmall,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase100,
  },
  revealed: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'underline',
    textDecorationStyle: 'solid',
    textUnderlineOffset: '2px',
  },
});

/** What stands in the place of an identifier. */
export function maskWord(type: PhiType): string {
  switch (type) {
    case 'NAME':
      return 'name';
    case 'DATE':
      return 'date';
    case 'PHONE':
      return 'phone';
    case 'EMAIL':
      return 'e-mail';
    case 'ADDRESS':
      return 'address';
    case 'SSN':
      return 'SSN';
    case 'MRN':
      return 'record no.';
    case 'PLAN_ID':
      return 'plan no.';
    case 'ACCOUNT':
      return 'account';
    case 'DEVICE':
      return 'device';
    case 'URL':
      return 'link';
    case 'OTHER_ID':
      return 'other id';
  }
}

export interface MaskedTextProps {
  readonly stretches: readonly Stretch[];
  /** Lives in the component that asks; nothing remembers it. */
  readonly isRevealed: boolean;
}

/** Masked by default; the words of the mail are not in the page while they are masked. */
export function MaskedText({ stretches, isRevealed }: MaskedTextProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      {stretches.map((stretch, index) => {
        const words =
          stretch.phi === null ? (
            stretch.text
          ) : isRevealed ? (
            <span className={styles.revealed}>{stretch.text}</span>
          ) : (
            <span className={styles.mask}>{maskWord(stretch.phi)}</span>
          );
        return stretch.isMarked ? (
          <mark key={index} className={styles.mark}>
            {words}
          </mark>
        ) : (
          <Fragment key={index}>{words}</Fragment>
        );
      })}
    </>
  );
}
