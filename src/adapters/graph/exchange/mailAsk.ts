// What every question about a mail has in common: the mailbox named, ids that survive a move.
import type { MessageReference } from '../../../domain/holds';
import { path } from '../client/path';
import type { GraphAsk } from '../client/GraphAsk';
import { IMMUTABLE_IDS } from './prefer';

export function about(mailbox: string): Pick<GraphAsk, 'group' | 'mailbox' | 'prefer'> {
  return { group: 'mail', mailbox, prefer: [IMMUTABLE_IDS] };
}

export function messagePath({ mailbox, immutableId }: MessageReference): string {
  return path`/users/${mailbox}/messages/${immutableId}`;
}
