/** Entry of the failures page: what stands, what is one click away, and a form for anything else. */
import { make, makeButton, readSession } from '../dom.client';
import { addFaults, readState, stopAll, stopFault } from './faultCalls.client';
import type { FaultState, Kind, StandingFault, WantedFault } from './faultCalls.client';
import { describeCount, describeFault } from './faultWords.client';

interface Session {
  readonly people: readonly { readonly key: string; readonly displayName: string }[];
}

const MEMBERS = [
  'match',
  'who',
  'times',
  'retryAfterSeconds',
  'delayMs',
  'minutes',
  'list',
  'column',
] as const;
const NUMBERS: readonly string[] = ['times', 'retryAfterSeconds', 'delayMs', 'minutes'];
const TARGETS: Readonly<Record<string, string>> = {
  graph: 'Mail, calendar and Graph',
  lists: 'SharePoint lists and files',
  issuer: 'Sign-in',
};
const REFRESH_MS = 1500;

let state: FaultState = { faults: [], spent: [], kinds: [], presets: [] };

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${id}`);
}

function field(id: string): HTMLInputElement | HTMLSelectElement {
  const found = document.getElementById(id);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`The page has no field ${id}`);
}

/** Says what was done, with the way back where there is one. */
function say(text: string, undo?: () => Promise<void>): void {
  const button =
    undo === undefined
      ? null
      : makeButton('Undo', () => {
          void undo().then(async () => {
            say('Undone.');
            await refresh();
          });
        });
  element('said', HTMLElement).replaceChildren(
    ...(button === null ? [text] : [`${text} `, button]),
  );
}

async function refresh(): Promise<void> {
  const next = await readState();
  const isSame = JSON.stringify(next) === JSON.stringify(state);
  state = next;
  if (!isSame) showStanding();
}

function kindOf(name: string): Kind | undefined {
  return state.kinds.find(({ kind }) => kind === name);
}

function titleOf(fault: WantedFault): string {
  return kindOf(fault.kind)?.title ?? fault.kind;
}

function showStanding(): void {
  const focused = document.activeElement?.getAttribute('data-fault');
  const rows = state.faults.map((fault) =>
    make(
      'li',
      {},
      faultWords(fault),
      makeButton('Stop', () => void stopOne(fault), {
        'data-fault': String(fault.id),
        'aria-label': `Stop ${titleOf(fault)}`,
      }),
    ),
  );
  element('standing', HTMLUListElement).replaceChildren(
    ...(rows.length === 0 ? [make('li', { class: 'nothing' }, 'Nothing')] : rows),
  );
  element('clear', HTMLButtonElement).disabled = rows.length === 0;
  element('spent-part', HTMLDetailsElement).hidden = state.spent.length === 0;
  element('spent', HTMLUListElement).replaceChildren(
    ...state.spent.map((fault) =>
      make(
        'li',
        {},
        faultWords(fault),
        makeButton('Again', () => void start([{ ...fault, times: fault.met }], titleOf(fault)), {
          'aria-label': `Again ${titleOf(fault)}`,
        }),
      ),
    ),
  );
  if (focused !== null && focused !== undefined) {
    document.querySelector<HTMLElement>(`[data-fault="${focused}"]`)?.focus();
  }
}

function faultWords(fault: StandingFault): HTMLElement {
  return make(
    'div',
    {},
    make('b', {}, titleOf(fault)),
    make('span', {}, describeFault(fault, TARGETS[fault.target] ?? fault.target)),
    make('span', { class: 'met' }, describeCount(fault)),
  );
}

async function start(faults: readonly WantedFault[], title: string): Promise<void> {
  const added = await addFaults(faults);
  if (typeof added === 'string') {
    say(added);
    return;
  }
  say(`${title}: started.`, async () => {
    for (const { id } of added) await stopFault(id);
  });
  await refresh();
}

async function stopOne(fault: StandingFault): Promise<void> {
  await stopFault(fault.id);
  say(`${titleOf(fault)}: stopped.`, async () => {
    await addFaults([fault]);
  });
  await refresh();
  element('clear', HTMLButtonElement).focus();
}

async function stopEverything(): Promise<void> {
  const before = state.faults;
  if (before.length === 0) return;
  await stopAll();
  say('Everything works again.', async () => {
    await addFaults(before);
  });
  await refresh();
}

function showPresets(): void {
  element('presets', HTMLUListElement).replaceChildren(
    ...state.presets.map(({ title, says, faults }) =>
      make(
        'li',
        {},
        makeButton(title, () => void start(faults, title)),
        make('p', { class: 'says' }, says),
      ),
    ),
  );
}

function showKinds(people: Session['people']): void {
  field('kind').replaceChildren(
    ...state.kinds.map(({ kind, title }) => make('option', { value: kind }, title)),
  );
  field('who').append(
    ...people.map(({ key, displayName }) => make('option', { value: key }, displayName)),
  );
  showMembers();
}

/** Only what has a meaning for the chosen kind is asked for. */
function showMembers(): void {
  const kind = kindOf(field('kind').value);
  const wanted = field('target').value;
  field('target').replaceChildren(
    ...(kind?.targets ?? []).map((target) =>
      make('option', { value: target, selected: target === wanted }, TARGETS[target] ?? target),
    ),
  );
  element('kind-says', HTMLElement).textContent = kind?.says ?? '';
  for (const label of document.querySelectorAll<HTMLElement>('[data-member]')) {
    label.hidden = kind?.takes.includes(label.dataset['member'] ?? '') !== true;
  }
}

function wantedFault(): WantedFault {
  const takes = kindOf(field('kind').value)?.takes ?? [];
  const given = MEMBERS.filter((name) => takes.includes(name) && field(name).value !== '');
  // A list that is named is gone as a whole, so that nothing else narrows it.
  const isWholeList = field('kind').value === 'list-missing' && given.includes('list');
  return {
    target: field('target').value,
    kind: field('kind').value,
    ...Object.fromEntries(
      given
        .filter((name) => !isWholeList || name === 'list')
        .map((name) => [
          name,
          NUMBERS.includes(name) ? Number(field(name).value) : field(name).value,
        ]),
    ),
  };
}

async function begin(): Promise<void> {
  state = await readState();
  showPresets();
  showKinds((readSession() as Session).people);
  showStanding();
  setInterval(() => void refresh(), REFRESH_MS);
}

field('kind').addEventListener('change', showMembers);
element('fault', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const wanted = wantedFault();
  void start([wanted], titleOf(wanted));
});
element('clear', HTMLButtonElement).addEventListener('click', () => void stopEverything());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !(event.target instanceof HTMLSelectElement)) {
    void stopEverything();
  }
});
void begin();
