// Reads the body of a $batch and refuses what Graph refuses before any of its requests is run.
import { badRequest } from '../graphError';
import { isObject } from '../graphRequest';
import type { JsonObject } from '../graphRequest';

/** learn.microsoft.com/graph/json-batching, Batch size limitations. */
export const LARGEST_BATCH = 20;

export interface BatchStep {
  readonly id: string;
  readonly method: string;
  /** Path and query after the version, with a leading slash. */
  readonly address: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
  /** Lower-case ids of earlier steps. */
  readonly dependsOn: readonly string[];
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** The steps in the order in which they were sent; every id in `dependsOn` is that of an earlier one. */
export function readBatch(body: unknown): BatchStep[] {
  const requests = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest('Invalid batch payload format.');
  }
  if (requests.length > LARGEST_BATCH) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${String(LARGEST_BATCH)}.`,
      'MaximumValueExceeded',
    );
  }
  const ids = requests.map((each: unknown) => idOf(each));
  const steps: BatchStep[] = [];
  for (const [index, each] of requests.entries()) {
    const id = ids[index] ?? '';
    if (steps.some((step) => isSame(step.id, id))) {
      throw badRequest(`Request Id has to be unique in a batch; '${id}' is there twice.`);
    }
    steps.push(readStep(each as JsonObject, id, steps, ids));
  }
  checkPattern(steps);
  return steps;
}

function idOf(request: unknown): string {
  const id = isObject(request) ? request['id'] : undefined;
  if (typeof id !== 'string' || id === '') {
    throw badRequest('Every request of a batch needs an id, a method and a url.');
  }
  return id;
}

function readStep(
  request: JsonObject,
  id: string,
  earlier: readonly BatchStep[],
  ids: readonly string[],
): BatchStep {
  const method = request['method'];
  if (typeof method !== 'string' || !METHODS.includes(method.toUpperCase())) {
    throw badRequest(`Request '${id}' of the batch names no method that a batch takes.`);
  }
  const url = request['url'];
  if (typeof url !== 'string' || url === '' || /^[a-z][a-z0-9+.-]*:/i.test(url)) {
    throw badRequest(`Request '${id}' of the batch needs a url relative to the version.`);
  }
  if (/^\/*\$batch(?:[/?]|$)/i.test(url)) {
    throw badRequest(`Request '${id}' of the batch is itself a batch.`);
  }
  const headers = readHeaders(request['headers'], id);
  const { body } = request;
  if (body !== undefined && body !== null && !headers.has('content-type')) {
    throw badRequest(
      `Write request id : ${id} does not contain Content-Type header or body.`,
      'BadRequest',
    );
  }
  return {
    id,
    method: method.toUpperCase(),
    address: url.startsWith('/') ? url : `/${url}`,
    headers,
    body,
    dependsOn: readDependencies(request['dependsOn'], id, earlier, ids),
  };
}

function readHeaders(value: unknown, id: string): ReadonlyMap<string, string> {
  if (value === undefined || value === null) {
    return new Map();
  }
  if (!isObject(value)) {
    throw badRequest(`The headers of request '${id}' of the batch are an object of texts.`);
  }
  return new Map(
    Object.entries(value).map(([name, text]): [string, string] => {
      if (typeof text !== 'string') {
        throw badRequest(`The headers of request '${id}' of the batch are an object of texts.`);
      }
      return [name.toLowerCase(), text];
    }),
  );
}

/** A step may wait for earlier ones only (msgraph-sdk-dotnet-core issue 891), so that a circle cannot be asked for. */
function readDependencies(
  value: unknown,
  id: string,
  earlier: readonly BatchStep[],
  ids: readonly string[],
): string[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw badRequest(`The dependsOn of request '${id}' of the batch is a list of ids.`);
  }
  return value.map((each: unknown) => {
    const name = typeof each === 'string' ? each : '';
    if (!earlier.some((step) => isSame(step.id, name))) {
      const isLater = ids.some((other) => isSame(other, name));
      throw badRequest(
        isLater
          ? `Invalid dependency for request Id ${id}: '${name}' does not come before it.`
          : `Invalid dependency for request Id ${id}: there is no request '${name}'.`,
      );
    }
    return name.toLowerCase();
  });
}

/** Either nothing waits, or each waits for the one before it, or all that wait do so for one and the same. */
function checkPattern(steps: readonly BatchStep[]): void {
  const waiting = steps.filter((step) => step.dependsOn.length > 0);
  const isSerial = steps.every((step, index) =>
    index === 0
      ? step.dependsOn.length === 0
      : step.dependsOn.length === 1 && step.dependsOn[0] === steps[index - 1]?.id.toLowerCase(),
  );
  const isSameForAll = new Set(waiting.map((step) => step.dependsOn.join('\n'))).size <= 1;
  const isSingle = waiting.every((step) => step.dependsOn.length === 1);
  if (!isSerial && !(isSameForAll && isSingle)) {
    throw badRequest(
      'The requests of a batch either run in parallel, or each waits for the one before it, or all wait for the same one.',
    );
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
