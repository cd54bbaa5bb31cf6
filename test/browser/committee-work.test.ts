import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId } from '../helpers/test-server.ts';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`What is changed of committees is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('what is changed of committees', () => {
  const stand = useVisits();
  const lamThuong = globalId('Committee', demoIds.lamThuong);

  const kheoLeng = globalId('Committee', demoIds.kheoLeng);

  it('is kept up to date on the page of the committee: members, and who holds an office', async () => {
    const { page } = await stand.visit('demo-commune', { address: `#/committee/${kheoLeng}` });
    const field = (name: string) => page.locator(`dialog [name="${name}"]`);
    await page.click('[data-form="MEMBERS"]');
    await field('asOf').fill('20/11/2026');
    await field('official').fill('nhiều');
    await page.click('dialog button[type="submit"]');
    // What is no number is told at its field, and what is missing beside it.
    await page.locator('dialog [data-field="official"] .problem', { hasText: 'số nguyên' }).waitFor();
    await page.locator('dialog [data-field="probationary"] .problem').waitFor();
    await field('official').fill('37');
    await field('probationary').fill('3');
    await page.click('dialog button[type="submit"]');
    await page.waitForFunction(() => !document.querySelector('dialog') || document.querySelector('dialog .problem'));
    expect(await page.locator('dialog .problem').allInnerTexts()).toEqual([]);
    await page.locator('.edit-committee [role="status"]', { hasText: 'Đã ghi nhận' }).waitFor();
    const { data } = await stand.server.ask(
      'demo-commune',
      `query ($id: ID!) { committee(id: $id) { membershipReports { asOf official probationary } } }`,
      { id: kheoLeng },
    );
    expect(data.committee.membershipReports).toContainEqual({ asOf: '2026-11-20', official: 37, probationary: 3 });
    await page.click('[data-form="APPOINT"]');
    await field('personName').fill('Hoàng Văn Thử');
    await field('title').selectOption('MEMBER');
    await field('basis').selectOption('APPOINTED');
    await field('decisionNumber').fill('77-QĐ/HU');
    await field('decisionOn').fill('16/11/2026');
    await field('startsOn').fill('16/11/2026');
    await page.click('dialog button[type="submit"]');
    await page.locator('.people li', { hasText: 'Hoàng Văn Thử' }).filter({ hasText: '16/11/2026' }).waitFor();
    expect(await page.innerText('.edit-committee')).not.toMatch(NAMES_OF_THE_API);
    expect(await page.locator('.edit-committee a[href="#/reorganise"]').count()).toBe(0);
    // Whoever is on the roll is chosen from it, and needs no name to be typed; nobody of it is read before that.
    await page.click('[data-form="APPOINT"]');
    const member = page.locator('dialog [name="memberId"] option').nth(1);
    await member.waitFor({ state: 'attached' });
    const fullName = await member.innerText();
    await field('memberId').selectOption({ index: 1 });
    expect(await field('personName').count()).toBe(0);
    await field('title').selectOption('MEMBER');
    await field('basis').selectOption('APPOINTED');
    await field('decisionNumber').fill('78-QĐ/HU');
    await field('decisionOn').fill('20/11/2026');
    await field('startsOn').fill('20/11/2026');
    await page.click('dialog button[type="submit"]');
    await page.locator('.people li', { hasText: fullName }).filter({ hasText: '20/11/2026' }).waitFor();
    // The areas stand there as they are, and those beside them are offered.
    await page.click('[data-form="COVER"]');
    const areas = page.locator('dialog [data-field="areaIds"] input');
    await areas.nth(1).waitFor();
    expect(await areas.first().isChecked()).toBe(true);
    await areas.nth(1).check();
    await field('validFrom').fill('01/12/2026');
    await page.click('dialog button[type="submit"]');
    await page.waitForFunction(() => !document.querySelector('dialog') || document.querySelector('dialog .problem'));
    expect(await page.locator('dialog .problem').allInnerTexts()).toEqual([]);
    expect(await barriers(page)).toEqual([]);
  });

  it('is tried out before a decision is written, and nothing is written by trying', async () => {
    const { page } = await stand.visit('demo-province', { address: '#/reorganise' });
    await page.locator('[name="which"] option').nth(3).waitFor({ state: 'attached' });
    await page.selectOption('[name="which"]', { label: 'Đảng bộ xã Khai Trung' });
    await page.selectOption('[name="into"]', lamThuong);
    await page.click('[data-action="add-change"]');
    await page
      .locator('.changes li', { hasText: 'Sáp nhập Đảng bộ xã Khai Trung vào Đảng bộ xã Lâm Thượng' })
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    const paper = { number: '5-QĐ/TU', issuedOn: '20/11/2026', issuer: 'Tỉnh ủy', about: 'Sáp nhập xã' };
    for (const [name, value] of Object.entries(paper)) await page.fill(`[name="${name}"]`, value);
    await page.fill('[name="effectiveOn"]', '31/02/2027');
    await page.click('[data-action="try"]');
    await page.locator('.told li').first().waitFor();
    expect(await page.innerText('.told')).not.toMatch(NAMES_OF_THE_API);
    await page.fill('[name="effectiveOn"]', '01/12/2026');
    await page.click('[data-action="try"]');
    await page.locator('[data-screen="SECOND"] [data-plan]').waitFor();
    const ended = page.locator('[data-part="ended"] li', { hasText: 'Đảng bộ xã Khai Trung → Đảng bộ xã Lâm Thượng' });
    await ended.waitFor();
    expect(await page.locator('[data-part="moved"] li').count()).toBeGreaterThan(1);
    expect(await barriers(page)).toEqual([]);
    const decisions = async (): Promise<string[]> => {
      const { data } = await stand.server.ask(
        'demo-province',
        `query ($id: ID!) { committee(id: $id) { reorganisations { decisionNumber } } }`,
        { id: lamThuong },
      );
      return data.committee.reorganisations.map(({ decisionNumber: number }: { decisionNumber: string }) => number);
    };
    expect(await decisions()).not.toContain('5-QĐ/TU');
    await page.click('[data-action="write"]');
    await page.locator('[data-screen="WRITTEN"] [role="status"]').waitFor();
    expect(await decisions()).toContain('5-QĐ/TU');

    // A cell is split: whoever is chosen goes to the new one, everybody else stays.
    await page.evaluate(() => location.assign('#/board'));
    await page.locator('#tree').waitFor();
    await page.evaluate(() => location.assign('#/reorganise'));
    await page.selectOption('[name="kind"]', 'SPLIT');
    await page.selectOption('[name="which"]', kheoLeng);
    await page.fill('[name="name"]', 'Chi bộ thôn Khéo Lẹng 2');
    const person = page.locator('[data-goes="candidateIds"] label').first();
    await person.waitFor();
    const fullName = await person.innerText();
    await person.locator('input').check();
    await page.fill('[name="memberCount"]', '12');
    expect(await barriers(page)).toEqual([]);
    await page.click('[data-action="add-change"]');
    await page.locator('.changes li', { hasText: 'Tách Chi bộ thôn Khéo Lẹng, lập Chi bộ thôn Khéo Lẹng 2' }).waitFor();
    for (const [name, value] of Object.entries({ ...paper, number: '6-QĐ/TU' }))
      await page.fill(`[name="${name}"]`, value);
    await page.fill('[name="effectiveOn"]', '02/12/2026');
    await page.click('[data-action="try"]');
    await page.locator('[data-screen="SECOND"], .told li').first().waitFor();
    expect(await page.locator('.told li').allInnerTexts()).toEqual([]);
    await page.locator('[data-part="cases"] li', { hasText: 'Chi bộ thôn Khéo Lẹng 2' }).waitFor();
    expect(fullName).not.toBe('');
  });
});
