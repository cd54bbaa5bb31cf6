import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { openBrowser, whyNoBrowser } from './browser.ts';
import { buildDashboard, offerLogins, Visit } from './dashboard-visit.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The page of a server with a list is not tested in a browser: ${missing}`);

const LIST = fileURLToPath(new URL('../../examples/trusted-documents.json', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../dashboard/src/', import.meta.url));
const OPERATIONS = fileURLToPath(new URL('../../dist/dashboard/operations.json', import.meta.url));

describe.skipIf(missing !== null)('a server that answers known documents only serves its page', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    await buildDashboard();
    server = await startTestServer({ gate: { trustedDocuments: LIST } });
    await offerLogins(server);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** What the page asks and what it is told, over HTTP and over its WebSocket. */
  function listen(page: Page) {
    const heard = { asked: new Set<string>(), refused: [] as string[] };
    const note = (body: string): void =>
      void (/PERSISTED_QUERY|OPERATION_NOT_TRUSTED/.test(body) && heard.refused.push(body));
    page.on('response', (response) => {
      if (!response.url().endsWith('/graphql') || response.request().method() !== 'POST') return;
      heard.asked.add(nameOf(response.request().postData() ?? ''));
      void response.text().then(note, () => {});
    });
    page.on('websocket', (socket) => {
      socket.on(
        'framesent',
        ({ payload }) => String(payload).includes('"query"') && heard.asked.add(nameOf(String(payload))),
      );
      socket.on('framereceived', ({ payload }) => note(String(payload)));
    });
    return heard;
  }
  const nameOf = (body: string): string => /(?:query|mutation|subscription) (\w+)/.exec(body)?.[1] ?? body;

  it.each([
    [
      'demo-district',
      ['#/work', '#/board', '#/cases', '#/quotas', '#/classes', '#/inspections', '#/reports', '#/grants'],
      12,
    ],
    ['demo-auditor', ['#/log'], 2],
  ])('all that %s opens', async (subject, addresses, least) => {
    const heard = { asked: new Set<string>(), refused: [] as string[] };
    for (const address of addresses) {
      let on: ReturnType<typeof listen> | undefined;
      const visit = await Visit.open(browser, {
        url: server.app.url,
        token: await server.token(subject),
        address,
        prepare: async (page) => {
          on = listen(page);
        },
      });
      await visit.page.locator('main [data-section], main #tree, main table, main ul').first().waitFor();
      await visit.page.waitForLoadState('networkidle');
      expect(visit.complaints).toEqual([]);
      for (const name of on?.asked ?? []) heard.asked.add(name);
      heard.refused.push(...(on?.refused ?? []));
      await visit.close();
    }
    expect(heard.refused).toEqual([]);
    expect(heard.asked.size).toBeGreaterThanOrEqual(least);
  });

  it('and still nothing else', async () => {
    const { errors } = await server.ask('demo-cell', '{ viewer { subject } }');
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_NOT_TRUSTED' } }]);
  });

  it('the list of the page has every operation of its sources', async () => {
    const { operations } = JSON.parse(readFileSync(OPERATIONS, 'utf8')) as { operations: { name: string }[] };
    const listed = new Set(operations.map(({ name }) => name));
    const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
      .flatMap((file) => {
        const text = readFileSync(join(SOURCES, file), 'utf8');
        return [...text.matchAll(/graphql\(\s*`\s*(?:query|mutation|subscription) (\w+)/g)].map(([, name]) => name);
      });
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !listed.has(name ?? ''))).toEqual([]);
  });
});
