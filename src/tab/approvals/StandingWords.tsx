// Where the physician says once who may answer: while away, and what an assistant may clear alone.
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import {
  isInForce,
  MEETING_TIERS,
  SIGNED_LIFTS,
  WORK_STREAMS,
  type MeetingTier,
  type NewStandingWord,
  type SignedLift,
  type StandingWord,
  type WorkStream,
} from '../../domain/holds';
import { personAt, personWithId, type Principal } from '../../domain/roster';
import { addDays, instantAtLocal, localDateAt } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { LIFT_WORDS } from '../../ui/liftWords';
import { sayInstant } from '../../ui/sayTime';
import { useWork } from '../../ui/useWork';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { signWord, type SignedWord } from '../../workflows/signWord';
import { PHONE, useScreenStyles } from '../useScreenStyles';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    border: 'none',
    margin: 0,
    padding: 0,
    [PHONE]: { flexDirection: 'column', alignItems: 'stretch' },
  },
  legend: { paddingBlock: tokens.spacingVerticalS, fontWeight: tokens.fontWeightSemibold },
  button: { minHeight: '44px' },
  /** A line of its own below the fields. */
  lifts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    width: '100%',
    columnGap: tokens.spacingHorizontalS,
  },
});

export interface StandingWordsProps {
  readonly words: readonly StandingWord[];
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly onSigned: () => void;
}

