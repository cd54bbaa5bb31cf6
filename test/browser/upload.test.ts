import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The box for files is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the box for files', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '#/quotas', path: '/?year=2027', ...options });
    await page.locator('.sheet-table tbody tr').first().waitFor();
    await page.click('.upload-box summary');
    return page;
  }

  const choose = (page: Page, lines: readonly string[]) =>
    page.setInputFiles('.upload-box [type="file"]', {
      name: 'chỉ tiêu.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${['Tên tổ chức đảng;Năm;Kế hoạch', ...lines].join('\n')}\n`),
    });

  it('tells what is wrong by line, keeps the file through a lost line, and writes what was tried out', async () => {
    const page = await open('demo-commune');
    const row = page.locator('.sheet-table tbody tr').first();
    const name = await row.locator('th a').innerText();
    await choose(page, [`${name};2027;3`, 'Chi bộ không có;2027;1']);
    await page.click('[data-action="try-file"]');
    const problem = page.locator('[data-places="problems"] li');
    await problem.first().waitFor();
    expect(await problem.allInnerTexts()).toEqual([expect.stringMatching(/^CSV, dòng 3, Tên tổ chức đảng: .+\.$/)]);
    expect(await page.locator('[data-action="write-file"]').count()).toBe(0);
    await choose(page, [`${name};2027;3`]);
    await page.route('**/import/**', (route) => route.abort());
    await page.click('[data-action="try-file"]');
    await page.locator('.upload-box [role="alert"]', { hasText: 'vẫn đang được chọn' }).waitFor();
    await page.unroute('**/import/**');
    await page.click('[data-action="try-file"]');
    await page.locator('.upload-box', { hasText: 'Sẽ ghi 1 dòng mới' }).waitFor();
    expect(await row.locator('.target').inputValue()).toBe('');
    await page.click('[data-action="write-file"]');
    await page.locator('.upload-box [data-written]').waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.sheet-table .target')?.value === '3');
    expect(await page.innerText('.upload-box')).not.toMatch(NAMES_OF_THE_API);
    const [empty] = await Promise.all([page.waitForEvent('download'), page.click('.upload-box a')]);
    expect(empty.suggestedFilename()).toBe('Chỉ tiêu.xlsx');
  });

  it.each(VIEWS)('has no barriers that axe can find: %s, %i pixels', async (colorScheme, width) => {
    const page = await open('demo-district', { colorScheme, viewport: { width, height: 900 } });
    await choose(page, ['Chi bộ không có;2027;1']);
    await page.click('[data-action="try-file"]');
    await page.locator('[data-places="problems"] li').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
