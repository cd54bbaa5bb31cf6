import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId } from '../helpers/test-server.ts';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`Pages are not looked at for barriers: ${missing}`);

const kheoLeng = globalId('Committee', demoIds.kheoLeng);

/** A page: its address, what says that it is there, and how one goes on from there. */
interface Look {
  at: string;
  ready: string;
  go?(page: Page): Promise<unknown>;
}

/** Opens the first thing that a page leads to. */
const follow = (link: string, ready: string) => async (page: Page) => {
  await page.locator(link).first().click();
  await page.locator(ready).first().waitFor();
};

/** The pages of every role, each by somebody who works on it. */
const PAGES: Readonly<Record<string, readonly Look[]>> = {
  'demo-commune': [
    { at: '#/', ready: '.work-row' },
    { at: '#/board', ready: '#tree tr[aria-level="2"]' },
    { at: `#/committee/${kheoLeng}`, ready: '.edit-committee [data-form]' },
    ...['APPOINT', 'MEMBERS', 'COVER', 'PROFILE', 'OBSTACLES', 'TERM'].map((name) => ({
      at: `#/committee/${kheoLeng}`,
      ready: '.edit-committee [data-form]',
      go: follow(`.edit-committee [data-form="${name}"]`, 'dialog .field'),
    })),
    { at: '#/cases', ready: 'tr[data-case]' },
    { at: '#/cases', ready: 'tr[data-case]', go: follow('tr[data-case] a', '.case-page h2') },
    { at: '#/quotas', ready: '.sheet-table tbody tr' },
    { at: '#/reports', ready: '[data-figure="admitted"]' },
    { at: '#/roles', ready: '.grants-page tbody tr' },
  ],
  'demo-centre': [
    { at: '#/classes', ready: '.months a' },
    { at: '#/classes', ready: '.months a', go: follow('.months a', '.class-head h2') },
  ],
  'demo-inspector': [
    { at: '#/inspections', ready: '.events a[href^="#/inspection/"]' },
    {
      at: '#/inspections',
      ready: '.events a[href^="#/inspection/"]',
      go: follow('.events a[href^="#/inspection/"]', '.inspection-page h2'),
    },
  ],
  'demo-province': [{ at: '#/reorganise', ready: '[name="which"] option:nth-child(3)' }],
  'demo-auditor': [{ at: '#/log', ready: '[aria-labelledby="log-title"]' }],
};

describe.skipIf(missing !== null)('every page', () => {
  const stand = useVisits();

  it.each(VIEWS)(
    'has no barriers that axe can find, and no way sideways: %s, %i pixels',
    async (colorScheme, width) => {
      const found: Record<string, unknown> = {};
      for (const [subject, looks] of Object.entries(PAGES)) {
        const options = { colorScheme, viewport: { width, height: 900 } };
        const { page } = await stand.visit(subject, { address: '', ...options });
        await page.locator('.desk').waitFor();
        for (const { at, ready, go } of looks) {
          // Another page between two looks at one, so that nothing of the first is left.
          await page.evaluate(() => location.assign('#/-'));
          await page.evaluate((hash) => location.assign(hash), at);
          await page.locator(ready).first().waitFor({ state: 'attached' });
          await go?.(page);
          const barred = await barriers(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (barred.length > 0 || wide > width) found[`${subject} ${at} ${go ?? ''}`] = { barred, wide };
          if (await page.locator('dialog').count()) await page.keyboard.press('Escape');
        }
      }
      expect(found).toEqual({});
    },
  );
});
