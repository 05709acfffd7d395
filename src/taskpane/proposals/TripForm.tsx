// Asks for leave to travel before anything is booked: where to, from when until when, and which offices must clear it.
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useCallback, type ReactElement } from 'react';
import { CLEARING_OFFICES } from '../../domain/holds';
import { addMinutes, instantAtLocal, minutesBetween, type ZoneId } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { officeWords } from '../../ui/holdWords';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { useWork } from '../../ui/useWork';
import { placeHolds } from '../../workflows/placeHolds';
import type { FormProps } from './FormProps';
import {
  capital,
  invalid,
  officesWords,
  tripClashWords,
  tripWords,
  unfitWords,
} from './proposalWords';
import { Sent } from './Sent';
import { TermsFields } from './TermsFields';
import { emptyTrip, type TypedTrip } from './typed';

const LONGEST_PLACE = 60;

/** The days go into the calendar as a tentative trip; nothing is booked before every office and the physician said yes. */
export function TripForm(props: FormProps): ReactElement {
  const { houseRules, principal, reference, typed, onType, onDone } = props;
  const desk = useDesk();
  const styles = usePaneStyles();
  const { trip } = typed;
  const { zone } = principal;
  const change = (part: Partial<TypedTrip>): void => {
    onType((last) => ({ ...last, trip: { ...last.trip, ...part } }));
  };
  const window = windowOf(trip, zone);
  const unfit = unfitWords(houseRules.roster, trip.place);
  const problem = problemOf(trip, window, desk.clock.now());

  const asking = useWork(
    useCallback(async () => {
      const asked = windowOf(trip, zone);
      const placed = await placeHolds(desk, {
        houseRules,
        principal: principal.address,
        proposalId: trip.id,
        kind: 'trip',
        message: reference,
        stakeholder: null,
        windows: asked === null ? [] : [asked],
        durationMinutes: asked === null ? 0 : minutesBetween(asked.start, asked.end),
        labels: [trip.place],
        needs: trip.needs,
        mode: null,
        tier: typed.tier,
        stream: 'travel',
        decideBy: addMinutes(desk.clock.now(), typed.hours * 60),
        lane: null,
        urgency: null,
      });
      const id = desk.ids.newId();
      if (placed.kind === 'placed') onType((last) => ({ ...last, trip: emptyTrip(id) }));
      if (placed.kind === 'closed') onType((last) => ({ ...last, trip: { ...last.trip, id } }));
      onDone();
      return placed;
    }, [desk, houseRules, principal, reference, trip, typed, zone, onType, onDone]),
  );
  const { state } = asking;
  const placed = state.kind === 'done' && state.value.kind === 'placed' ? state.value : null;

  return (
    <div className={styles.stack}>
      <Field
        label="Where to"
        hint="City or meeting; it stands in the calendar that others read."
        {...invalid(unfit)}
      >
        <Input
          value={trip.place}
          maxLength={LONGEST_PLACE}
          onChange={(_event, { value }) => {
            change({ place: value });
          }}
        />
      </Field>
      <div className={styles.row}>
        <Field label={`Leaves (${zone})`}>
          <Input
            type="date"
            value={trip.firstDay}
            onChange={(_event, { value }) => {
              change({ firstDay: value, lastDay: trip.lastDay === '' ? value : trip.lastDay });
            }}
          />
        </Field>
        <Field label="At">
          <Input
            type="time"
            value={trip.from}
            onChange={(_event, { value }) => {
              change({ from: value });
            }}
          />
        </Field>
      </div>
      <div className={styles.row}>
        <Field label="Is back">
          <Input
            type="date"
            value={trip.lastDay}
            onChange={(_event, { value }) => {
              change({ lastDay: value });
            }}
          />
        </Field>
        <Field label="By">
          <Input
            type="time"
            value={trip.to}
            onChange={(_event, { value }) => {
              change({ to: value });
            }}
          />
        </Field>
      </div>
      <div role="group" aria-label="Who must clear it" className={styles.tight}>
        <h3 className={styles.label}>Who must clear it before it is booked</h3>
        {CLEARING_OFFICES.map((office) => (
          <Checkbox
            key={office}
            checked={trip.needs.includes(office)}
            label={capital(officeWords(office))}
            onChange={(_event, { checked }) => {
              const others = trip.needs.filter((one) => one !== office);
              change({ needs: checked === true ? [...others, office].sort() : others });
            }}
          />
        ))}
      </div>
      <TermsFields {...{ houseRules, typed, onType, zone }} hasTier />
      <Sent
        work={asking}
        sent={
          placed === null
            ? null
            : {
                to: principal,
                proposal: placed.proposal,
                telling: placed,
                more: `Book nothing yet: ${officesWords(placed.proposal.needs)} must clear it. Open the mail in which they do, and record it here.`,
              }
        }
        refusal={
          state.kind !== 'done' || state.value.kind === 'placed'
            ? null
            : state.value.kind === 'clash'
              ? tripClashWords(state.value.kinds)
              : tripWords(state.value.kind)
        }
        problem={problem}
        isReady={reference !== null && problem === null && unfit === null}
        label={`Ask ${principal.name}, book nothing`}
      />
    </div>
  );
}

function windowOf(
  { firstDay, from, lastDay, to }: TypedTrip,
  zone: ZoneId,
): {
  readonly start: ReturnType<typeof instantAtLocal>;
  readonly end: ReturnType<typeof instantAtLocal>;
} | null {
  const isWhole = [firstDay, lastDay].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  if (!isWhole || from === '' || to === '') return null;
  const start = instantAtLocal(`${firstDay}T${from}:00`, zone);
  const end = instantAtLocal(`${lastDay}T${to}:00`, zone);
  return start < end ? { start, end } : null;
}

function problemOf(
  { place, firstDay, lastDay, needs }: TypedTrip,
  window: ReturnType<typeof windowOf>,
  now: number,
): string | null {
  if (place.trim() === '') return 'Say where to.';
  if (firstDay === '' || lastDay === '') return 'Choose both days.';
  if (window === null) return 'The way back must be after the way there.';
  if (window.start <= now) return 'The trip must begin in the future.';
  return needs.length === 0 ? 'Choose who must clear it.' : null;
}
