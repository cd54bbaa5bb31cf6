import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The work list is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('what is to be done', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '', ...options });
    await page.locator('[data-section="WORK"]').waitFor();
    return page;
  }

  it('moves in one window when a step is made in another', async () => {
    const page = await open('demo-cell');
    const rows = page.locator('.work-row');
    const ceremony = rows.filter({ hasText: 'Lễ kết nạp' });
    await ceremony.locator('strong', { hasNotText: '…' }).first().waitFor();
    const [name = ''] = await ceremony.first().locator('strong').allInnerTexts();
    const about = await ceremony.first().getAttribute('data-about');
    expect(await ceremony.first().innerText()).toMatch(/\d\d\/\d\d\/20\d\d[\s\S]*còn \d+ ngày làm việc/);
    expect(await ceremony.first().innerText()).toContain('Quy định');
    expect(await ceremony.first().innerText()).toContain('Phải làm: Chi bộ thôn Khéo Lẹng');
    const { data } = await stand.server.ask(
      'demo-cell',
      `mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) { __typename } }`,
      { input: { candidateId: about, ceremonyOn: '2026-11-22' } },
    );
    expect(data.recordAdmission.__typename).toBe('AdmissionPayload');
    await page.locator(`.work-row[data-kind="RECOGNITION_REVIEW"][data-about="${about}"]`, { hasText: name }).waitFor();
    expect(await page.locator(`.work-row[data-kind="CEREMONY"][data-about="${about}"]`).count()).toBe(0);
  });

  it('asks for names as somebody who looks, and never twice', async () => {
    const asked: string[][] = [];
    const page = await open('demo-commune', {
      prepare: async (one) => {
        one.on('request', (request) => {
          const body = request.postDataJSON() as { query?: string; variables?: { ids: string[] } } | null;
          if (body?.query?.includes('query WorkNames')) asked.push(body.variables?.ids ?? []);
        });
      },
    });
    await page.click('[data-whose="ALL"]');
    await page.locator('[data-group="LATER"] .work-row').first().waitFor();
    await page.click('[data-whose="MINE"]');
    await page.click('[data-whose="ALL"]');
    await page.locator('.work-row strong', { hasText: 'Đang tải' }).first().waitFor({ state: 'detached' });
    const ids = asked.flat();
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    const { data } = await stand.server.ask(
      'demo-auditor',
      '{ accessLog(first: 100) { edges { node { viewer operation } } } }',
    );
    const looks = data.accessLog.edges.map(({ node }: { node: { viewer: string; operation: string } }) => node);
    expect(looks).toContainEqual({ viewer: 'demo-commune', operation: 'WorkNames' });
  });

  it('tells what is overdue, what comes, and what lasts, and whose it is', async () => {
    const page = await open('demo-district');
    const toggles = page.locator('.segments .toggle');
    expect(await toggles.count()).toBe(3);
    expect(await page.locator('[data-group="OVERDUE"] .work-row').first().innerText()).toMatch(/quá \d+ ngày làm việc/);
    const actors = await page.locator('.work-row .who').allInnerTexts();
    expect(new Set(actors)).toEqual(new Set(['Phải làm: Đảng bộ huyện Lục Yên']));
    await page.click('[data-whose="OTHERS"]');
    await page.locator('[data-group="NOTICE"] .work-row').first().waitFor();
    expect(await page.locator('.work-row .who').allInnerTexts()).not.toContain('Phải làm: Đảng bộ huyện Lục Yên');
    expect(await page.locator('[data-group="NOTICE"]').innerText()).not.toMatch(/quá \d+ ngày/);
    // Of a long list a part, and more when it is asked for.
    const before = await page.locator('[data-group="NOTICE"] .work-row').count();
    await page.locator('[data-group="NOTICE"] > button').click();
    await page.locator(`[data-group="NOTICE"] .work-row >> nth=${before}`).waitFor();
  });

  it('stays where it is when a new token is handed over', async () => {
    const page = await open('demo-commune');
    await page.evaluate(() => location.assign('#/board'));
    await page.locator('#tree').waitFor();
    await page.evaluate((hash) => location.assign(hash), `#token=${await stand.server.token('demo-commune')}`);
    await page.waitForFunction(() => location.hash === '#/board');
    expect(await page.locator('#tree').count()).toBe(1);
  });

  it.each(VIEWS)('has no barriers that axe can find: %s, %i pixels', async (colorScheme, width) => {
    const page = await open('demo-commune', { colorScheme, viewport: { width, height: 900 } });
    await page.click('[data-whose="ALL"]');
    await page.locator('.work-row strong', { hasText: 'Đang tải' }).first().waitFor({ state: 'detached' });
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
