// The figures of the week as tiles; each opens on what it counted.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { percent, spokenMinutes, type Counted } from '../../domain/standup';
import type { Lane } from '../../domain/triage';
import { stateWords } from '../../ui/holdWords';
import type { ComposedStandUp } from '../../workflows/composeStandUp';
import { useScreenStyles } from '../useScreenStyles';
import { CollisionList } from './CollisionList';
import { CountedList } from './CountedList';
import { FigureTile } from './FigureTile';
import { ResponseTable } from './ResponseTable';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(8.5rem, 1fr))',
    gridAutoFlow: 'dense',
    gap: tokens.spacingHorizontalM,
  },
});

export interface FiguresProps {
  readonly standUp: ComposedStandUp;
  readonly laneName: (lane: Lane | null) => string;
  readonly onShowProposal: (proposalId: string) => void;
}

export function Figures({ standUp, laneName, onShowProposal }: FiguresProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const { figures, failures, zone } = standUp;
  const { backlogBefore } = figures;
  const list = (counted: readonly Counted[]): ReactElement => (
    <CountedList
      counted={counted}
      zone={zone}
      laneName={laneName}
      onShowProposal={onShowProposal}
    />
  );
  const countedOf = (figure: { readonly kind: string; readonly counted?: readonly Counted[] }) =>
    list(figure.counted ?? []);
  return (
    <div className={styles.grid}>
      <FigureTile
        label="Backlog"
        figure={figures.backlog}
        failures={failures}
        say={(backlog) => String(backlog.total)}
        under={(backlog) => {
          const overdue =
            backlog.overdue === 0 ? 'none overdue' : `${String(backlog.overdue)} overdue`;
          return backlogBefore.kind === 'read'
            ? `${overdue}, was ${backlogBefore.isEstimate ? 'about ' : ''}${String(backlogBefore.value.total)}`
            : overdue;
        }}
      >
        {() => (
          <>
            {backlogBefore.kind === 'read' && (
              <p className={screen.words}>A week ago: {backlogBefore.formula}</p>
            )}
            {countedOf(figures.backlog)}
          </>
        )}
      </FigureTile>
      <FigureTile
        label="In time"
        figure={figures.response}
        failures={failures}
        say={(response) =>
          response.withDue === 0 ? '–' : percent(response.withinSla, response.withDue)
        }
        under={(response) =>
          response.medianMinutes === null
            ? 'no mail acted on'
            : `median ${spokenMinutes(response.medianMinutes)}`
        }
      >
        {(response) => (
          <>
            <ResponseTable response={response} laneName={laneName} />
            {countedOf(figures.response)}
          </>
        )}
      </FigureTile>
      <FigureTile
        label="Proposals"
        figure={figures.proposals}
        failures={failures}
        say={(states) => String(states.reduce((sum, one) => sum + one.count, 0))}
        under={(states) =>
          states.length === 0
            ? 'none this week'
            : states
                .map((one) => `${String(one.count)} ${stateWords(one.state).title.toLowerCase()}`)
                .join(', ')
        }
      >
        {() =>
          list(
            figures.proposals.kind === 'read'
              ? figures.proposals.counted.map((one) => ({ ...one, because: sayState(one.because) }))
              : [],
          )
        }
      </FigureTile>
      <FigureTile
        label="Collisions ahead"
        figure={figures.collisions}
        failures={failures}
        say={(collisions) => String(collisions.length)}
        under={(collisions) => {
          const soft = collisions.filter((one) => one.kind === 'during-call').length;
          return soft === 0 ? 'in two weeks' : `${String(soft)} only on call days`;
        }}
      >
        {(collisions) => <CollisionList collisions={collisions} zone={zone} />}
      </FigureTile>
      <FigureTile
        label="Reschedules"
        figure={figures.reschedules}
        failures={failures}
        say={String}
        under={() => 'this week'}
      >
        {() => countedOf(figures.reschedules)}
      </FigureTile>
      <FigureTile
        label="Without rework"
        figure={figures.rework}
        failures={failures}
        say={(rework) => (rework.shareWithout === null ? '–' : percent(rework.shareWithout, 1))}
        under={(rework) => `${String(rework.corrected)} corrected, ${String(rework.undone)} undone`}
      >
        {() => countedOf(figures.rework)}
      </FigureTile>
      <FigureTile
        label="Process changes"
        figure={figures.processChanges}
        failures={failures}
        say={(changes) => String(changes.releases.length + changes.amendments.length)}
        under={(changes) =>
          `${String(changes.releases.length)} signed, ${String(changes.amendments.length)} worth amending`
        }
      >
        {() => countedOf(figures.processChanges)}
      </FigureTile>
      <FigureTile
        label="Ready to hand over"
        figure={figures.handOver}
        failures={failures}
        say={(ready) => String(ready.length)}
        under={(ready) =>
          ready.length === 0
            ? 'no lane yet'
            : ready.length === 1
              ? 'lane without rework'
              : 'lanes without rework'
        }
      >
        {() => countedOf(figures.handOver)}
      </FigureTile>
    </div>
  );

  function sayState(because: string): string {
    const state =
      figures.proposals.kind === 'read'
        ? figures.proposals.value.find((one) => one.state === because)?.state
        : undefined;
    return state === undefined ? because : stateWords(state).title;
  }
}
