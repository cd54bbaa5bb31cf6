import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, type History, liveThrough } from './history.ts';

// A random history of twenty decisions and five hundred admissions, and with `npm run histories` of five hundred and twenty thousand.
// `HISTORY_SEED=n` makes it another one.

const SIZE = {
  seed: Number(process.env.HISTORY_SEED ?? 20250701),
  reorganisations: Number(process.env.HISTORY_REORGANISATIONS ?? 20),
  admissions: Number(process.env.HISTORY_ADMISSIONS ?? 500),
};

let history: History;
beforeAll(async () => {
  history = await liveThrough(SIZE);
}, 3_600_000);
afterAll(() => history.server.stop());

it('keeps a tree, intervals, sums, lineage and counters on every day on which something changes', async () => {
  expect(history.decisions.get('DONE')).toBeGreaterThan(SIZE.reorganisations / 2);
  expect(history.admitted).toBe(SIZE.admissions);
  expect([...history.kinds.keys()].length).toBeGreaterThan(4);
  expect(await faultsOf(history)).toEqual([]);
}, 600_000);

describe('a planted fault is found', () => {
  const sql = (text: string) => history.server.app.services.database.pool.query(text);
  const unseen = (text: string) =>
    `SET session_replication_role = replica; ${text}; SET session_replication_role = origin`;

  it('of lineage: one who followed is forgotten', async () => {
    const { rows } = await sql('SELECT max(id) AS id FROM committee_lineage');
    const row = `committee_lineage WHERE id = ${rows[0].id}`;
    await sql(`CREATE TABLE forgotten AS SELECT * FROM ${row}`);
    await sql(unseen(`DELETE FROM ${row}`));
    expect(await faultsOf(history)).toContain('lineage');
    await sql(unseen('INSERT INTO committee_lineage SELECT * FROM forgotten'));
    expect(await faultsOf(history)).toEqual([]);
  });

  it('of a sum: a parent counts one more', async () => {
    const one = (n: number) => `UPDATE feed_tally SET admitted = admitted + ${n} WHERE placement_id = (
      SELECT min(p.id) FROM committee_placement p JOIN committee c ON c.id = p.child_id WHERE c.kind = 'PROVINCE') AND year = 2026`;
    await sql(one(1));
    expect(await faultsOf(history)).toContain('sums');
    await sql(one(-1));
    expect(await faultsOf(history)).toEqual([]);
  });

  it('of the recount: what was counted before is not taken off', async () => {
    const { rows } = await sql(`SELECT pg_get_functiondef('feed_recount'::regproc) AS made`);
    const broken = rows[0].made.replace('-n, -here', '0, 0');
    expect(broken).not.toBe(rows[0].made);
    await sql(broken);
    // A cell that admitted somebody comes under another commune, from the beginning of its stay on.
    const move = `UPDATE committee_placement p SET parent_id = (
        SELECT id FROM committee c WHERE kind = 'GRASSROOTS_COMMITTEE' AND id <> p.parent_id
          AND founded_on <= p.valid_from AND closed_on IS NULL ORDER BY ordinal LIMIT 1)
      WHERE id = (SELECT p.id FROM committee_placement p JOIN admission x ON x.committee_id = p.child_id
        WHERE p.valid_to IS NULL AND x.ceremony_on >= p.valid_from ORDER BY p.id LIMIT 1)`;
    await sql(move);
    await history.server.app.services.feed.settle();
    expect(await faultsOf(history)).toContain('counters');
    await sql(rows[0].made);
    await sql('SELECT feed_rebuild()');
    await history.server.app.services.feed.settle();
    // A board that was shown what does not add up takes nothing after it.
    expect((await faultsOf(history)).filter((fault) => fault !== 'boards')).toEqual([]);
  });

  it('of the tiling: somebody stands in two places at once', async () => {
    await sql('ALTER TABLE committee_placement DROP CONSTRAINT committee_placement_once');
    await sql(
      unseen(`UPDATE committee_placement SET valid_from = valid_from - 1 WHERE id = (
        SELECT max(p.id) FROM committee_placement p WHERE EXISTS (SELECT FROM committee_placement o WHERE o.child_id = p.child_id AND o.id < p.id))`),
    );
    expect(await faultsOf(history)).toContain('intervals');
  });
});
