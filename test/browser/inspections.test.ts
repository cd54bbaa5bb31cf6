import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { NAMES_OF_THE_API, sendForm, VIEWS } from './forms.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The pages of inspections are not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the pages of inspections', () => {
  const stand = useVisits();

  async function open(subject: string, options: Parameters<typeof stand.visit>[1] = {}) {
    const { page } = await stand.visit(subject, { address: '#/inspections', ...options });
    await page.locator('.own-programme .form-buttons, .inspection-page').first().waitFor();
    return page;
  }

  it('issue a programme, carry out an item of it, and see to what must be put right', async () => {
    const page = await open('demo-inspector', { path: '/?year=2027' });
    await page.click('[data-form="CREATE"]');
    await sendForm(page, {});
    await page.click('[data-programme="DRAFT"] [data-form="ADD"]');
    const subjectId = await page.locator('dialog [name="subjectId"] option').nth(1).getAttribute('value');
    await sendForm(page, {
      kind: 'THEMATIC_INSPECTION',
      subjectId: subjectId ?? '',
      topic: 'Công tác phát triển đảng viên',
      dueOn: '30/04/2027',
    });
    const item = page.locator('[data-month="4"] a', { hasText: 'Công tác phát triển đảng viên' });
    await item.waitFor();
    await page.click('[data-form="ISSUE"]');
    await sendForm(page, { number: '12-CTr/HU', issuedOn: '20/11/2026' });
    await page.locator('[data-programme="ISSUED"]', { hasText: '12-CTr/HU, ban hành ngày 20/11/2026' }).waitFor();
    // Whoever issued none is named.
    expect(Number(await page.locator('[data-without]').getAttribute('data-without'))).toBeGreaterThan(0);
    await item.click();
    const stands = (status: string) => page.locator(`.inspection-page[data-status="${status}"]`).waitFor();
    await stands('PLANNED');
    await page.click('[data-form="START"]');
    await sendForm(page, { conductedBy: 'COMMITTEE', decisionNumber: '7-QĐ/UBKT', startedOn: '20/11/2026' });
    await stands('STARTED');
    for (const to of ['SELF_REPORT_IN', 'VERIFIED', 'REPORTED']) {
      await page.click('[data-form="STEP"]');
      await sendForm(page, { to, effectiveOn: '21/11/2026' });
      await stands(to);
    }
    expect(await page.locator('[data-form="STEP"]').count()).toBe(0);
    // A conclusion that is not good wants a finding: the form asks for it as soon as that is chosen.
    await page.click('[data-form="RESULT"]');
    await page.selectOption('dialog [name="outcome"]', 'SHORTCOMINGS');
    await page.fill('dialog [name="concludedOn"]', '22/11/2026');
    await page.click('dialog button[type="submit"]');
    await page.locator('dialog [data-field="findings.0.text"] .problem').waitFor();
    await sendForm(page, {
      'findings.0.category': 'SHORTCOMING',
      'findings.0.text': 'Chưa rà soát nguồn',
      'findings.0.remedies.0.action': 'Rà soát nguồn ở mọi chi bộ',
      'findings.0.remedies.0.dueOn': '30/12/2026',
    });
    await stands('FOLLOW_UP');
    expect(await page.innerText('main')).not.toMatch(NAMES_OF_THE_API);
    const address = new URL(page.url()).hash;

    // Whose it is reports it, here those above; whoever inspected accepts it.
    const owner = await open('demo-province', { address });
    await owner.click('[data-form="REPORT"]');
    await sendForm(owner, { doneOn: '22/11/2026', evidence: 'Biên bản rà soát' });
    await owner.locator('[data-remedy="reported"]', { hasText: 'báo cáo đã xong ngày 22/11/2026' }).waitFor();
    await page.goto('about:blank');
    await page.goto(`${stand.server.app.url}/${address}`);
    await page.click('[data-form="ACCEPT"]');
    await sendForm(page, {});
    await page.locator('[data-remedy="done"]', { hasText: 'đã khắc phục ngày' }).waitFor();
    await stands('CLOSED');
  });

  it('have no barriers that axe can find: light, dark, phone', async () => {
    for (const [colorScheme, width] of VIEWS) {
      const page = await open('demo-inspector', { colorScheme, viewport: { width, height: 900 } });
      await page.locator('.events a[href^="#/inspection/"]').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.locator('.events a[href^="#/inspection/"]').first().click();
      await page.locator('.inspection-page h2').waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
