// What stands between the person and a working desk: sign-in, policy, kept copies; each with its next step.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { FailureNote } from '../ui/FailureNote';
import { brokenPart } from '../workflows/loadHouseRules';
import type { House } from './useHouse';

/** Nothing while all is well. */
export function HouseNotes({ house }: { readonly house: House }): ReactElement | null {
  const { account, rules, known } = house;
  // One cause, one note: without a sign-in the rules cannot be read either.
  if (account.kind === 'failed')
    return <FailureNote error={account.error} onRetry={house.retry} onSignIn={house.signIn} />;
  if (rules.kind === 'failed')
    return <FailureNote error={rules.error} onRetry={house.retry} onSignIn={house.signIn} />;
  if (known?.freshness === 'cached')
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Microsoft 365 is out of reach</MessageBarTitle>
          Verdicts go by the last policy that was verified on this device. Nothing can be saved
          until the connection is back.
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={house.retry}>
            Try again
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  const [skipped] = known?.passedOver ?? [];
  if (skipped !== undefined)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>A newer policy was not accepted</MessageBarTitle>
          Release {skipped.number} is{' '}
          {skipped.verdict.kind === 'unsigned'
            ? 'not properly signed'
            : `damaged at ${brokenPart(skipped.verdict)}`}
          ; Anteroom goes by release {known?.release.number}. Tell compliance.
        </MessageBarBody>
      </MessageBar>
    );
  return null;
}
