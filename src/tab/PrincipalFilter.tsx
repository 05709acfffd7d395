// Shows one physician's affairs only; with one physician there is nothing to choose.
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

export interface PrincipalFilterProps {
  readonly principals: readonly Principal[];
  /** null shows all of them. */
  readonly value: string | null;
  readonly onPick: (address: string | null) => void;
}

export function PrincipalFilter(props: PrincipalFilterProps): ReactElement | null {
  const styles = useStyles();
  const id = useId();
  if (props.principals.length < 2) return null;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>For</label>
      <Select
        id={id}
        value={props.value ?? ''}
        onChange={(_event, { value }) => {
          props.onPick(value === '' ? null : value);
        }}
      >
        <option value="">everybody</option>
        {props.principals.map((one) => (
          <option key={one.address} value={one.address}>
            {one.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
