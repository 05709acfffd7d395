// JSON batching: up to twenty requests in one, each answered with a status of its own.
import { GraphError, badRequest } from '../graphError';
import type { GraphReply, GraphRequest } from '../graphRequest';
import type { Route } from '../routes';
import { readBatch } from './readBatch';
import type { BatchStep } from './readBatch';

/** Performs one step as the caller of the whole batch; never throws for what Graph would refuse. */
export type PerformStep = (step: BatchStep, batch: GraphRequest) => Promise<GraphReply>;

interface StepReply {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const FAILED = 400;

export function batchRoutes(perform: PerformStep): Route[] {
  const source = 'https://learn.microsoft.com/graph/json-batching';
  return [
    {
      method: 'POST',
      path: '$batch',
      source,
      needs: [],
      refuses: [
        {
          status: 400,
          code: 'MaximumValueExceeded',
          when: 'more than 20 requests',
        },
        {
          status: 400,
          code: 'BadRequest',
          when: 'an id twice (in any letter case), a dependsOn that is unknown, later or circular, no method, an absolute url, a body without Content-Type',
        },
        {
          status: 424,
          code: 'FailedDependency',
          when: 'one request, because the one it depends on failed',
        },
        {
          status: 429,
          code: 'ApplicationThrottled',
          when: 'one request, because four others are in the same mailbox',
        },
      ],
      test: 'batch.test.ts › a batch answers each of its requests by its id',
      answer: (request) => answerBatch(request, perform),
    },
  ];
}

async function answerBatch(request: GraphRequest, perform: PerformStep): Promise<GraphReply> {
  if (request.body === undefined) {
    throw badRequest('Invalid batch payload format.');
  }
  const steps = readBatch(request.body);
  const replies = new Map<string, Promise<StepReply>>();
  for (const step of steps) {
    // Earlier steps stand in the map already, because a dependency on a later one was refused.
    const awaited = step.dependsOn.flatMap((id) => replies.get(id) ?? []);
    replies.set(step.id.toLowerCase(), afterwards(awaited, step, request, perform));
  }
  return { status: 200, body: { responses: await Promise.all(replies.values()) } };
}

async function afterwards(
  awaited: readonly Promise<StepReply>[],
  step: BatchStep,
  batch: GraphRequest,
  perform: PerformStep,
): Promise<StepReply> {
  const before = await Promise.all(awaited);
  if (before.some((reply) => reply.status >= FAILED)) {
    const { status, code, message } = failedDependency();
    return { id: step.id, status, headers: {}, body: { error: { code, message } } };
  }
  const reply = await perform(step, batch);
  return {
    id: step.id,
    status: reply.status,
    headers: reply.headers ?? {},
    ...(reply.body === undefined ? {} : { body: reply.body }),
  };
}

function failedDependency(): GraphError {
  return new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.');
}
