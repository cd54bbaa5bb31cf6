import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { whyNoBrowser } from './browser.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The first figure is not measured: ${missing}`);

const BUILT = fileURLToPath(new URL('../../dist/dashboard/', import.meta.url));
const FIGURE = '.wall-main strong, .main-figure .value';

/** What the page may weigh, packed: until its first figure stands there, and with all of its first view; bytes. */
const FIRST_FIGURE = 90_000;
const FIRST_VIEW = 130_000;

/** More than this is a page that moves under the eye (Cumulative Layout Shift). */
const STILL = 0.05;

/** Lines of which the time is printed: bits a second, latency and how much slower the machine is. */
const LINES = {
  'fast 3G': { bits: 1_600_000, latency: 150, slower: 1 },
  'slow 3G': { bits: 400_000, latency: 400, slower: 4 },
};

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe.skipIf(missing !== null)('the first figure', () => {
  const stand = useVisits();
  const scripts: Record<string, string[]> = {};

  beforeAll(() => {
    for (const name of ['index', 'wall']) {
      const html = readFileSync(join(BUILT, `${name}.html`), 'utf8');
      scripts[name] = [...html.matchAll(/assets\/[\w-]+\.js/g)].map(([file]) => file);
    }
  });
  const packed = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + statSync(join(BUILT, `${file}.br`)).size, 0);

  it.each([
    ['index', 'demo-district', {}],
    ['index', 'demo-dashboard', {}],
    ['wall', 'demo-dashboard', { path: '/wall', address: '' }],
  ] as const)('needs no script but what %s.html names, for %s', async (name, subject, where) => {
    const own = scripts[name] ?? [];
    expect(own.length).toBeGreaterThan(2);
    expect(packed(own)).toBeLessThanOrEqual(FIRST_FIGURE);
    const { page } = await stand.visit(subject, {
      ...where,
      prepare: (opening) =>
        opening.route('**/*.js', (route) =>
          own.some((file) => route.request().url().endsWith(file)) ? route.fallback() : new Promise<void>(() => {}),
        ),
    });
    await page.locator(FIGURE).waitFor();
    expect(Number(await page.locator(FIGURE).innerText())).toBeGreaterThan(0);
  });

  it('stands there before any letters of our own are asked for, and the first view is light', async () => {
    const { page } = await stand.visit('demo-district', { prepare: noteFigure });
    await page.locator('.units .sparkline .line').first().waitFor();
    await page.waitForLoadState('networkidle');
    const { figureAt, lettersAt, loaded } = await page.evaluate(() => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const letters = entries.filter(({ name }) => name.endsWith('.woff2')).map(({ startTime }) => startTime);
      return {
        figureAt: (window as unknown as { figureAt: number }).figureAt,
        lettersAt: Math.min(...letters),
        loaded: entries.flatMap(({ name }) => /assets\/[\w-]+\.js$/.exec(name) ?? []),
      };
    });
    expect(lettersAt).toBeGreaterThan(figureAt);
    expect(readdirSync(join(BUILT, 'assets')).length).toBeGreaterThan(loaded.length);
    expect(packed([...new Set(loaded)])).toBeLessThanOrEqual(FIRST_VIEW);
  });

  it.each([
    ['a window', 'demo-district', {}],
    ['a phone', 'demo-district', PHONE],
    ['a screen', 'demo-district', { viewport: { width: 1920, height: 1080 } }],
    ['a wall', 'demo-dashboard', { path: '/wall', address: '', viewport: { width: 1920, height: 1080 } }],
  ] as const)('is followed by the rest without moving, on %s', async (where, subject, options) => {
    const { page } = await stand.visit(subject, { ...options, prepare: noteShifts });
    await page.locator('.curve .now').waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: { by: number; of: string }[] }).shifts);
    const sum = shifts.reduce((total, { by }) => total + by, 0);
    console.log(`${where} moved by ${sum.toFixed(4)}`);
    expect(sum, JSON.stringify(shifts)).toBeLessThan(STILL);
  });

  it.each(Object.entries(LINES))('comes over %s', async (name, { bits, latency, slower }) => {
    for (const [subject, where] of [
      ['demo-district', {}],
      ['demo-dashboard', { path: '/wall', address: '' }],
    ] as const) {
      const { page } = await stand.visit(subject, {
        ...where,
        prepare: async (opening) => {
          await noteFigure(opening);
          const line = await opening.context().newCDPSession(opening);
          const bytes = bits / 8;
          await line.send('Network.enable');
          await line.send('Network.emulateNetworkConditions', {
            ...{ offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes },
          });
          await line.send('Emulation.setCPUThrottlingRate', { rate: slower });
        },
      });
      await page.locator(FIGURE).waitFor();
      const ms = await page.evaluate(() => (window as unknown as { figureAt: number }).figureAt);
      // The time is this machine's of this hour: it is told and not judged.
      console.log(
        `${name}: ${subject === 'demo-dashboard' ? '/wall' : '/'} has its first figure after ${Math.round(ms)} ms`,
      );
      expect(ms).toBeGreaterThan(0);
    }
  });
});

/** Notes when a page shows its first figure, by its own clock. */
function noteFigure(page: Page): Promise<unknown> {
  return page.addInitScript((figure) => {
    new MutationObserver((_changes, observer) => {
      const shown = document.querySelector(figure);
      if (shown === null || !/\d/.test(shown.textContent)) return;
      observer.disconnect();
      Object.assign(window, { figureAt: performance.now() });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, FIGURE);
}

/** Notes what moves on a page without anybody having touched it. */
function noteShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Element | null }[];
    }
    const shifts: { by: number; of: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        const of = sources.map(({ node }) => node?.className ?? node?.parentElement?.className).join(', ');
        if (!hadRecentInput) shifts.push({ by: value, of });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}
