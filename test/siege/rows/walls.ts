import { hangWalls } from '../../helpers/walls.ts';
import { eventually } from '../../helpers/within.ts';
import { atMost, beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';

/** Walls that share one token on two nodes, of which one dies: half of them come back to the other in one moment. */
export const walls = (count: number): SiegeRow => ({
  name: 'walls',
  nodes: 2,
  env: { KETNAP_SHARED_VIEWERS: `${BESIEGERS.wall}=20` },
  title: `${count} walls with one token, and one of two nodes dies`,
  async run(stand) {
    const variables = { committeeId: stand.id(stand.shape.district), year: stand.shape.year, depth: 'CHILDREN' };
    const urls = stand.nodes.map(({ url }) => url);
    const hung = hangWalls(count, { urls, token: await stand.token(BESIEGERS.wall), variables });
    const allShown = (times: (number: number) => number): Promise<true> =>
      eventually(stand.size.mostMs, 'all walls show their board', async () =>
        hung.every(({ shown }, number) => shown >= times(number)),
      );
    try {
      await allShown(() => 1);
      let backMs = 0;
      const besieged = await stand.besiege(async () => {
        await stand.nodes[1]?.kill();
        const startedAt = performance.now();
        await allShown((number) => (number % 2 === 0 ? 1 : 2));
        backMs = performance.now() - startedAt;
      });
      const count = (of: (wall: (typeof hung)[number]) => number): number =>
        hung.reduce((sum, wall) => sum + of(wall), 0);
      return [
        ...others(besieged),
        beside('all are back after', `${backMs.toFixed(0)} ms`),
        atMost(
          'refused',
          count(({ refusals }) => refusals.length),
          0,
        ),
        atMost(
          'frames that did not fit',
          count(({ broken }) => broken.length),
          0,
        ),
      ];
    } finally {
      for (const wall of hung) wall.takeDown();
    }
  },
});
