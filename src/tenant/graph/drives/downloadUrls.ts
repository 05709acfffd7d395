// Makes and checks the short-lived signed addresses of files, which stand for themselves: no token goes with them.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/openStore';

const LIFETIME_SECONDS = 3600;

export interface DownloadUrls {
  make(filesOrigin: string, fileId: string): string;
  /** The id of the file that the address opens, or why it opens none. */
  open(fileId: string, tempAuth: string): 'ok' | 'expired' | 'forged';
}

export function createDownloadUrls(store: Store): DownloadUrls {
  const kept = store.meta('download key');
  const key = kept ?? randomBytes(32).toString('hex');
  if (kept === undefined) {
    store.setMeta('download key', key);
  }
  const sign = (fileId: string, expires: string): string =>
    createHmac('sha256', key).update(`${fileId} ${expires}`).digest('base64url');
  return {
    make: (filesOrigin, fileId) => {
      const expires = String(Math.floor(Date.now() / 1000) + LIFETIME_SECONDS);
      return `${filesOrigin}/sites/Anteroom/_layouts/15/download.aspx?UniqueId=${fileId}&Translate=false&tempauth=${expires}.${sign(fileId, expires)}&ApiVersion=2.0`;
    },
    open: (fileId, tempAuth) => {
      const [expires = '', signature = ''] = tempAuth.split('.');
      const wanted = Buffer.from(sign(fileId, expires));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) {
        return 'forged';
      }
      return Number(expires) * 1000 < Date.now() ? 'expired' : 'ok';
    },
  };
}
