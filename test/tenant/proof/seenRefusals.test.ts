// Whether a log has seen every refusal that the routes declare: by operation, in a batch, and for all of them.
import type { Route } from '../../../src/tenant/graph/routes';
import { unseenRefusals } from '../../../src/tenant/proof/seenRefusals';
import type { LoggedExchange } from '../../../src/tenant/proof/seenRefusals';

const described = { needs: [], answer: () => ({ status: 200 }) };
const ROOM: Route = {
  ...described,
  method: 'GET',
  path: 'users/:user/rooms/:room',
  source: 'https://learn.microsoft.com/graph/api/room-get',
  test: 'rooms.test.ts › a room is read',
  refuses: [{ status: 404, code: 'ErrorItemNotFound', when: 'no such room' }],
};
const BATCH: Route = {
  ...described,
  method: 'POST',
  path: '$batch',
  source: 'https://learn.microsoft.com/graph/json-batching',
  test: 'batch.test.ts › a batch',
  refuses: [{ status: 424, code: 'FailedDependency', when: 'what it waits for failed' }],
};

function refused(method: string, address: string, status: number, code: string): LoggedExchange {
  return {
    method,
    url: `http://localhost:4404/v1.0${address}`,
    status,
    requestBody: null,
    responseBody: { error: { code, message: 'No.' } },
  };
}

const UNSEEN = 'GET users/:user/rooms/:room: 404 ErrorItemNotFound (no such room)';

test.each([
  { says: 'nothing was asked', line: null, unseen: [UNSEEN] },
  {
    says: 'the operation gave it',
    line: refused('GET', '/users/a@b.example/rooms/1?$select=id', 404, 'ErrorItemNotFound'),
    unseen: [],
  },
  {
    says: 'it was asked of the caller',
    line: refused('GET', '/me/rooms/1', 404, 'ErrorItemNotFound'),
    unseen: [],
  },
  {
    says: 'another status was given',
    line: refused('GET', '/me/rooms/1', 410, 'ErrorItemNotFound'),
    unseen: [UNSEEN],
  },
  {
    says: 'another code was given',
    line: refused('GET', '/me/rooms/1', 404, 'itemNotFound'),
    unseen: [UNSEEN],
  },
  {
    says: 'another operation gave it',
    line: refused('GET', '/me/halls/1', 404, 'ErrorItemNotFound'),
    unseen: [UNSEEN],
  },
  {
    says: 'another method gave it',
    line: refused('DELETE', '/me/rooms/1', 404, 'ErrorItemNotFound'),
    unseen: [UNSEEN],
  },
])('a refusal is asked for when $says', ({ line, unseen }) => {
  expect(unseenRefusals([ROOM], [], line === null ? [] : [line])).toEqual(unseen);
});

test('a batch shows the refusals of its requests and its own', () => {
  const line: LoggedExchange = {
    method: 'POST',
    url: 'http://localhost:4404/v1.0/$batch',
    status: 200,
    requestBody: {
      requests: [
        { id: '1', method: 'get', url: '/me/rooms/1?$select=id' },
        { id: '2', method: 'GET', url: '/me/rooms/2', dependsOn: ['1'] },
      ],
    },
    responseBody: {
      responses: [
        { id: '1', status: 404, body: { error: { code: 'ErrorItemNotFound' } } },
        { id: '2', status: 424, body: { error: { code: 'FailedDependency' } } },
      ],
    },
  };
  expect(unseenRefusals([ROOM, BATCH], [], [line])).toEqual([]);
});

test('an operation with two addresses is seen at either', () => {
  const alias = { ...ROOM, path: 'rooms/:room' };
  const line = refused('GET', '/rooms/1', 404, 'ErrorItemNotFound');
  expect(unseenRefusals([ROOM, alias], [], [line])).toEqual([]);
});

test('what every operation refuses is seen anywhere', () => {
  const shared = [
    {
      status: 501,
      code: 'notImplemented',
      when: 'not here',
      source: 'https://learn.microsoft.com/graph',
    },
  ];
  expect(unseenRefusals([], shared, [])).toEqual([
    'every operation: 501 notImplemented (not here)',
  ]);
  expect(unseenRefusals([], shared, [refused('GET', '/moon', 501, 'notImplemented')])).toEqual([]);
});
