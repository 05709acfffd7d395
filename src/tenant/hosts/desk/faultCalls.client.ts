/** What the failures page asks of the tenant: the same endpoint that scripts and tests use. */

export interface WantedFault {
  readonly target: string;
  readonly kind: string;
  readonly match?: string;
  readonly who?: string;
  readonly times?: number;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
  readonly minutes?: number;
  readonly list?: string;
  readonly column?: string;
}

export interface StandingFault extends WantedFault {
  readonly id: number;
  readonly met: number;
}

export interface Kind {
  readonly kind: string;
  readonly title: string;
  readonly says: string;
  readonly targets: readonly string[];
  readonly takes: readonly string[];
}

export interface FaultState {
  readonly faults: readonly StandingFault[];
  readonly spent: readonly StandingFault[];
  readonly kinds: readonly Kind[];
  readonly presets: readonly {
    readonly title: string;
    readonly says: string;
    readonly faults: readonly WantedFault[];
  }[];
}

export async function readState(): Promise<FaultState> {
  const response = await fetch('/faults', { headers: { accept: 'application/json' } });
  return (await response.json()) as FaultState;
}

/** The faults as they stand, or the sentence with which one was refused; those before it stay. */
export async function addFaults(
  faults: readonly (WantedFault & Partial<StandingFault>)[],
): Promise<StandingFault[] | string> {
  const added: StandingFault[] = [];
  for (const fault of faults) {
    const response = await fetch('/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // A fault that stood before comes back without its number and its count.
      body: JSON.stringify({ ...fault, id: undefined, met: undefined }),
    });
    const answer = (await response.json()) as StandingFault | { readonly error: string };
    if ('error' in answer) return answer.error;
    added.push(answer);
  }
  return added;
}

export async function stopFault(id: number): Promise<void> {
  await fetch(`/faults/${String(id)}`, { method: 'DELETE' });
}

export async function stopAll(): Promise<void> {
  await fetch('/faults', { method: 'DELETE' });
}
