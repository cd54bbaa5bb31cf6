import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId } from '../helpers/test-server.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`What each role opens is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('what a role opens', () => {
  const stand = useVisits();

  async function open(subject: string, { token, address }: { token?: string; address?: string } = {}) {
    const { page } = await stand.visit(subject, { token, address });
    return page;
  }

  it.each([
    ['demo-province', '', '[data-section="WORK"]', 'Việc cần làm'],
    ['demo-district', '', '[data-section="WORK"] .work-row', 'Đảng bộ huyện Lục Yên'],
    ['demo-commune', '', '[data-section="WORK"] .work-row', 'Đảng bộ xã Lâm Thượng'],
    ['demo-cell', '', '[data-section="WORK"] .work-row', 'Lễ kết nạp'],
    ['demo-dashboard', '', '#tree', 'Đảng bộ xã Lâm Thượng'],
    ['demo-inspector', '', '[data-section="WORK"] .work-row', 'Đảng bộ huyện Văn Yên'],
    ['demo-centre', '', '[data-section="WORK"]', 'Việc cần làm'],
    ['demo-auditor', '', '[data-section="LOG"]', 'demo-inspector'],
    ['demo-province', '#/board', '#tree', 'Đảng bộ tỉnh Yên Bái'],
    ['demo-cell', '#/board', '#tree', 'Chi bộ thôn Khéo Lẹng'],
    ['demo-inspector', '#/inspections', '[data-section="INSPECTIONS"] .programmes', 'Đảng bộ huyện Văn Yên'],
    ['demo-centre', '#/classes', '[data-section="CLASSES"] .events', 'Trung tâm Chính trị huyện Lục Yên'],
  ])('%s opens on its daily work, and goes to %s', async (subject, address, place, text) => {
    const page = await open('nobody', { token: 'x', address });
    await page.click(`[data-login="${subject}"]`);
    await page.locator(place, { hasText: text }).first().waitFor();
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    expect(await page.innerText('main')).not.toMatch(/NaN|undefined|null/);
  });

  it('says so to who has no role', async () => {
    const page = await open('nobody');
    await page.locator('main.state', { hasText: 'chưa được giao vai trò' }).waitFor();
  });

  it('shows an inspector what was found, what is late, and the years before', async () => {
    const page = await open('demo-inspector', { address: '#/inspections' });
    const programmes = page.locator('.programmes');
    await programmes.locator('.findings', { hasText: 'Ưu điểm' }).first().waitFor();
    await page.locator('.tag[data-late]', { hasText: 'quá hạn' }).first().waitFor();
    await page.click('table button:has-text("2023")');
    await programmes.locator('summary', { hasText: 'Đảng bộ xã An Bình' }).click();
    await programmes.locator('details[open] .events > li', { hasText: 'kết luận ngày' }).first().waitFor();
    expect(await programmes.locator('> li').count()).toBe(32);
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    // The board is one step away.
    await page.click('.sections a:has-text("Chỉ tiêu")');
    await page.locator('#tree tr[aria-level="1"]').waitFor();
  });

  it('moves the completion of a year when a commune concludes, without a key being pressed', async () => {
    const page = await open('demo-inspector', { address: '#/inspections' });
    const done = page.locator('tr[data-year="2023"] td.number').nth(1);
    await done.filter({ hasText: /\d/ }).waitFor();
    const before = Number(await done.innerText());
    const { prisma } = stand.server.app.services.database;
    const { id } = await prisma.inspection.findFirstOrThrow({
      where: {
        status: 'CLOSED',
        kind: { notIn: ['REGULAR_SUPERVISION', 'FIELD_CHECK'] },
        programme: { year: 2023, committee: { parentId: demoIds.vanYen } },
      },
      select: { id: true },
    });
    await prisma.inspection.update({ where: { id }, data: { status: 'REPORTED' } });
    await page.locator(`tr[data-year="2023"] td.number:text-is("${before - 1}")`).waitFor();
    await prisma.inspection.update({ where: { id }, data: { status: 'CLOSED' } });
    await page.locator(`tr[data-year="2023"] td.number:text-is("${before}")`).waitFor();
  });

  it('moves the table of trainings of a centre when somebody is to be sent', async () => {
    const page = await open('demo-centre', { address: '#/classes' });
    const demand = page.locator('[data-trainings] tbody tr').first().locator('td.number').last();
    await demand.waitFor();
    const before = Number(await demand.innerText());
    await plantPerson(stand.server.app.services.database.prisma, {
      committeeId: demoIds.kheoLeng,
      stage: 'OUTSTANDING',
    });
    await demand.filter({ hasText: String(before + 1) }).waitFor();
    expect(await page.locator('[data-trainings] tbody th').first().innerText()).toBe('Đảng bộ huyện Lục Yên');
  });

  it('shows an auditor who looked at whose file, by person and viewer, in words and without names', async () => {
    const form = await open('demo-cell');
    await form.click('button.record');
    await form.locator('select[name="candidateId"] option').nth(1).waitFor({ state: 'attached' });
    const names = (await form.locator('select[name="candidateId"] option').allInnerTexts()).slice(1);
    const other = { query: 'query Mine { candidates(first: 2) { edges { node { fullName ethnicGroup } } } }' };
    await stand.server.ask('demo-commune', other.query);
    const page = await open('demo-auditor');
    const lines = page.locator('[aria-labelledby="log-title"] tbody tr');
    await lines.filter({ hasText: 'demo-cell' }).first().waitFor();
    const opened = lines.filter({ hasText: 'demo-cell' }).filter({ hasText: 'mở mẫu ghi nhận kết nạp' });
    expect(await opened.count()).toBe(names.length);
    // One line for a person and a viewer, whatever parts of the file were looked at.
    const both = lines.filter({ hasText: 'demo-commune' }).filter({ hasText: /họ tên.*; dân tộc/ });
    expect(await both.count()).toBe(2);
    const shown = await page.innerText('main');
    expect(shown).not.toMatch(NAMES_OF_THE_API);
    for (const name of names) expect(shown).not.toContain(name.split(' · ')[0]);
    await lines.filter({ hasText: 'demo-cell' }).first().getByText('demo-cell').click();
    await page.locator('.filter', { hasText: 'demo-cell' }).waitFor();
    await lines.first().waitFor();
    expect(await lines.filter({ hasText: 'demo-commune' }).count()).toBe(0);
  });

  it('says under the field of the form what is wrong with it, and in its own words what fails elsewhere', async () => {
    const page = await open('demo-cell');
    await page.click('button.record');
    await page.selectOption('select[name="candidateId"]', { index: 1 });
    // Nobody finds a day of law there that nobody has written.
    expect(await page.inputValue('input[name="ceremonyOn"]')).toBe('');
    await page.fill('input[name="ceremonyOn"]', '01/11/2026');
    await page.click('dialog button[type="submit"]');
    const field = page.locator('dialog [data-field="ceremonyOn"]');
    const problem = field.locator('[role="alert"]', { hasText: 'Ngày kết nạp trước ngày quyết định.' });
    await problem.waitFor();
    expect(await field.locator('input[aria-invalid="true"]').getAttribute('aria-describedby')).toBe(
      await problem.getAttribute('id'),
    );
    // An answer of the gate, or none, is for programs.
    const answer = { errors: [{ message: 'Variable "$input" got invalid value', extensions: { code: 'X' } }] };
    await page.route('**/graphql', (route) => route.fulfill({ json: answer }));
    await page.fill('input[name="ceremonyOn"]', '21/11/2026');
    expect(await page.locator('dialog [role="alert"]').count()).toBe(0);
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [role="alert"]', { hasText: 'Chưa ghi được' }).waitFor();
    expect(await page.innerText('dialog')).not.toMatch(NAMES_OF_THE_API);
  });

  it('counts apart the units without an admission that were given no quota', async () => {
    const { data } = await stand.server.ask(
      'demo-district',
      `{ quotaBoard(committeeId: "${globalId('Committee', demoIds.lucYen)}", year: 2026) { rows { plan admitted parentId } } }`,
    );
    const rows: { plan: number | null; admitted: number }[] = data.quotaBoard.rows.slice(1);
    const without = rows.filter(({ admitted }) => admitted === 0);
    const notAsked = without.filter(({ plan }) => !plan).length;
    expect(notAsked).toBeGreaterThan(0);
    const page = await open('demo-district');
    const tile = page.locator('.figure', { hasText: 'Đơn vị chưa kết nạp' });
    await tile.waitFor();
    expect(await tile.locator('.value').innerText()).toBe(String(without.length - notAsked));
    expect(await tile.locator('.hint').innerText()).toBe(
      `trên ${rows.filter(({ plan }) => plan).length} đơn vị được giao · ngoài ra ${notAsked} đơn vị không giao`,
    );
  });
});
