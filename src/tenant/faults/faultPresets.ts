// Rehearsals that are worth one click: each is a small story that a person can watch in Outlook or Teams.
import type { ListDefinition } from '../sharepoint/listStore';
import type { Fault } from './faults';

export interface FaultPreset {
  readonly title: string;
  /** What to do next, and what should be seen. */
  readonly says: string;
  readonly faults: readonly Fault[];
}

/** The lists that are named are those of the installation: an add-only one, and one with a column to filter by. */
export function faultPresets(lists: readonly ListDefinition[]): FaultPreset[] {
  return [...ANYWHERE, ...inLists(lists)];
}

const ANYWHERE: readonly FaultPreset[] = [
  {
    title: 'A busy mailbox',
    says: 'The next three calls to mail and calendar are told to wait two seconds. Everything should work, a little later.',
    faults: [{ target: 'graph', kind: '429', match: '/users/', times: 3, retryAfterSeconds: 2 }],
  },
  {
    title: 'Busy, and no word for how long',
    says: 'As above, but the pages may not read Retry-After: the wait has to be guessed.',
    faults: [
      { target: 'graph', kind: 'retry-after-hidden' },
      { target: 'graph', kind: '429', match: '/users/', times: 3, retryAfterSeconds: 2 },
    ],
  },
  {
    title: 'The hold that nobody heard of',
    says: 'The next event that is made on a calendar stands there, but its answer is lost. Propose a hold: there must be one event, not two.',
    faults: [
      {
        target: 'graph',
        kind: 'drop-after',
        match: '^(POST|PATCH) .*/(events|calendar)',
        times: 1,
      },
    ],
  },
  {
    title: 'Somebody else was faster',
    says: 'The next change of a list item is refused because it has changed. The page should read it again and ask.',
    faults: [{ target: 'lists', kind: '412', times: 1 }],
  },
  {
    title: 'A slow morning',
    says: 'Every answer takes three seconds. Nothing should look broken, and no button should work twice.',
    faults: [
      { target: 'graph', kind: 'slow', delayMs: 3000 },
      { target: 'lists', kind: 'slow', delayMs: 3000 },
    ],
  },
  {
    title: 'Signed out by IT',
    says: 'The next call is refused until there is a fresh sign-in. Nothing that was typed should be lost.',
    faults: [{ target: 'graph', kind: 'unauthorized', times: 1 }],
  },
  {
    title: 'An hour ahead',
    says: 'The server’s clock runs an hour ahead. Deadlines and “expired” should follow the server, not this computer.',
    faults: [{ target: 'graph', kind: 'clock-off', minutes: 60 }],
  },
  {
    title: 'An hour behind',
    says: 'The server’s clock runs an hour behind.',
    faults: [{ target: 'graph', kind: 'clock-off', minutes: -60 }],
  },
];

function inLists(lists: readonly ListDefinition[]): FaultPreset[] {
  const log = lists.find((list) => list.addOnly);
  const filtered = lists.flatMap((list) => {
    const column = list.columns.find((each) => each.indexed === true && each.unique !== true);
    return column === undefined ? [] : [{ list: list.name, column: column.name }];
  })[0];
  return [
    ...(log === undefined
      ? []
      : [
          {
            title: 'The log is gone',
            says: `The list ${log.name} is missing, as when an administrator deleted it. The page should name the list and not pretend.`,
            faults: [{ target: 'lists', kind: 'list-missing', list: log.name } as const],
          },
        ]),
    ...(filtered === undefined
      ? []
      : [
          {
            title: 'An index was forgotten',
            says: `The column ${filtered.column} of ${filtered.list} has no index. What filters by it is refused, and IT should read which column.`,
            faults: [{ target: 'lists', kind: 'column-not-indexed', ...filtered } as const],
          },
        ]),
  ];
}
