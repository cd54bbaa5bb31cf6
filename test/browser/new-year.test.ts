import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldClock } from '../helpers/held-clock.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { openBrowser, whyNoBrowser } from './browser.ts';
import { buildDashboard, Visit } from './dashboard-visit.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`New Year is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the live board at New Year in Vietnam', () => {
  let server: TestServer;
  let browser: Browser;
  /** Shortly before midnight in Vietnam, in the afternoon in Europe, for as long as the windows take to open. */
  const clock = HeldClock.before(Date.parse('2027-01-01T00:00:00+07:00'));

  beforeAll(async () => {
    await buildDashboard();
    server = await startTestServer({ clock, feed: { heartbeatMs: 200 } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (subject: string, options: Partial<Parameters<typeof Visit.open>[1]> = {}): Promise<Visit> => {
    const visit = await Visit.open(browser, { url: server.app.url, token: await server.token(subject), ...options });
    await visit.line('live');
    return visit;
  };
  const showsYear = ({ page }: Visit, year: string) =>
    page.waitForFunction((wanted) => document.querySelector<HTMLSelectElement>('.year-choice')?.value === wanted, year);

  it('moves on to the new year where nobody has chosen one, whatever the machine takes for the time', async () => {
    const [wall, stopped, chosen, form] = await Promise.all([
      open('demo-district', { timezoneId: 'America/New_York' }),
      open('demo-district', { machineTime: '2031-05-05T00:00:00Z' }),
      open('demo-district', { path: '/?year=2026' }),
      open('demo-cell', { timezoneId: 'Pacific/Kiritimati' }),
    ]);
    await Promise.all([wall, stopped, chosen, form].map((visit) => showsYear(visit, '2026')));
    await form.page.click('button.record');
    await form.page.fill('input[name="ceremonyOn"]', '31/12/2026');

    clock.pass();
    await Promise.all([wall, stopped, form].map((visit) => showsYear(visit, '2027')));
    await Promise.all([wall, stopped, form].map((visit) => visit.line('live')));
    // Who looks at a year keeps it, and may go to the new one.
    await chosen.page.locator('.year-choice option', { hasText: '2027' }).waitFor({ state: 'attached' });
    await showsYear(chosen, '2026');
    // The form that was open is still there, with the day that was typed: a day of law does not move on by itself.
    expect(await form.page.inputValue('input[name="ceremonyOn"]')).toBe('31/12/2026');
    expect([wall, stopped, chosen, form].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
