import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A decision that is annulled: every day is as if it had not been. The server's day is 2026-11-23, and the day of the database
// is the real one.

const ON = '2026-03-01';
const DECISION = { number: '7-QĐ/TU', issuedOn: '2026-02-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' };
const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename ... on ReorganisePayload { reorganisation { id state } } ... on RuleViolation { refusals { code message } }
  ... on UserError { code message path } } }`;
const UNDO = `mutation ($input: UndoReorganisationInput!, $key: String) { answer: undoReorganisation(input: $input, key: $key) {
  __typename ... on UndoReorganisationPayload { repeated reorganisation { state annulReason annulledBy { role } lineage { on } } }
  ... on RuleViolation { refusals { code message path } } ... on UserError { code message path } } }`;

let server: TestServer;
let province: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  province = await found('PROVINCE', 'Đảng bộ tỉnh', null);
  await server.grant('boss', 'SUPERIOR_COMMITTEE', province);
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.app.services.database.pool.query<Row>(text, values)).rows;
const gid = (id: string): string => globalId('Committee', id);
const settle = () => server.app.services.feed.settle();

const found = (kind: string, name: string, parent: string | null): Promise<string> =>
  foundCommittee(server, kind, name, parent);

/** Two districts; below the first two communes with a cell each, in which people were admitted and wait. */
async function plant() {
  const [north, south] = [await found('SUPERIOR', 'Bắc', province), await found('SUPERIOR', 'Nam', province)];
  const [one, two] = [
    await found('GRASSROOTS_COMMITTEE', 'Xã Một', north),
    await found('GRASSROOTS_COMMITTEE', 'Xã Hai', north),
  ];
  const [a, b, c] = [await found('CELL', 'A', one), await found('CELL', 'B', two), await found('CELL', 'C', two)];
  await sql(`INSERT INTO committee_code (committee_id, code, valid_from) VALUES ($1, $2, '2000-01-01')`, [one, one]);
  const { pool, prisma } = server.app.services.database;
  for (const day of ['2025-05-01', '2026-02-01', '2026-05-01']) await admitOn(pool, a, day);
  await admitOn(pool, b, '2026-04-01');
  const waiting = await plantPerson(prisma, { committeeId: c, stage: 'VERIFYING' });
  await sql(
    `INSERT INTO officer (id, committee_id, person_name, title, valid_from) VALUES (gen_random_uuid(), $1, 'Hoàng Văn Cũ', 'SECRETARY', '2021-01-01')`,
    [one],
  );
  await settle();
  return { north, south, one, two, a, b, c, waiting };
}
type Tree = Awaited<ReturnType<typeof plant>>;

/** Everything at once: the communes merge into a new one below the other district, a cell into its neighbour, a cell is renamed. */
const changesOf = ({ south, one, two, a, b, c }: Tree): object[] => [
  {
    found: {
      ref: 'x',
      kind: 'GRASSROOTS_COMMITTEE',
      name: 'Xã Mới',
      code: one.slice(0, 8),
      under: { committeeId: gid(south) },
    },
  },
  { merge: { committeeIds: [gid(one), gid(two)], into: { ref: 'x' } } },
  { merge: { committeeIds: [gid(c)], into: { committeeId: gid(b) } } },
  { rename: { committeeId: gid(a), name: 'A mới' } },
];

async function decide(changes: object[], effectiveOn = ON): Promise<string> {
  const { data, errors } = await server.ask('boss', REORGANISE, {
    input: { decision: DECISION, effectiveOn, changes },
  });
  expect(errors).toBeUndefined();
  expect(data.answer).toMatchObject({ __typename: 'ReorganisePayload' });
  return data.answer.reorganisation.id;
}

async function undo(reorganisationId: string, subject = 'boss', key: string | null = null) {
  const { data, errors } = await server.ask(subject, UNDO, {
    input: { reorganisationId, reason: 'ban hành nhầm' },
    key,
  });
  expect(errors).toBeUndefined();
  return data.answer;
}

/** What every day shows, of the two districts and everything below: boards, trees, names, codes, officers, cases, rights. */
async function everything({ north, south, one, a, waiting }: Tree): Promise<string> {
  const shown: unknown[] = [];
  for (const day of ['2025-06-01', '2026-02-28', ON, '2026-03-02', '2026-11-23']) {
    const { data, errors } = await server.ask(
      'boss',
      `query ($north: ID!, $south: ID!, $one: ID!, $a: ID!, $case: ID!, $year: Int!, $day: Day!) {
        north: committee(id: $north) { subtree(asOf: $day, first: 100) { nodes { id name(asOf: $day) code(asOf: $day) parent(asOf: $day) { id } closedOn } } }
        south: committee(id: $south) { subtree(asOf: $day, first: 100) { nodes { id } } }
        northBoard: quotaBoard(committeeId: $north, year: $year, depth: SUBTREE) { rows { id name admitted admittedHere pipelineCount status } }
        southBoard: quotaBoard(committeeId: $south, year: $year, depth: SUBTREE) { rows { id name admitted admittedHere pipelineCount status } }
        one: committee(id: $one) { name code closedOn successors { toName } officers(asOf: $day) { title } ended: officers(ended: true) { title } }
        a: committee(id: $a) { name forms { name } predecessors { fromName } }
        case: node(id: $case) { ... on Candidate { committee { id } } }
      }`,
      {
        north: gid(north),
        south: gid(south),
        one: gid(one),
        a: gid(a),
        case: globalId('Candidate', waiting),
        year: Number(day.slice(0, 4)),
        day,
      },
    );
    expect(errors).toBeUndefined();
    shown.push(data);
  }
  return JSON.stringify(shown, null, 1);
}

/** The rows of the tree that hold on some day, and what the feed has counted on them. */
const digest = async (): Promise<unknown> =>
  sql(`SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS digest FROM (
    SELECT concat_ws(' ', p.id, p.child_id, p.parent_id, p.valid_from, p.valid_to, t.year, t.admitted, t.admitted_here, w.stage, w.waiting) AS line
    FROM committee_placement p LEFT JOIN feed_tally t ON t.placement_id = p.id AND t.admitted <> 0
    LEFT JOIN feed_pipeline w ON w.placement_id = p.id AND w.waiting <> 0
    UNION ALL SELECT concat_ws(' ', f.id, f.committee_id, f.kind, f.name, f.valid_from, f.valid_to) FROM committee_form f JOIN committee c ON c.id = f.committee_id WHERE c.path <> '/'
    UNION ALL SELECT concat_ws(' ', id, path, parent_id, closed_on, shared_with) FROM committee WHERE path <> '/'
    UNION ALL SELECT concat_ws(' ', id, committee_id, code, valid_from, valid_to) FROM committee_code
    UNION ALL SELECT concat_ws(' ', id, committee_id, valid_from, valid_to, end_reason, ended_by) FROM officer
    UNION ALL SELECT concat_ws(' ', id, committee_id, stage) FROM candidate
  ) AS lines`);

describe('a decision that is annulled', () => {
  it('leaves every day as if it had not been, and stays readable', async () => {
    const tree = await plant();
    await server.grant('secretary', 'GRASSROOTS_COMMITTEE', tree.one);
    await settle();
    const [before, rows] = [await everything(tree), await digest()];
    const id = await decide(changesOf(tree));
    expect(await everything(tree)).not.toBe(before);
    const key = randomUUID();
    expect(await undo(id, 'boss', key)).toMatchObject({
      __typename: 'UndoReorganisationPayload',
      repeated: false,
      reorganisation: { state: 'ANNULLED', annulReason: 'ban hành nhầm', annulledBy: { role: 'SUPERIOR_COMMITTEE' } },
    });
    expect(await undo(id, 'boss', key)).toMatchObject({ repeated: true });
    expect(await digest()).toEqual(rows);
    expect(await everything(tree)).toBe(before);
    expect(await undo(id)).toMatchObject({ refusals: [{ code: 'ALREADY_ANNULLED' }] });
    // Roles stand where they stood, and another node shows the same.
    const { data } = await server.ask('secretary', '{ viewer { grants { committee { name } } } }');
    expect(data.viewer.grants).toEqual([{ committee: { name: 'Xã Một' } }]);
    const other = await server.node();
    expect(other.services.feed.state.placements.size).toBe(server.app.services.feed.state.placements.size);
    // And it can be decided anew.
    await decide(changesOf(tree), '2026-03-02');
  });

  it('of a day to come never happens', async () => {
    const tree = await plant();
    await server.grant('later', 'GRASSROOTS_COMMITTEE', tree.two);
    await settle();
    const [before, rows] = [await everything(tree), await digest()];
    const id = await decide(changesOf(tree), '2126-12-01');
    expect(await undo(id, 'later')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await undo(id)).toMatchObject({ reorganisation: { state: 'ANNULLED' } });
    expect(await digest()).toEqual(rows);
    expect(await everything(tree)).toBe(before);
    const grants = await sql(
      `SELECT ended_by, valid_to FROM access_grant WHERE subject = 'later' AND ended_by IS NULL`,
    );
    expect(grants).toEqual([{ ended_by: null, valid_to: null }]);
  });

  it('does not give back a role that was taken from its holder meanwhile', async () => {
    const tree = await plant();
    await server.grant('taken', 'GRASSROOTS_COMMITTEE', tree.one);
    await settle();
    const id = await decide(changesOf(tree));
    await sql(
      `UPDATE access_grant SET valid_to = now(), ended_by = 'boss' WHERE subject = 'taken' AND ended_by IS NULL`,
    );
    await settle();
    expect(await undo(id)).toMatchObject({ __typename: 'UndoReorganisationPayload' });
    const { data } = await server.ask('taken', '{ viewer { grants { committee { name } } } }');
    expect(data.viewer.grants).toEqual([]);
  });
});

describe('an annulment is refused', () => {
  it('to whoever may not decide there: hidden looks like missing', async () => {
    const tree = await plant();
    await server.grant('stranger', 'SUPERIOR_COMMITTEE', tree.south);
    await server.grant('reader', 'DASHBOARD', province);
    await settle();
    const id = await decide([{ rename: { committeeId: gid(tree.a), name: 'A mới' } }]);
    expect(await undo(id, 'stranger')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await undo(globalId('Reorganisation', randomUUID()), 'stranger')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await undo(id, 'reader')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await undo(id)).toMatchObject({ __typename: 'UndoReorganisationPayload' });
  });

  it.each<[what: string, record: (tree: Tree) => Promise<unknown>]>([
    ['admissions', ({ b }) => admitOn(server.app.services.database.pool, b, '2026-06-01')],
    [
      'steps of cases',
      ({ waiting }) =>
        sql(
          `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
           VALUES (gen_random_uuid(), $1, 'DOSSIER', 'VERIFYING', '2026-06-01', 'test')`,
          [waiting],
        ),
    ],
    [
      'quotas',
      async ({ b }) => {
        const { data } = await server.ask(
          'boss',
          'mutation ($input: SetQuotaInput!) { setQuota(input: $input) { __typename } }',
          { input: { committeeId: gid(b), year: 2026, kind: 'PLAN', target: 3, expectedVersion: 0 } },
        );
        expect(data.setQuota.__typename).toBe('SetQuotaPayload');
      },
    ],
    [
      'reports',
      ({ b }) =>
        server.ask('boss', 'mutation ($input: SetObstaclesInput!) { setObstacles(input: $input) { __typename } }', {
          input: { committeeId: gid(b), validFrom: '2026-06-01', obstacles: ['ECONOMY'] },
        }),
    ],
    ['later decisions', ({ a }) => decide([{ rename: { committeeId: gid(a), name: 'A nữa' } }], '2026-06-01')],
  ])('once %s stand on it, and nothing of it changes', async (what, record) => {
    const tree = await plant();
    const id = await decide(changesOf(tree));
    await record(tree);
    await settle();
    const before = await digest();
    const answer = await undo(id);
    expect(answer.refusals).toEqual(
      expect.arrayContaining([
        { code: 'BUILT_UPON', message: expect.stringContaining(what), path: ['input', 'reorganisationId'] },
      ]),
    );
    expect(await digest()).toEqual(before);
  });
});
