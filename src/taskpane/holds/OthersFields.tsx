// Which colleagues must be free too: those the mail names, and whoever the assistant adds.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { personAt, type RosterPerson } from '../../domain/roster';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { HoldForm } from './holdForm';
import type { HoldQuestion, Holds } from './useHolds';

export interface OthersFieldsProps {
  readonly question: HoldQuestion;
  readonly form: HoldForm;
  readonly change: Holds['change'];
}

/** Only calendars of the directory can be looked at; of people outside it says so. */
export function OthersFields({ question, form, change }: OthersFieldsProps): ReactElement {
  const styles = usePaneStyles();
  const { houseRules, principal, ask, stakeholder } = question;
  const { roster } = houseRules;
  const named = [...(ask?.participants ?? []), stakeholder?.address ?? ''].filter(
    (address) => address !== '' && address !== principal.address,
  );
  // Somebody who was once on the list stays visible, so that the box can be ticked again.
  const [seen, setSeen] = useState<readonly string[]>([...new Set([...named, ...form.others])]);
  const people = seen.flatMap((address): readonly RosterPerson[] => {
    const person = personAt(roster, address);
    return person === null ? [] : [person];
  });
  const outside = seen.length - people.length;
  const rest = roster.colleagues
    .filter(({ address }) => address !== principal.address && !seen.includes(address))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <div className={styles.tight} role="group" aria-label="Who else must be free">
      {people.map(({ address, name }) => (
        <Checkbox
          key={address}
          label={name}
          checked={form.others.includes(address)}
          onChange={(_event, { checked }) => {
            const left = form.others.filter((one) => one !== address);
            change({ others: checked === true ? [...left, address] : left });
          }}
        />
      ))}
      {outside > 0 && (
        <p className={styles.small}>
          {outside === 1 ? 'One person' : `${outside} people`} of this mail{' '}
          {outside === 1 ? 'is' : 'are'} not in the directory: ask them when they are free.
        </p>
      )}
      {rest.length > 0 && (
        <Field label="A colleague who must be free too">
          <Select
            value=""
            onChange={(_event, { value }) => {
              if (value === '') return;
              setSeen((last) => [...last, value]);
              change({ others: [...form.others, value] });
            }}
          >
            <option value="">Add somebody …</option>
            {rest.map(({ address, name }) => (
              <option key={address} value={address}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
