/** The menu from which a person picks the client of Outlook and its faults; a choice loads the page again. */
import { make } from '../../dom.client';
import { MAILBOX_SETS, PROFILES } from '../profiles';
import { QUIRKS } from '../quirks';
import type { OutlookSession } from '../session';

const CHOICES = ['profile', 'set', 'bridge', 'quirks', 'permission', 'guard', 'send'];

/** Takes the choices of the menu along to another address. */
export function keepClient(from: URL, to: URL): void {
  for (const name of CHOICES) {
    const value = from.searchParams.get(name);
    if (value !== null) to.searchParams.set(name, value);
  }
}

/** Makes the menu for what the session is now. */
export function clientMenu(session: OutlookSession): HTMLElement {
  const summary = make('summary', {}, `Client${marks(session)}`);
  const choices = make('div', { class: 'client-choices' });
  const menu = make('details', { class: 'client-menu' }, summary, choices);
  menu.addEventListener('toggle', () => {
    // Only an open menu is in the page: its labels would stand in the way of those of the mail.
    choices.replaceChildren(...(menu.open ? drawChoices(session) : []));
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    summary.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  return menu;
}

function drawChoices(session: OutlookSession): HTMLElement[] {
  return [
    make('p', { class: 'hint' }, 'A choice loads this page again.'),
    profileChoice(session),
    setChoice(session),
    bridgeChoice(session),
    quirkChoices(session),
  ];
}

/** Shows without opening the menu that something in it is not as usual. */
function marks({ quirks, hasBridge }: OutlookSession): string {
  const count = quirks.length + (hasBridge ? 0 : 1);
  return count === 0 ? '' : ` (${String(count)} on)`;
}

function choose(name: string, value: string | null): void {
  const address = new URL(location.href);
  if (value === null || value === '') address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  location.href = address.href;
}

function profileChoice({ profile }: OutlookSession): HTMLElement {
  const radios = PROFILES.map(({ name, title, says }) =>
    choice(
      make('input', {
        type: 'radio',
        name: 'profile',
        checked: name === profile.name,
        onchange: () => {
          choose('profile', name);
        },
      }),
      title,
      says,
    ),
  );
  return make('fieldset', {}, make('legend', {}, 'Client of Outlook'), ...radios);
}

function setChoice({ profile }: OutlookSession): HTMLElement {
  const select = make(
    'select',
    {
      onchange: () => {
        choose('set', select.value);
      },
    },
    make('option', { value: '' }, `As that client has it (${profile.mailboxSet})`),
    ...MAILBOX_SETS.map((set) => make('option', { value: set }, `Stops at ${set}`)),
  );
  select.value = new URL(location.href).searchParams.get('set') ?? '';
  return make('label', { class: 'client-set' }, 'Mailbox requirement set', select);
}

function bridgeChoice({ hasBridge }: OutlookSession): HTMLElement {
  const box = make('input', {
    type: 'checkbox',
    checked: hasBridge,
    onchange: () => {
      choose('bridge', box.checked ? null : '0');
    },
  });
  return make(
    'fieldset',
    {},
    make('legend', {}, 'Sign-in'),
    choice(
      box,
      'Nested app sign-in',
      'Off: the client hands out no tokens, and the pane signs in through the browser.',
    ),
  );
}

function quirkChoices({ quirks }: OutlookSession): HTMLElement {
  const boxes = QUIRKS.map(({ name, title, says, source }) => {
    const box = make('input', {
      type: 'checkbox',
      checked: quirks.includes(name),
      onchange: () => {
        const others = quirks.filter((each) => each !== name);
        choose('quirks', [...others, ...(box.checked ? [name] : [])].join(','));
      },
    });
    const issue = make(
      'a',
      { href: source, target: '_blank', rel: 'noreferrer' },
      `Issue ${source.slice(source.lastIndexOf('/') + 1)}`,
    );
    return make('div', {}, choice(box, title, says), issue);
  });
  return make(
    'fieldset',
    {},
    make('legend', {}, 'Faults that clients were seen to have'),
    ...boxes,
  );
}

function choice(input: HTMLInputElement, title: string, says: string): HTMLElement {
  return make(
    'label',
    { class: 'choice' },
    input,
    make('span', {}, make('strong', {}, title), make('span', { class: 'says' }, says)),
  );
}
