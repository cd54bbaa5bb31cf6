import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { Feed } from '../../src/feed/feed.ts';
import type { QuotaFrame } from '../../src/feed/frame.ts';
import { BoardClient } from '../helpers/board-client.ts';
import { letGo } from '../helpers/let-go.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { watchOpenly } from '../helpers/watch-openly.ts';

const YEAR = 2026;
const WRITERS = 6;
const ROUNDS = 6;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A client that keeps changing servers, each time with the cursor it has. */
async function wander(feeds: Feed[], client: BoardClient, stop: AbortSignal): Promise<void> {
  for (let turn = 0; !stop.aborted; turn += 1) {
    const feed = feeds[turn % feeds.length] as Feed;
    const scope = { committeeId: demoIds.lucYen, year: YEAR, depth: 'SUBTREE' } as const;
    const board = watchOpenly(feed, scope, client.cursor);
    const end = () => void board.return?.();
    stop.addEventListener('abort', end);
    for (let frames = 0; frames < 3; frames += 1) {
      const { done, value } = await board.next();
      if (done) break;
      client.take(asClientSees(value));
    }
    stop.removeEventListener('abort', end);
    await board.return?.();
  }
}

/** Ids are made by the schema; here the committee is enough. */
function asClientSees(frame: QuotaFrame) {
  return {
    ...frame,
    asOf: frame.asOf.toISOString(),
    rows: frame.rows.map((row) => ({ ...row, id: `${row.committeeId}:${row.partOf}` })),
  };
}

