import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoTabs } from '../../src/cli/demo-examples.ts';
import type { GraphiqlConfig } from '../../src/config.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS } from '../helpers/within.ts';
import { openBrowser, whyNoBrowser } from './browser.ts';

const TABS = [
  'TheDistrict',
  'BoardOfLucYen',
  'CellsOfACommune',
  'CandidatesWaiting',
  'LiveBoard',
  'RecordAnAdmission',
  'TableOfCases',
  'YearOfInspections',
  'OpenAnInspection',
  'LiveProgrammes',
  'LiveTrainings',
  'TransferACase',
  'DueInMyCell',
  'LiveWorkList',
  'LiveLog',
  'NewRegulation',
];
const LOGINS = ['demo-district', 'demo-cell'];
const PATIENCE = { timeout: PATIENCE_MS, interval: 100 };

const missing = whyNoBrowser();
if (missing !== null) console.warn(`GraphiQL is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('GraphiQL', () => {
  let server: TestServer;
  let browser: Browser;
  const pages: Page[] = [];
  const requested: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startTestServer({ graphiql: true, gate: { introspection: true } });
    const graphiql = server.config.graphiql as GraphiqlConfig;
    for (const subject of LOGINS) graphiql.logins.push({ subject, token: await server.token(subject) });
    graphiql.tabs = () => demoTabs(server.app.services.database.prisma, DEMO_DAY, 2026);
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(search = ''): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    pages.push(page);
    page.on('request', (request) => requested.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(server.url + search);
    await ready(page);
    return page;
  }

  const ready = (page: Page) => page.waitForSelector('.graphiql-query-editor .view-line span');
  const titles = (page: Page) => page.locator('.graphiql-tab').allInnerTexts();
  const openTab = (page: Page) => shown(page, '.graphiql-tab-active');
  const clickTab = (page: Page, title: string) => page.click(`.graphiql-tab-button[title="${title}"]`);
  const clickPlay = (page: Page) => page.click('.graphiql-execute-button');
  const query = (page: Page) => text(page, '.graphiql-query-editor');
  const response = (page: Page) => text(page, '.graphiql-response');

  /** What the first such element shows. */
  async function shown(page: Page, selector: string): Promise<string> {
    await page.waitForSelector(selector);
    const [first] = await page.locator(selector).allInnerTexts();
    return first ?? expect.fail(`nothing is ${selector}`);
  }

  /** What an editor shows, on one line. */
  async function text(page: Page, editor: string): Promise<string> {
    return (await shown(page, `${editor} .view-lines`)).replace(/\s+/g, ' ');
  }

  /** Waits until GraphiQL has stored its tabs as described. */
  const stored = (page: Page, state: string) =>
    page.waitForFunction(
      `(state => state !== null && state.${state})(JSON.parse(sessionStorage.getItem('graphiql:tabState')))`,
    );

  /** Runs an example until it answers as expected. */
  async function run(page: Page, title: string, expected: RegExp): Promise<void> {
    await clickTab(page, title);
    await clickPlay(page);
    await vi.waitFor(async () => {
      const answer = await response(page);
      // GraphiQL takes a moment to see which operation a tab holds.
      if (answer.includes('Cannot infer operation')) await clickPlay(page);
      expect(answer).toMatch(expected);
    }, PATIENCE);
  }

  it('shows the examples as tabs, answers them, and asks no other host for anything', async () => {
    const page = await open();
    expect(await titles(page)).toEqual(TABS);
    expect(await query(page)).toContain('query TheDistrict');
    expect(await text(page, '.graphiql-editor-tool')).toContain('"code"');
    for (const title of TABS) {
      await clickTab(page, title);
      expect(await openTab(page)).toContain(title);
    }
    await run(page, 'TheDistrict', /"memberCount": 6799/);
    await run(page, 'BoardOfLucYen', /"Đảng bộ huyện Lục Yên", .*"plan": 216, .*"admitted": 216,/);
    await run(page, 'CellsOfACommune', /"name": "Đảng bộ xã Lâm Thượng"/);
    await run(page, 'CandidatesWaiting', /"totalCount": [1-9]/);
    const origins = requested.map((url) => new URL(url.replace(/^blob:/, '')).origin);
    expect(new Set(origins)).toEqual(new Set([new URL(server.url).origin]));
    expect(complaints).toEqual([]);
  });

  it('is not brought back by the browser with a token of yesterday', async () => {
    const { headers } = await fetch(server.url, { headers: { accept: 'text/html' } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows an admission on the live board, and ends the board when it is stopped', async () => {
    const { feed } = server.app.services;
    const [board, form] = await Promise.all([open(), open()]);
    await run(board, 'LiveBoard', /"kind": "SNAPSHOT"/);
    await run(form, 'RecordAnAdmission', /"AdmissionPayload"/);
    await vi.waitFor(async () => expect(await response(board)).toMatch(/"kind": "DELTA"/), PATIENCE);
    expect(await response(board)).toContain('"Đảng bộ xã Lâm Thượng"');

    // Whoever comes next finds somebody else to admit.
    await run(await open(), 'RecordAnAdmission', /"AdmissionPayload"/);

    expect(feed.audience.subscriptions).toBe(1);
    await clickPlay(board);
    await vi.waitFor(() => expect(feed.audience.subscriptions).toBe(0), PATIENCE);
    expect(complaints).toEqual([]);
  });

  it('keeps what was typed over a reload, until there is another token', async () => {
    const page = await open();
    await clickTab(page, 'CandidatesWaiting');
    await page.click('.graphiql-query-editor .view-lines');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# mine ');
    await stored(page, 'activeTabIndex === 3 && state.tabs[3].query.startsWith("# mine")');
    await clickTab(page, 'CellsOfACommune');
    await stored(page, 'activeTabIndex === 2');
    expect(page.url()).toBe(server.url);
    await page.reload();
    await ready(page);
    expect(await titles(page)).toEqual(TABS);
    expect(await openTab(page)).toContain('CellsOfACommune');
    expect(await query(page)).toContain('query CellsOfACommune');
    await clickTab(page, 'CandidatesWaiting');
    expect(await query(page)).toMatch(/^# mine # Who waits/);
    await run(page, 'CandidatesWaiting', /"totalCount"/);

    await page.goto(`${server.url}?login=demo-cell`);
    await ready(page);
    expect(await openTab(page)).toContain('TheDistrict');
    expect(await shown(page, '.graphiql-logo')).toContain('demo-cell');
    await page.click('[data-name=headers]');
    await vi.waitFor(async () => {
      expect(await text(page, '.graphiql-editor-tool > :not(.hidden)')).toContain('"Authorization": "Bearer ');
    }, PATIENCE);
    // A cell's secretary does not see the district.
    await run(page, 'TheDistrict', /"committee": null/);
    expect(complaints).toEqual([]);
  });
});
