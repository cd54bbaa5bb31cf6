import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The pages of reports and roles are not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the pages of reports and roles', () => {
  const stand = useVisits();

  async function open(subject: string, address: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address, ...options });
    return page;
  }

  it('report any day of the year, with the same days of the year before, as a file and on one page', async () => {
    const page = await open('demo-district', '#/reports');
    const figure = async (name: string) => Number(await page.locator(`[data-figure="${name}"]`).innerText());
    await page.locator('[data-figure="admitted"]').waitFor();
    const now = await figure('admitted');
    await page.fill('[name="to"]', '30/06/2026');
    await page.click('.report-day button[type="submit"]');
    await page.locator('.report-figures dt', { hasText: 'Cùng kỳ (01/01/2025 – 30/06/2025)' }).waitFor();
    const half = await figure('admitted');
    expect(half).toBeLessThan(now);
    expect(await figure('change')).toBe(half - (await figure('before')));
    const { data } = await stand.server.ask(
      'demo-district',
      `{ viewer { grants { committee { id quotaReport: quota(year: 2026) { plan } } } } }`,
    );
    expect(await figure('plan')).toBe(data.viewer.grants[0].committee.quotaReport.plan);
    expect(await page.innerText('.report-words')).toContain('Đảng bộ huyện Lục Yên');
    // The highest share stands first, and who has no target has no place.
    const shares = (await page.locator('.report-ranking tbody tr td:nth-child(5)').allInnerTexts()).map((one) =>
      one.includes('%') ? Number(one.replace(',', '.').replace(/[^\d.]/g, '')) : -1,
    );
    expect(shares).toEqual(shares.toSorted((one, other) => other - one));
    // A day of another year, or none, is told, and the report stays.
    await page.fill('[name="to"]', '31/12/2026');
    await page.click('.report-day button[type="submit"]');
    await page.locator('#report-problem').waitFor();
    expect(await figure('admitted')).toBe(half);
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="file"]')]);
    expect(file.suggestedFilename()).toMatch(/2026-06-30.*\.xlsx$/);
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    await page.emulateMedia({ media: 'print' });
    const pdf = (await page.pdf()).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  });

  it('give a role until a day, end it, and tell who would end the own one', async () => {
    const page = await open('demo-district', '#/roles');
    await page.locator('tr[data-subject="demo-commune"]').waitFor();
    await page.click('[data-form="GRANT"]');
    const field = (name: string) => page.locator(`dialog [name="${name}"]`);
    await field('subject').fill('thanh-tra-moi');
    await field('role').selectOption('INSPECTOR');
    await field('committeeId').selectOption({ index: 1 });
    await field('validTo').fill('31/02');
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [data-field="validTo"] .problem').waitFor();
    await field('validTo').fill('31/12/2026');
    await field('reason').fill('Theo phân công');
    await page.click('dialog button[type="submit"]');
    const given = page.locator('tr[data-subject="thanh-tra-moi"]');
    await given.filter({ hasText: '31/12/2026' }).filter({ hasText: 'demo-district: Theo phân công' }).waitFor();
    await given.locator('[data-form="END"]').click();
    expect(await page.innerText('dialog')).toContain('của thanh-tra-moi');
    expect(await page.innerText('dialog')).not.toContain('chính bạn');
    await page.click('dialog button[type="submit"]');
    await given.waitFor({ state: 'detached' });
    await page.check('[name="ended"]');
    await given.filter({ hasText: 'demo-district thu hồi' }).waitFor();
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);

    // Whoever could end the own role is told what that means, before it is done.
    const { data } = await stand.server.ask('demo-district', '{ viewer { grants { committee { id } } } }');
    const committeeId = data.viewer.grants[0].committee.id;
    await stand.server.ask(
      'demo-province',
      `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`,
      { input: { subject: 'demo-district', role: 'INSPECTOR', committeeId } },
    );
    const own = await open('demo-district', '#/roles');
    const mine = own.locator('tr[data-subject="demo-district"]', { hasText: 'Ủy ban kiểm tra' });
    await mine.locator('[data-form="END"]').click();
    await own.locator('dialog .hint', { hasText: 'vai trò của chính bạn' }).waitFor();
  });

  it.each(VIEWS)('have no barriers that axe can find: %s, %i pixels', async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const reports = await open('demo-commune', '#/reports', options);
    await reports.locator('[data-figure="admitted"]').waitFor();
    const roles = await open('demo-district', '#/roles', options);
    await roles.locator('tr[data-grant]').first().waitFor();
    for (const page of [reports, roles]) {
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
