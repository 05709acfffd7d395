/** The strip on the right where the add-in lives: its frames, its width, its header. */
import { make, makeButton } from '../../dom.client';

const NARROWEST = 320;
const WIDEST = 450;
const STEP = 10;
const KEPT = 'outlook-pane-width';

/** The dock; it shows one frame at a time and hides when it has none to show. */
export interface PaneDock {
  readonly element: HTMLElement;
  readonly separator: HTMLElement;
  show(frame: HTMLElement | null): void;
  add(frame: HTMLElement): void;
}

/** Makes the dock, 320 to 450 px wide by mouse or by arrow keys on its edge. */
export function paneDock(
  name: string,
  duties: { readonly close: () => void; readonly reload: () => void },
): PaneDock {
  const body = make('div', { class: 'dock-body' });
  const element = make(
    'aside',
    { class: 'dock', 'aria-label': `${name} pane`, hidden: true },
    make(
      'div',
      { class: 'dock-head' },
      make('h2', {}, name),
      makeButton('Reload', duties.reload, { class: 'quiet' }),
      makeButton('Close', duties.close, { class: 'quiet', 'aria-label': `Close ${name}` }),
    ),
    body,
  );
  const separator = make('div', {
    class: 'separator',
    role: 'separator',
    tabindex: '0',
    hidden: true,
    'aria-label': `Width of ${name}`,
    'aria-orientation': 'vertical',
    'aria-valuemin': String(NARROWEST),
    'aria-valuemax': String(WIDEST),
  });
  const setWidth = (wanted: number): void => {
    const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)));
    element.style.width = `${String(width)}px`;
    separator.setAttribute('aria-valuenow', String(width));
    localStorage.setItem(KEPT, String(width));
  };
  setWidth(Number(localStorage.getItem(KEPT) ?? NARROWEST + STEP * 3));
  separator.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth(element.getBoundingClientRect().width + by);
  });
  separator.addEventListener('pointerdown', (event) => {
    separator.setPointerCapture(event.pointerId);
    body.classList.add('dragged');
  });
  separator.addEventListener('pointermove', (event) => {
    if (separator.hasPointerCapture(event.pointerId)) {
      setWidth(document.documentElement.clientWidth - event.clientX);
    }
  });
  separator.addEventListener('pointerup', () => {
    body.classList.remove('dragged');
  });
  return {
    element,
    separator,
    add: (frame) => {
      frame.hidden = true;
      body.append(frame);
    },
    show: (frame) => {
      for (const child of body.children) (child as HTMLElement).hidden = child !== frame;
      element.hidden = frame === null;
      separator.hidden = frame === null;
    },
  };
}
