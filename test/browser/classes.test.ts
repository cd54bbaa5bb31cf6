import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId } from '../helpers/test-server.ts';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { fillForm, NAMES_OF_THE_API, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The pages of classes are not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the pages of classes', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '#/classes', ...options });
    await page.locator('.months > li:not([data-empty])').first().waitFor();
    return page;
  }

  /** Fills the fields of the form that is open, and sends it. */
  async function send(page: Page, typed: Record<string, string>): Promise<void> {
    await fillForm(page, typed);
    await page.click('dialog button[type="submit"]');
  }

  const status = (page: Page, wanted: string) => page.locator(`.class-page[data-status="${wanted}"]`).waitFor();

  it('plan a class, approve who was proposed, keep the roll, take pasted results, and print certificates', async () => {
    const page = await open('demo-centre', { acceptDownloads: false });
    await page.click('[data-form="CREATE"]');
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog .field .problem').first().waitFor();
    // Neither day was there before somebody wrote it: all that is asked for is missing.
    expect(await page.locator('dialog .field .problem').count()).toBe(7);
    await page.locator('dialog [data-field="audience"] input').first().check();
    await send(page, {
      centreId: await page.locator('dialog [name="centreId"] option').nth(1).getAttribute('value').then(String),
      kind: 'AWARENESS',
      title: 'Lớp nhận thức về Đảng khóa thử',
      startsOn: '20/11/2026',
      endsOn: '21/11/2026',
      capacity: '40',
    });
    await page.locator('[data-month="11"] a', { hasText: 'khóa thử' }).click();
    await status(page, 'PLANNED');
    const classId = await page.locator('.class-page').getAttribute('data-class');

    const { prisma } = stand.server.app.services.database;
    for (const fullName of ['Hoàng Thị An', 'Lý Văn Bình', 'Nông Thị Cúc']) {
      const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING', fullName });
      const { data } = await stand.server.ask(
        'demo-cell',
        `mutation ($input: ProposeForClassInput!) { proposeForClass(input: $input) { __typename } }`,
        {
          input: {
            candidateId: globalId('Candidate', id),
            classId,
            documentNumber: '9-NQ/CB',
            proposedOn: '2026-11-16',
          },
        },
      );
      expect(data.proposeForClass.__typename).toBe('ProposeForClassPayload');
    }
    await page.click('[data-form="OPEN"]');
    await send(page, {});
    await status(page, 'OPEN');
    const proposed = page.locator('[data-records="proposals"] [data-seat]');
    await proposed.nth(2).waitFor();
    expect(await proposed.first().innerText()).toMatch(/chờ số 1[\s\S]*9-NQ\/CB ngày 16\/11\/2026/);
    await page.locator('.choose-all input').check();
    await page.click('[data-action="approve"]');
    const roll = page.locator('[data-records="roll"] [data-seat]');
    await roll.nth(2).waitFor();
    await page.click('[data-form="START"]');
    await send(page, {});
    await status(page, 'RUNNING');

    await page.click('[data-mode="ATTENDANCE"]');
    await page.fill('[name="day"]', '20/11/2026');
    await page.locator('[data-sheet="ATTENDANCE"] li', { hasText: 'Nông Thị Cúc' }).locator('input').uncheck();
    await page.click('[data-sheet="ATTENDANCE"] button[type="submit"]');
    await roll.filter({ hasText: 'Lý Văn Bình' }).filter({ hasText: '1/1 buổi' }).waitFor();
    await roll.filter({ hasText: 'Nông Thị Cúc' }).filter({ hasText: '0/1 buổi' }).waitFor();

    // Whoever was never there gets no certificate: it is told at the row, and what was pasted stays.
    await page.click('[data-mode="RESULTS"]');
    await page.fill('[name="issuedOn"]', '23/11/2026');
    const sheet = page.locator('[data-sheet="RESULTS"]');
    const paste = (text: string) =>
      sheet
        .locator('.certificate-number')
        .first()
        .evaluate((field, clip) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text', clip);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }, text);
    await paste(
      '1\tNông Thị Cúc\tĐạt\t903/GCN\n2\tHoàng Thị An\tĐạt\t901/GCN\n3\tNgười Lạ\tĐạt\t999/GCN\n4\tLý Văn Bình\tĐạt\t902/GCN',
    );
    await sheet.locator('[role="status"]', { hasText: /Đã dán 3 dòng.*dòng 3/ }).waitFor();
    await sheet.locator('button[type="submit"]').click();
    await sheet.locator('.told li', { hasText: 'Nông Thị Cúc' }).waitFor();
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    const absent = sheet.locator('[data-seat]', { hasText: 'Nông Thị Cúc' });
    await absent.locator('select').selectOption('ABSENT');
    await absent.locator('.certificate-number').fill('');
    await sheet.locator('button[type="submit"]').click();
    await page.locator('.class-page[data-status="CLOSED"], .told').first().waitFor();
    expect(await page.locator('.told').allInnerTexts()).toEqual([]);
    await roll.filter({ hasText: 'Hoàng Thị An' }).filter({ hasText: '901/GCN, 23/11/2026' }).waitFor();

    await page.evaluate(() => {
      document.documentElement.dataset.printing = 'certificates';
    });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.certificate').count()).toBe(2);
    expect(await page.locator('.certificate .whose').first().isVisible()).toBe(true);
    expect(await page.locator('.class-head').isVisible()).toBe(false);
  });

  it('have no barriers that axe can find: light, dark, phone', async () => {
    for (const [colorScheme, width] of VIEWS) {
      const page = await open('demo-centre', { colorScheme, viewport: { width, height: 900 } });
      expect(await barriers(page)).toEqual([]);
      await page.locator('.months a').first().click();
      await page.locator('.class-head h2').waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
