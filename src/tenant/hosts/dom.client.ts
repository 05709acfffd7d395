/** The little that the host pages need to build their DOM; text is always set as text. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | EventListener | undefined>>;

/**
 * Makes an element.
 *
 * A function is a listener (`onclick`), `true` an attribute without value, `false` and undefined no attribute at all.
 *
 * @example
 * make('button', { type: 'button', onclick: close }, 'Close')
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does nothing but what it says. */
export function makeButton(
  label: string,
  onclick: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  return make('button', { type: 'button', onclick, ...attributes }, label);
}

/** The session that the server wrote into the page; each page knows its type. */
export function readSession(): unknown {
  return JSON.parse(document.getElementById('session')?.textContent ?? 'null');
}

/** A dialog that asks one question; answers the pressed choice, or the last one when it is dismissed by Escape. */
export function askInDialog<C extends string>(
  title: string,
  text: string,
  choices: readonly [C, ...C[]],
): Promise<C> {
  return new Promise((resolve) => {
    const dialog = make('dialog', { class: 'question', 'aria-labelledby': 'question-title' });
    let answer = choices[choices.length - 1] ?? choices[0];
    dialog.append(
      make('h2', { id: 'question-title' }, title),
      make('p', {}, text),
      make(
        'div',
        { class: 'choices' },
        ...choices.map((choice) =>
          makeButton(choice, () => {
            answer = choice;
            dialog.close();
          }),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

let toastTimer: ReturnType<typeof setTimeout> | undefined;

/** Says something for a few seconds, to a screen reader too. */
export function showToast(text: string): void {
  const existing = document.querySelector('.toast');
  const toast = existing ?? make('div', { class: 'toast', role: 'status' });
  if (existing === null) document.body.append(toast);
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.textContent = '';
  }, 6000);
}
