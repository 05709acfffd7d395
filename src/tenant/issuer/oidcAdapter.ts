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
