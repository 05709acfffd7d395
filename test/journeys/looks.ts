// Looks at a screen as a person would, in every theme of the host, and as axe does.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFindings, THEMES, type Theme, type World } from './World';

/** Chooses a theme of the host, as its user would. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  const choice = page.getByRole('combobox').first();
  const options = await choice.locator('option').allInnerTexts();
  const label = options.find((text) =>
    text.toLowerCase().includes(theme === 'contrast' ? 'contrast' : theme),
  );
  assert.ok(label !== undefined, `the host offers a ${theme} theme`);
  await choice.selectOption({ label });
  await page.waitForTimeout(300);
}

/** Pictures and axe in all three themes; ends in light. */
export async function lookAt(world: World, page: Page, name: string, frame: string): Promise<void> {
  for (const theme of [...THEMES.slice(1), THEMES[0]]) {
    await setTheme(page, theme);
    await page.screenshot({ path: join(world.shots, `${name}-${theme}.png`) });
    assert.deepEqual(await axeFindings(page, frame), [], `axe on ${name} in ${theme}`);
  }
}
