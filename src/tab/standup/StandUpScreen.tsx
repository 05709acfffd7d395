// The weekly 25 minutes: figures that fill themselves, one chart, and the agenda with its clock.
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ChevronLeftRegular,
  ChevronRightRegular,
} from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import { composeAgenda } from '../../domain/standup';
import { addDays, type Instant, type LocalDate } from '../../domain/time';
import type { Lane } from '../../domain/triage';
import type { SignedInAccount } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { laneWords } from '../../ui/laneWords';
import { sayDay } from '../../ui/sayTime';
import { useWork } from '../../ui/useWork';
import type { ComposedStandUp } from '../../workflows/composeStandUp';
import { finishStandUp } from '../../workflows/finishStandUp';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { ObserveNote } from '../../ui/ObserveNote';
import { PrincipalPicker } from '../PrincipalPicker';
import { sayClock } from '../sayClock';
import { Waiting } from '../Shell';
import { useScreenStyles } from '../useScreenStyles';
import { Agenda } from './Agenda';
import { BacklogChart } from './BacklogChart';
import { Figures } from './Figures';
import { couldNotBeRead } from './FigureTile';
import { useMeeting } from './useMeeting';
import { useStandUp } from './useStandUp';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(20rem, 2fr)',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  week: { display: 'flex', alignItems: 'center' },
  figures: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
  agenda: {
    position: 'sticky',
    top: tokens.spacingVerticalL,
    '@media (max-width: 900px)': { position: 'static', order: -1 },
  },
});

export interface StandUpScreenProps {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
  readonly principal: Principal;
  readonly onPick: (address: string) => void;
  readonly onShowProposal: (proposalId: string) => void;
}

/** The lane in people's words; mail that nobody sorted has none. */
export function laneName(lane: Lane | null): string {
  return lane === null ? 'Not sorted yet' : laneWords(lane).title;
}

export function StandUpScreen(props: StandUpScreenProps): ReactElement {
  const { houseRules, principal, principals } = props;
  const screen = useScreenStyles();
  const styles = useStyles();
  const [week, setWeek] = useState<LocalDate | null>(null);
  const { reading, standUp, refresh } = useStandUp(houseRules, principal.address, week);
  const failed = reading.state.kind === 'failed' ? reading.state.error : null;
  const weekStart = standUp?.weeks.weekStart ?? null;
  const isPresent =
    standUp !== null &&
    standUp.composedAt >= standUp.weeks.week.start &&
    standUp.composedAt < standUp.weeks.week.end;
  return (
    <div className={screen.page}>
      <header className={screen.head}>
        <h1 className={screen.title}>Stand-up</h1>
        {standUp !== null && weekStart !== null && (
          <div className={styles.week}>
            <Button
              appearance="subtle"
              icon={<ChevronLeftRegular />}
              aria-label="Week before"
              onClick={() => {
                setWeek(addDays(weekStart, -7));
              }}
            />
            <span className={screen.words}>
              Week of {sayDay(standUp.weeks.week.start, standUp.zone)} to{' '}
              {sayDay((standUp.weeks.week.end - 1) as Instant, standUp.zone)}
            </span>
            <Button
              appearance="subtle"
              icon={<ChevronRightRegular />}
              aria-label="Week after"
              disabledFocusable={isPresent}
              onClick={() => {
                setWeek(addDays(weekStart, 7));
              }}
            />
          </div>
        )}
        <span className={screen.grow} />
        <PrincipalPicker principals={principals} value={principal.address} onPick={props.onPick} />
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          aria-label="Read again"
          onClick={refresh}
        >
          {standUp === null ? 'Read again' : `As of ${sayClock(standUp.composedAt, standUp.zone)}`}
        </Button>
      </header>
      <ObserveNote principals={[principal]} />
      <main>
        {failed !== null && <FailureNote error={failed} onRetry={refresh} />}
        {standUp === null ? (
          failed === null && (
            <>
              <p role="status" className={screen.words}>
                {reading.takesLong ? 'Reading log, lists, inbox and calendar …' : 'Opening …'}
              </p>
              <Waiting />
            </>
          )
        ) : (
          <Composed
            key={standUp.weeks.weekStart}
            {...props}
            standUp={standUp}
            onFinished={refresh}
          />
        )}
      </main>
    </div>
  );
}

type ComposedProps = StandUpScreenProps & {
  readonly standUp: ComposedStandUp;
  readonly onFinished: () => void;
};

function Composed(props: ComposedProps): ReactElement {
  const { standUp, houseRules, principal } = props;
  const { figures } = standUp;
  const styles = useStyles();
  const screen = useScreenStyles();
  const desk = useDesk();
  const meeting = useMeeting(`${principal.key}.${standUp.weeks.weekStart}`);
  const agenda = composeAgenda(figures, meeting.timer.minutes, laneName);
  const finishing = useWork(async (timer: typeof meeting.timer) =>
    finishStandUp(desk, {
      houseRules,
      principal: principal.address,
      weekStart: standUp.weeks.weekStart,
      timer,
      backlog:
        figures.backlog.kind === 'read' && figures.backlog.missing.length === 0
          ? figures.backlog.value
          : null,
    }),
  );
  return (
    <div className={styles.columns}>
      <div className={styles.figures}>
        {standUp.brokenRows.length > 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {standUp.brokenRows.length === 1
                ? 'A row'
                : `${String(standUp.brokenRows.length)} rows`}{' '}
              of the lists cannot be read and {standUp.brokenRows.length === 1 ? 'is' : 'are'} not
              in the figures:{' '}
              {standUp.brokenRows
                .slice(0, 3)
                .map((row) => `${row.list} ${row.itemId} (${row.field})`)
                .join(', ')}
              . Ask IT to look at the list.
            </MessageBarBody>
          </MessageBar>
        )}
        <Figures standUp={standUp} laneName={laneName} onShowProposal={props.onShowProposal} />
        {figures.backlog.kind === 'read' ? (
          <BacklogChart
            backlog={figures.backlog.value}
            before={figures.backlogBefore.kind === 'read' ? figures.backlogBefore.value : null}
            isBeforeEstimate={
              figures.backlogBefore.kind === 'read' && figures.backlogBefore.isEstimate
            }
            laneName={laneName}
          />
        ) : (
          <p className={screen.words}>
            The backlog cannot be drawn: {couldNotBeRead(figures.backlog.sources)}.
          </p>
        )}
      </div>
      <div className={styles.agenda}>
        <Agenda
          lines={agenda}
          meeting={meeting}
          finishing={finishing.state}
          held={standUp.held}
          zone={standUp.zone}
          onFinish={(timer) => void finishing.run(timer)}
        />
      </div>
    </div>
  );
}
