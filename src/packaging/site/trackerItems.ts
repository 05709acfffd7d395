// Reimbursements, credentials, trips and submissions as work, with their due times.
import {
  toWorkFields,
  uuidV5,
  type TrackerData,
  type WorkItem,
  type WorkKind,
} from '../../domain/log';
import { addDays, formatInstant, instantAtLocal, type Instant } from '../../domain/time';
import type { House } from './lakeside';
import type { SiteItem } from './siteFile';

interface Tracker {
  readonly kind: WorkKind;
  readonly principal: string;
  readonly reference: string;
  readonly stage: string;
  readonly openedOn: string;
  readonly settledOn: string | null;
  /** null where nothing falls due. */
  readonly due: Instant | null;
  readonly facts: TrackerData['facts'];
}

/** Rows of AnteroomWork for the trackers. Days of the house file move by `shiftDays`. */
export function trackerItems(
  house: House,
  shiftDays: number,
  assistant: { readonly key: string; readonly address: string },
): readonly SiteItem[] {
  const day = (of: string): string => addDays(of, shiftDays);
  const maybe = (of: string | null): string | null => (of === null ? null : day(of));
  const at = (of: string, time: string, zone: string): Instant =>
    instantAtLocal(`${day(of)}T${time}:00`, zone);
  const addressOf = (key: string): string => {
    const principal = house.principals.find((one) => one.key === key);
    if (principal === undefined) throw new Error(`No principal ${key} in the house file`);
    return principal.address;
  };

  const trackers: Tracker[] = [
    ...house.reimbursements.map((one): Tracker => ({
      kind: 'reimbursement',
      principal: addressOf(one.who),
      reference: one.reference,
      stage: one.stage,
      openedOn: one.submittedOn ?? one.tripEnd,
      settledOn: one.paidOn,
      due: at(one.dueOn, '17:00', house.zone),
      facts: {
        title: one.title,
        tripEnd: day(one.tripEnd),
        submittedOn: maybe(one.submittedOn),
        paidOn: maybe(one.paidOn),
        amount: one.amount,
        currency: one.currency,
      },
    })),
    ...house.credentials.map((one): Tracker => ({
      kind: 'credential',
      principal: addressOf(one.who),
      reference: one.reference,
      stage: one.missing === 0 ? 'complete' : 'documents missing',
      openedOn: one.issuedOn,
      settledOn: null,
      due: at(one.expiresOn, '17:00', house.zone),
      facts: {
        title: one.title,
        type: one.type,
        issuedOn: day(one.issuedOn),
        expiresOn: day(one.expiresOn),
        missing: one.missing,
      },
    })),
    ...house.trips.map((one): Tracker => ({
      kind: 'trip',
      principal: addressOf(one.who),
      reference: one.reference,
      stage: 'cleared and booked',
      openedOn: one.requestedOn,
      settledOn: one.clearedOn,
      due: null,
      facts: {
        title: one.title,
        firstDay: day(one.firstDay),
        lastDay: day(one.lastDay),
        chiefCleared: true,
        orSchedulerCleared: true,
        booked: true,
      },
    })),
    ...house.submissions.flatMap((one) =>
      one.who.map((who): Tracker => ({
        kind: 'submission',
        principal: addressOf(who),
        reference: one.who.length === 1 ? one.reference : `${one.reference}.${who}`,
        stage: one.stage,
        openedOn: addDays(one.deadline, -90),
        settledOn: one.submittedOn,
        due: at(one.deadline, one.time, one.zone),
        facts: {
          title: one.title,
          deadline: day(one.deadline),
          startsOn: day(one.startsOn),
          submittedOn: maybe(one.submittedOn),
        },
      })),
    ),
  ];
  return trackers.map((tracker) => itemOf(tracker, house, shiftDays, assistant));
}

function itemOf(
  tracker: Tracker,
  house: House,
  shiftDays: number,
  assistant: { readonly key: string; readonly address: string },
): SiteItem {
  const opened = instantAtLocal(`${addDays(tracker.openedOn, shiftDays)}T09:00:00`, house.zone);
  const settled =
    tracker.settledOn === null
      ? null
      : instantAtLocal(`${addDays(tracker.settledOn, shiftDays)}T11:30:00`, house.zone);
  const item: WorkItem<TrackerData> = {
    workId: uuidV5(`${tracker.kind}|${tracker.reference}`),
    kind: tracker.kind,
    principal: tracker.principal,
    state: settled === null ? 'open' : 'closed',
    lane: tracker.kind === 'credential' ? 'credentialing' : 'travel-speaking',
    urgency: null,
    due: tracker.due,
    message: null,
    data: {
      kind: 'tracker',
      reference: tracker.reference,
      stage: tracker.stage,
      openedAt: opened,
      openedBy: assistant.address,
      settledAt: settled,
      facts: tracker.facts,
    },
  };
  return {
    createdBy: assistant.key,
    createdAt: formatInstant(opened),
    fields: toWorkFields(item),
  };
}
