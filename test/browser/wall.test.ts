import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { admitBySql, openPool } from '../helpers/live-district.ts';
import { globalId } from '../helpers/test-server.ts';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The wall is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('a wall', () => {
  const stand = useVisits();
  const open = async (subject: string, { path = '/wall', ...options }: Parameters<typeof stand.visit>[1] = {}) => {
    const visit = await stand.visit(subject, { path, address: '', ...options });
    return { visit, page: visit.page };
  };
  const admitted = async (page: Page): Promise<number> => Number(await page.locator('.wall-main strong').innerText());
  const kept = (page: Page): Promise<string[]> =>
    page.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].map(String));
  const admitOne = async (): Promise<void> => {
    const pool = openPool(stand.server.database);
    await admitBySql(pool, { day: '2026-11-22' }, [demoIds.kheoLeng]);
    await pool.end();
  };
  const handOver = (page: Page, token: string): Promise<void> =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `token=${token}`);

  it('shows an admission as a moment, without a person and without a query, and comes up again by itself', async () => {
    const { page } = await open('demo-dashboard', { viewport: { width: 1920, height: 1080 } });
    await page.locator('.badge[data-line="live"]').waitFor();
    await page.locator('.curve .now').waitFor();
    await page.waitForLoadState('networkidle');
    const before = await admitted(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const { statements } = await countStatements(async () => {
      await admitOne();
      await page.locator('.wall-main strong', { hasText: String(before + 1) }).waitFor();
      await page.locator('.curve .now text', { hasText: String(before + 1) }).waitFor();
    });
    expect(await page.locator('.wall-moment').innerText()).toMatch(/^Vừa kết nạp\s+\+1 · Đảng bộ xã Lâm Thượng$/);
    expect(asked).toEqual([]);
    expect(statements.filter((one) => !one.startsWith('WITH people'))).toEqual([]);
    expect(page.url()).not.toContain('token');
    // After a power cut nobody is there to sign in.
    await page.goto(`${stand.server.app.url}/wall?lang=en&theme=dark&year=2026`);
    await page.locator('.badge[data-line="live"]', { hasText: 'Live' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await barriers(page)).toEqual([]);
  });

  it('takes no token that may do more than show figures, and keeps nothing of it', async () => {
    const { page } = await open('demo-district');
    await page.locator('.wall-notice [role="alert"]').waitFor();
    expect(await kept(page)).not.toContainEqual(expect.stringMatching(/^ey/));
    expect(await page.locator('.wall-board').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    // The next one that the kiosk sends is judged for itself.
    await handOver(page, await stand.server.token('demo-dashboard'));
    await page.locator('.badge[data-line="live"]').waitFor();
    expect(await kept(page)).toContainEqual(expect.stringMatching(/^ey/));
  });

  it('keeps its last figures, marked as old, when its token ends, and goes on with the next one', async () => {
    const { page } = await open('demo-dashboard', { token: await stand.server.token('demo-dashboard', 12) });
    await page.locator('.badge[data-line="live"]').waitFor();
    const before = await admitted(page);
    await page.locator('[data-old] .badge[data-line="signedOut"]', { hasText: 'Số liệu cũ, từ' }).waitFor();
    await admitOne();
    expect(await admitted(page)).toBe(before);
    expect(await kept(page)).not.toContainEqual(expect.stringMatching(/^ey/));
    await handOver(page, await stand.server.token('demo-dashboard'));
    await page.locator('.wall-main strong', { hasText: String(before + 1) }).waitFor();
    await page.locator('.wall-board:not([data-old])').waitFor();
  });

  it.each([
    [1920, 1080],
    [3840, 2160],
  ])('writes every name whole on a screen of %i by %i', async (width, height) => {
    const { page } = await open('demo-dashboard', { viewport: { width, height } });
    await page.locator('.wall-units li').nth(20).waitFor();
    await page.evaluate(() => document.fonts.ready);
    const cut = await page.locator('.wall-units :is(li, .unit-name)').evaluateAll((boxes) =>
      boxes.flatMap(({ scrollWidth, clientWidth, scrollHeight, clientHeight, textContent }) => {
        const isWhole = scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1;
        return isWhole ? [] : [textContent];
      }),
    );
    expect(cut).toEqual([]);
    // "Minh Xuân", "Minh Chuẩn" and "Minh Tiến" begin alike: of places nothing is left out.
    await page.locator('.unit-name', { hasText: /^Minh Xuân$/ }).waitFor();
  });

  it('shows several committees as a mosaic or in turn, in letters that grow with the screen', async () => {
    const committee = [demoIds.lamThuong, demoIds.lucYen].map((id) => globalId('Committee', id)).join();
    const letter = (page: Page) =>
      page
        .locator('.wall-main strong:visible')
        .first()
        .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    const [mosaic, large, turns] = await Promise.all([
      open('demo-dashboard', { path: `/wall?committee=${committee}`, viewport: { width: 1920, height: 1080 } }),
      open('demo-dashboard', { path: `/wall?committee=${committee}`, viewport: { width: 3840, height: 2160 } }),
      open('demo-dashboard', { path: `/wall?committee=${committee}&rotate=3` }),
    ]);
    for (const { page } of [mosaic, large]) await page.locator('.wall-board .curve .now').nth(1).waitFor();
    expect(await letter(large.page)).toBeCloseTo(2 * (await letter(mosaic.page)), 0);
    const names = turns.page.locator('.wall-board h1:visible');
    await names.filter({ hasText: 'Lâm Thượng' }).waitFor();
    await names.filter({ hasText: 'Lục Yên' }).waitFor();
    expect(await names.count()).toBe(1);
  });
});
