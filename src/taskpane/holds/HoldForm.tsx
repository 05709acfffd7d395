// What the ask did not say or the person knows better: length, way of meeting, place, tier, days, and who else.
import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { MEETING_MODES } from '../../domain/asks';
import { MEETING_TIERS, WORK_STREAMS } from '../../domain/holds';
import { Disclosure } from '../../ui/Disclosure';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { HoldForm as Form, SearchPlace } from './holdForm';
import { OthersFields } from './OthersFields';
import { tierSentence, tierWords } from '../../ui/holdWords';
import { modeWords, streamWords, tierReasonWords } from './formWords';
import type { HoldQuestion, Holds } from './useHolds';

const useStyles = makeStyles({
  /** Two fields a line where there is room for two; one below that. */
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
    alignItems: 'start',
    '& input, & select': { minWidth: 0 },
  },
});

export interface HoldFormProps {
  readonly question: HoldQuestion;
  readonly holds: Pick<Holds, 'form' | 'change' | 'formProblem' | 'firstTier'>;
}

const DECIDE_HOURS = [4, 8, 24, 48, 96] as const;

/** Plain fields; what is typed here outlives every failure. */
export function HoldForm({ question, holds }: HoldFormProps): ReactElement {
  const styles = usePaneStyles();
  const own = useStyles();
  const [showsMore, setShowsMore] = useState(false);
  const { form, change, formProblem, firstTier } = holds;
  const { houseRules, principal, ask } = question;
  const { calendarRules } = houseRules.release;
  const { sites } = houseRules.roster;
  const tier = calendarRules.tiers.find((one) => one.tier === form.tier);
  const travels = form.mode === null || form.mode === 'in-person';
  return (
    <div className={styles.stack}>
      <div className={own.pairs}>
        <Field
          label="Length in minutes"
          hint={
            form.minutes === '' ? `Not stated; ${calendarRules.holds.usualMinutes} is usual` : ''
          }
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
        <Field label="Way of meeting">
          <Select
            value={form.mode ?? ''}
            onChange={(_event, { value }) => {
              change({ mode: MEETING_MODES.find((one) => one === value) ?? null });
            }}
          >
            <option value="">Not stated</option>
            {MEETING_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {modeWords(mode)}
              </option>
            ))}
          </Select>
        </Field>
        {travels && sites.length > 0 && (
          <Field label="Place" hint={form.mode === null ? 'Planned as in person' : ''}>
            <Select
              value={form.siteId ?? ''}
              onChange={(_event, { value }) => {
                change({ siteId: value === '' ? null : value });
              }}
            >
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {principal.homeSiteId === undefined && <option value="">Not in the roster</option>}
            </Select>
          </Field>
        )}
        <Field label="Tier" hint={form.tier === firstTier.tier ? tierReasonWords(firstTier) : ''}>
          <Select
            value={form.tier}
            onChange={(_event, { value }) => {
              const chosen = MEETING_TIERS.find((one) => one === value);
              if (chosen !== undefined) change({ tier: chosen });
            }}
          >
            {calendarRules.tiers.map((one) => (
              <option key={one.tier} value={one.tier}>
                {tierWords(one.tier)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {tier !== undefined && (
        <p className={styles.small}>{tierSentence(form.tier, calendarRules.tiers)}</p>
      )}
      <Field label="Where to look">
        <RadioGroup
          value={form.place}
          onChange={(_event, { value }) => {
            change({ place: value as SearchPlace });
          }}
        >
          {ask !== null && <Radio value="asked" label="In the times asked for" />}
          <Radio value="soon" label="The next working days" />
          <Radio value="days" label="Days of my choice" />
        </RadioGroup>
      </Field>
      {form.place === 'days' && (
        <div className={own.pairs}>
          <DayFields form={form} change={change} zone={principal.zone} />
        </div>
      )}
      <Disclosure
        level={3}
        title="Who else, and by when"
        aside={form.others.length === 0 ? '' : `${form.others.length} must be free`}
        isOpen={showsMore}
        onToggle={setShowsMore}
      >
        <OthersFields question={question} form={form} change={change} />
        <div className={own.pairs}>
          <Field label="Work stream">
            <Select
              value={form.stream}
              onChange={(_event, { value }) => {
                const chosen = WORK_STREAMS.find((one) => one === value);
                if (chosen !== undefined) change({ stream: chosen });
              }}
            >
              {WORK_STREAMS.map((stream) => (
                <option key={stream} value={stream}>
                  {streamWords(stream)}
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
        </div>
      </Disclosure>
      {formProblem !== null && (
        <p role="alert" className={styles.text}>
          {formProblem}
        </p>
      )}
    </div>
  );
}

const DAY_FIELDS = [
  { name: 'firstDay', label: 'First day', type: 'date' },
  { name: 'lastDay', label: 'Last day', type: 'date' },
  { name: 'from', label: 'From', type: 'time' },
  { name: 'to', label: 'To', type: 'time' },
] as const;

function DayFields(props: {
  readonly form: Form;
  readonly change: Holds['change'];
  readonly zone: string;
}): ReactElement {
  const { form, change, zone } = props;
  return (
    <>
      {DAY_FIELDS.map(({ name, label, type }) => (
        <Field key={name} label={label} hint={name === 'from' ? zone : ''}>
          <Input
            type={type}
            value={form[name]}
            onChange={(_event, { value }) => {
              change({ [name]: value });
            }}
          />
        </Field>
      ))}
    </>
  );
}
