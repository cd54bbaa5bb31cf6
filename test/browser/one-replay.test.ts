import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { DemoData } from '../../prisma/seed/rows.ts';
import { seedDemoData } from '../../prisma/seed/seed-demo-data.ts';
import { openLocalKey } from '../../src/access/local-key.ts';
import { type ServerProcess, serverProcess } from '../fault/server-process.ts';
import { HeldClock } from '../helpers/held-clock.ts';
import { admitBySql, openPool } from '../helpers/live-district.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { type Answer, globalId } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';
import { barriers } from './barriers.ts';
import { openBrowser, whyNoBrowser } from './browser.ts';
import { buildDashboard, Visit } from './dashboard-visit.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Screens are not followed through a replay: ${missing}`);

/** How much of the year is recorded before the server is killed, and in all. */
const KILLED_AFTER = 30;
const RECORDED = 60;

const RECORD = `mutation ($input: RecordAdmissionInput!, $key: String!) {
  recordAdmission(input: $input, key: $key) { __typename ... on UserError { message } }
}`;
const BOARD = `query ($id: ID!, $year: Int!) {
  quotaBoard(committeeId: $id, year: $year, depth: CHILDREN) { rows { name admitted plan } }
}`;

/** Admissions of a year by the records, of the district and of each body directly below; the feed has no part in it. */
const RECORDS = `WITH below AS (
    SELECT id, name FROM committee WHERE path LIKE (SELECT path FROM committee WHERE id = $1) || '_%'
      AND path NOT LIKE (SELECT path FROM committee WHERE id = $1) || '%/%/'
  )
  SELECT below.name, (
    SELECT count(*)::integer FROM admission JOIN committee AS cell ON cell.id = admission.committee_id
    WHERE NOT admission.revoked AND extract(year FROM ceremony_on) = $2
      AND cell.path LIKE (SELECT path FROM committee WHERE id = below.id) || '%'
  ) AS admitted FROM below`;

/** What a screen shows: the figure at the top, and the admissions of each body directly below that is drawn. */
interface Shown {
  top: number;
  units: Record<string, number>;
}

