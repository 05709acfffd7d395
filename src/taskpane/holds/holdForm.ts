// What the assistant can say about a meeting beyond the mail, with what the form begins with and what it asks for.
import type { MeetingAsk, MeetingMode } from '../../domain/asks';
import {
  firstTier,
  siteOfPlace,
  type FirstTier,
  type MeetingTier,
  type WorkStream,
} from '../../domain/holds';
import { personAt, type Principal, type Roster } from '../../domain/roster';
import { addDays, windowOnDay, type Window } from '../../domain/time';
import type { Lane, Urgency } from '../../domain/triage';

export const SEARCH_PLACES = ['asked', 'soon', 'days'] as const;
export type SearchPlace = (typeof SEARCH_PLACES)[number];

/** What the person typed; kept while anything fails. */
export interface HoldForm {
  /** Minutes as typed; empty means as asked. */
  readonly minutes: string;
  readonly place: SearchPlace;
  /** `YYYY-MM-DD`, both included, for the place `days`; an empty last day means the first alone. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** `HH:mm` in the physician's zone, on each of these days. */
  readonly from: string;
  readonly to: string;
  /** null: nobody said; planned as in person. */
  readonly mode: MeetingMode | null;
  /** Where they meet in person; null: a place that the roster does not name. */
  readonly siteId: string | null;
  readonly tier: MeetingTier;
  readonly stream: WorkStream;
  /** Addresses of colleagues who must be free too. */
  readonly others: readonly string[];
  /** Hours until the holds lapse; null for the tier's own. */
  readonly decideHours: number | null;
}

/** What the form begins with is read from. */
export interface FormSource {
  readonly roster: Roster;
  readonly principal: Principal;
  readonly ask: MeetingAsk | null;
  /** The words of the mail that were read as the ask: a site that they name is where they meet. */
  readonly askedWords: string;
  readonly stakeholder: { readonly name: string; readonly address: string } | null;
  readonly lane: Lane;
  readonly urgency: Urgency;
}

const MOST_DAYS = 31;

export function firstForm(source: FormSource): HoldForm {
  const { roster, principal, ask, askedWords } = source;
  const hasTimes =
    ask !== null && (ask.windows.length > 0 || ask.earliest !== null || ask.latest !== null);
  const first = ask?.windows[0]?.start ?? ask?.earliest ?? '';
  const last = ask?.windows.at(-1)?.end ?? ask?.latest ?? first;
  return {
    minutes: ask?.durationMinutes == null ? '' : `${ask.durationMinutes}`,
    place: hasTimes ? 'asked' : 'soon',
    firstDay: first.slice(0, 10),
    lastDay: last.slice(0, 10),
    from: principal.workingHours.start,
    to: principal.workingHours.end,
    mode: ask?.mode ?? null,
    siteId: siteOfPlace(askedWords, roster.sites) ?? principal.homeSiteId ?? null,
    tier: tierOfSource(source).tier,
    stream: streamOfLane(source.lane),
    others: othersOf(source, hasTimes),
    decideHours: null,
  };
}

/** The tier that the mail itself suggests, and why. */
export function tierOfSource({ stakeholder, urgency, roster }: FormSource): FirstTier {
  const isPressing = urgency === 'now' || urgency === 'today';
  return firstTier({ address: stakeholder?.address ?? null, isPressing, roster });
}

function streamOfLane(lane: Lane): WorkStream {
  switch (lane) {
    case 'academic':
      return 'research';
    case 'travel-speaking':
      return 'travel';
    case 'patient-clinical':
    case 'patient-admin':
    case 'referral-auth':
    case 'schedule-change':
      return 'clinical';
    case 'suspicious':
    case 'legal-compliance':
    case 'credentialing':
    case 'leadership':
    case 'meeting-request':
    case 'vendor':
    case 'digest':
      return 'leadership';
  }
}

/**
 * Who is named in the mail and stands in the directory: only their calendars can be looked at. Who names times keeps
 * them in the own calendar, so that the one who asks counts only where no time was named.
 */
function othersOf(
  { ask, stakeholder, roster, principal }: FormSource,
  hasTimes: boolean,
): readonly string[] {
  const asker = stakeholder === null || hasTimes ? [] : [stakeholder.address];
  const named = [...(ask?.participants ?? []), ...asker];
  const known = named
    .map((address) => address.toLowerCase())
    .filter((address) => address !== principal.address && personAt(roster, address) !== null);
  return [...new Set(known)];
}

/** What keeps the form from being asked, in words; null when nothing does. */
export function problemOf(form: HoldForm): string | null {
  if (form.minutes !== '') {
    const minutes = Number(form.minutes);
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480)
      return 'Give the length in minutes, from 5 to 480.';
  }
  if (form.place !== 'days') return null;
  if (!isDay(form.firstDay)) return 'Choose the first day to look at.';
  if (form.lastDay !== '' && form.lastDay < form.firstDay)
    return 'The last day must not come before the first.';
  if (daysOf(form).length > MOST_DAYS) return `Choose at most ${MOST_DAYS} days at once.`;
  return form.from < form.to ? null : 'The end must be later than the start.';
}

/** What was typed over the ask, as the search takes it. */
export function manualOf(
  form: HoldForm,
  principal: Principal,
  ask: MeetingAsk | null,
): { manual?: { durationMinutes: number | null; windows: readonly Window[] | null } } {
  const windows =
    form.place === 'days'
      ? daysOf(form).map((day) => windowOnDay(day, form.from, form.to, principal.zone))
      : null;
  const minutes = form.minutes === '' ? null : Number(form.minutes);
  const isAsked = minutes === (ask?.durationMinutes ?? null);
  if (windows === null && (minutes === null || (isAsked && form.place === 'asked'))) return {};
  return { manual: { durationMinutes: minutes ?? ask?.durationMinutes ?? null, windows } };
}

function daysOf({ firstDay, lastDay }: HoldForm): readonly string[] {
  const days: string[] = [];
  const last = lastDay === '' ? firstDay : lastDay;
  for (let day = firstDay; day <= last && days.length <= MOST_DAYS; day = addDays(day, 1))
    days.push(day);
  return days;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
