import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { recordAdmission } from '../../src/resolvers/admission/record-admission.ts';
import { moveCommittees } from '../../src/resolvers/committee/records.ts';
import { unreadDay, unreadId } from '../../src/resolvers/unread.ts';
import { createContext } from '../../src/schema/context.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { demoClock, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Everybody locks in one order: a key, the tree, then committees, quotas, candidates, classes, inspections.

const ADMISSIONS = 1_000;
const WRITERS = 8;

let server: TestServer;
let editor: pg.Client;
beforeAll(async () => {
  server = await startTestServer();
  editor = new pg.Client({ connectionString: server.database.url });
  await editor.connect();
});
afterAll(async () => {
  await editor.end();
  await server.stop();
});

/** People of the cells of a commune on whom it was decided, in turn. */
async function decided(count: number): Promise<{ id: string; cellId: string }[]> {
  const { rows } = await editor.query<{ id: string; cellId: string }>(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     SELECT gen_random_uuid(), cells.ids[1 + n % cardinality(cells.ids)], 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày',
       'YOUTH', true, 'DECIDED', '2026-01-05'
     FROM generate_series(1, $2) AS n, (SELECT array_agg(id ORDER BY id) AS ids FROM committee WHERE parent_id = $1) AS cells
     RETURNING id, committee_id AS "cellId"`,
    [demoIds.lamThuong, count],
  );
  return rows;
}

/** As a reorganisation does: a cell comes to stand under another committee, and the cases of its people are touched. */
async function reorganise(cellId: string, parentId: string): Promise<void> {
  await editor.query('BEGIN');
  await moveCommittees(editor, [{ committeeId: cellId, parentId, on: DEMO_DAY }]);
  await editor.query('SELECT id FROM candidate WHERE committee_id = $1 ORDER BY id FOR UPDATE', [cellId]);
  await editor.query('COMMIT');
}

it('a thousand admissions and the moves of their cells wait for each other, and never in a circle', async () => {
  const people = await decided(ADMISSIONS);
  const session = { subject: 'demo-province', expiresAtMs: demoClock().now() + 3_600_000 };
  const failed: unknown[] = [];
  let next = 0;
  let going = WRITERS;
  const admit = async (): Promise<void> => {
    for (let person = people[next++]; person !== undefined; person = people[next++]) {
      const day = unreadDay([], DEMO_DAY);
      const candidateId = unreadId([], person.id);
      const input = { candidateId, ceremonyOn: day, decisionOn: day, decisionNumber: '1-QĐ' };
      const context = await createContext(server.app.services, session, 'en');
      // Every other one is sent twice at once, under a key.
      const key = next % 2 === 0 ? { operation: 'recordAdmission', text: person.id, input: { id: person.id } } : null;
      const sent = Array.from({ length: key === null ? 1 : 2 }, () => recordAdmission(input, context, key));
      for (const { status, ...outcome } of await Promise.allSettled(sent)) {
        if (status === 'rejected') failed.push(outcome);
      }
    }
    going -= 1;
  };
  let moves = 0;
  const move = async (): Promise<void> => {
    while (going > 0) {
      const { cellId = '' } = people[moves % people.length] ?? {};
      const parentId = moves % 2 === 0 ? demoIds.yenThe : demoIds.lamThuong;
      await reorganise(cellId, parentId).catch(async (error) => {
        failed.push(error);
        await editor.query('ROLLBACK');
      });
      moves += 1;
    }
  };
  await Promise.all([...Array.from({ length: WRITERS }, admit), move()]);
  expect(failed).toEqual([]);
  expect(moves).toBeGreaterThan(20);
  const ids = people.map(({ id }) => id);
  const { rows } = await editor.query('SELECT count(*)::integer AS n FROM admission WHERE candidate_id = ANY ($1)', [
    ids,
  ]);
  expect(rows).toEqual([{ n: ADMISSIONS }]);
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});