export function StandingWords(props: StandingWordsProps): ReactElement {
  const { words, houseRules, principal } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const desk = useDesk();
  const now = desk.clock.now();
  // Minted once for each word: a second click signs nothing twice.
  const [wordId, setWordId] = useState(() => desk.ids.newId());
  const signing = useWork(async (word: NewStandingWord): Promise<SignedWord> => {
    const signed = await signWord(desk, { houseRules, principal: principal.address, word });
    if (signed.kind === 'signed') {
      setWordId(desk.ids.newId());
      props.onSigned();
    }
    return signed;
  });
  const standing = words.filter((word) => word.until > now && word.endedAt === null);
  const { state } = signing;
  return (
    <>
      {standing.length === 0 ? (
        <p className={screen.words}>Only you answer, until something is about to lapse.</p>
      ) : (
        <ul className={styles.list} aria-label="What you have signed">
          {standing.map((word) => (
            <li key={word.id} className={styles.line}>
              <span className={screen.words}>{say(word)}</span>
              <Button
                size="small"
                disabledFocusable={signing.isBusy}
                onClick={() => void signing.run({ kind: 'end', id: word.id })}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AwayForm
        today={localDateAt(now, principal.zone)}
        isBusy={signing.isBusy}
        onSign={(from, until) =>
          void signing.run({ kind: 'away', id: wordId, ...days(from, until) })
        }
      />
      <GrantForm
        assistants={principal.assistants.flatMap((address) => {
          const one = personAt(houseRules.roster, address);
          return one === null ? [] : [{ id: one.id, name: one.name }];
        })}
        isBusy={signing.isBusy}
        onSign={(granteeId, tier, stream, mostMinutes, lifts) => {
          const today = localDateAt(now, principal.zone);
          void signing.run({
            kind: 'grant',
            id: wordId,
            ...days(today, addDays(today, GRANT_DAYS)),
            terms: {
              granteeId,
              tiers: [tier],
              streams: stream === null ? WORK_STREAMS : [stream],
              mostMinutes,
              ...(lifts.length === 0 ? {} : { lifts }),
            },
          });
        }}
      />
      {state.kind === 'failed' && <FailureNote error={state.error} />}
      {state.kind === 'done' && (
        <p role="status" className={screen.words}>
          {SIGNED_WORDS[state.value.kind]}
        </p>
      )}
    </>
  );

  function days(from: string, until: string): Pick<StandingWord, 'from' | 'until'> {
    return {
      from: instantAtLocal(`${from}T00:00:00`, principal.zone),
      until: instantAtLocal(`${addDays(until, 1)}T00:00:00`, principal.zone),
    };
  }

  function say(word: StandingWord): string {
    const until = sayInstant(word.until, principal.zone);
    const begins = isInForce(word, now)
      ? 'until'
      : `from ${sayInstant(word.from, principal.zone)} to`;
    if (word.kind === 'away') return `Away ${begins} ${until}: your second approver decides.`;
    const { granteeId, tiers, streams, mostMinutes, lifts = [] } = word.terms;
    const who = personWithId(houseRules.roster, granteeId)?.name ?? 'Somebody';
    const what = streams.length === WORK_STREAMS.length ? 'all streams' : streams.join(', ');
    return `${who} may clear tier ${tiers.join(', ')}, ${what}, up to ${String(mostMinutes)} min, ${begins} ${until}.${
      lifts.length === 0
        ? ''
        : ` Such a meeting may use ${lifts.map((lift) => LIFT_WORDS[lift]).join(', ')}.`
    }`;
  }
}

const GRANT_DAYS = 90;

const SIGNED_WORDS: Readonly<Record<SignedWord['kind'], string>> = {
  signed: 'Signed. It counts from now on and nobody can change it; take it back any time.',
  'not-the-physician': 'Only the physician signs this. Nothing was written.',
  unusable: 'It must end later than it begins, and later than now.',
  'observe-only': 'This mailbox is only observed. Nothing was written.',
};

function AwayForm(props: {
  readonly today: string;
  readonly isBusy: boolean;
  readonly onSign: (from: string, until: string) => void;
}): ReactElement {
  const styles = useStyles();
  const [from, setFrom] = useState(props.today);
  const [until, setUntil] = useState(props.today);
  return (
    <fieldset className={styles.form}>
      <legend className={styles.legend}>I am away; my second approver decides</legend>
      <Field label="First day">
        <Input
          type="date"
          value={from}
          onChange={(_event, { value }) => {
            setFrom(value);
          }}
        />
      </Field>
      <Field label="Last day">
        <Input
          type="date"
          value={until}
          onChange={(_event, { value }) => {
            setUntil(value);
          }}
        />
      </Field>
      <Button
        className={styles.button}
        disabledFocusable={props.isBusy || from === '' || until < from}
        onClick={() => {
          props.onSign(from, until);
        }}
      >
        Sign my absence
      </Button>
    </fieldset>
  );
}

const MINUTES = [15, 30, 45, 60] as const;

function GrantForm(props: {
  readonly assistants: readonly { readonly id: string; readonly name: string }[];
  readonly isBusy: boolean;
  readonly onSign: (
    granteeId: string,
    tier: MeetingTier,
    stream: WorkStream | null,
    minutes: number,
    lifts: readonly SignedLift[],
  ) => void;
}): ReactElement {
  const styles = useStyles();
  const [who, setWho] = useState(props.assistants[0]?.id ?? '');
  const [tier, setTier] = useState<MeetingTier>('C');
  const [stream, setStream] = useState<WorkStream | null>(null);
  const [minutes, setMinutes] = useState(30);
  const [lifts, setLifts] = useState<readonly SignedLift[]>([]);
  return (
    <fieldset className={styles.form}>
      <legend className={styles.legend}>My assistant may clear alone, for 90 days</legend>
      <Field label="Who">
        <Select
          value={who}
          onChange={(_event, { value }) => {
            setWho(value);
          }}
        >
          {props.assistants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Tier">
        <Select
          value={tier}
          onChange={(_event, { value }) => {
            setTier(MEETING_TIERS.find((one) => one === value) ?? 'C');
          }}
        >
          {MEETING_TIERS.map((one) => (
            <option key={one} value={one}>
              {one === 'batch' ? 'Batch' : `Tier ${one}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Stream">
        <Select
          value={stream ?? ''}
          onChange={(_event, { value }) => {
            setStream(WORK_STREAMS.find((one) => one === value) ?? null);
          }}
        >
          <option value="">All</option>
          {WORK_STREAMS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Up to">
        <Select
          value={String(minutes)}
          onChange={(_event, { value }) => {
            setMinutes(Number(value));
          }}
        >
          {MINUTES.map((one) => (
            <option key={one} value={String(one)}>
              {one} minutes
            </option>
          ))}
        </Select>
      </Field>
      <div role="group" aria-label="Such a meeting may also use" className={styles.lifts}>
        <span>Such a meeting may also use</span>
        {SIGNED_LIFTS.map((lift) => (
          <Checkbox
            key={lift}
            label={LIFT_WORDS[lift]}
            checked={lifts.includes(lift)}
            onChange={(_event, { checked }) => {
              const others = lifts.filter((one) => one !== lift);
              setLifts(checked === true ? [...others, lift] : others);
            }}
          />
        ))}
      </div>
      <Button
        className={styles.button}
        disabledFocusable={props.isBusy || who === ''}
        onClick={() => {
          props.onSign(who, tier, stream, minutes, lifts);
          setLifts([]);
        }}
      >
        Sign the permission
      </Button>
    </fieldset>
  );
}
