// Makes and checks the short-lived signed addresses of the file host, which stand for themselves: no token goes with them.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/openStore';
import { tenantNow } from '../../time/tenantClock';

const USUAL_SECONDS = 3600;

export interface DownloadUrls {
  /** The address of a file's content, of an older version where one is named. */
  make(filesOrigin: string, fileId: string, version?: number): string;
  /** The address that an upload session's bytes are put to. */
  makeUpload(filesOrigin: string, sessionId: string, expiresAt: string): string;
  /** Whether the signature opens that id. */
  open(id: string, tempAuth: string): 'ok' | 'expired' | 'forged';
}

export function createDownloadUrls(store: Store, lifetimeSeconds = USUAL_SECONDS): DownloadUrls {
  const kept = store.meta('download key');
  const key = kept ?? randomBytes(32).toString('hex');
  if (kept === undefined) {
    store.setMeta('download key', key);
  }
  const sign = (id: string, expires: string): string =>
    createHmac('sha256', key).update(`${id} ${expires}`).digest('base64url');
  const signed = (id: string, expires: string): string => `${expires}.${sign(id, expires)}`;
  return {
    make: (filesOrigin, fileId, version) => {
      const expires = String(Math.floor(tenantNow() / 1000) + lifetimeSeconds);
      const id = version === undefined ? fileId : `${fileId}/${String(version)}`;
      return `${filesOrigin}/sites/Anteroom/_layouts/15/download.aspx?UniqueId=${encodeURIComponent(id)}&Translate=false&tempauth=${signed(id, expires)}&ApiVersion=2.0`;
    },
    makeUpload: (filesOrigin, sessionId, expiresAt) => {
      const expires = String(Math.floor(Date.parse(expiresAt) / 1000));
      return `${filesOrigin}/sites/Anteroom/_api/v2.0/drive/uploadSession?guid=${sessionId}&tempauth=${signed(sessionId, expires)}`;
    },
    open: (id, tempAuth) => {
      const [expires = '', signature = ''] = tempAuth.split('.');
      const wanted = Buffer.from(sign(id, expires));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) {
        return 'forged';
      }
      return Number(expires) * 1000 <= tenantNow() ? 'expired' : 'ok';
    },
  };
}
