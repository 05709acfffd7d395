// The bytes of an attachment: no file of the seed exists, so they are made up, and the same for whoever asks.
import type { MessageAttachment } from './messageDoc';

/** As many bytes as the file would have, saying that they are invented; base64. */
export function attachmentBytes({ name, size }: MessageAttachment): string {
  return Buffer.alloc(size, `Invented content of ${name}.\n`).toString('base64');
}
