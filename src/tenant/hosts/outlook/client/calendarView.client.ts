/** A week of the mailbox's calendar; a hold shows hatched, as Outlook shows what is tentative. */
import type { HostEvent } from '../../../hostData';
import type { AskData } from '../../dataCalls.client';
import { make, makeButton } from '../../dom.client';
import { makeIcon } from '../../icons.client';

const DAY_MS = 86_400_000;

/** The view and how it is told that an entry changed or is to be shown. */
export interface CalendarView {
  readonly element: HTMLElement;
  refresh(): Promise<void>;
  /** Shows the entry where it is in the coming eight weeks; false when it is not found there. */
  reveal(eventId: string): Promise<boolean>;
}

/** Makes the view of one mailbox in that mailbox's own zone. */
export function calendarView(
  ask: AskData,
  mailbox: string,
  name: string,
  zone: string,
): CalendarView {
  let monday = mondayOf(dayIn(zone, new Date()));
  let revealed = '';
  const grid = make('div', { class: 'week' });
  const title = make('h2', {});
  const move = (weeks: number): void => {
    monday = weeks === 0 ? mondayOf(dayIn(zone, new Date())) : addDays(monday, weeks * 7);
    void refresh();
  };
  const element = make(
    'section',
    { class: 'calendar', 'aria-label': `Calendar of ${name}` },
    make(
      'div',
      { class: 'commands' },
      makeButton('Today', () => {
        move(0);
      }),
      makeButton('Previous week', () => {
        move(-1);
      }),
      makeButton('Next week', () => {
        move(1);
      }),
      title,
    ),
    grid,
  );
  const refresh = async (): Promise<void> => {
    title.textContent = `${name}, week of ${writeDay(monday, { month: 'long', day: 'numeric', year: 'numeric' })} (${zone})`;
    const columns = await Promise.all(
      daysFrom(monday).map(async (day) =>
        makeDay(day, await ask('calendarDay', mailbox, day), zone, revealed),
      ),
    );
    grid.replaceChildren(...columns);
    grid.querySelector('.revealed')?.scrollIntoView({ block: 'nearest' });
  };
  const reveal = async (eventId: string): Promise<boolean> => {
    const today = dayIn(zone, new Date());
    for (let week = -1; week < 8; week += 1) {
      const first = addDays(mondayOf(today), week * 7);
      const days = await Promise.all(
        daysFrom(first).map((day) => ask('calendarDay', mailbox, day)),
      );
      if (days.some((events) => events?.some(({ id }) => sameId(id, eventId)) === true)) {
        monday = first;
        revealed = eventId;
        await refresh();
        return true;
      }
    }
    return false;
  };
  return { element, refresh, reveal };
}

/** Outlook takes an id in the EWS and in the REST alphabet. */
function sameId(left: string, right: string): boolean {
  const plain = (id: string): string => id.replaceAll('/', '-').replaceAll('+', '_');
  return plain(left) === plain(right);
}

function makeDay(
  day: string,
  events: readonly HostEvent[] | null,
  zone: string,
  revealed: string,
): HTMLElement {
  const content =
    events === null
      ? [make('p', { class: 'none' }, 'You may not see this calendar.')]
      : events.map((event) => makeEntry(event, zone, sameId(event.id, revealed)));
  return make(
    'section',
    { class: day === dayIn(zone, new Date()) ? 'day today' : 'day' },
    make('h3', {}, writeDay(day, { weekday: 'short', month: 'short', day: 'numeric' })),
    ...(content.length === 0 ? [make('p', { class: 'none' }, 'Nothing planned')] : content),
  );
}

const SHOWN_AS: Readonly<Record<HostEvent['showAs'], string>> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  oof: 'Out of office',
  workingElsewhere: 'Working elsewhere',
  unknown: 'Unknown',
};

function makeEntry(event: HostEvent, zone: string, isRevealed: boolean): HTMLElement {
  const time = (at: string): string =>
    new Date(at).toLocaleTimeString('en-US', {
      timeZone: zone,
      hour: 'numeric',
      minute: '2-digit',
    });
  const times = event.isAllDay ? 'All day' : `${time(event.start)} – ${time(event.end)}`;
  return make(
    'div',
    { class: `entry ${event.showAs}${isRevealed ? ' revealed' : ''}` },
    make('p', { class: 'times' }, times),
    make(
      'p',
      { class: 'subject' },
      event.isPrivate ? makeIcon('lock', 'Private') : null,
      event.subject,
    ),
    make(
      'p',
      { class: 'facts' },
      [SHOWN_AS[event.showAs], event.location, ...event.categories]
        .filter((fact) => fact !== '')
        .join(' · '),
    ),
  );
}

function dayIn(zone: string, instant: Date): string {
  return instant.toLocaleDateString('en-CA', { timeZone: zone });
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysFrom(monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function writeDay(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', ...options });
}
