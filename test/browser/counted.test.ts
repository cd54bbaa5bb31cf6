import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Where figures lead is not tested in a browser: ${missing}`);

/** How many a list says it has. */
async function listed(page: Page): Promise<number> {
  const foot = page.locator('.cases .foot td', { hasText: / người/ });
  await foot.waitFor();
  return Number.parseInt(await foot.innerText(), 10);
}

describe.skipIf(missing !== null)('a figure leads to whom it counts', () => {
  const stand = useVisits();

  it('the main one, the pipeline and each stage, where the viewer reads about people', async () => {
    const board = await stand.visit('demo-district');
    await board.line('live');
    const { page } = board;
    const links = [
      page.locator('a.figure-link').first(),
      page.locator('.figure', { hasText: 'Nguồn đang xét' }).locator('a.figure-link'),
      page.locator('.stages a').first(),
      page.locator('.stages a').last(),
    ];
    for (const link of links) {
      await link.waitFor();
      await page.locator('a.figure-link[href^="#/cases?admitted="]').waitFor();
      const value = link.locator('.value');
      const counted = Number(await ((await value.count()) === 0 ? link : value).innerText());
      expect(counted).toBeGreaterThan(0);
      await link.click();
      expect(await listed(page)).toBe(counted);
      expect(await barriers(page)).toEqual([]);
      await page.goBack();
      await board.line('live');
    }
  });

  it('and where there is nobody to be read about, to the committee', async () => {
    const board = await stand.visit('demo-dashboard');
    await board.line('live');
    await board.page.locator('.stages td.number').first().waitFor();
    await board.page.locator('.main-figure a[href^="#/committee/"]').waitFor();
    expect(await board.page.locator('a[href^="#/cases"]').count()).toBe(0);
  });
});
