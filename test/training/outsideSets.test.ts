import { outsideSetOf, scoreOutside, type OutsideRecord } from '../../src/training/outsideSets';

const questions: OutsideRecord[] = [
  {
    id: 'a',
    text: 'Ann Poole seen by Dr. Voss on May 3',
    spans: [
      { type: 'NAME', start: 0, end: 9 },
      { type: 'NAME', start: 22, end: 26, providerName: true },
      { type: 'DATE', start: 30, end: 35 },
    ],
  },
  { id: 'b', text: 'Options for Crohn’s disease?', spans: [] },
];

test('a provider in a question counts neither way', () => {
  const figures = scoreOutside(questions, new Map([['a', [{ start: 0, end: 9 }]]]));
  expect(figures).toMatchObject({ wanted: 2, found: 1, recall: 0.5, negatives: 1, leftAlone: 1 });
});

test('a negative text counts as touched by any span', () => {
  const figures = scoreOutside(questions, new Map([['b', [{ start: 12, end: 17 }]]]));
  expect(figures).toMatchObject({ leftAlone: 0, touched: 1 });
});

test('a recogniser case needs all of its spans', () => {
  const cases: OutsideRecord[] = [
    {
      id: 'c',
      entity: 'IP_ADDRESS',
      text: '10.0.0.1 and 10.0.0.2',
      spans: [
        { type: 'IP_ADDRESS', start: 0, end: 8 },
        { type: 'IP_ADDRESS', start: 13, end: 21 },
      ],
    },
  ];
  expect(outsideSetOf(cases)).toBe('recogniser-cases');
  expect(scoreOutside(cases, new Map([['c', [{ start: 0, end: 8 }]]]))).toMatchObject({
    wanted: 1,
    found: 0,
  });
});
