// What people see for a kind of block, and for what stands around a proposed time.
import type { Block } from '../../domain/holds';
import type { ZoneId } from '../../domain/time';
import { blockWords } from '../../ui/holdWords';
import { sayClock } from '../sayClock';
import type { AroundOption } from './aroundOption';

/** The entry's own title for those who may read it, else its kind; for the middle of a sentence. */
export function blockName(block: Block): string {
  return block.title === '' ? blockWords(block.kind) : block.title;
}

/** As `blockName`, for a place of its own. */
export function blockTitle(block: Block): string {
  return block.title === '' ? capitalized(blockWords(block.kind)) : block.title;
}

/**
 * One line on what stands around a time.
 *
 * @example
 * sayAround(around, zone) //=> 'After OR 2 block, 30 min clear. Before Clinic, 15 min clear.'
 */
export function sayAround(around: AroundOption, zone: ZoneId): string {
  const call = around.isOnCall ? ' On call.' : '';
  if (around.meets.length > 0) {
    const what = around.meets
      .map(
        (block) =>
          `${blockName(block)} (${sayClock(block.window.start, zone)} to ${sayClock(block.window.end, zone)})`,
      )
      .join(', ');
    return `Meets ${what}.${call}`;
  }
  const before =
    around.before === null
      ? 'Nothing before it that day.'
      : `${aroundWord('After', around.before.clearMinutes)} ${blockName(around.before.block)}${clear(around.before.clearMinutes)}.`;
  const after =
    around.after === null
      ? 'Nothing after it.'
      : `${aroundWord('Before', around.after.clearMinutes)} ${blockName(around.after.block)}${clear(around.after.clearMinutes)}.`;
  return `${before} ${after}${call}`;
}

function aroundWord(word: 'After' | 'Before', minutes: number): string {
  return minutes === 0 ? `Right ${word.toLowerCase()}` : word;
}

function clear(minutes: number): string {
  if (minutes === 0) return '';
  if (minutes < 60) return `, ${String(minutes)} min clear`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `, ${String(hours)} h${rest === 0 ? '' : ` ${String(rest)} min`} clear`;
}

/** The whole day in one sentence, for people who do not see the strip. */
export function sayDayBlocks(blocks: readonly Block[], proposalId: string, zone: ZoneId): string {
  const others = blocks.filter((block) => block.proposalId !== proposalId);
  if (others.length === 0) return 'That day is free otherwise.';
  const list = others.map(
    (block) =>
      `${blockName(block)} ${sayClock(block.window.start, zone)} to ${sayClock(block.window.end, zone)}`,
  );
  return `That day: ${list.join('; ')}.`;
}

function capitalized(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
