import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { systemClock } from '../../src/calendar.ts';
import { admitBySql, openPool, plantDistrict } from '../helpers/live-district.ts';
import { networkLine } from '../helpers/network-line.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { openBrowser, whyNoBrowser } from './browser.ts';
import { buildDashboard, offerLogins, Visit } from './dashboard-visit.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The live board is not tested in a browser: ${missing}`);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(missing !== null)('the live board', () => {
  let server: TestServer;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    await buildDashboard();
    server = await startTestServer();
    await offerLogins(server);
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) {
      await visit.close();
      expect(visit.complaints).toEqual([]);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function visit(
    subject: string,
    { url = server.app.url, token = '', ...options }: Partial<Parameters<typeof Visit.open>[1]> = {},
  ): Promise<Visit> {
    const opened = await Visit.open(browser, { url, token: token || (await server.token(subject)), ...options });
    visits.push(opened);
    return opened;
  }

  /** Admits somebody past the page. */
  async function admit(): Promise<void> {
    const { data } = await server.ask(
      'demo-district',
      '{ candidates(stage: [DECIDED], first: 1) { edges { node { id } } } }',
    );
    const { data: done } = await server.ask(
      'demo-district',
      `mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) { __typename } }`,
      {
        input: {
          candidateId: data.candidates.edges[0].node.id,
          decisionNumber: '1-QĐ',
          decisionOn: '2026-11-20',
          ceremonyOn: '2026-11-22',
        },
      },
    );
    expect(done.recordAdmission.__typename).toBe('AdmissionPayload');
  }

  it('moves in one window within a second of an admission in another', async () => {
    const [form, board] = await Promise.all([visit('demo-cell'), visit('demo-district')]);
    await Promise.all([form.line('live'), board.line('live')]);
    const before = await board.admitted();
    const { page } = form;
    await page.click('button.record');
    await page.selectOption('select[name="candidateId"]', { index: 1 });
    await page.fill('input[name="decisionNumber"]', '128-QĐ/HU');
    const shown = board.shows(before + 1);
    const startedAt = Date.now();
    await page.click('dialog button[type="submit"]');
    expect((await shown) - startedAt).toBeLessThan(1_000);
    await page.waitForSelector('dialog .form-done [role="status"]');
    // The line lights up where somebody can see it, and is said once to who cannot.
    await board.page.waitForSelector('#tree tr[data-flash]');
    await board.page.waitForSelector('.units li[data-flash]');
    await board.page.locator('[data-news]', { hasText: 'Khéo Lẹng' }).waitFor({ state: 'attached' });
  });

  it('says that the line is lost, keeps what it has, and goes on where it stood', async () => {
    const line = await networkLine(server.app.url);
    const board = await visit('demo-district', { url: line.url });
    await board.line('live');
    const before = await board.admitted();
    line.cut();
    await board.line('reconnecting');
    await admit();
    expect(await board.admitted()).toBe(before);
    line.mend();
    await board.shows(before + 1);
    await board.line('live');
    expect(await board.history()).toEqual({ resumes: 1, resets: 0 });
    await line.close();
  });

  it('shows nothing any more to who has lost the role', async () => {
    await server.grant('guest', 'DASHBOARD', demoIds.lamThuong);
    await server.app.services.feed.settle();
    const board = await visit('guest');
    await board.line('live');
    expect(await board.page.innerText('#page')).toContain('Khéo Lẹng');
    await server.app.services.database.prisma.accessGrant.updateMany({
      where: { subject: 'guest' },
      data: { validTo: new Date(server.app.services.clock.now()) },
    });
    await board.line('gone');
    await board.page.waitForSelector('[data-phase="GONE"] [role="alert"]');
    expect(await board.page.locator('#tree').count()).toBe(0);
    expect(await board.page.innerText('main')).not.toContain('Khéo Lẹng');
  });

  it('asks for a new token when the old one runs out, and loses neither its place nor the address', async () => {
    const token = await server.token('demo-district', 3);
    const [board, demo] = await Promise.all([visit('demo-district', { token }), visit('demo-district', { token })]);
    await board.line('live');
    expect(board.page.url()).not.toContain('token');
    // Without the logins of the demo, which it would help itself to.
    await board.page.route('**/logins.json', (route) => route.fulfill({ json: [] }));
    await board.page.click('.toggle >> nth=0');
    const lines = await board.page.locator('.row-count').innerText();
    await board.line('signedOut');
    // With them, nobody has to do anything.
    await demo.page.locator('[data-resumes="1"]').waitFor({ state: 'attached' });
    expect(await demo.page.locator('.notice').count()).toBe(0);
    const before = await board.admitted();
    await admit();
    expect(await board.admitted()).toBe(before);
    await board.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `token=${await server.token('demo-district')}`,
    );
    await Promise.all([board.shows(before + 1), demo.shows(before + 1)]);
    await board.line('live');
    expect(await board.history()).toEqual({ resumes: 1, resets: 0 });
    expect(await board.page.locator('.row-count').innerText()).toBe(lines);
    expect(board.page.url()).not.toContain('token');
    // A link with somebody else's token must not change who one is.
    await board.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `token=${await server.token('demo-cell')}`,
    );
    await board.page.locator('.notice', { hasText: 'demo-cell' }).waitFor();
    expect(await board.page.innerText('.top-name')).toBe('Đảng bộ huyện Lục Yên');
  });

  it('is read with the keyboard, searched without accents, and speaks English when asked to', async () => {
    const { page } = await visit('demo-dashboard');
    await page.fill('input[type="search"]', 'dong quan');
    await page.locator('.row-count', { hasText: /^[2-9] |^1\d / }).waitFor();
    expect(await page.locator('#tree tbody tr:not(.context) .column-name').first().innerText()).toContain('Động Quan');
    await page.fill('input[type="search"]', '');
    await page.locator('#tree tr[aria-level="1"]').focus();
    const active = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
    await page.keyboard.press('End');
    await page.locator('#tree tr[aria-rowindex="45"]:focus').waitFor();
    expect(await active()).toBe('45');
    await page.keyboard.press('ArrowRight');
    await page.locator('#tree tr[aria-rowindex="45"][aria-expanded="true"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('#tree tr[aria-rowindex="46"][aria-level="3"]:focus').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator('#tree tr[aria-rowindex="45"]:focus').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await page.click('.language');
    await page.locator('#tree th', { hasText: 'Committee' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('#tree tr[aria-rowindex="45"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.committee h2', { hasText: 'Yên Thắng' }).waitFor();
    // A board on a wall sees figures and never a person.
    await page.locator('.committee', { hasText: 'figures only' }).waitFor();
    expect(await page.locator('button.record').count()).toBe(0);
    await page.goBack();
    await page.locator('#tree tr[aria-level="1"]').waitFor();
  });

  it('is kept as a spreadsheet', async () => {
    const { page } = await visit('demo-dashboard');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button.download')]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    // Every spreadsheet of this kind is a ZIP archive.
    const [first] = await (await download.createReadStream()).take(1).toArray();
    expect(first.subarray(0, 2).toString()).toBe('PK');
  });

  it('opens with a login of the demo, and says so where a role sees no figures', async () => {
    const { page } = await visit('nobody', { token: 'x' });
    await page.click('[data-login="demo-auditor"]');
    await page.locator('main.state', { hasText: 'không có vai trò' }).waitFor();
  });

  it('has no barriers that axe can find, in light and dark, and is printed on one page', async () => {
    const { page } = await visit('demo-district', { colorScheme: 'dark' });
    await page.locator('.units li').first().waitFor();
    const barriers = async () => {
      await page.evaluate(AXE);
      return page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
    };
    expect(await barriers()).toEqual([]);
    await page.click('[data-action="sun"]');
    expect(await barriers()).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.goto(`${server.app.url}/#/committee/${globalId('Committee', demoIds.lamThuong)}`);
    await page.locator('.committee .people').first().waitFor();
    expect(await barriers()).toEqual([]);
  });
});

describe.skipIf(missing !== null)('a board of 3,000 rows', () => {
  it('draws what is in sight, scrolls, and shows an admission within a second', async () => {
    const server = await startTestServer({ from: 'empty', clock: systemClock });
    const pool = openPool(server.database);
    const browser = await openBrowser();
    try {
      const district = await plantDistrict(pool, { communes: 40, cells: 2_959 });
      expect(district.size).toBe(3_000);
      await server.app.services.feed.settle();
      const board = await Visit.open(browser, { url: server.app.url, token: await server.token('chief') });
      await board.line('live');
      await board.page.click('.toolbar button.quiet');
      await board.page.locator('.row-count', { hasText: '3.000' }).waitFor();
      const { page } = board;
      // Ten screens down in ten steps: each must be drawn in a fraction of a second, whole.
      const slowest = await page.evaluate(async () => {
        const scroller = document.querySelector('#tree') as HTMLElement;
        let longest = 0;
        for (let step = 1; step <= 10; step += 1) {
          const startedAt = performance.now();
          scroller.scrollTop = step * scroller.clientHeight;
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          longest = Math.max(longest, performance.now() - startedAt);
          const { top } = scroller.getBoundingClientRect();
          if (document.elementFromPoint(400, top + 300)?.closest('tr.space')) throw new Error(`a hole at ${step}`);
        }
        return longest;
      });
      expect(slowest).toBeLessThan(400);
      expect(await page.locator('#tree tbody tr').count()).toBeLessThan(80);
      expect(await page.locator('#tree table').getAttribute('aria-rowcount')).toBe('3001');
      await page.evaluate(() => document.querySelector('#tree')?.scrollTo(0, 0));
      const before = await board.admitted();
      const shown = board.shows(before + 3);
      const startedAt = Date.now();
      await admitBySql(pool, district, district.cells.slice(0, 3));
      expect((await shown) - startedAt).toBeLessThan(1_000);
      expect(board.complaints).toEqual([]);
    } finally {
      await browser.close();
      await pool.end();
      await server.stop();
    }
  });
});
