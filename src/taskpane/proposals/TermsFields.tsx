// Tier and time to answer: the same two fields under everything that is put to the physician.
import { Field, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { MEETING_TIERS } from '../../domain/holds';
import { addMinutes, type ZoneId } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { sayInstantNear } from '../../ui/sayTime';
import type { HouseRules } from '../../workflows/loadHouseRules';
import type { Type } from './FormProps';
import { DUE_HOURS, type TypedProposals } from './typed';

export interface TermsFieldsProps {
  readonly houseRules: HouseRules;
  readonly typed: TypedProposals;
  readonly zone: ZoneId;
  /** A batch has a tier of its own. */
  readonly hasTier: boolean;
  readonly onType: Type;
}

export function TermsFields(props: TermsFieldsProps): ReactElement {
  const { houseRules, typed, zone, onType } = props;
  const now = useDesk().clock.now();
  const { tiers } = houseRules.release.calendarRules;
  const due = addMinutes(now, typed.hours * 60);
  return (
    <>
      {props.hasTier && (
        <Field label="Tier" hint={tiers.find(({ tier }) => tier === typed.tier)?.who ?? ''}>
          <Select
            value={typed.tier}
            onChange={(_event, { value }) => {
              const tier = MEETING_TIERS.find((one) => one === value);
              if (tier !== undefined) onType((last) => ({ ...last, tier }));
            }}
          >
            {tiers
              .filter(({ tier }) => tier !== 'batch')
              .map(({ tier }) => (
                <option key={tier} value={tier}>{`Tier ${tier}`}</option>
              ))}
          </Select>
        </Field>
      )}
      <Field
        label="Answer needed within"
        hint={`By ${sayInstantNear(due, now, zone)}; never in OR or call time. Then it lapses.`}
      >
        <Select
          value={String(typed.hours)}
          onChange={(_event, { value }) => {
            onType((last) => ({ ...last, hours: Number(value) }));
          }}
        >
          {DUE_HOURS.map((hours) => (
            <option key={hours} value={String(hours)}>{`${String(hours)} hours`}</option>
          ))}
        </Select>
      </Field>
    </>
  );
}
