import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/calendar.ts';
import { demoClock } from '../helpers/test-server.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, sendForm } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The year of an office is not lived in a browser: ${missing}`);

// The year of an office, lived in its pages alone: each step on its own day, by the role whose step it is. Nothing is asked of the API
// but by the pages. One is told here what no test of a page can tell: that what one role does is there for the next one.

/** Who is admitted in this year. */
const PERSON = 'Hoàng Thị Mai Thử';
const CLASS = 'Lớp nhận thức về Đảng khóa I/2027';
const INSPECTOR = 'kiem-tra-luc-yen';
const TOPIC = 'Kiểm tra công tác phát triển đảng viên';

describe.skipIf(missing !== null)('the year of an office', () => {
  let clock: Clock = demoClock('2027-01-05');
  const stand = useVisits({ clock: { now: () => clock.now() } });

  /** Goes on to a day, which is the day of the server and of its database from now on. */
  async function on(day: string): Promise<void> {
    clock = demoClock(day);
    const aheadMs = clock.now() - Date.now();
    const { database, feed } = stand.server.app.services;
    await database.pool.query(
      `CREATE OR REPLACE FUNCTION clock_ahead() RETURNS interval LANGUAGE sql STABLE AS $$ SELECT interval '${aheadMs} milliseconds' $$`,
    );
    await feed.settle();
  }

  /** Somebody comes to the office, does what there is to do on a page, and leaves. */
  async function comes<T>(subject: string, address: string, does: (page: Page) => Promise<T>): Promise<T> {
    const visit = await stand.visit(subject, { address });
    const done = await does(visit.page);
    expect(await visit.page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    expect(visit.complaints).toEqual([]);
    await visit.close();
    return done;
  }

  /** Opens a form by its button, and sends it. */
  async function form(page: Page, name: string, typed: Record<string, string>): Promise<void> {
    await page.locator(`main [data-form="${name}"]`).first().click();
    await sendForm(page, typed);
  }

  /** Gives those directly below so many by a paper, and everybody else nothing. */
  async function shares(subject: string, given: Record<string, string>, number: string, day: string): Promise<void> {
    await comes(subject, '#/quotas', async (page) => {
      for (const [name, target] of Object.entries(given)) {
        await page.locator('.sheet-table tbody tr', { hasText: name }).locator('.target').fill(target);
      }
      await page.click('[data-action="save"]');
      await page.locator('[data-draft="1"]').waitFor();
      await page.click('[data-action="issue"]');
      await sendForm(page, { documentNumber: number, documentOn: day });
      await page.locator('[data-records="papers"] li', { hasText: number }).first().waitFor();
    });
  }

  /** Finds the person in the list, as one does who knows the name, and opens the file. */
  async function file<T>(subject: string, does: (page: Page) => Promise<T>): Promise<T> {
    return comes(subject, '#/cases', async (page) => {
      await page.fill('[name="text"]', PERSON);
      await page.press('[name="text"]', 'Enter');
      await page.locator('tr[data-case] a', { hasText: PERSON }).click();
      await page.locator('.case-page h2', { hasText: PERSON }).waitFor();
      return does(page);
    });
  }

  const stage = (page: Page, wanted: string) => page.locator(`.case-page strong[data-stage="${wanted}"]`).waitFor();

  /** Takes the step that comes next. */
  async function takes(page: Page, step: string, typed: Record<string, string>, next: string): Promise<void> {
    await page.locator(`[data-step="${step}"] button.record`).click();
    await sendForm(page, typed);
    await stage(page, next);
  }

  it('goes by in its pages: from the quota to the ceremony, the remedy, the report and the new hierarchy', async () => {
    await on('2027-01-05');
    await shares('demo-province', { 'Lục Yên': '30' }, '1-KH/TU', '05/01/2027');
    await on('2027-01-08');
    await shares('demo-district', { 'xã Lâm Thượng': '3', 'xã Khai Trung': '2' }, '2-KH/HU', '08/01/2027');
    await on('2027-01-12');
    await shares('demo-commune', { 'Khéo Lẹng': '1' }, '3-KH/ĐU', '12/01/2027');

    await on('2027-01-15');
    await comes('demo-cell', '#/cases', async (page) => {
      await page.click('[data-action="add"]');
      await page.locator('dialog [name="committeeId"]').selectOption({ index: 1 });
      await sendForm(page, {
        fullName: PERSON,
        sex: 'FEMALE',
        birthMonth: '5',
        birthYear: '1999',
        ethnicGroup: 'Tày',
        source: 'YOUTH',
        youthUnionMember: 'YES',
        stage: 'SOURCE',
        effectiveOn: '15/01/2027',
      });
      await stage(page, 'SOURCE');
      const mentors = { 'mentors.0.memberName': 'Lý Văn Sơn' };
      await takes(
        page,
        'PUT_ON_LIST',
        { documentNumber: '1-NQ/CB', effectiveOn: '15/01/2027', ...mentors },
        'OUTSTANDING',
      );
    });

    await on('2027-01-20');
    const classAddress = await comes('demo-centre', '#/classes', async (page) => {
      await page.click('[data-form="CREATE"]');
      await page.locator('dialog [data-field="audience"] input').first().check();
      await page.locator('dialog [name="centreId"]').selectOption({ index: 1 });
      await sendForm(page, {
        kind: 'AWARENESS',
        title: CLASS,
        startsOn: '22/02/2027',
        endsOn: '24/02/2027',
        capacity: '40',
      });
      await page.locator('[data-month="2"] a', { hasText: CLASS }).click();
      await form(page, 'OPEN', {});
      await page.locator('.class-page[data-status="OPEN"]').waitFor();
      return new URL(page.url()).hash;
    });
    await on('2027-01-25');
    await file('demo-cell', async (page) => {
      await page.locator('[data-step="CLASS_PROPOSAL"] button').click();
      const classId = page.locator('dialog [name="classId"]');
      await classId.locator('option', { hasText: CLASS }).waitFor({ state: 'attached' });
      await classId.selectOption(await classId.locator('option', { hasText: CLASS }).getAttribute('value'));
      await sendForm(page, { documentNumber: '2-NQ/CB', proposedOn: '25/01/2027' });
      await page.locator('[data-records="classes"] li', { hasText: CLASS }).waitFor();
    });
    await on('2027-01-29');
    await comes('demo-commune', classAddress, async (page) => {
      await page.locator('[data-records="proposals"] li', { hasText: PERSON }).locator('input').check();
      await page.click('[data-action="approve"]');
      await page.locator('[data-records="roll"] [data-seat]', { hasText: PERSON }).waitFor();
    });
    await on('2027-02-24');
    await comes('demo-centre', classAddress, async (page) => {
      await form(page, 'START', {});
      await page.locator('.class-page[data-status="RUNNING"]').waitFor();
      await page.click('[data-mode="ATTENDANCE"]');
      await page.fill('[name="day"]', '22/02/2027');
      await page.click('[data-sheet="ATTENDANCE"] button[type="submit"]');
      const seat = page.locator('[data-records="roll"] [data-seat]', { hasText: PERSON });
      await seat.filter({ hasText: '1/1 buổi' }).waitFor();
      await page.click('[data-mode="RESULTS"]');
      await page.fill('[name="issuedOn"]', '24/02/2027');
      const result = page.locator('[data-sheet="RESULTS"] [data-seat]', { hasText: PERSON });
      await result.locator('select').selectOption('PASSED');
      await result.locator('.certificate-number').fill('7/2027');
      await page.locator('[data-sheet="RESULTS"] button[type="submit"]').click();
      await seat.filter({ hasText: '7/2027, 24/02/2027' }).waitFor();
    });

    await on('2027-03-10');
    await file('demo-cell', async (page) => {
      await takes(page, 'DOSSIER', { documentNumber: '3-NQ/CB', effectiveOn: '10/03/2027' }, 'DOSSIER');
      for (const kind of ['APPLICATION', 'LIFE_HISTORY', 'TWO_MEMBERS_INTRODUCTION']) {
        await form(page, 'PAPER', { kind, madeOn: '10/03/2027' });
      }
      await page.locator('[data-records="papers"] li').nth(2).waitFor();
    });
    await on('2027-03-16');
    await file('demo-commune', async (page) => {
      await page.locator('[data-step="VERIFICATION"] button').click();
      await page.locator('dialog [data-field="requests.0.about"] input').first().check();
      await sendForm(page, {
        documentNumber: '4-CV/ĐU',
        requestedOn: '16/03/2027',
        'requests.0.place': 'Đảng ủy xã Mẫu',
      });
      await stage(page, 'VERIFYING');
    });
    await on('2027-04-05');
    await file('demo-commune', async (page) => {
      await page.locator('[data-records="verifications"] button').click();
      await sendForm(page, { documentNumber: '5-CV/ĐU', answeredOn: '05/04/2027' });
      await page.locator('[data-records="verifications"] li', { hasText: '05/04/2027' }).waitFor();
    });
    await on('2027-04-12');
    await comes('demo-cell', '', async (page) => {
      // Who votes is who is counted: the cell says so first, on its own page.
      await page.evaluate(() => location.assign('#/board'));
      await page.locator('.committee-link, #tree tr[aria-level="1"] a').first().click();
      await form(page, 'MEMBERS', { asOf: '12/04/2027', official: '12', probationary: '1' });
      await page.locator('.edit-committee [role="status"]', { hasText: 'Đã ghi nhận' }).waitFor();
    });
    await file('demo-cell', async (page) => {
      const opinions = { 'opinions.0.givenOn': '08/04/2027', 'opinions.1.givenOn': '09/04/2027' };
      await takes(page, 'OPINIONS', { concludedOn: '12/04/2027', ...opinions }, 'OPINIONS');
      const counted = { official: '12', away: '0', exemptAbsent: '0', absent: '0', yes: '12', no: '0', blank: '0' };
      await takes(page, 'CELL_VOTE', { number: '6-NQ/CB', heldOn: '12/04/2027', ...counted }, 'CELL_PROPOSED');
    });
    await on('2027-04-20');
    await file('demo-commune', async (page) => {
      const counted = { members: '15', absent: '0', yes: '15', no: '0', blank: '0' };
      await takes(
        page,
        'COMMITTEE_VOTE',
        { number: '7-NQ/ĐU', heldOn: '20/04/2027', ...counted },
        'GRASSROOTS_PROPOSED',
      );
    });

    // The district finds it among what waits for it, and is led to the form.
    await on('2027-05-05');
    await comes('demo-district', '', async (page) => {
      const row = page.locator('.work-row', { hasText: PERSON });
      await row.locator('.open-way').click();
      await page.locator('dialog [name="issuedOn"]').waitFor();
      await sendForm(page, { number: '8-QĐ/HU', issuedOn: '05/05/2027' });
      await stage(page, 'DECIDED');
    });

    // The ceremony moves the board in the other window.
    await on('2027-05-19');
    const board = await stand.visit('demo-dashboard');
    await board.line('live');
    const admitted = await board.admitted();
    await comes('demo-cell', '', async (page) => {
      await page.locator('.work-row[data-kind="CEREMONY"]', { hasText: PERSON }).locator('.open-way').click();
      await page.locator('dialog [name="ceremonyOn"]').waitFor();
      await sendForm(page, { ceremonyOn: '19/05/2027' });
      await stage(page, 'PROBATIONARY');
    });
    await board.shows(admitted + 1);
    await board.close();

    await on('2027-06-01');
    await comes('demo-district', '#/roles', async (page) => {
      await page.click('[data-form="GRANT"]');
      await page.locator('dialog [name="committeeId"]').selectOption({ index: 1 });
      await sendForm(page, { subject: INSPECTOR, role: 'INSPECTOR', reason: 'Theo phân công' });
      await page.locator(`tr[data-subject="${INSPECTOR}"]`).waitFor();
    });
    await comes(INSPECTOR, '#/inspections', async (page) => {
      await form(page, 'CREATE', {});
      await page.locator('[data-programme="DRAFT"] [data-form="ADD"]').click();
      const subject = page.locator('dialog [name="subjectId"]');
      const { value } = await subject
        .locator('option', { hasText: 'xã Lâm Thượng' })
        .evaluate((one) => ({ value: (one as HTMLOptionElement).value }));
      await sendForm(page, { kind: 'THEMATIC_INSPECTION', subjectId: value, topic: TOPIC, dueOn: '30/06/2027' });
      await page.locator('[data-month="6"] a', { hasText: TOPIC }).waitFor();
      await form(page, 'ISSUE', { number: '9-CTr/UBKT', issuedOn: '01/06/2027' });
      await page.locator('[data-programme="ISSUED"]').waitFor();
    });
    await on('2027-06-21');
    await comes(INSPECTOR, '#/inspections', async (page) => {
      const stands = (status: string) => page.locator(`.inspection-page[data-status="${status}"]`).waitFor();
      await page.locator('[data-month="6"] a', { hasText: TOPIC }).click();
      await form(page, 'START', { conductedBy: 'COMMITTEE', decisionNumber: '10-QĐ/UBKT', startedOn: '07/06/2027' });
      for (const [to, effectiveOn] of [
        ['SELF_REPORT_IN', '14/06/2027'],
        ['VERIFIED', '18/06/2027'],
        ['REPORTED', '21/06/2027'],
      ] as const) {
        await form(page, 'STEP', { to, effectiveOn });
        await stands(to);
      }
      await page.click('[data-form="RESULT"]');
      await sendForm(page, {
        outcome: 'SHORTCOMINGS',
        concludedOn: '21/06/2027',
        'findings.0.category': 'SHORTCOMING',
        'findings.0.text': 'Chưa rà soát nguồn',
        'findings.0.remedies.0.action': 'Rà soát nguồn ở mọi chi bộ',
        'findings.0.remedies.0.dueOn': '30/09/2027',
      });
      await stands('FOLLOW_UP');
    });
    // Whose it is finds it among its work, and whoever inspected accepts it.
    await on('2027-09-15');
    await comes('demo-commune', '', async (page) => {
      await page.locator('.work-row', { hasText: 'Rà soát nguồn ở mọi chi bộ' }).locator('.open-way').click();
      await form(page, 'REPORT', { doneOn: '15/09/2027', evidence: 'Biên bản rà soát' });
      await page.locator('[data-remedy="reported"]', { hasText: '15/09/2027' }).waitFor();
    });
    await on('2027-09-20');
    await comes(INSPECTOR, '', async (page) => {
      await page.locator('.work-row', { hasText: 'Rà soát nguồn ở mọi chi bộ' }).locator('.open-way').click();
      await form(page, 'ACCEPT', {});
      await page.locator('.inspection-page[data-status="CLOSED"]').waitFor();
    });

    await on('2027-12-15');
    await comes('demo-district', '#/reports', async (page) => {
      await page.locator('[data-figure="admitted"]', { hasText: String(admitted + 1) }).waitFor();
      expect(await page.innerText('[data-figure="plan"]')).toBe('30');
      const [kept] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="file"]')]);
      expect(kept.suggestedFilename()).toContain('2027-12-15');
    });

    await on('2027-12-20');
    await comes('demo-province', '#/reorganise', async (page) => {
      await page.locator('[name="which"] option').nth(3).waitFor({ state: 'attached' });
      await page.selectOption('[name="which"]', { label: 'Đảng bộ xã Khai Trung' });
      await page.selectOption('[name="into"]', { label: 'Đảng bộ xã Lâm Thượng' });
      await page.click('[data-action="add-change"]');
      const paper = { number: '11-QĐ/TU', issuedOn: '20/12/2027', issuer: 'Tỉnh ủy', about: 'Sáp nhập đảng bộ xã' };
      for (const [name, value] of Object.entries(paper)) await page.fill(`[name="${name}"]`, value);
      await page.fill('[name="effectiveOn"]', '01/01/2028');
      await page.click('[data-action="try"]');
      await page
        .locator('[data-part="ended"] li', { hasText: 'Đảng bộ xã Khai Trung → Đảng bộ xã Lâm Thượng' })
        .waitFor();
      await page.click('[data-action="write"]');
      await page.locator('[data-screen="WRITTEN"] [role="status"]').waitFor();
    });

    // Who looked at whose file is what the auditor reads of the year.
    await comes('demo-auditor', '', async (page) => {
      await page.locator('[aria-labelledby="log-title"] tbody tr', { hasText: 'demo-cell' }).first().waitFor();
      expect(await page.innerText('main')).not.toContain(PERSON);
    });
    await on('2028-01-03');
    await comes('demo-district', '#/board', async (page) => {
      await page.locator('#tree tr[aria-level="2"]', { hasText: 'Lâm Thượng' }).waitFor();
      expect(await page.locator('#tree tr', { hasText: 'xã Khai Trung' }).count()).toBe(0);
    });
  });
});
