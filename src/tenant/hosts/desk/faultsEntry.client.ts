/** Entry of the failures page: shows, adds and clears what the tenant was told to fail at. */
import { make } from '../dom.client';

interface StandingFault {
  readonly target: string;
  readonly kind: string;
  readonly match?: string;
  readonly times?: number;
}

function field(id: string): HTMLInputElement | HTMLSelectElement {
  const element = document.getElementById(id);
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return element;
  throw new Error(`The page has no field ${id}`);
}

async function showFaults(): Promise<void> {
  const response = await fetch('/faults');
  const { faults } = (await response.json()) as { readonly faults: readonly StandingFault[] };
  const lines = faults.map(({ target, kind, match, times }) =>
    make(
      'li',
      {},
      `${target}: ${kind}${match === undefined ? '' : ` on ${match}`}, ${times === undefined ? 'until stopped' : `${String(times)} more`}`,
    ),
  );
  const list = document.getElementById('faults');
  list?.replaceChildren(...(lines.length === 0 ? [make('li', {}, 'Nothing')] : lines));
}

async function addFault(): Promise<void> {
  const match = field('match').value;
  const times = Number(field('times').value);
  await fetch('/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      target: field('target').value,
      kind: field('kind').value,
      ...(match === '' ? {} : { match }),
      ...(times > 0 ? { times } : {}),
    }),
  });
  await showFaults();
}

async function clearFaults(): Promise<void> {
  await fetch('/faults', { method: 'DELETE' });
  await showFaults();
}

document.getElementById('fault')?.addEventListener('submit', (event) => {
  event.preventDefault();
  void addFault();
});
document.getElementById('clear')?.addEventListener('click', () => void clearFaults());
void showFaults();