describe('three nodes on one database, under load', () => {
  it('give every client frames that tile and end at the records, whichever node it asks', async () => {
    const nodes = [server.app, await server.node(), await server.node()];
    const feeds = nodes.map(({ services }) => services.feed);
    const stop = new AbortController();
    const clients = Array.from({ length: 9 }, () => new BoardClient());
    const wandering = clients.map((client, index) =>
      wander([...feeds.slice(index % 3), ...feeds.slice(0, index % 3)], client, stop.signal),
    );

    const { prisma } = server.app.services.database;
    // Enough people for everybody who writes.
    await prisma.$executeRaw`UPDATE candidate SET stage = 'DECIDED' WHERE stage IN ('CELL_PROPOSED', 'GRASSROOTS_PROPOSED')`;
    const waiting = await prisma.candidate.findMany({
      where: { stage: 'DECIDED', decisions: { none: {} } },
      select: { id: true },
      take: WRITERS * ROUNDS,
    });
    expect(waiting).toHaveLength(WRITERS * ROUNDS);
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const candidateId = globalId('Candidate', waiting[writer * ROUNDS + round]?.id ?? '');
        const node = nodes[(writer + round) % nodes.length] as (typeof nodes)[number];
        const admissionId = await mutate(node.url, 'recordAdmission', 'RecordAdmissionInput', {
          candidateId,
          ceremonyOn: '2026-11-22',
          decisionOn: '2026-11-22',
          decisionNumber: `${writer}-${round}`,
        });
        // Every second one was entered on the wrong day, every third is taken back.
        if (round % 2 === 1) {
          await mutate(node.url, 'correctAdmission', 'CorrectAdmissionInput', {
            admissionId,
            ceremonyOn: '2026-11-23',
            reason: 'x',
          });
        }
        if (round % 3 === 2) {
          await mutate(node.url, 'correctAdmission', 'CorrectAdmissionInput', {
            admissionId,
            revoke: true,
            reason: 'x',
          });
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));

    // Every node reaches the head, every client one more turn at it.
    for (const feed of feeds) await feed.settle();
    expect(new Set(feeds.map((feed) => feed.cursor())).size).toBe(1);
    stop.abort();
    await Promise.all(wandering);

    const year = { gte: new Date(`${YEAR}-01-01`), lte: new Date(`${YEAR}-12-31`) };
    const counted = await prisma.admission.groupBy({
      by: ['committeeId'],
      where: { revoked: false, ceremonyOn: year },
      _count: true,
    });
    const records = new Map(counted.map(({ committeeId, _count }) => [committeeId, _count]));
    for (const [index, client] of clients.entries()) {
      const scope = { committeeId: demoIds.lucYen, year: YEAR, depth: 'SUBTREE' } as const;
      const last = watchOpenly(feeds[0] as Feed, scope, client.cursor);
      client.take(asClientSees((await last.next()).value as QuotaFrame));
      await last.return?.();
      expect(client.frames, `client ${index}`).toBeGreaterThan(3);
      for (const row of client.rows.values()) {
        expect(row.admittedHere, `${row.name} at client ${index}`).toBe(records.get(row.committeeId) ?? 0);
      }
    }
    const differences = await server.app.services.database.pool.query('SELECT * FROM feed_differences()');
    expect(differences.rows).toEqual([]);
  });

  it('a change that no node was told of is on every board within a second', async () => {
    const other = await server.node();
    const scope = { committeeId: demoIds.lucYen, year: YEAR, depth: 'SELF' } as const;
    const boards = [server.app, other].map(({ services }) => watchOpenly(services.feed, scope));
    let before = await Promise.all(boards.map(async (board) => (await board.next()).value?.rows[0]?.admitted ?? 0));
    const { pool } = server.app.services.database;
    const showRevocation = async (): Promise<number> => {
      const startedAt = performance.now();
      // As an import or psql would do it: no node is poked, nobody notifies.
      await pool.query(`UPDATE admission SET revoked = true WHERE id = (
        SELECT id FROM admission WHERE NOT revoked AND extract(year FROM ceremony_on) = ${YEAR} ORDER BY id LIMIT 1)`);
      const after = await Promise.all(boards.map(async (board) => (await board.next()).value?.rows[0]?.admitted ?? 0));
      const tookMs = performance.now() - startedAt;
      expect(after).toEqual(before.map((admitted) => admitted - 1));
      before = after;
      return tookMs;
    };
    expect(await shortestOf(1_000, showRevocation)).toBeLessThan(1_000);
    for (const board of boards) await board.return?.();
  });

  it('an idle transaction that has written delays nobody, and counts when it commits', async () => {
    const { pool, prisma } = server.app.services.database;
    const { feed } = server.app.services;
    const scope = { committeeId: demoIds.lucYen, year: 2044, depth: 'SELF' } as const;
    const target = { year: 2044, kind: 'PLAN' } as const;
    const board = watchOpenly(feed, scope);
    await board.next();
    const idle = await pool.connect();
    try {
      await idle.query('BEGIN');
      await idle.query(
        `INSERT INTO admission_quota (id, committee_id, year, kind, target) VALUES (gen_random_uuid(), $1, 2044, 'FLOOR', 7)`,
        [demoIds.lucYen],
      );
      // Its row in the inbox has the lower id and is not to be seen yet.
      await prisma.admissionQuota.create({ data: { committeeId: demoIds.lucYen, ...target, target: 5 } });
      const first = (await board.next()).value?.rows[0];
      expect(first).toMatchObject({ plan: 5, floor: null });
      await idle.query('COMMIT');
      expect((await board.next()).value?.rows[0]).toMatchObject({ plan: 5, floor: 7 });
    } finally {
      await letGo(idle);
      await board.return?.();
    }
  });
});

async function mutate(url: string, field: string, inputType: string, input: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token('demo-district')}` },
    body: JSON.stringify({
      query: `mutation ($input: ${inputType}!) { ${field}(input: $input) { __typename ... on AdmissionPayload { admission { id } } ... on UserError { code message } } }`,
      variables: { input },
    }),
  });
  const answer = (await response.json()) as {
    data?: Record<string, { __typename: string; admission: { id: string } }>;
  };
  const result = answer.data?.[field];
  if (result?.__typename !== 'AdmissionPayload') throw new Error(JSON.stringify(answer));
  return result.admission.id;
}