describe.skipIf(missing !== null)('two windows, a wall and a phone', () => {
  const clock = HeldClock.before(Date.parse('2024-01-01T00:00:00+07:00'));
  const district = globalId('Committee', demoIds.lucYen);
  let database: TestDatabase;
  let data: DemoData;
  let pool: Pool;
  let server: ServerProcess;
  let browser: Browser;
  const screens: Visit[] = [];

  beforeAll(async () => {
    await buildDashboard();
    database = await createTestDatabase();
    data = await seedDemoData(database.url, { today: '2023-12-31', replay: true });
    pool = openPool(database);
    await pool.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
       VALUES (gen_random_uuid(), 'guest', 'SUPERIOR_COMMITTEE', $1, '2020-01-01', 'test')`,
      [demoIds.lucYen],
    );
    const key = await openLocalKey('https://issuer.test', 'ketnap-fault', undefined, clock);
    server = await serverProcess(database.url, { key, clock, env: { KETNAP_HEARTBEAT_MS: '500' } });
    await server.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    for (const screen of screens) await screen.close();
    await browser?.close();
    await server?.end();
    await pool?.end();
    await database?.drop();
  });

  const origin = (): string => server.url.replace('/graphql', '');
  const open = async (subject: string, options: Partial<Parameters<typeof Visit.open>[1]> = {}): Promise<Visit> => {
    const screen = await Visit.open(browser, { url: origin(), token: await server.token(subject), ...options });
    screens.push(screen);
    return screen;
  };
  const ask = async (query: string, variables: object, subject = 'demo-district'): Promise<Answer<undefined>> => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(subject)}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<undefined>;
  };

  /** Records an admission of the year; where no answer comes the same is sent again, under the same key. */
  async function record({ candidateId, ...said }: DemoData['replayAdmissions'][number]): Promise<void> {
    const { ceremonyOn, decisionNumber, decisionOn } = said;
    const input = { candidateId: globalId('Candidate', candidateId), ceremonyOn, decisionNumber, decisionOn };
    const variables = { input, key: randomUUID() };
    const answer = await eventually(PATIENCE_MS, 'the admission is taken', () =>
      ask(RECORD, variables).catch(() => null),
    );
    expect(answer.data?.recordAdmission.__typename, JSON.stringify(answer)).toBe('AdmissionPayload');
  }

  /** What is on record. */
  async function recorded(year: number): Promise<Shown> {
    const { rows } = await pool.query<{ name: string; admitted: number }>(RECORDS, [demoIds.lucYen, year]);
    const units = Object.fromEntries(rows.map(({ name, admitted }) => [name, admitted]));
    return { top: Object.values(units).reduce((sum, one) => sum + one, 0), units };
  }

  /** Waits until a screen shows as many as are on record. */
  const showsTop = (screen: Visit, top: number): Promise<unknown> =>
    screen.page.waitForFunction((wanted) => {
      const figure = document.querySelector('.wall-main strong, .main-figure .value');
      return figure?.textContent === wanted;
    }, String(top));

  it('follow one replay through a kill of the server, New Year and a revocation', async () => {
    const [window, guest, wall, phone] = (await Promise.all([
      open('demo-district'),
      open('guest', { colorScheme: 'dark' }),
      open('demo-dashboard', { path: '/wall', address: '', viewport: { width: 1920, height: 1080 } }),
      open('demo-district', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
    ])) as [Visit, Visit, Visit, Visit];
    await Promise.all(screens.map(({ page }) => page.locator('.badge[data-line="live"]').waitFor()));
    const figures = await Promise.all(screens.map(({ page }) => watchFigure(page)));

    const { replayAdmissions } = data;
    for (const one of replayAdmissions.slice(0, KILLED_AFTER)) await record(one);
    // One is on its way when the server dies.
    const underWay = record(replayAdmissions[KILLED_AFTER] as never);
    await server.kill();
    await Promise.all(screens.map(({ page }) => page.locator('.badge[data-line="reconnecting"]').waitFor()));
    await server.start();
    await underWay;
    for (const one of replayAdmissions.slice(KILLED_AFTER + 1, RECORDED)) await record(one);

    // The end of the year: every screen shows what is on record, and what the API says.
    const year = await recorded(2023);
    expect(year.top).toBe(RECORDED);
    await Promise.all(screens.map((screen) => showsTop(screen, year.top)));
    await expectShown(screens, year);
    const { data: told } = await ask(BOARD, { id: district, year: 2023 });
    expect(told.quotaBoard.rows[0].admitted).toBe(year.top);
    // Each went on where it stood, however often a busy machine lost the line, and no figure ever went back.
    for (const screen of [window, guest, phone]) {
      const { resumes, resets } = await screen.history();
      expect(resumes).toBeGreaterThanOrEqual(1);
      expect(resets).toBe(0);
    }
    for (const figure of figures) {
      const seen = await figure();
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen.length).toBeGreaterThan(3);
    }
    for (const { page } of screens) expect(await barriers(page)).toEqual([]);

    clock.pass();
    server.tellTime();
    await Promise.all(
      [window, guest, phone].map(({ page }) =>
        page.waitForFunction(() => document.querySelector<HTMLSelectElement>('.year-choice')?.value === '2024'),
      ),
    );
    await wall.page.locator('.wall-year', { hasText: '2024' }).waitFor();
    await admitBySql(pool, { day: '2024-01-01' }, [demoIds.kheoLeng, demoIds.thamPat]);
    const newYear = await recorded(2024);
    expect(newYear.top).toBe(2);
    await Promise.all(screens.map((screen) => showsTop(screen, 2)));
    await expectShown(screens, newYear);

    // The guest's role ends: that window says so, and shows nothing of what it had.
    const { data: roles } = await ask('{ grants(subject: "guest") { edges { node { id } } } }', {});
    const { data: ended } = await ask(
      `mutation ($input: EndGrantInput!) { endGrant(input: $input) { __typename } }`,
      { input: { grantId: roles.grants.edges[0].node.id } },
      'demo-province',
    );
    expect(ended.endGrant.__typename).toBe('GrantPayload');
    await guest.page.locator('.badge[data-line="gone"]').waitFor();
    await guest.page.locator('[data-phase="GONE"] [role="alert"]').waitFor();
    await admitBySql(pool, { day: '2024-01-01' }, [demoIds.kheoLeng]);
    await Promise.all([window, wall, phone].map((screen) => showsTop(screen, 3)));
    await expectShown([window, wall, phone], await recorded(2024));
    expect(await guest.page.locator('#tree, .main-figure, .units').count()).toBe(0);
    expect(await guest.page.innerText('main')).not.toMatch(/\d/);
    expect(await barriers(guest.page)).toEqual([]);
    expect(screens.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  /** Every body that a screen draws has what is on record for it. */
  async function expectShown(all: readonly Visit[], { top, units }: Shown): Promise<void> {
    for (const { page } of all) {
      const shown = await shownOn(page);
      expect(shown.top).toBe(top);
      // A wall shows those with a target, and nobody has one yet for the new year.
      if (top > 10 || (await page.locator('.wall').count()) === 0) {
        expect(Object.keys(shown.units).length).toBeGreaterThan(3);
      }
      const ends = Object.entries(units);
      for (const [name, admitted] of Object.entries(shown.units)) {
        // A wall leaves the words out that all names begin with.
        const found = ends.filter(([whole]) => whole === name || whole.endsWith(` ${name}`));
        expect(
          found.map(([, count]) => count),
          name,
        ).toContain(admitted);
      }
    }
  }
});

/** What stands on a screen of either kind. */
function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const text = (one: Element | null | undefined): string => one?.textContent?.trim() ?? '';
    const top = Number(text(document.querySelector('.wall-main strong, .main-figure .value')));
    const units = [...document.querySelectorAll('.wall-units li, .units li')].map((unit) => [
      text(unit.querySelector('.unit-name')),
      Number(text(unit.querySelector('strong'))),
    ]);
    return { top, units: Object.fromEntries(units) };
  });
}

/** Every figure that a screen shows at the top from now on, as it is drawn. */
async function watchFigure(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    const note = (): void => {
      const figure = document.querySelector('.wall-main strong, .main-figure .value');
      const value = Number(figure?.textContent);
      if (figure !== null && seen.at(-1) !== value) seen.push(value);
    };
    note();
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { seenFigures: seen });
  });
  return () => page.evaluate(() => (window as unknown as { seenFigures: number[] }).seenFigures);
}
