// The screen of a draft: approved texts at the cursor, for the physician the person writes for.
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactElement, type ReactNode } from 'react';
import { principalsOf, type Principal } from '../domain/roster';
import type { SignedInAccount } from '../ports';
import { useDesk, useMailHost } from '../ui/DeskContext';
import { useNow } from '../ui/useNow';
import { usePaneStyles } from '../ui/usePaneStyles';
import type { HouseRules } from '../workflows/loadHouseRules';
import { MacroSection } from './macros/MacroSection';
import { useMacros } from './macros/useMacros';
import { PaneHeader } from './PaneHeader';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    flexGrow: 1,
    padding: tokens.spacingHorizontalM,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

export interface DraftScreenProps {
  readonly itemKey: string;
  readonly rules: HouseRules;
  readonly account: SignedInAccount | null;
  readonly notes: ReactNode;
}

/** Which physician a draft is for cannot be read from it for certain, so the person says so. */
export function DraftScreen(props: DraftScreenProps): ReactElement {
  const { rules, account } = props;
  const desk = useDesk();
  const host = useMailHost();
  const styles = useStyles();
  const pane = usePaneStyles();
  const now = useNow(desk.clock);
  const userAddress = host.userAddress();
  const covered = principalsOf(rules.roster, userAddress);
  const [address, setAddress] = useState<string | null>(null);
  const principal = covered.find((one) => one.address === address) ?? covered[0] ?? null;
  return (
    <div className={styles.page}>
      <PaneHeader
        account={account}
        rules={rules}
        principal={null}
        isConfirmed={false}
        userAddress={userAddress}
        now={now}
      />
      <main className={styles.main}>
        {props.notes}
        <h2 className={styles.heading}>Texts for your draft</h2>
        {covered.length > 1 && (
          <Field label="Writing for">
            <Select
              value={principal?.address ?? ''}
              onChange={(_event, { value }) => {
                setAddress(value);
              }}
            >
              {covered.map((one) => (
                <option key={one.address} value={one.address}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {principal === null ? (
          <p className={pane.text}>You cover no physician in the roster. Ask IT to add you.</p>
        ) : (
          <DraftMacros key={principal.address} {...props} principal={principal} />
        )}
      </main>
    </div>
  );
}

function DraftMacros(props: DraftScreenProps & { readonly principal: Principal }): ReactElement {
  const macros = useMacros({
    houseRules: props.rules,
    principal: props.principal,
    itemKey: props.itemKey,
    lane: null,
    place: 'compose',
    verdict: null,
    reference: null,
    internetMessageId: null,
    channels: [],
    holds: null,
  });
  return (
    <MacroSection
      macros={macros}
      channels={[]}
      emptyWords="The signed policy has no text that may be put into a draft."
    />
  );
}
