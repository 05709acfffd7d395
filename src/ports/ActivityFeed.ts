// Content-free notifications in the Teams activity feed.

export const ACTIVITY_TYPES = [
  'proposalWaiting',
  'proposalDecided',
  'nowMailWaiting',
  'handOffUntaken',
  'mailEscalated',
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export interface Activity {
  /** Address of the person told. */
  readonly to: string;
  readonly type: ActivityType;
  /** Static tab and sub-page that the click opens, e.g. `approvals` and `proposal:<id>`. */
  readonly tab: string;
  readonly subPage: string;
}

export interface ActivityFeed {
  /** 'undelivered' when Teams refuses (app not installed for that person): the tab's own badge still tells. */
  tell(activity: Activity): Promise<'told' | 'undelivered'>;
}
