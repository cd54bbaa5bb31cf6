import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The pages of cases are not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the pages of cases', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '#/cases', ...options });
    await page.locator('tr[data-case]').first().waitFor();
    return page;
  }

  it('add a person and walk a step by forms that show all mistakes at their fields', async () => {
    const page = await open('demo-cell');
    await page.click('[data-action="add"]');
    await page.click('dialog button[type="submit"]');
    const problems = page.locator('dialog .field .problem');
    await problems.first().waitFor();
    expect(await problems.count()).toBe(10);
    const field = (name: string) => page.locator(`dialog [name="${name}"]`);
    await field('committeeId').selectOption({ index: 1 });
    await field('fullName').fill('Hoàng Thị Thử');
    await field('sex').selectOption('FEMALE');
    await field('birthMonth').fill('5');
    await field('birthYear').fill('1999');
    await field('ethnicGroup').fill('Tày');
    await field('source').selectOption('YOUTH');
    await field('youthUnionMember').selectOption('YES');
    await field('stage').selectOption('SOURCE');
    // No day of law stands there before somebody has written it, and what is none is said by the server, at its field.
    expect(await field('effectiveOn').inputValue()).toBe('');
    await field('effectiveOn').fill('31/02/2026');
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [data-field="effectiveOn"] .problem').waitFor();
    expect(await problems.count()).toBe(1);
    expect(await page.innerText('dialog')).not.toMatch(NAMES_OF_THE_API);
    expect(await field('fullName').inputValue()).toBe('Hoàng Thị Thử');
    // A line that is lost takes nothing of what was typed.
    await field('effectiveOn').fill('02/11/2026');
    await page.route('**/graphql', (route) => route.abort());
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [role="alert"]', { hasText: 'Chưa ghi được' }).waitFor();
    await page.unroute('**/graphql');
    await page.click('dialog button[type="submit"]');
    await page.locator('.case-page h2', { hasText: 'Hoàng Thị Thử' }).waitFor();
    await page.locator('.rail li', { hasText: 'Nguồn' }).waitFor();
    expect(await page.innerText('.rail')).toContain('02/11/2026');
    await page.click('[data-step="PUT_ON_LIST"] button');
    await field('documentNumber').fill('3-NQ/CB');
    await field('effectiveOn').fill('05/11/2026');
    await field('mentors.0.memberName').fill('Lý Văn Mẫu');
    await page.click('dialog button[type="submit"]');
    await page.locator('[data-stage="OUTSTANDING"], dialog .problem').first().waitFor();
    expect(await page.locator('dialog .problem').allInnerTexts()).toEqual([]);
    await page.locator('[data-records="mentors"] li', { hasText: 'Lý Văn Mẫu' }).waitFor();
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
  });

  it('keep filter and order in the address, by the server', async () => {
    const page = await open('demo-commune');
    await page.selectOption('select[name="stage"]', 'DECIDED');
    await page.waitForFunction(() => location.hash.includes('stage=DECIDED'));
    await page.locator('tr[data-case] td', { hasText: 'Quyết định kết nạp' }).first().waitFor();
    await page.reload();
    await page.locator('tr[data-case]').first().waitFor();
    expect(await page.inputValue('select[name="stage"]')).toBe('DECIDED');
    const stages = await page.locator('tr[data-case] td:nth-child(2)').allInnerTexts();
    expect(stages.every((one) => one.startsWith('Quyết định kết nạp'))).toBe(true);
  });

  it('offer what the stage allows and nothing else, with the reasons why a step has to wait', async () => {
    const page = await open('demo-district', { address: '#/cases?stage=DECIDED' });
    await page.locator('tr[data-case] a').first().click();
    await page.locator('[data-step="CEREMONY"] button.record').waitFor();
    const offered = () =>
      page.locator('.case-page .others button').evaluateAll((all) => all.map((one) => one.dataset.form));
    expect(await offered()).toEqual(['MENTOR', 'OBSERVATION', 'MOVE', 'REVOCATION', 'DELAY']);
    // A step that an old link names, and that the case has passed, is told and not opened.
    const address = page.url().replace(/\?step=.*/, '');
    await page.goto('about:blank');
    await page.goto(`${address}?step=CELL_VOTE`);
    await page.locator('[data-passed="CELL_VOTE"]', { hasText: 'không ở bước đó' }).waitFor();
    expect(await page.locator('dialog').count()).toBe(0);
    await page.evaluate(() => location.assign('#/cases?stage=PROBATIONARY'));
    await page.locator('tr[data-case]', { hasText: 'sau 12 tháng kể từ ngày kết nạp' }).locator('a').first().click();
    const step = page.locator('[data-step="RECOGNITION_CELL_VOTE"]');
    await step.waitFor();
    const [reasons, button] = [step.locator('.missing li'), step.locator('button')];
    expect(await reasons.count()).toBeGreaterThan(0);
    expect(await button.getAttribute('class')).toBe(null);
    expect(await button.innerText()).toContain('của một ngày trước');
    expect(await offered()).toEqual(['PAPER', 'MENTOR', 'OBSERVATION', 'REVOCATION', 'REMOVAL']);
  });

  it('keep what was typed when the token runs out, and let a new one in over the form', async () => {
    // Long enough for a busy machine to open the form; without the logins of the demo, which it would help itself to.
    const page = await open('demo-cell', {
      token: await stand.server.token('demo-cell', 25),
      prepare: (one) => one.route('**/logins.json', (route) => route.fulfill({ json: [] })),
    });
    await page.click('[data-action="add"]');
    const name = page.locator('dialog [name="fullName"]');
    await name.fill('Hoàng Thị Lâu');
    const over = page.locator('dialog.notice');
    await over.waitFor();
    expect(await barriers(page)).toEqual([]);
    await over
      .locator('[name="token"], textarea, input')
      .first()
      .fill(await stand.server.token('demo-cell'));
    await over.locator('button[type="submit"]').click();
    await over.waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Hoàng Thị Lâu');
    // It is taken now: what is missing is told, and nothing of the session.
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [data-field="birthYear"] .problem').waitFor();
  });

  it('do once what is sent twice, be it that the answer was lost or the button was pressed again', async () => {
    const page = await open('demo-cell', { address: '#/cases?stage=OUTSTANDING' });
    await page.locator('tr[data-case] a').first().click();
    const observed = page.locator('.case-page .others [data-form="OBSERVATION"]');
    await observed.click();
    await page.locator('dialog [name="kind"]').selectOption({ index: 1 });
    await page.fill('dialog [name="observedOn"]', '20/11/2026');
    await page.fill('dialog [name="note"]', 'Ghi hai lần cũng là một');
    // The server does it, and its answer never comes.
    await page.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [role="alert"]', { hasText: 'Chưa ghi được' }).waitFor();
    await page.unroute('**/graphql');
    await page.dblclick('dialog button[type="submit"]');
    await page.locator('.case-page [role="status"]', { hasText: 'Đã ghi' }).first().waitFor();
    const { pool } = stand.server.app.services.database;
    const { rows } = await pool.query(`SELECT FROM observation WHERE note = 'Ghi hai lần cũng là một'`);
    expect(rows.length).toBe(1);
  });

  it('print the checklist of a dossier, and nothing that is only for the screen', async () => {
    const page = await open('demo-commune', { address: '#/cases?stage=DOSSIER' });
    await page.locator('tr[data-case] a').first().click();
    const checklist = page.locator('[data-records="checklist"]');
    await checklist.locator('li').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await checklist.isVisible()).toBe(true);
    expect(await page.locator('.case-page h2').isVisible()).toBe(true);
    for (const hidden of ['.page-header', '.next', '.others', '[data-records="papers"]', '.case-page nav']) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  });

  it('have no barriers that axe can find: light, dark, phone', async () => {
    for (const [colorScheme, width] of VIEWS) {
      const page = await open('demo-commune', { colorScheme, viewport: { width, height: 900 } });
      expect(await barriers(page)).toEqual([]);
      await page.locator('tr[data-case] a').first().click();
      await page.locator('.case-page h2').waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.locator('.case-page .others button').first().click();
      await page.locator('dialog .fields').waitFor();
      expect(await barriers(page)).toEqual([]);
    }
  });
});
