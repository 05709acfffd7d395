// What every story does in the pane: open a mail, unfold a section, wait for words.
import type { Frame, Page } from 'playwright-core';
import { productFrame } from './World';

/** Outlook tells an add-in of no change that came before it listens: a person, too, sees the pane before the first choice. */
export async function seePane(page: Page): Promise<Frame> {
  const pane = await productFrame(page, 'taskpane.html');
  // The heading alone stands in the first paint, too, before anything listens.
  const account = pane.getByText(/^(?:Not signed in yet$|Signed in as )/);
  await account.or(pane.getByRole('alert')).first().waitFor();
  return pane;
}

/** Opens the first mail of the list whose line reads so, and gives the pane beside it. */
export async function openMail(page: Page, subject: RegExp): Promise<Frame> {
  const before = await seePane(page);
  const line = page.getByRole('option', { name: subject }).first();
  if ((await line.getAttribute('aria-selected')) === 'true') return before;
  // The last mail stays on the screen until Outlook has answered: what is clicked meanwhile is clicked there.
  const verdict = before.locator('section[aria-label="Verdict"]');
  await verdict.evaluateAll((shown) => {
    for (const one of shown) one.setAttribute('data-left', '');
  });
  await line.click();
  await before.locator('section[data-left]').waitFor({ state: 'detached' });
  return productFrame(page, 'taskpane.html');
}

/** Opens a section of the pane unless it is open. */
export async function unfold(pane: Frame, title: RegExp): Promise<void> {
  const button = pane.getByRole('button', { name: title }).first();
  await button.waitFor();
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}

/** Waits until the pane says these words somewhere. */
export async function says(pane: Frame, words: RegExp | string): Promise<void> {
  await pane.getByText(words).first().waitFor();
}

/** Waits until Graph has confirmed whose mailbox the mail is in. */
export async function isConfirmed(pane: Frame, words: string): Promise<void> {
  await pane.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
}
