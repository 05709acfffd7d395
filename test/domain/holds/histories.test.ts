import {
  endsWithIt,
  hashRevision,
  isFinal,
  optionWithId,
  projectProposal,
  stateAfter,
  type Decision,
  type Projection,
  type Proposal,
} from '../../../src/domain/holds';
import { addMinutes, type Instant } from '../../../src/domain/time';
import { at, decisionOn, JORDAN_ID, MAYA_ID, ONLY_MAYA, proposal } from '../../support/holdCases';

/** The list, the decisions and the clock, as they lie in the tenant. */
interface World {
  readonly row: Proposal;
  readonly decisions: readonly Decision[];
  readonly now: Instant;
}

const project = ({ row, decisions, now }: World) => projectProposal(row, decisions, now, ONLY_MAYA);

/** The list takes one decision for each claimed revision: its key is unique. */
const decide =
  (answer: Decision['answer'], by: string, differences: Partial<Decision> = {}) =>
  (world: World): World => {
    const said = decisionOn(world.row, {
      answer,
      optionId: answer === 'only' ? '1' : null,
      decidedById: by,
      decidedAt: world.now,
      ...differences,
    });
    return world.decisions.some(({ revision }) => revision === said.revision)
      ? world
      : { ...world, decisions: [...world.decisions, said] };
  };

const write =
  (change: (row: Proposal) => Partial<Proposal>) =>
  (world: World): World => ({ ...world, row: { ...world.row, ...change(world.row) } });

/** What the clients do: carry out the projection's step, and nothing else. */
function sweep(world: World): World {
  const { step, state } = project(world);
  switch (step.kind) {
    case 'none':
      return world;
    case 'place':
      return write(() => ({ state: 'proposed' }))(world);
    case 'record':
    case 'release':
      return write(() => ({ state: step.state }))(world);
    case 'confirm':
      return write(() => ({
        state: state === 'picked' ? 'confirmed' : state,
        chosenOptionId: step.optionIds[0] ?? null,
      }))(world);
    case 'firm':
      return world;
  }
}

function pick(world: World): World {
  const { state, decision } = project(world);
  if (stateAfter(state, 'pick') === null || decision?.answer !== 'any') return world;
  return write(() => ({ state: 'picked', chosenOptionId: '2' }))(world);
}

function withdraw(world: World): World {
  const next = stateAfter(project(world).state, 'withdraw');
  return next === null ? world : write(() => ({ state: next }))(world);
}

/** An edit: new content, new revision. */
function revise(world: World): World {
  const next = stateAfter(project(world).state, 'revise');
  if (next === null) return world;
  return write((row) => ({
    state: next,
    revision: row.revision + 1,
    title: 'HOLD meeting 45 min',
    chosenOptionId: null,
    problem: null,
  }))(world);
}

const MOVES: readonly ((world: World) => World)[] = [
  decide('any', MAYA_ID),
  decide('only', MAYA_ID),
  decide('decline', MAYA_ID),
  decide('any', JORDAN_ID),
  decide('only', MAYA_ID, { revision: 9 }),
  (world) => ({ ...world, now: addMinutes(world.now, 300) }),
  sweep,
  pick,
  withdraw,
  revise,
];

const FIRM_ID = 'ab0b2c6e-7a51-4d7a-9a43-5a3f1de0a009';

/** Asked in the place of a firm hold, which may end only with the proof of this one. */
const START: World = {
  row: proposal({ state: 'placing', inPlaceOf: [FIRM_ID] }),
  decisions: [],
  now: at('2026-11-16 09:00'),
};

function isProven({ row, decisions }: World, chosen: string | null): boolean {
  return decisions.some(
    (said) =>
      said.decidedById === MAYA_ID &&
      said.revision === row.revision &&
      said.revisionHash === hashRevision(row) &&
      (said.answer === 'any' || (said.answer === 'only' && said.optionId === chosen)) &&
      optionWithId(row, chosen) !== null,
  );
}

/** One for each different world: two histories that lead to the same rows and time go on alike. */
function nameOf({ row, decisions, now }: World): string {
  const said = decisions.map(
    (one) => `${one.revision}${one.answer}${one.decidedById}${one.decidedAt}`,
  );
  return [row.state, row.revision, row.chosenOptionId, now, ...said.sort()].join('|');
}

describe('every history of up to six moves', () => {
  const faults = new Set<string>();
  const steps = { taken: 0, confirmed: 0, closed: 0, ended: 0 };

  beforeAll(() => {
    let worlds = [START];
    const known = new Map<string, Projection>();
    const projectOnce = (world: World): Projection => {
      const name = nameOf(world);
      const projection = known.get(name) ?? project(world);
      known.set(name, projection);
      return projection;
    };
    for (let depth = 0; depth < 6; depth += 1) {
      const reached = new Map<string, World>();
      for (const world of worlds) {
        for (const move of MOVES) {
          const next = move(world);
          const isNew = !known.has(nameOf(next));
          const projection = projectOnce(next);
          const { state, chosenOptionId, step } = projection;
          steps.taken += 1;
          if (endsWithIt(next.row, projection).length > 0) {
            steps.ended += 1;
            if (state !== 'confirmed' || !isProven(next, chosenOptionId))
              faults.add('a firm hold ended without proof');
          }
          if (state === 'confirmed') {
            steps.confirmed += 1;
            if (!isProven(next, chosenOptionId)) faults.add('confirmed without proof');
          }
          if (step.kind === 'confirm' && !isProven(next, step.optionIds[0] ?? null)) {
            faults.add('a confirmation without proof');
          }
          if (isFinal(world.row.state)) {
            steps.closed += 1;
            if (state !== world.row.state) faults.add(`${world.row.state} became ${state}`);
          }
          if (isNew) reached.set(nameOf(next), next);
        }
      }
      worlds = [...reached.values()];
    }
  });

  test('nothing is confirmed without an entitled answer to it', () => {
    expect([...faults]).toEqual([]);
  });

  test('the walk is long and reaches every end', () => {
    expect(steps.taken).toBeGreaterThan(5_000);
    expect(steps.confirmed).toBeGreaterThan(100);
    expect(steps.closed).toBeGreaterThan(500);
    expect(steps.ended).toBeGreaterThan(100);
  });
});
