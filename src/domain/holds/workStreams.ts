// What a stretch of time is spent on, and the colour category that shows it in the calendar.
import { WORK_STREAMS, type BlockKind, type CallDuty, type WorkStream } from './types';

/** Category names in lower case; the first one found on an entry wins over its kind. */
const CATEGORY_STREAMS: ReadonlyMap<string, WorkStream> = new Map([
  ['pre-op', 'pre-op'],
  ['pre-op huddle', 'pre-op'],
  ['post-op', 'post-op'],
  ['leadership', 'leadership'],
  ['philanthropy', 'philanthropy'],
  ['academic', 'research'],
  ['speaking', 'travel'],
]);

const KIND_STREAMS: Readonly<Record<BlockKind, WorkStream>> = {
  or: 'clinical',
  clinic: 'clinical',
  call: 'clinical',
  'post-call': 'personal',
  teaching: 'teaching',
  research: 'research',
  committee: 'committee',
  travel: 'travel',
  personal: 'personal',
  holiday: 'personal',
  hold: 'leadership',
  meeting: 'leadership',
  private: 'personal',
};

/** The colour category that a hold carries beside the category of all holds. */
export const STREAM_CATEGORIES: Readonly<Record<WorkStream, string>> = {
  clinical: 'Clinical',
  'pre-op': 'Pre-op',
  'post-op': 'Post-op',
  teaching: 'Teaching',
  research: 'Research',
  leadership: 'Leadership',
  committee: 'Committee',
  travel: 'Travel',
  philanthropy: 'Philanthropy',
  personal: 'Personal',
};

const STREAMS_OF_HOLDS: ReadonlyMap<string, WorkStream> = new Map(
  WORK_STREAMS.map((stream) => [STREAM_CATEGORIES[stream].toLowerCase(), stream]),
);

/** The work stream of an entry: what a category says, else what its kind stands for. */
export function workStreamOf(kind: BlockKind, categories: readonly string[]): WorkStream {
  for (const category of categories) {
    const name = category.trim().toLowerCase();
    const stream =
      CATEGORY_STREAMS.get(name) ?? (kind === 'hold' ? STREAMS_OF_HOLDS.get(name) : undefined);
    if (stream !== undefined) return stream;
  }
  return KIND_STREAMS[kind];
}

/**
 * The categories of a hold: that of all holds, and the colour of its stream where the house has one.
 *
 * @param names the release's own names for streams, over the built-in ones
 *
 * @example
 * categoriesOfHold('Hold', 'teaching', {}) //=> ['Hold', 'Teaching']
 */
export function categoriesOfHold(
  holdCategory: string,
  stream: WorkStream | null,
  names: Readonly<Partial<Record<WorkStream, string>>>,
): readonly string[] {
  const colour = stream === null ? undefined : (names[stream] ?? STREAM_CATEGORIES[stream]);
  return colour === undefined || colour === holdCategory ? [holdCategory] : [holdCategory, colour];
}

/** Categories of what is not a plain hold, as the table of kinds knows them: a trip, and the way to a meeting. */
export const TRIP_CATEGORY = 'Travel';
export const TRAVEL_CATEGORY = 'Travel buffer';

/** How a call is taken, by the words of its categories and title; home call where nothing says in-house or backup. */
export function dutyOfCall(categories: readonly string[], title: string): CallDuty {
  const words = [...categories, title].join(' ').toLowerCase();
  if (/\bback-?up\b/.test(words)) return 'backup';
  return /\bin[- ]house\b|\b24 h\b|\bnight attending\b/.test(words) ? 'in-house' : 'home';
}
