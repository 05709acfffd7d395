// Keeps the OpenID provider's sessions, grants and tokens in the store, so that a restart signs nobody out.
import type { Adapter } from 'oidc-provider';
import { integer, text } from '../store/openStore';
import type { Row, Store } from '../store/openStore';

type Payload = Record<string, unknown>;

export function oidcAdapterFor(store: Store): (kind: string) => Adapter {
  return (kind) => {
    const read = (row: Row | undefined): Payload | undefined => {
      if (
        row === undefined ||
        (integer(row, 'expires_at') !== 0 && integer(row, 'expires_at') < seconds())
      ) {
        return undefined;
      }
      return JSON.parse(text(row, 'payload')) as Payload;
    };
    const find = (id: string): Payload | undefined =>
      read(store.one('select * from oidc where kind = ? and id = ?', [kind, id]));
    return {
      upsert: (id, payload, expiresIn) => {
        store.run('insert or replace into oidc values (?, ?, ?, ?, ?, ?)', [
          kind,
          id,
          textOf(payload['uid']),
          textOf(payload['grantId']),
          expiresIn === undefined ? 0 : seconds() + expiresIn,
          JSON.stringify(payload),
        ]);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(find(id)),
      findByUserCode: () => Promise.resolve(undefined),
      findByUid: (uid) =>
        Promise.resolve(
          read(store.one('select * from oidc where kind = ? and uid = ?', [kind, uid])),
        ),
      consume: (id) => {
        const payload = find(id);
        if (payload !== undefined) {
          store.run('update oidc set payload = ? where kind = ? and id = ?', [
            JSON.stringify({ ...payload, consumed: seconds() }),
            kind,
            id,
          ]);
        }
        return Promise.resolve();
      },
      destroy: (id) => {
        store.run('delete from oidc where kind = ? and id = ?', [kind, id]);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        store.run('delete from oidc where kind = ? and grant_id = ?', [kind, grantId]);
        return Promise.resolve();
      },
    };
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Whose code or refresh token this is, when it was given, and whether it still stands. */
export interface KnownGrant {
  readonly accountId: string;
  readonly issuedAt: number;
  readonly isOver: boolean;
  readonly isUsed: boolean;
}

/** Finds a grant by its value, also when its time is over; undefined where it never was. */
export function knownGrant(
  store: Store,
  kind: 'AuthorizationCode' | 'RefreshToken',
  value: string,
): KnownGrant | undefined {
  const row = store.one('select * from oidc where kind = ? and id = ?', [kind, value]);
  if (row === undefined) {
    return undefined;
  }
  const payload = JSON.parse(text(row, 'payload')) as Payload;
  return {
    accountId: textOf(payload['accountId']) ?? '',
    issuedAt: typeof payload['iat'] === 'number' ? payload['iat'] : 0,
    isOver: integer(row, 'expires_at') !== 0 && integer(row, 'expires_at') <= seconds(),
    isUsed: payload['consumed'] !== undefined,
  };
}

/** How long a refresh token lives on; 0 where there is none. */
export function secondsLeft(store: Store, refreshToken: unknown): number {
  const row = store.one('select * from oidc where kind = ? and id = ?', [
    'RefreshToken',
    typeof refreshToken === 'string' ? refreshToken : '',
  ]);
  return row === undefined ? 0 : Math.max(0, integer(row, 'expires_at') - seconds());
}
