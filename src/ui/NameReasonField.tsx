// Asks why a name outside the directory may be kept; the same question wherever the firewall stops at nothing but a name.
import { Field, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { NAME_REASONS, type NameReason } from '../domain/log';

export interface NameReasonFieldProps {
  readonly value: NameReason | null;
  readonly onChange: (reason: NameReason | null) => void;
}

/** Shown once a workflow answered `name-needs-reason`. */
export function NameReasonField({ value, onChange }: NameReasonFieldProps): ReactElement {
  return (
    <Field label="Why may this name be kept?" hint="The reason is logged, the name is not.">
      <Select
        value={value ?? ''}
        onChange={(_event, { value: picked }) => {
          onChange(NAME_REASONS.find((one) => one === picked) ?? null);
        }}
      >
        <option value="">Choose a reason</option>
        {NAME_REASONS.map((one) => (
          <option key={one} value={one}>
            {nameReasonWords(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export const NAME_NEEDS_REASON =
  'This name is in neither the directory nor the list of stakeholders. Say why it may be kept, or write a role. Numbers, dates and addresses never pass.';

function nameReasonWords(reason: NameReason): string {
  switch (reason) {
    case 'on-duty-not-listed':
      return 'On duty there, not in our directory';
    case 'outside-service':
      return 'Works for an outside service';
    case 'new-colleague':
      return 'A new colleague';
  }
}
