import { atMost, beside, longest, served } from '../outcome.ts';
import { readsOfTable } from '../reads-of-table.ts';
import type { SiegeRow } from '../siege-row.ts';
import { committeeId } from '../tree-shape.ts';

/** What others may wait at most, ms. */
const MOST_MS = 500;
/** Rows that a node may read for one that has changed: its neighbours are put in order. */
const MOST_ROWS = 200;

/** One committee gets another name, on whose board nobody is. */
export const rename: SiegeRow = {
  name: 'rename',
  title: 'one cell is renamed',
  async run(stand) {
    const cell = stand.shape.cells.to - 1;
    let tookMs = 0;
    const before = await readsOfTable(stand.pool, 'feed_committee');
    const besieged = await stand.besiege(async () => {
      const startedAt = performance.now();
      await stand.pool.query(`UPDATE committee_form SET name = 'Chi bộ thôn ' || $2 WHERE committee_id = $1`, [
        committeeId(cell),
        String(Date.now()),
      ]);
      tookMs = performance.now() - startedAt;
    });
    const after = await readsOfTable(stand.pool, 'feed_committee');
    return [
      longest(besieged, MOST_MS),
      atMost('rows of the tree that were read', after.rows - before.rows, MOST_ROWS * stand.nodes.length),
      ...served(besieged),
      beside('the statement', `${tookMs.toFixed(0)} ms`),
    ];
  },
};
