import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { openBrowser } from './browser.ts';
import { buildDashboard, offerLogins, Visit } from './dashboard-visit.ts';

/** How a visit differs from the usual one. */
export type VisitOptions = Partial<Parameters<typeof Visit.open>[1]>;

/**
 * A server that offers the demo's logins, and visits of its page: after each test they are over, and had no complaint.
 * @param options - how the server differs from the usual one.
 */
export function useVisits(options: Parameters<typeof startTestServer>[0] = {}) {
  let server: TestServer;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    await buildDashboard();
    server = await startTestServer(options);
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

  return {
    get server() {
      return server;
    },
    async visit(subject: string, { url = server.app.url, token = '', ...options }: VisitOptions = {}): Promise<Visit> {
      const opened = await Visit.open(browser, { url, token: token || (await server.token(subject)), ...options });
      visits.push(opened);
      return opened;
    },
  };
}
