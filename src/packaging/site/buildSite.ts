// Builds the whole site of the demonstration: lists with columns and rows, the signed release, groups.
import { sealEntry, SITE_LISTS, toLogFields, uuidV5 } from '../../domain/log';
import { fileOfRelease, type Release } from '../../domain/policy';
import {
  addDays,
  formatInstant,
  instantAtLocal,
  localDateAt,
  minutesBetween,
  mondayOf,
  type Instant,
} from '../../domain/time';
import { buildRelease, EVIDENCE_FILE, type ReleasePerson } from '../policy/buildRelease';
import { writeHistory, type History } from './history';
import type { House } from './lakeside';
import { rosterItems } from './rosterItems';
import type { SiteFile, SiteItem } from './siteFile';
import { trackerItems } from './trackerItems';
import { weekItems } from './weekItems';

const RELEASE_NUMBER = '0001';
const PROVISIONED_BY = 'tom.weller';

/**
 * Builds the site file.
 *
 * Days of the house file move by whole weeks, so that its anchor Monday lands on the Monday of the week of `now`; holidays
 * stay. The same house and `now` always give the same file.
 */
export function buildSite(house: House, now: Instant): SiteFile {
  const shiftDays = shiftFor(house, now);
  const signedAt = instantAtLocal(
    `${addDays(house.release.signedOn, shiftDays)}T09:12:00`,
    house.zone,
  );
  const release = releaseFor(house, shiftDays);
  const history = writeHistory(house, release, now);
  const assistant = house.assistants.find((one) => one.key === house.release.author);
  if (assistant === undefined) throw new Error('The author of the release is no assistant');
  const provisionedAt = formatInstant(
    instantAtLocal(`${addDays(house.release.signedOn, shiftDays - 3)}T08:00:00`, house.zone),
  );
  const items: Readonly<Record<(typeof SITE_LISTS)[number]['name'], readonly SiteItem[]>> = {
    AnteroomRoster: rosterItems(house, PROVISIONED_BY, provisionedAt),
    AnteroomProposals: history.proposals,
    AnteroomDecisions: history.decisions,
    AnteroomWork: [...trackerItems(house, shiftDays, assistant), ...history.work],
    AnteroomLog: [signedItem(house, release, signedAt), ...laterThan(history, signedAt)],
    AnteroomClaims: [],
    AnteroomWeeks: weekItems(house, shiftDays, now),
  };
  return {
    hostname: 'lakesidehealth.sharepoint.example',
    path: '/sites/Anteroom',
    lists: SITE_LISTS.map((list) => ({ ...list, items: items[list.name] })),
    libraries: [
      {
        name: 'AnteroomPolicy',
        write: ['compliance'],
        files: [
          {
            path: `releases/${RELEASE_NUMBER}.json`,
            createdBy: house.release.signer,
            createdAt: formatInstant(signedAt),
            content: fileOfRelease(release),
          },
          {
            path: `models/${release.evidenceHash}.json`,
            createdBy: house.release.signer,
            createdAt: formatInstant(signedAt),
            content: EVIDENCE_FILE,
          },
        ],
      },
      { name: 'AnteroomDrafts', write: ['assistants', 'compliance'], files: [] },
    ],
    groups: house.groups,
  };
}

/** Whole weeks, in days, from the house file's anchor Monday to the Monday of `now`. */
export function shiftFor(house: House, now: Instant): number {
  const monday = mondayOf(localDateAt(now, house.zone));
  const from = instantAtLocal(`${mondayOf(house.anchorDay)}T12:00:00`, 'UTC');
  return Math.round(minutesBetween(from, instantAtLocal(`${monday}T12:00:00`, 'UTC')) / (24 * 60));
}

/** The release of the demonstration: written by the assistant, signed by the compliance officer. */
export function releaseFor(house: House, shiftDays: number): Release {
  return buildRelease({
    number: RELEASE_NUMBER,
    title: 'Inbox triage for the offices of Dr. Maya Okafor and Dr. Samuel Brandt',
    effectiveFrom: addDays(house.release.signedOn, shiftDays),
    author: personOf(house, house.release.author),
    signer: personOf(house, house.release.signer),
    previousHash: null,
    shiftDays,
  });
}

function signedItem(house: House, release: Release, signedAt: Instant): SiteItem {
  const sealed = sealEntry(
    {
      entryId: uuidV5(`signed|${release.number}|${release.hash}`),
      kind: 'policy.signed',
      at: signedAt,
      by: release.signer.address,
      mailbox: null,
      lane: null,
      urgency: null,
      policyRelease: release.number,
      subjectId: null,
      facts: { hash: release.hash, author: release.author.id },
      clientId: uuidV5(`client|${house.release.signer}|${release.number}`),
    },
    '',
  );
  return {
    createdBy: house.release.signer,
    createdAt: formatInstant(signedAt),
    fields: toLogFields(sealed),
  };
}

/** Nothing was done by the release before it was signed. */
function laterThan(history: History, signedAt: Instant): readonly SiteItem[] {
  const from = formatInstant(signedAt);
  return history.log.filter((item) => (item.createdAt ?? '') >= from);
}

function personOf(house: House, key: string): ReleasePerson {
  const person = [...house.assistants, ...house.signers].find((one) => one.key === key);
  if (person === undefined) throw new Error(`No ${key} in the house file`);
  return { id: person.id, name: person.name, address: person.address };
}
