// Which colours a physician's own list still lacks.
import { calendarRulesSchema, missingColours } from '../../../src/domain/policy';
import { ALL_LANE_CATEGORIES, HANDED_OFF_CATEGORY } from '../../../src/domain/log';
import { categoriesOfHold, WORK_STREAMS } from '../../../src/domain/holds';
import * as v from 'valibot';
import { releaseForTests } from '../../support/DeskForTests';

const { calendarRules } = releaseForTests();
const names = (list: readonly { name: string; hasColour: boolean }[]): readonly string[] =>
  missingColours(calendarRules, list).map(({ name }) => name);

test('the release colours every category that the desk writes', () => {
  const { holds } = calendarRules;
  const written = [
    ...WORK_STREAMS.flatMap((stream) =>
      categoriesOfHold(holds.category, stream, holds.streams ?? {}),
    ),
    'Travel',
    'Travel buffer',
    ...ALL_LANE_CATEGORIES,
    HANDED_OFF_CATEGORY,
  ];
  expect(names([])).toEqual([...new Set(written)]);
  expect(Object.keys(calendarRules.colours ?? {}).sort()).toEqual([...names([])].sort());
});

test('what she has coloured is never asked for again', () => {
  expect(names([{ name: 'Hold', hasColour: true }])).not.toContain('Hold');
  expect(names([{ name: ' hold ', hasColour: true }])).not.toContain('Hold');
  expect(names([{ name: 'Hold', hasColour: false }])).toContain('Hold');
});

test('a category without a colour in the release is left alone', () => {
  const rules = { ...calendarRules, colours: { Teaching: 'green' } } as const;
  expect(missingColours(rules, [])).toEqual([{ name: 'Teaching', colour: 'green', on: 'holds' }]);
  expect(missingColours({ holds: calendarRules.holds }, [])).toEqual([]);
});

test('a house with names of its own gets the colours of those names', () => {
  const rules = {
    holds: { ...calendarRules.holds, category: 'Option', streams: { teaching: 'Rounds' } },
    colours: { Option: 'steel', rounds: 'dark green', Teaching: 'green' },
  } as const;
  expect(missingColours(rules, [])).toEqual([
    { name: 'Option', colour: 'steel', on: 'holds' },
    { name: 'Rounds', colour: 'dark green', on: 'holds' },
  ]);
});

test('a colour that Outlook does not have is refused with the release', () => {
  const written = { ...calendarRules, colours: { Hold: 'pink' } };
  expect(v.safeParse(calendarRulesSchema, written).success).toBe(false);
  const older: Record<string, unknown> = { ...calendarRules };
  delete older['colours'];
  expect(v.safeParse(calendarRulesSchema, older).success).toBe(true);
});
