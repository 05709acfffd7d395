/** What the Teams page is told when it is served. */
import type { AppRegistration, HostUser, Origins } from '../../hostData';
import type { TeamsApp } from './teamsManifest';

/** The clients of Teams by teams-js's own words (`HostClientType`). */
export const TEAMS_CLIENTS = ['web', 'desktop', 'macos', 'ios', 'android'] as const;
export type TeamsClient = (typeof TEAMS_CLIENTS)[number];

export interface TeamsSession {
  readonly viewer: HostUser;
  /** Whose token the broker gives; another than the viewer's only to rehearse a wrong account. */
  readonly account: string;
  readonly users: readonly HostUser[];
  readonly origins: Origins;
  readonly registration: AppRegistration;
  readonly app: TeamsApp;
  /** False with `?bridge=0`: Teams then offers no nested app auth. */
  readonly hasBridge: boolean;
  readonly client: TeamsClient;
  /** The tab runs in a web view of its own and speaks through the phone's native channel. */
  readonly isFrameless: boolean;
}
