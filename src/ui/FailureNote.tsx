// Shows a failure as one sentence with its next step.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useContext, type ReactElement } from 'react';
import { failureMessage, type NextStep } from './failureMessages';
import { SignInContext } from './SignInContext';

const useStyles = makeStyles({
  reference: {
    display: 'block',
    marginBlockStart: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
  },
});

export interface FailureNoteProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly onSignIn?: (() => void) | undefined;
}

const LABELS: Readonly<Record<Exclude<NextStep, 'none'>, string>> = {
  retry: 'Try again',
  'sign-in': 'Sign in',
  reload: 'Reload',
};

/** Stands where the result would have stood; what the person typed stays where it is. */
export function FailureNote({ error, onRetry, onSignIn }: FailureNoteProps): ReactElement {
  const styles = useStyles();
  const signIn = useContext(SignInContext);
  const words = failureMessage(error);
  const act = actionFor(words.next, onRetry, onSignIn ?? signIn ?? undefined);
  return (
    <MessageBar intent={words.tone} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle>
        {words.sentence}
        <span className={styles.reference}>{words.reference}</span>
      </MessageBarBody>
      {act !== null && words.next !== 'none' && (
        <MessageBarActions>
          <Button size="small" onClick={act}>
            {LABELS[words.next]}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function actionFor(
  next: NextStep,
  onRetry: (() => void) | undefined,
  onSignIn: (() => void) | undefined,
): (() => void) | null {
  switch (next) {
    case 'retry':
      return onRetry ?? null;
    case 'sign-in':
      return onSignIn ?? null;
    case 'reload':
      return () => {
        window.location.reload();
      };
    case 'none':
      return null;
  }
}
