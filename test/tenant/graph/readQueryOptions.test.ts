// How a query string is taken apart, and which of its parts are refused before any operation sees them.
import { readQueryOptions } from '../../../src/tenant/graph/odata/queryOptions';

test('an option without its dollar is the same option', () => {
  const { top, select, count } = readQueryOptions('?top=3&select=id,subject&count=true');
  expect({ top, select, count }).toEqual({ top: 3, select: ['id', 'subject'], count: true });
});

test('a window’s dates are no options of OData', () => {
  const { other } = readQueryOptions('?startDateTime=2026-11-16&endDateTime=2026-11-20');
  expect([...other]).toEqual([
    ['startdatetime', '2026-11-16'],
    ['enddatetime', '2026-11-20'],
  ]);
});

test('an expand within an expand keeps its own options', () => {
  const [outer] = readQueryOptions(
    "?$expand=lists($select=id;$expand=columns($select=name;$filter=name eq 'a;b'))",
  ).expand;
  expect(outer).toMatchObject({ name: 'lists', select: ['id'] });
  expect(outer?.expand).toMatchObject([{ name: 'columns', select: ['name'] }]);
  expect(outer?.expand[0]?.filter).not.toBeNull();
});

test.each([
  { query: '?$expand=a($select=b', status: 400 },
  { query: '?$expand=a($select=b;$select=c)', status: 400 },
  { query: '?$expand=a($levels=2)', status: 501 },
  { query: '?$orderby=a up', status: 400 },
  { query: '?$orderby=a desc b', status: 400 },
  { query: '?$top=1.5', status: 400 },
  { query: '?$skip=x', status: 400 },
  { query: '?$count=1', status: 400 },
  { query: '?$select=a&select=b', status: 400 },
  { query: '?$compute=a', status: 400 },
  { query: '?$search=x', status: 501 },
])('the query $query is refused with $status', ({ query, status }) => {
  expect(() => readQueryOptions(query)).toThrow(expect.objectContaining({ status }) as Error);
});
