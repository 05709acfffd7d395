// The day around a proposed time as a strip: committed time, the proposed time, and the hours.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Block, BlockKind, HoldOption } from '../../domain/holds';
import { addMinutes, overlaps, type Instant, type Window, type ZoneId } from '../../domain/time';
import type { OptionDay } from '../../workflows/readOptionDays';
import { sayHour } from '../sayClock';
import { blockTitle, sayDayBlocks } from './blockWords';

const HEIGHT = 46;
const BAR_TOP = 2;
const BAR_HEIGHT = 26;
const SCALE_BASE = 42;
/** Below this share of the width a word would not fit. */
const WORD_FROM_PERCENT = 11;

const useStyles = makeStyles({
  strip: { display: 'block', width: '100%', overflow: 'visible' },
  ground: { fill: tokens.colorNeutralBackground3 },
  hour: { stroke: tokens.colorNeutralStroke2, strokeWidth: tokens.strokeWidthThin },
  scale: { fill: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase100 },
  block: { stroke: tokens.colorNeutralStroke1, strokeWidth: tokens.strokeWidthThin },
  word: { fill: tokens.colorNeutralForeground1, fontSize: tokens.fontSizeBase100 },
  clinical: { fill: tokens.colorPaletteBlueBackground2 },
  away: { fill: tokens.colorPaletteBrownBackground2 },
  rest: { fill: tokens.colorPaletteLavenderBackground2 },
  meeting: { fill: tokens.colorNeutralBackground5 },
  call: { fill: tokens.colorPaletteMarigoldBackground2 },
  option: {
    fill: tokens.colorBrandBackground,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: tokens.strokeWidthThick,
  },
  sibling: {
    fill: tokens.colorBrandBackground2,
    stroke: tokens.colorBrandStroke1,
    strokeWidth: tokens.strokeWidthThin,
    strokeDasharray: '3 2',
  },
});

type Tone = 'clinical' | 'away' | 'rest' | 'meeting' | 'call';

function toneOf(kind: BlockKind): Tone {
  switch (kind) {
    case 'or':
    case 'clinic':
      return 'clinical';
    case 'travel':
    case 'holiday':
      return 'away';
    case 'post-call':
    case 'research':
    case 'personal':
      return 'rest';
    case 'call':
      return 'call';
    case 'teaching':
    case 'committee':
    case 'hold':
    case 'meeting':
    case 'private':
      return 'meeting';
  }
}

export interface DayStripProps {
  readonly day: OptionDay;
  readonly option: HoldOption;
  /** The other proposed times; those of this day are drawn too. */
  readonly siblings: readonly HoldOption[];
  readonly proposalId: string;
  readonly zone: ZoneId;
}

/** The sentence behind the strip says the same, for people who do not see it. */
export function DayStrip(props: DayStripProps): ReactElement {
  const { day, option, siblings, proposalId, zone } = props;
  const styles = useStyles();
  const shown = shownHours(day, option.window);
  const at = (instant: Instant): number =>
    clamp((100 * (instant - shown.start)) / (shown.end - shown.start));
  const span = (window: Window): { readonly x: string; readonly width: string } => ({
    x: percent(at(window.start)),
    width: percent(Math.max(0.6, at(window.end) - at(window.start))),
  });
  const blocks = day.blocks.filter(
    (block) => block.proposalId !== proposalId && overlaps(block.window, shown),
  );
  const layers = [
    ...blocks.filter((block) => block.kind === 'call'),
    ...blocks.filter((block) => block.kind !== 'call'),
  ];
  return (
    <svg
      className={styles.strip}
      height={HEIGHT}
      role="img"
      aria-label={sayDayBlocks(day.blocks, proposalId, zone)}
    >
      <rect className={styles.ground} x="0" y={BAR_TOP} width="100%" height={BAR_HEIGHT} rx="4" />
      {hoursOf(shown).map((hour) => (
        <g key={hour}>
          <line
            className={styles.hour}
            x1={percent(at(hour))}
            x2={percent(at(hour))}
            y1={BAR_TOP}
            y2={BAR_TOP + BAR_HEIGHT + 3}
          />
          <text className={styles.scale} x={percent(at(hour))} y={SCALE_BASE} textAnchor="middle">
            {sayHour(hour, zone)}
          </text>
        </g>
      ))}
      {layers.map((block) => (
        <BlockBar
          key={`${block.kind}-${String(block.window.start)}-${block.entryIds.join()}`}
          block={block}
          toneClass={mergeClasses(styles.block, styles[toneOf(block.kind)])}
          wordClass={styles.word}
          from={at(block.window.start)}
          to={at(block.window.end)}
        />
      ))}
      {siblings
        .filter((one) => one.id !== option.id && overlaps(one.window, shown))
        .map((one) => (
          <rect
            key={one.id}
            className={styles.sibling}
            {...span(one.window)}
            y={BAR_TOP + 3}
            height={BAR_HEIGHT - 6}
            rx="3"
          />
        ))}
      <rect
        className={styles.option}
        {...span(option.window)}
        y={BAR_TOP - 1}
        height={BAR_HEIGHT + 2}
        rx="3"
      />
    </svg>
  );
}

interface BlockBarProps {
  readonly block: Block;
  readonly toneClass: string;
  readonly wordClass: string;
  readonly from: number;
  readonly to: number;
}

/** A nested picture, so that a long title ends with its bar. */
function BlockBar({ block, toneClass, wordClass, from, to }: BlockBarProps): ReactElement {
  const width = Math.max(0.6, to - from);
  const isCall = block.kind === 'call';
  return (
    <svg
      x={percent(from)}
      y={isCall ? BAR_TOP + BAR_HEIGHT - 5 : BAR_TOP + 3}
      width={percent(width)}
      height={isCall ? 5 : BAR_HEIGHT - 6}
    >
      <rect className={toneClass} x="0" y="0" width="100%" height="100%" rx="3" />
      {!isCall && width >= WORD_FROM_PERCENT && (
        <text className={wordClass} x="5" y="14">
          {blockTitle(block)}
        </text>
      )}
    </svg>
  );
}

const HOUR = 3_600_000;

/** Working hours, widened so that the proposed time has an hour on both sides. */
function shownHours(day: OptionDay, option: Window): Window {
  const early = Math.min(day.hours.start, option.start - HOUR);
  const late = Math.max(day.hours.end, option.end + HOUR);
  return { start: early as Instant, end: late as Instant };
}

/** Every second full hour inside; zones are whole or half hours off, so that the hour is the zone's own. */
function hoursOf(shown: Window): readonly Instant[] {
  const hours: Instant[] = [];
  const first = Math.ceil(shown.start / HOUR) * HOUR;
  for (let at = first as Instant; at < shown.end; at = addMinutes(at, 120)) {
    if (at - shown.start >= HOUR / 2 && shown.end - at >= HOUR / 2) hours.push(at);
  }
  return hours;
}

function clamp(share: number): number {
  return Math.min(100, Math.max(0, share));
}

function percent(share: number): string {
  return `${share.toFixed(2)}%`;
}
