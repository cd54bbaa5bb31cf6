import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** ceremonyOn, CELL_SECRETARY: words that only programs use. */
export const NAMES_OF_THE_API = /[a-z][A-Z]|[A-Z]{2,}_[A-Z]/;

/** How pages are looked at for barriers: light and dark on a desk, light on a phone. */
export const VIEWS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
] as const;

/** Fills the fields of the form that is open, by their names: what is chosen by its value. */
export async function fillForm(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`dialog [name="${name}"]`);
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Fills the form that is open, sends it, and waits until it was taken. */
export async function sendForm(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  await fillForm(page, typed);
  await page.click('dialog button[type="submit"]');
  await page.waitForFunction(() => !document.querySelector('dialog') || document.querySelector('dialog .problem'));
  expect(await page.locator('dialog .problem').allInnerTexts()).toEqual([]);
}
