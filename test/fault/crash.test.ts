import { EventEmitter, once } from 'node:events';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { BoardClient, type BoardFrame, WATCH_BOARD } from '../helpers/board-client.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { globalId } from '../helpers/test-server.ts';
import { type ServerProcess, serverProcess } from './server-process.ts';

/** How often the server is killed; more for a long run: `FAULT_KILLS=100 npx vitest run test/fault`. */
const KILLS = Number(process.env.FAULT_KILLS ?? 6);
const WRITERS = 4;
const YEAR = 2026;
const RECORD = `mutation ($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on AdmissionPayload { admission { id } } ... on UserError { code } }
}`;

let database: TestDatabase;
let pool: pg.Pool;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase({ from: 'demo' });
  pool = new pg.Pool({ connectionString: database.url });
  // Backends are terminated under this test too.
  pool.on('error', () => {});
  server = await serverProcess(database.url);
});
afterAll(async () => {
  await server.end();
  await pool.end();
  await database.drop();
});

it(
  'loses nothing that was acknowledged, and shows nothing that was not, however often the server is killed',
  async () => {
    // Enough people who can be admitted for as long as it takes.
    await pool.query(`UPDATE candidate SET stage = 'DECIDED' WHERE stage < 'PROBATIONARY'`);
    const { rows: people } = await pool.query<{ id: string }>(
      `SELECT id FROM candidate WHERE stage = 'DECIDED' ORDER BY id`,
    );
    expect(people.length).toBeGreaterThan(KILLS * 30);
    const authorization = `Bearer ${await server.token('demo-district')}`;
    const progress = new EventEmitter();
    const acknowledged: string[] = [];
    let serving = server.start();
    let over = false;

    /** Admits one person, asking again after each death of the server until there is an answer. */
    const admit = async (candidateId: string): Promise<void> => {
      const input = { candidateId, ceremonyOn: '2026-11-20', decisionOn: '2026-01-02', decisionNumber: 'crash' };
      for (;;) {
        await serving;
        const answer = await fetch(server.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify({ query: RECORD, variables: { input } }),
        }).then(
          (response) =>
            response.json() as Promise<{ data?: { recordAdmission: { code?: string; admission?: { id: string } } } }>,
          () => null,
        );
        const result = answer?.data?.recordAdmission;
        if (result?.admission) acknowledged.push(result.admission.id);
        else if (result?.code !== 'ALREADY_ADMITTED') {
          // No answer, or the database went away under it: whether it was written is not known. Asking again tells.
          if (over) return;
          continue;
        }
        progress.emit('step');
        return;
      }
    };
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let next = writer; !over && next < people.length; next += WRITERS) {
        await admit(globalId('Candidate', people[next]?.id ?? ''));
      }
    });

    /** A board that comes back with its cursor after each death. */
    const board = new BoardClient();
    let resumed = 0;
    const watch = async (): Promise<void> => {
      while (!over) {
        await serving;
        const client = createClient({
          url: server.url.replace('http', 'ws'),
          webSocketImpl: WebSocket,
          connectionParams: { authorization },
          retryAttempts: 0,
        });
        const variables = {
          committeeId: globalId('Committee', demoIds.lucYen),
          year: YEAR,
          depth: 'SUBTREE',
          after: board.cursor,
        };
        const frames = client.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables });
        const end = (): void => void frames.return?.();
        progress.once('over', end);
        try {
          if (board.cursor !== null) resumed += 1;
          for (;;) {
            const { done, value } = await frames.next();
            if (done || over) break;
            if (value.data) board.take(value.data.quotaBoard);
          }
        } catch (error) {
          // The socket died with the server. What the checker has against a frame must not be lost.
          if (error instanceof Error && !('code' in error)) throw error;
        }
        progress.off('over', end);
        await client.dispose();
      }
    };
    const watching = watch();

    const steps = async (count: number): Promise<void> => {
      for (let step = 0; step < count; step += 1) await once(progress, 'step');
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await serving;
      await steps(1 + ((kill * 7) % 11));
      if (kill % 4 === 3) {
        // The database's side dies instead: the server must live through it.
        await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'ketnap%'`);
      } else {
        await server.kill();
        serving = server.start();
      }
    }
    await serving;
    await steps(10);
    over = true;
    await Promise.all(writers);
    progress.emit('over');
    await watching;

    // Whatever the dead left in the inbox is taken up by the living, without a poke.
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({
        query:
          'query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SELF) { rows { admitted } } }',
        variables: { id: globalId('Committee', demoIds.lucYen), year: YEAR },
      }),
    });
    await pool.query('SELECT feed_sequence()');
    const shown = ((await response.json()) as { data: { quotaBoard: { rows: { admitted: number }[] } } }).data
      .quotaBoard;

    const stored = await pool.query<{ id: string }>(`SELECT id FROM admission WHERE decision_number = 'crash'`);
    const ids = new Set(stored.rows.map(({ id }) => id));
    const lost = acknowledged.filter((globalAdmissionId) => {
      const [, id = ''] = Buffer.from(globalAdmissionId, 'base64url').toString().split(':');
      return !ids.has(id);
    });
    expect(lost).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 3);
    const perPerson = await pool.query(
      'SELECT candidate_id FROM admission WHERE NOT revoked GROUP BY 1 HAVING count(*) > 1',
    );
    expect(perPerson.rows).toEqual([]);
    // Half done: admitted without the stage and the history that belong to it, or the other way round.
    const halves = await pool.query(`SELECT a.id FROM admission a JOIN candidate c ON c.id = a.candidate_id
    WHERE a.decision_number = 'crash' AND (c.stage <> 'PROBATIONARY'
      OR NOT EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = c.id AND s.to_stage = 'PROBATIONARY')
      OR NOT EXISTS (SELECT FROM admission_change h WHERE h.admission_id = a.id))`);
    expect(halves.rows).toEqual([]);

    expect((await pool.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
    const { rows: digests } = await pool.query<{ seq: string }>('SELECT seq FROM feed_digest ORDER BY seq');
    expect(digests.map(({ seq }) => Number(seq))).toEqual(digests.map((_, index) => index));
    const records = await pool.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM admission a JOIN committee k ON k.id = a.committee_id
     WHERE NOT a.revoked AND extract(year FROM a.ceremony_on) = $1
       AND k.path LIKE (SELECT path FROM committee WHERE id = $2) || '%'`,
      [YEAR, demoIds.lucYen],
    );
    expect(shown.rows[0]?.admitted).toBe(records.rows[0]?.n);
    expect(resumed).toBeGreaterThanOrEqual(KILLS / 2);
  },
  60_000 + KILLS * 3_000,
);
