// Length, where to look, tier and decide-by: what the ask did not say or the person knows better.
import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { MEETING_TIERS } from '../../domain/holds';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { HoldForm as Form, Holds, SearchPlace } from './useHolds';

export interface HoldFormProps {
  readonly holds: Pick<Holds, 'form' | 'change' | 'formProblem'>;
  readonly houseRules: HouseRules;
  readonly hasAsk: boolean;
  readonly zone: string;
}

const DECIDE_HOURS = [4, 8, 24, 48, 96] as const;

/** Plain fields; what is typed here outlives every failure. */
export function HoldForm({ holds, houseRules, hasAsk, zone }: HoldFormProps): ReactElement {
  const styles = usePaneStyles();
  const { form, change, formProblem } = holds;
  const { calendarRules } = houseRules.release;
  const tier = calendarRules.tiers.find((one) => one.tier === form.tier);
  return (
    <div className={styles.stack}>
      <Field
        label="Length in minutes"
        hint={form.minutes === '' ? `Not stated; ${calendarRules.holds.usualMinutes} is usual` : ''}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={5}
          max={480}
          step={5}
          value={form.minutes}
          onChange={(_event, { value }) => {
            change({ minutes: value });
          }}
        />
      </Field>
      <Field label="Where to look">
        <RadioGroup
          value={form.place}
          onChange={(_event, { value }) => {
            change({ place: value as SearchPlace });
          }}
        >
          {hasAsk && <Radio value="asked" label="In the times asked for" />}
          <Radio value="soon" label="The next working days" />
          <Radio value="day" label="A day of my choice" />
        </RadioGroup>
      </Field>
      {form.place === 'day' && <DayFields form={form} change={change} zone={zone} />}
      <Field label="Tier" hint={tier?.who ?? ''}>
        <Select
          value={form.tier}
          onChange={(_event, { value }) => {
            const chosen = MEETING_TIERS.find((one) => one === value);
            if (chosen !== undefined) change({ tier: chosen });
          }}
        >
          {calendarRules.tiers.map((one) => (
            <option key={one.tier} value={one.tier}>
              {one.tier === 'batch' ? 'Batch' : `Tier ${one.tier}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Answer needed within">
        <Select
          value={form.decideHours === null ? '' : `${form.decideHours}`}
          onChange={(_event, { value }) => {
            change({ decideHours: value === '' ? null : Number(value) });
          }}
        >
          <option value="">{`${tier?.decideByHours ?? 24} hours (tier)`}</option>
          {DECIDE_HOURS.map((hours) => (
            <option key={hours} value={`${hours}`}>
              {hours} hours
            </option>
          ))}
        </Select>
      </Field>
      {formProblem !== null && (
        <p role="alert" className={styles.text}>
          {formProblem}
        </p>
      )}
    </div>
  );
}

function DayFields(props: {
  readonly form: Form;
  readonly change: Holds['change'];
  readonly zone: string;
}): ReactElement {
  const styles = usePaneStyles();
  const { form, change, zone } = props;
  return (
    <div className={styles.row}>
      <Field label={`Day (${zone})`}>
        <Input
          type="date"
          value={form.day}
          onChange={(_event, { value }) => {
            change({ day: value });
          }}
        />
      </Field>
      <Field label="From">
        <Input
          type="time"
          value={form.from}
          onChange={(_event, { value }) => {
            change({ from: value });
          }}
        />
      </Field>
      <Field label="To">
        <Input
          type="time"
          value={form.to}
          onChange={(_event, { value }) => {
            change({ to: value });
          }}
        />
      </Field>
    </div>
  );
}
