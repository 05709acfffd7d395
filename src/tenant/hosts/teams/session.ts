/** What the Teams page is told when it is served. */
import type { AppRegistration, HostUser, Origins } from '../../hostData';
import type { TeamsApp } from '../addIn';

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
}
