import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/http/app.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Decisions that race each other and admissions, on two servers: each is done whole or refused whole, and a dry run waits for nobody.

let server: TestServer;
let other: App;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool as never);
  await sql('SELECT place_committees(greatest(day, local_today())) FROM feed_head');
  await server.app.services.feed.settle();
  other = await server.node();
  await server.grant('boss', 'SUPERIOR_COMMITTEE', tree.province);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.app.services.database.pool.query<Row>(text, values)).rows;
const gid = (id: string): string => globalId('Committee', id);

/** Asks a node as the one above all; gives the code of what refused, or the type. */
async function ask(node: App, query: string, input: object): Promise<string> {
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token('boss')}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { it: { __typename: string; code?: string } };
    errors?: { extensions?: { code?: string } }[];
  };
  return data?.it?.code ?? data?.it?.__typename ?? errors?.[0]?.extensions?.code ?? '';
}

const decide = (node: App, on: string, changes: object[], dryRun = false): Promise<string> =>
  ask(
    node,
    'mutation ($input: ReorganiseInput!) { it: reorganise(input: $input) { __typename ... on UserError { code } } }',
    {
      decision: { number: '1-QĐ', issuedOn: '2026-01-05', issuer: 'Tỉnh ủy', title: 'Sắp xếp' },
      effectiveOn: on,
      changes,
      dryRun,
    },
  );

const admit = (node: App, candidateId: string, on: string): Promise<string> =>
  ask(
    node,
    'mutation ($input: RecordAdmissionInput!) { it: recordAdmission(input: $input) { __typename ... on UserError { code } } }',
    {
      candidateId: globalId('Candidate', candidateId),
      ceremonyOn: on,
      decisionNumber: '2-QĐ',
      decisionOn: '2026-06-01',
    },
  );

const under = (id: string): object => ({ under: { committeeId: gid(id) } });

it('of decisions about one committee for one day one is done, and the others are told why not', async () => {
  const answers = await Promise.all([
    decide(server.app, '2026-02-01', [{ reparent: { committeeIds: [gid(tree.commune)], ...under(tree.south) } }]),
    decide(other, '2026-02-01', [{ reparent: { committeeIds: [gid(tree.commune)], ...under(tree.north) } }]),
    decide(other, '2026-02-01', [
      { merge: { committeeIds: [gid(tree.south)], into: { committeeId: gid(tree.north) } } },
    ]),
  ]);
  expect(answers).toContain('ReorganisePayload');
  // One that comes second finds the day taken by the first.
  const [toSouth, toNorth, merged] = answers;
  const later = ['ReorganisePayload', 'LATER_DECISION'];
  expect(later).toContain(toNorth);
  expect(later).toContain(merged);
  // Where the merger comes first, the south has ended before anybody comes under it.
  expect(merged === 'ReorganisePayload' ? [...later, 'COMMITTEE_ENDED'] : later).toContain(toSouth);
  const stays = await sql<{ n: number }>(
    `SELECT count(*)::integer AS n FROM committee_placement WHERE child_id = $1 AND '2026-03-01' >= valid_from
       AND (valid_to IS NULL OR '2026-03-01' < valid_to)`,
    [tree.commune],
  );
  expect(stays).toEqual([{ n: 1 }]);
});

it('an admission and the end of its cell: one of them comes first, and both say so', async () => {
  const { prisma } = server.app.services.database;
  const people: string[] = [];
  for (let n = 0; n < 8; n += 1) people.push(await plantPerson(prisma, { committeeId: tree.cellA, stage: 'DECIDED' }));
  const [ended, ...admitted] = await Promise.all([
    decide(other, '2026-11-01', [
      { merge: { committeeIds: [gid(tree.cellA)], into: { committeeId: gid(tree.cellB) } } },
    ]),
    ...people.map((one, n) => admit(n % 2 === 0 ? server.app : other, one, '2026-11-10')),
  ]);
  const cells = await sql<{ committee: string; n: number }>(
    `SELECT committee_id AS committee, count(*)::integer AS n FROM admission WHERE candidate_id = ANY ($1) GROUP BY 1`,
    [people],
  );
  // Those who were admitted before it keep the cell from ending on a day before; those after it were admitted by the one that follows.
  const done = admitted.filter((answer) => answer === 'AdmissionPayload').length;
  expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(done);
  const before = cells.find(({ committee }) => committee === tree.cellA)?.n ?? 0;
  expect(ended).toBe(before > 0 ? 'ADMITTED_SINCE' : 'ReorganisePayload');
});

it('a dry run changes nothing and waits for nobody who holds the tree', async () => {
  const digest = async (): Promise<string> => {
    const tables = await sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const parts = tables.map(
      ({ name }) => `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS part FROM "${name}" t`,
    );
    const [row] = await sql<{ all: string }>(
      `SELECT md5(string_agg(part, ' ')) AS all FROM (${parts.join(' UNION ALL ')}) AS p`,
    );
    return row?.all ?? '';
  };
  const before = await digest();
  const holder = await server.app.services.database.pool.connect();
  try {
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('committee_placement'))`);
    await holder.query('SELECT id FROM committee FOR UPDATE');
    const changes = [
      { reparent: { committeeIds: [gid(tree.cellB)], ...under(tree.commune) } },
      { rename: { committeeId: gid(tree.north), name: 'Tên' } },
    ];
    const answer = await decide(server.app, '2026-11-20', changes, true);
    expect(answer).toBe('ReorganisePayload');
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
  expect(await digest()).toBe(before);
});
