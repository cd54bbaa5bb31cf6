import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { globalId } from '../helpers/test-server.ts';
import { barriers } from './barriers.ts';
import { whyNoBrowser } from './browser.ts';
import { useVisits } from './use-visits.ts';

const missing = whyNoBrowser();
if (missing !== null) console.warn(`The map is not tested in a browser: ${missing}`);

describe.skipIf(missing !== null)('the map of a board', () => {
  const stand = useVisits();

  it('is made of tiles where nobody has given shapes, each with its word, reached by the keyboard', async () => {
    const board = await stand.visit('demo-district', { colorScheme: 'dark' });
    await board.line('live');
    const { page } = board;
    await page.locator('.units > header .toggle').click();
    await page.locator('.unit-places li').first().waitFor();
    expect(page.url()).toContain('map=1');
    expect(await page.locator('.unit-places li').count()).toBe(43);
    expect(await page.locator('.unit-map').count()).toBe(0);
    expect(await page.locator('.unit-places li .status:text-is("")').count()).toBe(0);
    await page.locator('.units > header .toggle').focus();
    await page.keyboard.press('Tab');
    const first = page.locator('.unit-places a:focus');
    await first.waitFor();
    const name = await first.getAttribute('title');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.committee h2', { hasText: name ?? '' }).waitFor();
  });

  it('draws the shapes that the office gave to its own server, with the figures of whoever works there', async () => {
    const { data } = await stand.server.ask(
      'demo-district',
      `{ committee(id: "${globalId('Committee', demoIds.lucYen)}") {
        children(first: 100) { edges { node { name areas { area { code } } } } } } }`,
    );
    type Edge = { node: { name: string; areas: { area: { code: string | null } }[] } };
    const placed = (data.committee.children.edges as Edge[]).filter(({ node }) => node.areas[0]?.area.code != null);
    const [one, other] = placed as [Edge, Edge];
    const square = (west: number) => [
      [west, 22],
      [west + 0.1, 22],
      [west + 0.1, 22.1],
      [west, 22.1],
      [west, 22],
    ];
    const feature = ({ node }: Edge, geometry: object) => ({
      type: 'Feature',
      properties: { code: node.areas[0]?.area.code },
      geometry,
    });
    const file = join(scratchFolder(), 'ketnap-shapes-test.json');
    writeFileSync(
      file,
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature(one, { type: 'Polygon', coordinates: [square(104.7)] }),
          feature(other, { type: 'MultiPolygon', coordinates: [[square(104.8)]] }),
        ],
      }),
    );
    Object.assign(stand.server.config, { shapes: file });
    const node = await stand.server.node();
    Object.assign(stand.server.config, { shapes: undefined });
    rmSync(file);
    const board = await stand.visit('demo-district', { url: node.url, address: '#/board?map=1' });
    await board.line('live');
    const { page } = board;
    await page.locator('.unit-map path').nth(1).waitFor();
    const labels = await page.locator('.unit-map a').evaluateAll((links) => links.map((link) => link.ariaLabel));
    for (const { node: committee } of [one, other]) {
      expect(labels).toContainEqual(expect.stringMatching(new RegExp(`^${committee.name}: \\d+`)));
    }
    // Who has no shape is a tile.
    expect(await page.locator('.unit-places li').count()).toBe(41);
    expect(await barriers(page)).toEqual([]);
  });
});
