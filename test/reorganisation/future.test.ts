import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A decision of a day to come: nothing of it shows before its midnight, and all of it after.

const ON = '2026-12-01';
const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename
  ... on ReorganisePayload { reorganisation { id state } plan { figures { before } roles { outcome } } }
  ... on RuleViolation { refusals { code message path } }
  ... on UserError { code message path } } }`;

/** The clock of the server; the database's day is set beside it. */
let clock = demoClock('2026-11-27');
let server: TestServer;
let tree: SmallTree;
const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.app.services.database.pool.query<Row>(text, values)).rows;
const setToday = (day: string) =>
  sql(`CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`);

beforeAll(async () => {
  server = await startTestServer({ from: 'empty', clock: { now: () => clock.now() } });
  tree = await plantSmallTree(server.app.services.database.pool as never);
  await sql('SELECT place_committees(day) FROM feed_head');
  await server.app.services.feed.settle();
  await server.grant('boss', 'SUPERIOR_COMMITTEE', tree.province);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('north', 'SUPERIOR_COMMITTEE', tree.north);
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const gid = (id: string): string => globalId('Committee', id);

async function ask(subject: string, query: string, variables: object = {}) {
  const { data, errors } = await server.ask(subject, query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** Everything that a viewer is shown of the tree: the board of the year with all its rows, names, children and roles. */
async function shown(subject: string): Promise<string> {
  return JSON.stringify(
    await ask(
      subject,
      `query ($south: ID!, $commune: ID!) {
        committees(includeClosed: true, first: 100) { totalCount nodes { name closedOn forms { name } successors { toName } reorganisations { id } } }
        south: committee(id: $south) { name children(first: 100, includeClosed: true) { nodes { name } } }
        commune: committee(id: $commune) { name parent { name } closedOn }
        viewer { grants { role committee { name } } }
      }`,
      { south: gid(tree.south), commune: gid(tree.commune) },
    ),
  );
}

async function board(): Promise<string[]> {
  const { quotaBoard } = await ask(
    'boss',
    'query ($id: ID!) { quotaBoard(committeeId: $id, year: 2026, depth: SUBTREE) { rows { name parentId } } }',
    { id: gid(tree.province) },
  );
  return quotaBoard.rows.map(({ name }: { name: string }) => name);
}

it('shows nothing before its midnight, and all of it after', async () => {
  const [before, boardBefore] = [await shown('boss'), await board()];
  const answer = await ask('boss', REORGANISE, {
    input: {
      decision: { number: '9-QĐ', issuedOn: '2026-11-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' },
      effectiveOn: ON,
      changes: [
        {
          found: {
            ref: 'x',
            kind: 'GRASSROOTS_COMMITTEE',
            name: 'Đảng bộ xã Mới',
            code: '04345',
            under: { committeeId: gid(tree.south) },
          },
        },
        { merge: { committeeIds: [gid(tree.commune)], into: { ref: 'x' } } },
        { rename: { committeeId: gid(tree.cellA), name: 'Chi bộ Mới' } },
      ],
    },
  });
  expect(answer.answer).toMatchObject({
    reorganisation: { state: 'PLANNED' },
    plan: { figures: [], roles: [{ outcome: 'GOES_TO' }] },
  });
  const { id } = answer.answer.reorganisation;
  // Who may reorganise there finds the decision itself, and nobody anything that it does.
  expect((await shown('boss')).replace(/"reorganisations":\[[^\]]*\]/g, '"reorganisations":[]')).toBe(before);
  expect(await board()).toEqual(boardBefore);
  const read = 'query ($id: ID!) { reorganisation(id: $id) { state } }';
  expect(await ask('boss', read, { id })).toEqual({ reorganisation: { state: 'PLANNED' } });
  expect(await ask('commune', read, { id })).toEqual({ reorganisation: null });
  // A node that starts now shows no more.
  const other = await server.node();
  expect(other.services.feed.state.placements.size).toBe(server.app.services.feed.state.placements.size);

  await setToday(ON);
  clock = demoClock(ON);
  await server.app.services.feed.settle();
  const names = await board();
  expect(names).toContain('Đảng bộ xã Mới');
  expect(names).toContain('Chi bộ Mới');
  const after = await ask(
    'boss',
    'query ($south: ID!, $commune: ID!) { south: committee(id: $south) { children { nodes { name code children { nodes { name } } } } } commune: committee(id: $commune) { closedOn successors { toName } } }',
    { south: gid(tree.south), commune: gid(tree.commune) },
  );
  expect(after).toEqual({
    south: {
      children: {
        nodes: [
          { name: 'Đảng bộ xã Mới', code: '04345', children: { nodes: [{ name: 'Chi bộ Mới' }, { name: 'Thôn 10' }] } },
        ],
      },
    },
    commune: { closedOn: ON, successors: [{ toName: 'Đảng bộ xã Mới' }] },
  });
  expect(await ask('boss', read, { id })).toEqual({ reorganisation: { state: 'IN_FORCE' } });
});
