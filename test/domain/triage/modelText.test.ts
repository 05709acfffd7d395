import { parseEvidenceModel } from '../../../src/domain/triage';
import { isWeightTable } from '../../../src/domain/triage/weightRows';

const MODEL = {
  version: '1',
  concepts: [{ id: 'a', in: 'fresh', phrases: ['the "terms": {'] }],
  lane: { bias: [0, 1], terms: { 'word:pain': [3, -12], 'pair:chest pain': [0, 32767] } },
  urgency: { bias: [1, 2, 3], terms: { 'fact:reply': [-1, 0, 2] } },
};

/** The rows of a part as they were written, whichever way they were read. */
function rowsOf(terms: Readonly<Record<string, unknown>>): unknown {
  if (!isWeightTable(terms)) return terms;
  const { keys, weights, classes } = terms;
  return Object.fromEntries(
    keys.map((key, row) => [key, [...weights.slice(row * classes, (row + 1) * classes)]]),
  );
}

function parsed(text: string): typeof MODEL {
  const model = parseEvidenceModel(text) as typeof MODEL;
  const part = <P extends { readonly terms: Readonly<Record<string, unknown>> }>(one: P) => ({
    ...one,
    terms: rowsOf(one.terms),
  });
  return { ...model, lane: part(model.lane), urgency: part(model.urgency) };
}

test.each([
  { says: 'without blanks', text: JSON.stringify(MODEL) },
  {
    says: 'with blanks and line ends',
    text: JSON.stringify(MODEL, null, 2).replace(/\n/g, '\r\n'),
  },
])('rows written $says go straight into a table', ({ text }) => {
  const { lane, urgency } = parseEvidenceModel(text) as typeof MODEL;
  expect([lane.terms, urgency.terms].every(isWeightTable)).toBe(true);
  expect(parsed(text)).toEqual(MODEL);
});

test('a table is still one when a worker has been sent it', () => {
  const sent = structuredClone(parseEvidenceModel(JSON.stringify(MODEL))) as typeof MODEL;
  expect(isWeightTable(sent.lane.terms)).toBe(true);
  expect(rowsOf(sent.lane.terms)).toEqual(MODEL.lane.terms);
});

function withTerms(terms: unknown): string {
  return JSON.stringify({ ...MODEL, lane: { bias: [0, 1], terms } });
}

test.each([
  { says: 'a weight with decimals', text: withTerms({ 'word:a': [0.5, 1] }) },
  { says: 'a weight beyond two bytes', text: withTerms({ 'word:a': [32768, 1] }) },
  { says: 'a weight that is no number', text: withTerms({ 'word:a': ['1', null] }) },
  { says: 'rows of different lengths', text: withTerms({ 'word:a': [1, 2], 'word:b': [1] }) },
  { says: 'an empty row', text: withTerms({ 'word:a': [] }) },
  { says: 'no rows at all', text: withTerms({}) },
  { says: 'a key with an escaped sign', text: withTerms({ 'word:"a"': [1, 2] }) },
  { says: 'rows in a place of their own', text: JSON.stringify({ terms: { a: [1] } }) },
  { says: 'rows beside a number in their place', text: withTerms(0) },
])('a file with $says is parsed as it stands', ({ text }) => {
  const model: unknown = parseEvidenceModel(text);
  expect(model).toEqual(JSON.parse(text));
});

test.each([
  { says: 'nothing', text: '' },
  { says: 'a comma too many', text: JSON.stringify(MODEL).replace('-12]', '-12,]') },
  { says: 'a number with a leading zero', text: JSON.stringify(MODEL).replace('-12]', '-012]') },
  { says: 'no end', text: JSON.stringify(MODEL).slice(0, -1) },
])('a file with $says is no model', ({ text }) => {
  expect(() => parseEvidenceModel(text)).toThrow(SyntaxError);
});
