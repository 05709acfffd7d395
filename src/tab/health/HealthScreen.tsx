// The coming weeks of every covered calendar: what collides, what is missing, what is soon due, and whose it is to mend.
import { Button, CounterBadge, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactElement } from 'react';
import { compareRows, HEALTH_TIERS } from '../../domain/holds';
import type { Principal } from '../../domain/roster';
import type { SignedInAccount } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import { ObserveNote } from '../../ui/ObserveNote';
import { useNow } from '../../ui/useNow';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { PrincipalPicker } from '../PrincipalPicker';
import { sayClock } from '../sayClock';
import { SettledNote } from '../SettledNote';
import { Waiting } from '../Shell';
import { useScreenStyles } from '../useScreenStyles';
import { EmptyHealth } from './EmptyHealth';
import { FeedPanel } from './FeedPanel';
import { FindingRow } from './FindingRow';
import { ReadingNotes } from './ReadingNotes';
import { ReleaseList, type Release } from './ReleaseList';
import { tierWords } from './healthWords';
import { useHealth, type HealthReading } from './useHealth';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(18rem, 3fr)',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  field: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
});

/** Four weeks, and the ninety days in which call and trips are planned. */
const HORIZONS = [
  { weeks: 4, title: 'Four weeks', words: 'the next four weeks' },
  { weeks: 13, title: '90 days', words: 'the next 90 days' },
] as const;

export interface HealthScreenProps {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
  /** Whose calendars this person covers: the own one, or those of the physicians one assists. */
  readonly principals: readonly Principal[];
}

export function HealthScreen({ account, houseRules, principals }: HealthScreenProps): ReactElement {
  const screen = useScreenStyles();
  const styles = useStyles();
  const id = useId();
  const desk = useDesk();
  const now = useNow(desk.clock);
  const [weeks, setWeeks] = useState<number>(HORIZONS[0].weeks);
  const [picked, setPicked] = useState<string | null>(null);
  const { readings, read } = useHealth(houseRules, principals, weeks);
  const shown = readings.filter(({ principal }) => picked === null || principal.address === picked);
  const horizon = HORIZONS.find((one) => one.weeks === weeks) ?? HORIZONS[0];
  const found = foundIn(shown);
  const urgent = found.findings.filter(({ row }) => row.tier === 'now').length;
  const isReading = shown.some((one) => one.isReading);
  const known = shown.filter(({ health }) => health !== null);
  const readAt = known.reduce<number | null>(
    (first, { health }) => Math.min(first ?? Infinity, health?.readAt ?? Infinity),
    null,
  );
  const zone = shown[0]?.principal.zone ?? 'UTC';
  const saysPrincipal = shown.length > 1;
  const viewer = account.address.toLowerCase();

  return (
    <div className={screen.page}>
      <header className={screen.head}>
        <h1 className={screen.title}>
          Calendar health
          {known.length > 0 && (
            <CounterBadge
              count={urgent}
              showZero
              size="large"
              color={urgent === 0 ? 'informative' : 'danger'}
              aria-label={`${String(urgent)} need somebody now`}
            />
          )}
        </h1>
        <span className={screen.grow} />
        <PrincipalPicker
          principals={principals}
          value={picked ?? ''}
          hasEverybody
          onPick={(address) => {
            setPicked(address === '' ? null : address);
          }}
        />
        <div className={styles.field}>
          <label htmlFor={`${id}weeks`}>Ahead</label>
          <Select
            id={`${id}weeks`}
            value={String(weeks)}
            onChange={(_event, { value }) => {
              setWeeks(Number(value));
            }}
          >
            {HORIZONS.map((one) => (
              <option key={one.weeks} value={one.weeks}>
                {one.title}
              </option>
            ))}
          </Select>
        </div>
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          aria-label="Read again"
          onClick={() => {
            read();
          }}
        >
          {readAt === null ? 'Read again' : `As of ${sayClock(readAt as typeof now, zone)}`}
        </Button>
      </header>
      <ObserveNote principals={shown.map(({ principal }) => principal)} />
      <main className={styles.columns}>
        <div className={styles.column}>
          <p role="status" className={screen.words}>
            {sayState(shown, found.findings.length, horizon.words)}
          </p>
          <ReadingNotes readings={shown} onRetry={read} />
          {shown.map(({ principal, settled }) => (
            <SettledNote
              key={principal.address}
              settled={settled}
              zone={principal.zone}
              principalName={saysPrincipal ? principal.name : null}
            />
          ))}
          {isReading && known.length === 0 && <Waiting />}
          {known.length > 0 && found.findings.length === 0 && (
            <EmptyHealth readings={shown} horizon={horizon.words} />
          )}
          {HEALTH_TIERS.map((tier) => {
            const rows = found.findings.filter(({ row }) => row.tier === tier);
            if (rows.length === 0) return null;
            return (
              <section key={tier} aria-labelledby={`${id}${tier}`}>
                <h2 id={`${id}${tier}`} className={screen.section}>
                  {tierWords(tier)} ({rows.length})
                </h2>
                <ul className={styles.list}>
                  {rows.map(({ row, principal }) => (
                    <FindingRow
                      key={`${principal.address} ${row.key}`}
                      row={row}
                      principal={principal}
                      saysPrincipal={saysPrincipal}
                      reader={{
                        roster: houseRules.roster,
                        principal: principal.address,
                        viewer,
                        now,
                        zone: principal.zone,
                      }}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        <div className={styles.column}>
          {found.releases.length > 0 && (
            <section aria-labelledby={`${id}releases`}>
              <h2 id={`${id}releases`} className={screen.section}>
                OR time that goes back
              </h2>
              <ReleaseList
                releases={found.releases}
                saysPrincipal={saysPrincipal}
                now={now}
                zoneOf={(principal) => principal.zone}
              />
            </section>
          )}
          <FeedPanel houseRules={houseRules} readings={shown} now={now} zone={zone} onKept={read} />
        </div>
      </main>
    </div>
  );
}

interface Found {
  readonly findings: readonly Release[];
  /** Releases that are still some days off: a list of their own, so that they hide nothing. */
  readonly releases: readonly Release[];
}

function foundIn(readings: readonly HealthReading[]): Found {
  const all = readings
    .flatMap(({ principal, health }) => (health?.rows ?? []).map((row) => ({ principal, row })))
    .sort(
      (a, b) => compareRows(a.row, b.row) || (a.principal.address < b.principal.address ? -1 : 1),
    );
  const isFarRelease = ({ row }: Release): boolean =>
    row.finding.kind === 'release' && row.tier !== 'now';
  return {
    findings: all.filter((one) => !isFarRelease(one)),
    releases: all.filter(isFarRelease),
  };
}

function sayState(readings: readonly HealthReading[], count: number, horizon: string): string {
  const waiting = readings.filter(({ isReading }) => isReading);
  if (waiting.length === readings.length || readings.every(({ health }) => health === null)) {
    return waiting.length === 0
      ? 'No calendar could be read.'
      : `Reading calendars, schedules, privileges and trips for ${horizon} …`;
  }
  const still =
    waiting.length === 0
      ? ''
      : ` Still reading ${waiting.map(({ principal }) => principal.name).join(' and ')}.`;
  return `${count === 0 ? 'No finding' : count === 1 ? 'One finding' : `${String(count)} findings`} in ${horizon}.${still}`;
}
