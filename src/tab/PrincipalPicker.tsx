// Whose affairs are shown, for people who cover more than one physician.
import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import type { Principal } from '../domain/roster';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
});

export interface PrincipalPickerProps {
  readonly principals: readonly Principal[];
  /** Address of the one shown; empty for all of them. */
  readonly value: string;
  /** True where all of them may be shown at once: picked as an empty address. */
  readonly hasEverybody?: boolean;
  readonly onPick: (address: string) => void;
}

/** Nothing to pick from one: then it is not shown. */
export function PrincipalPicker(props: PrincipalPickerProps): ReactElement | null {
  const styles = useStyles();
  const id = useId();
  if (props.principals.length < 2) return null;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>For</label>
      <Select
        id={id}
        value={props.value}
        onChange={(_event, { value }) => {
          props.onPick(value);
        }}
      >
        {props.hasEverybody === true && <option value="">everybody</option>}
        {props.principals.map((one) => (
          <option key={one.address} value={one.address}>
            {one.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
