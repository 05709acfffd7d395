/** The bars above a mail that an add-in may show, at most five on one item. */
import type { NotificationFacts } from '../conversation';
import { make, makeButton } from '../../dom.client';
import { refuse } from './refusals.client';

const MOST_BARS = 5;

/** The bars of one item and the element that shows them. */
export class NotificationBars {
  readonly element = make('div', { class: 'notifications' });
  private readonly bars = new Map<string, NotificationFacts>();

  all(): NotificationFacts[] {
    return [...this.bars.values()];
  }

  put(bar: NotificationFacts, mode: 'add' | 'replace'): void {
    const isKnown = this.bars.has(bar.key);
    if (mode === 'add' && isKnown) throw refuse(9023);
    if (mode === 'replace' && !isKnown) throw refuse(9024);
    if (!isKnown && this.bars.size >= MOST_BARS) throw refuse(9025);
    this.bars.set(bar.key, bar);
    this.draw();
  }

  remove(key: string): void {
    if (!this.bars.delete(key)) throw refuse(9024);
    this.draw();
  }

  clear(): void {
    this.bars.clear();
    this.draw();
  }

  private draw(): void {
    this.element.replaceChildren(
      ...this.all().map((bar) =>
        make(
          'div',
          { class: `notification ${bar.type}`, role: 'status' },
          make('span', {}, bar.message),
          makeButton(
            'Dismiss',
            () => {
              this.remove(bar.key);
            },
            { class: 'quiet' },
          ),
        ),
      ),
    );
  }
}
