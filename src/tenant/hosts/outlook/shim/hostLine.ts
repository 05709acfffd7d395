/** The wire from the shim to the Outlook host page, whether the shim runs in a pane or in a launch-event runtime. */
import type {
  HostAnswer,
  HostCall,
  HostEvent,
  HostMethod,
  HostMethods,
  OfficeFailure,
} from '../conversation';

/** A refusal by the host, carrying Office's own code and name. */
export class HostRefusal extends Error {
  readonly failure: OfficeFailure;

  constructor(failure: OfficeFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Asks the host and hears its events. */
export interface HostLine {
  ask<M extends HostMethod>(
    method: M,
    ...args: HostMethods[M]['args']
  ): Promise<HostMethods[M]['value']>;
  hear(listener: (event: HostEvent) => void): void;
}

/**
 * Opens the line.
 *
 * @param post sends one message to the host
 * @param listen registers the one listener for messages that are known to come from the host
 */
export function openHostLine(
  post: (call: HostCall) => void,
  listen: (deliver: (message: unknown) => void) => void,
): HostLine {
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  const listeners: ((event: HostEvent) => void)[] = [];
  let lastId = 0;
  listen((message) => {
    if (isAnswer(message)) {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message);
    } else if (isEvent(message)) {
      for (const listener of listeners) listener(message);
    }
  });
  return {
    ask: (method, ...args) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, (answer) => {
          if (answer.ok) resolve(answer.value as HostMethods[typeof method]['value']);
          else reject(new HostRefusal(answer.error));
        });
        post({ kind: 'office-call', id, method, args });
      });
    },
    hear: (listener) => {
      listeners.push(listener);
    },
  };
}

function kindOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'kind' in message
    ? message.kind
    : undefined;
}

function isAnswer(message: unknown): message is HostAnswer {
  return kindOf(message) === 'office-answer';
}

function isEvent(message: unknown): message is HostEvent {
  return kindOf(message) === 'office-event';
}
