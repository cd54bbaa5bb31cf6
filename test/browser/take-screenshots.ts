import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';

// Draws the pictures of the README anew, from a demo that runs: `npm run screenshots -- http://127.0.0.1:4000`.

const [base = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const file = (name: string): string => fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));
const browser = await openBrowser();

async function take(
  name: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${base}/?login=demo-province#/board`);
  await page.locator('.units li').first().waitFor();
  await prepare(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file(name), animations: 'disabled' });
  await context.close();
}

async function openLamThuong(page: Page): Promise<void> {
  await page.fill('input[type="search"]', 'lam thuong');
  await page.locator('#tree tr:not(.context) a', { hasText: 'Lâm Thượng' }).first().click();
  await page.locator('.committee .people').first().waitFor();
}

const openFirst = (page: Page): Promise<void> => page.locator('#tree tr .opener').nth(1).click();

await take('board', {}, openFirst);
await take('board-dark-english', { colorScheme: 'dark' }, (page) => page.click('.language'));
await take('board-wall', { viewport: { width: 1600, height: 900 } }, (page) => page.click('[data-action="grow"]'));
await take('board-committee', {}, openLamThuong);
await take('board-phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true });
await browser.close();
