// The part of OData's $filter that the tenant understands, and what it refuses.
import { ordered, passes } from '../../../src/tenant/graph/odata/evaluateFilter';
import { parseFilter, pathsIn } from '../../../src/tenant/graph/odata/parseFilter';
import { readQueryOptions } from '../../../src/tenant/graph/odata/queryOptions';

const ROW = {
  subject: "Maya's OR block",
  isRead: false,
  size: 12,
  at: '2026-11-16T14:30:00Z',
  from: { emailAddress: { address: 'ray.delgado@lakesidehealth.example' } },
  categories: ['OR', 'Hold'],
  nothing: null,
  properties: [{ id: 'String {a} Name X', value: 'p-1' }],
};

test.each([
  { filter: "subject eq 'maya''s or block'", holds: true },
  { filter: 'isRead eq false and size gt 11', holds: true },
  { filter: "size lt 3 or (isRead eq true or subject ne '')", holds: true },
  { filter: 'not (isRead eq true)', holds: true },
  { filter: 'at ge 2026-11-16T08:30:00-06:00', holds: true },
  { filter: 'at lt 2026-11-16T14:30:00Z', holds: false },
  { filter: 'at ge 2026-11-17', holds: false },
  { filter: "from/emailAddress/address eq 'RAY.delgado@lakesidehealth.example'", holds: true },
  { filter: "startswith(subject,'maya') and contains(subject, 'block') eq true", holds: true },
  { filter: "categories/any(c:c eq 'hold')", holds: true },
  { filter: "properties/Any(ep: ep/id eq 'String {a} Name X' and ep/value eq 'P-1')", holds: true },
  {
    filter: "properties/any(ep: ep/id eq 'String {a} Name X' and ep/value eq 'p-2')",
    holds: false,
  },
  { filter: 'nothing eq null', holds: true },
  { filter: "nothing gt 'a'", holds: false },
  { filter: "subject in ('x', 'maya''s or block')", holds: true },
  { filter: 'size in (1,2,3)', holds: false },
  { filter: "size in (12) and not (subject in ('x'))", holds: true },
  { filter: "categories/all(c:startswith(c,'h') or c eq 'or')", holds: true },
  { filter: "categories/all(c:c eq 'or')", holds: false },
  { filter: 'categories/any()', holds: true },
  { filter: 'toRecipients/any()', holds: false },
])('a row is asked whether $filter', ({ filter, holds }) => {
  expect(passes(ROW, parseFilter(filter))).toBe(holds);
});

test.each([
  { filter: 'subject', status: 400 },
  { filter: "subject eq 'x' and", status: 400 },
  { filter: "(subject eq 'x'", status: 400 },
  { filter: "subject eq 'x", status: 400 },
  { filter: "subject is 'x'", status: 400 },
  { filter: "subject in 'x'", status: 400 },
  { filter: 'subject in ()', status: 400 },
  { filter: "subject in ('x'", status: 400 },
  { filter: "startswith(subject,'x') eq maybe", status: 400 },
  { filter: "importance has 'high'", status: 501 },
  { filter: 'size add 1 eq 2', status: 501 },
  { filter: "tolower(subject) eq 'x'", status: 501 },
])('the filter $filter is refused with $status', ({ filter, status }) => {
  expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ status }) as Error);
});

test('a filter names the properties it looks at', () => {
  expect(pathsIn(parseFilter("isRead eq false and from/emailAddress/address eq 'x'"))).toEqual([
    ['isRead'],
    ['from', 'emailAddress', 'address'],
  ]);
});

test('a list of values reads as comparisons joined by or', () => {
  expect(parseFilter('size in (1,2)')).toEqual(parseFilter('size eq 1 or size eq 2'));
});

test('rows are ordered by several properties', () => {
  const rows = [
    { a: 1, b: 'y' },
    { a: 2, b: 'x' },
    { a: 1, b: 'z' },
  ];
  const { orderBy } = readQueryOptions('?$orderby=a,b desc');
  expect(ordered(rows, orderBy).map((row) => row.b)).toEqual(['z', 'y', 'x']);
});

test('an expand keeps its own select and filter', () => {
  const { expand } = readQueryOptions(
    "?$expand=fields($select=A,B),singleValueExtendedProperties($filter=id eq 'x, y')",
  );
  expect(expand.map((each) => [each.name, each.select])).toEqual([
    ['fields', ['A', 'B']],
    ['singleValueExtendedProperties', null],
  ]);
  expect(expand[1]?.filter).not.toBeNull();
});
