import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The page of quotas is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the page on which quotas are given', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '#/quotas', ...options });
    await page.locator('.sheet-table tbody tr').first().waitFor();
    return page;
  }

  const sum = async (page: Page, name: string) => Number(await page.locator(`[data-sum="${name}"]`).innerText());
  const targets = (page: Page) =>
    page.locator('.sheet-table .target').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

  /** Pastes as Excel does: cells of a line apart by tabs. */
  const paste = (page: Page, row: number, text: string) =>
    page
      .locator('.sheet-table .target')
      .nth(row)
      .evaluate((field, clip) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', clip);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);

  it('proposes, takes a pasted column, keeps a draft through a lost line, and issues it with a paper', async () => {
    const page = await open('demo-district');
    const plan = await sum(page, 'plan');
    // A column goes down from where it is pasted; a name finds its row; what is no number is told by its line.
    const names = await page.locator('.sheet-table tbody th a').allInnerTexts();
    await paste(page, 0, `3\r\n4\r\nkhông rõ\r\n${names[9]}\t7\r\n`);
    await page.locator('[role="status"]', { hasText: 'Đã dán 3 số' }).waitFor();
    expect(await page.locator('.quota-sheet [role="alert"]').innerText()).toContain('dòng 3 “không rõ”');
    const pasted = await targets(page);
    expect([pasted[0], pasted[1], pasted[9]]).toEqual(['3', '4', '7']);
    // What is fixed stays, the others share what is left, and it comes out.
    await page.locator('.sheet-table input[type="checkbox"]').nth(9).check();
    await page.selectOption('select[name="way"]', 'MEMBERS');
    await page.click('[data-action="propose"]');
    await page.locator('td[data-proposed]').first().waitFor();
    await page.click('[data-action="take"]');
    expect((await targets(page))[9]).toBe('7');
    expect([await sum(page, 'given'), await sum(page, 'left')]).toEqual([plan, 0]);
    // More than the plan is lawful, and said.
    const [first = ''] = await targets(page);
    await page
      .locator('.sheet-table .target')
      .first()
      .fill(String(Number(first) + 2));
    await page.locator('[data-over] [data-sum="left"]', { hasText: '2' }).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.click('[data-action="save"]');
    await page.locator('.quota-sheet [role="alert"]', { hasText: 'Chưa ghi được' }).waitFor();
    await page.unroute('**/graphql');
    const typed = await targets(page);
    await page.click('[data-action="save"]');
    await page.locator('[data-draft="1"]').waitFor();
    await page.reload();
    await page.locator('[data-draft="1"]').waitFor();
    expect(await targets(page)).toEqual(typed);
    // A plan stands: it does not change without a reason, which the form says at its field.
    await page.click('[data-action="issue"]');
    const field = (name: string) => page.locator(`dialog [name="${name}"]`);
    expect(await field('documentOn').inputValue()).toBe('');
    await field('documentNumber').fill('45-KH/HU');
    await field('documentOn').fill('20/11/2026');
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [data-field="reason"] .problem').waitFor();
    expect(await page.innerText('dialog')).not.toMatch(NAMES_OF_THE_API);
    await field('reason').fill('Điều chỉnh theo nguồn');
    await page.click('dialog button[type="submit"]');
    await page.locator('[data-records="papers"] li', { hasText: '45-KH/HU' }).first().waitFor();
    expect(await page.innerText('[data-records="papers"]')).toMatch(/Văn bản số 45-KH\/HU ngày 20\/11\/2026/);
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    // What was given is what the board of everybody shows.
    const { data } = await stand.server.ask(
      'demo-district',
      `query ($id: ID!) { committee(id: $id) { quota(year: 2026) { plan } } }`,
      { id: await page.locator('.sheet-table tbody tr').nth(9).getAttribute('data-committee') },
    );
    expect(data.committee.quota.plan).toBe(7);
  });

  it('moves a part of a plan with the versions that were seen', async () => {
    const page = await open('demo-district');
    await page.click('[data-form="TRANSFER"]');
    const field = (name: string) => page.locator(`dialog [name="${name}"]`);
    const given = await page.locator('.sheet-table tbody tr').evaluateAll((rows) =>
      rows.map((row) => ({
        id: (row as HTMLElement).dataset.committee ?? '',
        now: Number(row.querySelectorAll('td.fact')[6]?.textContent),
      })),
    );
    const [from, to] = given.filter(({ now }) => now > 1);
    await field('fromCommitteeId').selectOption(from?.id ?? '');
    await field('toCommitteeId').selectOption(to?.id ?? '');
    await field('count').fill('1');
    await field('documentNumber').fill('46-KH/HU');
    await field('documentOn').fill('21/11/2026');
    await field('reason').fill('Chuyển cho nơi có nguồn');
    await page.click('dialog button[type="submit"]');
    await page.locator('main > [role="status"]', { hasText: 'Đã ghi nhận' }).waitFor();
    const row = page.locator(`.sheet-table tr[data-committee="${from?.id}"] td.fact`).nth(6);
    await row.filter({ hasText: String((from?.now ?? 0) - 1) }).waitFor();
  });

  it.each(VIEWS)('has no barriers that axe can find: %s, %i pixels', async (colorScheme, width) => {
    const page = await open('demo-commune', { colorScheme, viewport: { width, height: 900 } });
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
