/** @jest-environment jsdom */
// The parts of the Office adapter that need no Outlook: marks in drafts, header blocks, themes.
import { parseHeaders } from '../../../src/adapters/office/internetHeaders';
import {
  markedHtml,
  plainText,
  withoutMarked,
  withoutText,
} from '../../../src/adapters/office/mark';
import { themeOf } from '../../../src/adapters/office/theme';

const DRAFT = (inner: string) =>
  `<html><head></head><body><p>Dear Ann,</p>${inner}<p>yours Jordan</p></body></html>`;
const LEFT = DRAFT('');

const found = [
  { says: 'as it was put in', html: markedHtml('<p>Ours</p>', 'm1') },
  {
    says: 'with the class renamed by Outlook',
    html: '<div class="x_anteroom-m1 x_plain">Ours</div>',
  },
  { says: 'with only the id left', html: '<div id="x_anteroom-m1">Ours</div>' },
  { says: 'with only the data attribute left', html: '<div data-anteroom="m1">Ours</div>' },
  {
    says: 'moved into another element and doubled inside',
    html: '<div class="anteroom-m1"><p class="anteroom-m1">Ours</p></div>',
  },
];
test.each(found)('our text is taken out $says', ({ html }) => {
  expect(withoutMarked(DRAFT(html), 'm1')).toBe(LEFT);
});

const kept = [
  { says: 'no element carries the mark', html: '<div class="anteroom-m2">Another</div>' },
  { says: 'a longer mark only begins like ours', html: '<div class="anteroom-m1b">Another</div>' },
  {
    says: 'a person copied it to a second place',
    html: '<div class="anteroom-m1">Ours</div><div class="anteroom-m1">Ours</div>',
  },
];
test.each(kept)('nothing is taken out when $says', ({ html }) => {
  expect(withoutMarked(DRAFT(html), 'm1')).toBeNull();
});

test('a mark cannot break out of its attribute', () => {
  expect(() => markedHtml('x', '"><script>')).toThrow('A mark holds letters');
});

test('the text version keeps lines and drops mark-up', () => {
  expect(
    plainText(
      '<p>Dear Ann,</p><p>three <b>times</b>:<br>Monday</p><ul><li>one</li><li>two</li></ul>',
    ),
  ).toBe('Dear Ann,\nthree times:\nMonday\none\ntwo');
});

test('text in a plain draft is found whatever the line ends', () => {
  expect(withoutText('Dear Ann,\r\nOne line \r\nTwo\r\nyours', 'One line\nTwo\n')).toBe(
    'Dear Ann,\nyours',
  );
});

test('text that stands twice or nowhere in a plain draft stays', () => {
  expect(withoutText('Same\nSame\n', 'Same')).toBeNull();
  expect(withoutText('Rewritten', 'Ours')).toBeNull();
  expect(withoutText('Anything', '')).toBeNull();
});

test('folded headers are joined and the first of a name is kept', () => {
  const block =
    'Received: one\r\n by two\r\nList-Id: <a.example>\r\nreceived: second\r\nX-Empty:\r\n\r\nnot a header';
  expect(parseHeaders(block)).toEqual({
    Received: 'one by two',
    'List-Id': '<a.example>',
    'X-Empty': '',
  });
});

const themes = [
  { says: 'white', colour: '#FFFFFF', theme: 'light' },
  { says: 'dark grey', colour: '#1f1f1f', theme: 'dark' },
  { says: 'the grey of Office', colour: '#666666', theme: 'dark' },
  { says: 'pure black', colour: '#000000', theme: 'contrast' },
  { says: 'short notation', colour: '#fff', theme: 'light' },
  { says: 'no colour', colour: undefined, theme: 'light' },
];
test.each(themes)('a background of $says is $theme', ({ colour, theme }) => {
  expect(themeOf(colour, false)).toBe(theme);
  expect(themeOf(colour, true)).toBe('contrast');
});
