// The roster as list items: one row for each person, channel, site, leg, stakeholder and holiday.
import type { House } from './lakeside';
import type { SiteItem } from './siteFile';

/** Rows of AnteroomRoster; keys are unique across kinds (`channel:nurse-line`). */
export function rosterItems(house: House, provisionedBy: string, at: string): readonly SiteItem[] {
  const row = (kind: string, key: string, data: unknown): SiteItem => ({
    createdBy: provisionedBy,
    createdAt: at,
    fields: { Kind: kind, Key: `${kind}:${key}`, Data: JSON.stringify(data) },
  });
  return [
    ...house.principals.map(({ key, ...data }) => row('principal', key, data)),
    ...house.assistants.map(({ key, ...data }) => row('assistant', key, data)),
    ...house.signers.map(({ key, ...data }) => row('signer', key, data)),
    ...house.colleagues.map(({ key, ...data }) => row('colleague', key, data)),
    ...house.channels.map(({ id, ...data }) => row('channel', id, data)),
    ...house.sites.map(({ id, ...data }) => row('site', id, data)),
    ...house.travelMinutes.map((leg) => row('travel', `${leg.from}-${leg.to}`, leg)),
    ...house.stakeholders.map(({ key, ...data }) => row('stakeholder', key, data)),
    ...house.holidays.map((holiday) => row('holiday', holiday.day, holiday)),
    ...house.feeds.map(({ id, ...data }) => row('feed', id, data)),
  ];
}
