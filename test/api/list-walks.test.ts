import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// Lists are walked page by page while rows move in their order, leave and come. Each list has its own way to do that.

let server: TestServer;
let tree: SmallTree;
let classId: string;
let programmeId: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await plantRows();
  for (const role of ['SUPERIOR_COMMITTEE', 'AUDITOR'] as const) await server.grant('walker', role, tree.province);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

const sql = <R extends object>(text: string, values: unknown[] = []) =>
  server.app.services.database.pool.query<R>(text, values);

const ROWS = 24;
const NAMES = ['An', 'Ân', 'Án', 'ân', 'Bình', 'Đinh 2', 'Đinh 10', 'Dinh', 'Hoa', 'Hòa', 'Hoà An', 'Úy', 'Ý', 'Ỷ'];
const nameOf = (n: number): string => `${['Lê', 'Lê Thị', 'Đỗ', 'Dương'][n % 4]} ${NAMES[n % NAMES.length]}`;
const dayOf = (n: number): string => `2025-${String((n % 6) + 1).padStart(2, '0')}-15`;

/** Some rows of everything, with many that are equal in what their list is sorted by. */
async function plantRows(): Promise<void> {
  const { commune, cellA } = tree;
  const [centre, one, other] = [randomUUID(), randomUUID(), randomUUID()];
  [classId, programmeId] = [randomUUID(), randomUUID()];
  await sql(`INSERT INTO training_centre (id, host_committee_id, name) VALUES ($1, $2, 'Trung tâm')`, [
    centre,
    commune,
  ]);
  await sql(`INSERT INTO inspection_programme (id, committee_id, year, status) VALUES ($1, $2, 2025, 'DRAFT')`, [
    programmeId,
    commune,
  ]);
  let before: string[] = [];
  for (let n = 0; n < ROWS; n += 1) {
    const [cell, person, row] = [randomUUID(), randomUUID(), n === 0 ? classId : randomUUID()];
    await sql(`INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01')`, [
      cell,
      n % 3 === 0 ? 'SUB_COMMITTEE' : 'CELL',
      nameOf(n),
    ]);
    await sql(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`, [
      cell,
      commune,
    ]);
    await sql(AREA, [nameOf(n), commune, n % 4 === 0 ? '2026-01-01' : null]);
    await sql(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, away_for_work, stage, stage_since)
       VALUES ($1, $2, $3, 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, false, $4::"CandidateStage", '2024-01-01')`,
      [person, cellA, nameOf(n), n % 2 === 0 ? 'WITHDRAWN' : 'SOURCE'],
    );
    await sql(
      `WITH who AS (
         INSERT INTO person (id, full_name, sex, birth_year, birth_month) VALUES ($1, $2, 'MALE', 1970, 5) RETURNING id
       )
       INSERT INTO member (id, person_id, committee_id, official_since, left_on, left_reason)
       SELECT gen_random_uuid(), id, $3, '2000-01-01', CASE WHEN $4 THEN date '2026-01-01' END,
         CASE WHEN $4 THEN 'LEFT'::"MemberLeft" END FROM who`,
      [randomUUID(), nameOf(n), cellA, n % 3 === 0],
    );
    if (n % 6 === 0) await sql(ERASE, [person]);
    await sql(
      `INSERT INTO training_class (id, centre_id, kind, title, starts_on, ends_on, capacity, status)
       VALUES ($1, $2, 'AWARENESS', 'Lớp', $3, $3, 50, 'PLANNED')`,
      [row, centre, dayOf(n)],
    );
    if (n % 4 !== 0) await sql(ENROL, [classId, person]);
    await sql(
      `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', '2024-01-01', 'test')`,
      [person, cellA, dayOf(n)],
    );
    await sql(
      `INSERT INTO inspection (id, programme_id, inspector_id, subject_id, kind, topic, due_on)
       VALUES (gen_random_uuid(), $1, $2, $3, 'FIELD_CHECK', 'x', $4)`,
      [programmeId, commune, cellA, n % 4 === 0 ? null : dayOf(n)],
    );
    await sql(PROGRAMME, [cell, 2020 + (n % 5)]);
    if (n % 2 === 0) await sql(TERM, [cell, dayOf(n)]);
    await sql(REVIEW, [cellA, dayOf(n)]);
    await sql(TRANSFER, [commune, cellA, dayOf(n)]);
    await sql(GRANT, [cellA, dayOf(n)]);
    await sql(LOG, n % 6 < 5 ? [one, [person], dayOf(n), ['CASE']] : [other, [person, ...before], dayOf(n), READ]);
    before = [person];
  }
  await sql(`SELECT place_committees('2026-11-23')`);
}

const AREA = `INSERT INTO area (id, kind, name, keeper_id, began_on, ended_on)
  VALUES (gen_random_uuid(), 'HAMLET', $1, $2, '2000-01-01', $3)`;
const ERASE = `WITH over AS (UPDATE candidate SET stage = 'WITHDRAWN' WHERE id = $1 RETURNING person_id)
  UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = now()
  WHERE id = (SELECT person_id FROM over)`;
const ENROL = `INSERT INTO enrolment (id, class_id, candidate_id, enrolled_by) VALUES (gen_random_uuid(), $1, $2, 'test')`;
const PROGRAMME = `INSERT INTO inspection_programme (id, committee_id, year, status) VALUES (gen_random_uuid(), $1, $2, 'DRAFT')`;
const REVIEW = `INSERT INTO source_review (id, committee_id, year, opened_on, opened_by, closed_on, closed_by, closed_at)
  VALUES (gen_random_uuid(), $1, 2025, $2, 'test', $2, 'test', now())`;
const TRANSFER = `INSERT INTO case_transfer (id, candidate_id, from_id, to_id, stage, reason, requested_on, document_number, answer_by,
    requested_by, state, answered_on, answered_by, answered_at)
  SELECT gen_random_uuid(), id, $1, $2, 'SOURCE', 'WORK', $3, '1', $3, 'test', 'WITHDRAWN', $3, 'test', now()
  FROM candidate ORDER BY id LIMIT 1`;
const GRANT = `INSERT INTO access_grant (id, subject, role, committee_id, granted_by, valid_from)
  VALUES (gen_random_uuid(), 'somebody', 'DASHBOARD', $1, 'test', $2)`;
const READ = ['IDENTITY', 'BACKGROUND'];
const LOG = `INSERT INTO access_look (viewer, persons, groups, operation, at) VALUES ($1, $2, $4, 'x', $3)`;

/** What can happen to a row of a list: `n` is a number by chance. */
interface Ways {
  move(id: string, n: number): Promise<unknown>;
  leave(id: string): Promise<unknown>;
  come(n: number): Promise<unknown>;
}

/** One of the rows that are not in the list now. */
const oneOf = (rows: string): string => `id = (SELECT id FROM ${rows} ORDER BY md5(id::text || $1) LIMIT 1)`;

const rename = async (id: string, n: number): Promise<unknown> =>
  n % 5 === 0
    ? sql(ERASE, [id])
    : sql(
        `WITH moved AS (UPDATE candidate SET stage_since = $3 WHERE id = $1 AND erased_at IS NULL RETURNING person_id)
         UPDATE person SET full_name = $2 WHERE id = (SELECT person_id FROM moved)`,
        [id, nameOf(n), dayOf(n)],
      );
const candidateOf = async (enrolment: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>('SELECT candidate_id AS id FROM enrolment WHERE id = $1', [enrolment]);
  return rows[0]?.id ?? '';
};

const committees: Ways = {
  move: (id, n) =>
    sql(
      `WITH named AS (UPDATE committee_form SET name = $2 WHERE committee_id = $1)
       UPDATE committee SET founded_on = $3 WHERE id = $1`,
      [id, nameOf(n), dayOf(n)],
    ),
  leave: (id) => sql(`UPDATE committee_form SET kind = 'SUB_COMMITTEE' WHERE committee_id = $1`, [id]),
  come: (n) =>
    sql(`UPDATE committee_form SET kind = 'CELL' WHERE ${oneOf(`committee_form WHERE kind = 'SUB_COMMITTEE'`)}`, [
      String(n),
    ]),
};
const areas: Ways = {
  move: (id, n) => sql('UPDATE area SET name = $2 WHERE id = $1', [id, nameOf(n)]),
  leave: (id) => sql(`UPDATE area SET ended_on = '2026-01-01' WHERE id = $1`, [id]),
  come: (n) => sql(`UPDATE area SET ended_on = NULL WHERE ${oneOf('area WHERE ended_on IS NOT NULL')}`, [String(n)]),
};
const candidates: Ways = {
  move: rename,
  leave: (id) => sql(`UPDATE candidate SET stage = 'OFF_LIST' WHERE id = $1`, [id]),
  come: (n) =>
    sql(`UPDATE candidate SET stage = 'WITHDRAWN' WHERE ${oneOf(`candidate WHERE stage = 'OFF_LIST'`)}`, [String(n)]),
};
const members: Ways = {
  move: (id, n) =>
    n % 5 === 0
      ? sql(
          `UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = now()
           WHERE id = (SELECT person_id FROM member WHERE id = $1)`,
          [id],
        )
      : sql(
          `UPDATE person SET full_name = $2 WHERE erased_at IS NULL AND id = (SELECT person_id FROM member WHERE id = $1)`,
          [id, nameOf(n)],
        ),
  leave: (id) => sql(`UPDATE member SET left_on = '2026-01-01', left_reason = 'LEFT' WHERE id = $1`, [id]),
  come: (n) =>
    sql(`UPDATE member SET left_on = NULL, left_reason = NULL WHERE ${oneOf('member WHERE left_on IS NOT NULL')}`, [
      String(n),
    ]),
};
const inspections: Ways = {
  move: (id, n) =>
    sql('UPDATE inspection SET due_on = $2, concluded_on = $2 WHERE id = $1', [id, n % 3 === 0 ? null : dayOf(n)]),
  leave: (id) =>
    sql(`UPDATE inspection SET status = 'CANCELLED', cancel_reason = 'x', programme_id = NULL WHERE id = $1`, [id]),
  come: (n) =>
    sql(
      `UPDATE inspection SET status = 'PLANNED', programme_id = $2 WHERE ${oneOf(`inspection WHERE status = 'CANCELLED'`)}`,
      [String(n), programmeId],
    ),
};
const classes: Ways = {
  move: (id, n) => sql('UPDATE training_class SET starts_on = $2, ends_on = $2 WHERE id = $1', [id, dayOf(n)]),
  leave: (id) => sql(`UPDATE training_class SET status = 'CANCELLED' WHERE id = $1`, [id]),
  come: (n) =>
    sql(`UPDATE training_class SET status = 'PLANNED' WHERE ${oneOf(`training_class WHERE status = 'CANCELLED'`)}`, [
      String(n),
    ]),
};
const enrolments: Ways = {
  move: async (id, n) => {
    await sql('UPDATE enrolment SET enrolled_at = $2 WHERE id = $1', [id, dayOf(n)]);
    await rename(await candidateOf(id), n);
  },
  leave: (id) => sql('DELETE FROM enrolment WHERE id = $1', [id]),
  come: (n) =>
    sql(
      `INSERT INTO enrolment (id, class_id, candidate_id, enrolled_by)
       SELECT gen_random_uuid(), $2, id, 'test' FROM candidate c
       WHERE NOT EXISTS (SELECT FROM enrolment WHERE candidate_id = c.id AND class_id = $2)
       ORDER BY md5(id::text || $1) LIMIT 1`,
      [String(n), classId],
    ),
};
const admissions: Ways = {
  move: (id, n) =>
    sql('UPDATE admission SET ceremony_on = $2::date, recorded_at = $2::date WHERE id = $1', [id, dayOf(n)]),
  leave: (id) => hadElsewhere('SELECT id, candidate_id AS person FROM admission WHERE id = $1', [id], tree.cellB),
  come: (n) =>
    hadElsewhere(
      `SELECT id, candidate_id AS person FROM admission WHERE ${oneOf('admission WHERE committee_id = $2')}`,
      [String(n), tree.cellB],
      tree.cellA,
    ),
};
/** The cases of admissions stood with another cell from the beginning, and so that one admitted. */
async function hadElsewhere(which: string, values: unknown[], cell: string): Promise<void> {
  const { rows } = await sql<{ id: string; person: string }>(which, values);
  const people = rows.map(({ person }) => person);
  await transferCases(server.app.services.database.pool, people, cell, '2001-01-01', (tx) =>
    tx.query('UPDATE admission SET committee_id = $2 WHERE id = ANY ($1)', [rows.map(({ id }) => id), cell]),
  );
}
const programmes: Ways = {
  move: (id, n) =>
    sql('UPDATE inspection_programme SET year = $2, issued_on = $3 WHERE id = $1', [
      id,
      2020 + (n % 5),
      n % 3 === 0 ? null : dayOf(n),
    ]),
  leave: (id) => sql('DELETE FROM inspection_programme WHERE id = $1 AND id <> $2', [id, programmeId]),
  come: (n) =>
    sql(
      `INSERT INTO inspection_programme (id, committee_id, year, status)
       SELECT gen_random_uuid(), id, 2020 + $1::integer % 5, 'DRAFT' FROM committee c
       WHERE NOT EXISTS (SELECT FROM inspection_programme WHERE committee_id = c.id) ORDER BY id LIMIT 1`,
      [n % 100],
    ),
};
// What a cell has reviewed is never rewritten; it leaves no list.
const sourceReviews: Ways = {
  move: () => Promise.resolve(),
  leave: () => Promise.resolve(),
  come: (n) => sql(REVIEW, [tree.cellA, dayOf(n)]),
};
// A request is never rewritten but for its answer; it leaves no list.
const transfers: Ways = {
  move: () => Promise.resolve(),
  leave: () => Promise.resolve(),
  come: (n) => sql(TRANSFER, [tree.commune, tree.cellA, dayOf(n)]),
};
// A grant is never rewritten but for its end.
const grants: Ways = {
  move: () => Promise.resolve(),
  leave: (id) => sql(`UPDATE access_grant SET valid_to = valid_from WHERE id = $1`, [id]),
  come: (n) => sql(GRANT, [tree.cellA, dayOf(n)]),
};
async function transfer(which: string, values: unknown[], to: string): Promise<void> {
  const { rows } = await sql<{ id: string | null }>(which, values);
  const ids = rows.flatMap(({ id }) => id ?? []);
  await transferCases(server.app.services.database.pool, ids, to, '2026-11-23');
}
// The log is never rewritten: entries leave with the person, for a committee elsewhere.
const accessLog: Ways = {
  move: () => Promise.resolve(),
  leave: (id) => transfer('SELECT candidate_id AS id FROM access_log WHERE id = $1', [id], tree.south),
  come: (n) =>
    transfer(
      `SELECT id FROM candidate WHERE ${oneOf('candidate WHERE committee_id = $2')}`,
      [String(n), tree.south],
      tree.cellA,
    ),
};

// What is due of a committee is reckoned from the last term that was set for it.
const TERM = `INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by)
  SELECT gen_random_uuid(), $1, coalesce(max(starts_on) + 1, '2000-01-01'), $2, 'x', 'test' FROM committee_term WHERE committee_id = $1`;
const terms: Ways = {
  move: (id, n) => sql(TERM, [id.replace('TERM_ENDS:', ''), dayOf(n)]),
  // A term is never rewritten, and leaves with its committee alone.
  leave: () => Promise.resolve(),
  come: async (n) => {
    const { rows } = await sql<{ id: string }>(
      `SELECT id FROM committee c WHERE NOT EXISTS (SELECT FROM committee_term WHERE committee_id = c.id)
       ORDER BY md5(id::text || $1) LIMIT 1`,
      [String(n)],
    );
    if (rows[0]) await sql(TERM, [rows[0].id, dayOf(n)]);
  },
};

interface Walked {
  /** Its field, as the schema has it. */
  field: string;
  /** Where it has several. */
  order?: string;
  /** One of its orders; the direction is tried by chance. */
  orderBy?: string;
  /** Around `ARGS`. */
  query(): string;
  ways: Ways;
}

const id = (type: string, of: string): string => JSON.stringify(globalId(type, of));
const ofCommittee = (committee: () => string, list: string) => (): string =>
  `node(id: ${id('Committee', committee())}) { ... on Committee { ${list} } }`;
const CELLS = 'kind: [CELL], ARGS';
const PEOPLE = 'stage: [SOURCE, WITHDRAWN], ARGS';
const within = (): string => `withinId: ${id('Committee', tree.commune)}`;
const lists: Walked[] = [
  { field: 'Query.committees', query: () => `list: committees(${CELLS})`, ways: committees },
  { field: 'Committee.subtree', query: ofCommittee(() => tree.commune, `list: subtree(${CELLS})`), ways: committees },
  { field: 'Committee.children', query: ofCommittee(() => tree.commune, `list: children(${CELLS})`), ways: committees },
  { field: 'Query.areas', query: () => 'list: areas(ARGS)', ways: areas },
  { field: 'Query.candidates', query: () => `list: candidates(${PEOPLE})`, ways: candidates },
  {
    field: 'Query.candidates',
    order: ' by family name',
    query: () => `list: candidates(order: FAMILY_NAME, ${PEOPLE})`,
    ways: candidates,
  },
  {
    field: 'Committee.candidates',
    query: ofCommittee(() => tree.commune, `list: candidates(${PEOPLE})`),
    ways: candidates,
  },
  { field: 'Committee.members', query: ofCommittee(() => tree.commune, 'list: members(ARGS)'), ways: members },
  { field: 'Query.inspections', query: () => 'list: inspections(status: [PLANNED], ARGS)', ways: inspections },
  {
    field: 'Committee.inspections',
    query: ofCommittee(() => tree.commune, 'list: inspections(status: [PLANNED], ARGS)'),
    ways: inspections,
  },
  {
    field: 'InspectionProgramme.inspections',
    query: () =>
      `node(id: ${id('InspectionProgramme', programmeId)}) { ... on InspectionProgramme { list: inspections(ARGS) } }`,
    ways: inspections,
  },
  {
    field: 'Query.inspectionProgrammes',
    query: () => `list: inspectionProgrammes(${within()}, ARGS)`,
    ways: programmes,
  },
  { field: 'Query.trainingClasses', query: () => 'list: trainingClasses(status: [PLANNED], ARGS)', ways: classes },
  {
    field: 'Committee.trainingClasses',
    query: ofCommittee(() => tree.commune, 'list: trainingClasses(status: [PLANNED], ARGS)'),
    ways: classes,
  },
  ...['', 'order: FAMILY_NAME, '].map((order) => ({
    field: 'TrainingClass.enrolments',
    order: order && ' by family name',
    query: () =>
      `node(id: ${id('TrainingClass', classId)}) { ... on TrainingClass { list: enrolments(${order}ARGS) } }`,
    ways: enrolments,
  })),
  {
    field: 'Query.admissions',
    query: () => `list: admissions(withinId: ${id('Committee', tree.cellA)}, ARGS)`,
    ways: admissions,
  },
  { field: 'Committee.admissions', query: ofCommittee(() => tree.cellA, 'list: admissions(ARGS)'), ways: admissions },
  {
    field: 'Committee.sourceReviews',
    query: ofCommittee(() => tree.cellA, 'list: sourceReviews(ARGS)'),
    ways: sourceReviews,
  },
  {
    field: 'Committee.transfersIn',
    query: ofCommittee(() => tree.cellA, 'list: transfersIn(ARGS)'),
    ways: transfers,
  },
  {
    field: 'Committee.transfersOut',
    query: ofCommittee(() => tree.commune, 'list: transfersOut(ARGS)'),
    ways: transfers,
  },
  { field: 'Query.deadlines', query: () => 'list: deadlines(kind: [TERM_ENDS], ARGS)', ways: terms },
  {
    field: 'Query.watchList',
    query: () => `list: watchList(${within()}, kinds: [TERM_ENDS], termDays: 1000, ARGS)`,
    ways: terms,
  },
  { field: 'Query.grants', query: () => `list: grants(${within()}, ARGS)`, ways: grants },
  { field: 'Query.accessLog', query: () => `list: accessLog(${within()}, ARGS)`, ways: accessLog },
];

/** Each order of each type, walked on the first list that has it. */
const ordered: Walked[] = [...new Map(lists.toReversed().map((list) => [orderTypeOf(list) ?? '', list]))].flatMap(
  ([type, list]) => {
    const input = schema.getType(type);
    return isInputObjectType(input)
      ? Object.keys(input.getFields()).map((order) => ({ ...list, order: ` by ${order}`, orderBy: order }))
      : [];
  },
);

function orderTypeOf({ field }: Walked): string | null {
  const [type = '', name = ''] = field.split('.');
  const owner = schema.getType(type);
  if (!isObjectType(owner)) throw new Error(`there is no type ${type}`);
  const argument = owner.getFields()[name]?.args.find((one) => one.name === 'orderBy');
  // What is due, and what is watched, has one order.
  if (argument === undefined && !['deadlines', 'watchList'].includes(name))
    throw new Error(`${field} cannot be sorted`);
  return argument === undefined ? null : getNamedType(argument.type).name;
}

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { id: string } }[];
}

const SELECTION =
  '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }';

/** One page, and the whole list as it is at that moment. */
async function ask(list: Walked, args: string): Promise<{ page: Page; whole: string[] }> {
  const text = (one: string): string =>
    list.query().replace(/list: (\w+)\(([^)]*)ARGS\)/, `list: $1($2${one}) ${SELECTION}`);
  const [page, whole] = await Promise.all(
    [args, 'first: 100'].map(async (one): Promise<Page> => {
      const { data, errors } = await server.ask('walker', `{ ${text(one)} }`);
      expect(errors).toBeUndefined();
      return (data.node ?? data).list;
    }),
  );
  if (!page || !whole) throw new Error('two pages were asked for');
  // The count is that of the whole list, wherever the page begins.
  expect(page.totalCount).toBe(whole.edges.length);
  expect(whole).toMatchObject({ totalCount: whole.edges.length, pageInfo: { hasNextPage: false } });
  return { page, whole: whole.edges.map(({ node }) => node.id) };
}

const plain = (global: string): string => Buffer.from(global, 'base64url').toString().replace(/^\w+:/, '');

const happenings = fc.array(
  fc.record({ way: fc.constantFrom('move', 'leave', 'come', 'move'), row: fc.nat(), n: fc.nat(1000) }),
  { minLength: 1, maxLength: 3 },
);
const walks = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  direction: fc.constantFrom('ASC', 'DESC'),
  forward: fc.boolean(),
  between: fc.array(happenings, { minLength: 30, maxLength: 30 }),
});

describe('a walk through a list while rows move, leave and come', () => {
  it.each([...lists, ...ordered].map((list) => [`${list.field}${list.order ?? ''}`, list] as const))(
    'shows every row of %s that stays, once and in order',
    async (_name, list) => {
      await fc.assert(
        fc.asyncProperty(walks, ({ size, forward, direction, between }) =>
          walk(sorted(list, direction), size, forward, between),
        ),
        // What failed cannot be tried again with less: rows have moved meanwhile.
        { numRuns: 1, seed: 20261126, endOnFailure: true },
      );
    },
  );
});

/** The same list, asked for in its order. */
function sorted(list: Walked, direction: string): Walked {
  const { orderBy } = list;
  if (orderBy === undefined) return list;
  return { ...list, query: () => list.query().replace('ARGS', `orderBy: { ${orderBy}: ${direction} }, ARGS`) };
}

async function walk(
  list: Walked,
  size: number,
  forward: boolean,
  between: { way: 'move' | 'leave' | 'come'; row: number; n: number }[][],
): Promise<void> {
  const { whole: before } = await ask(list, 'first: 1');
  expect(before.length).toBeGreaterThan(5);
  const touched = new Set<string>();
  const seen: string[] = [];
  let now = before;
  // An entry of the log leaves with its person, as all of that person do: whoever comes back may stand behind the walk.
  let always = before;
  let place: string | null = null;
  for (let n = 0; ; n += 1) {
    const from: string = place === null ? '' : `${forward ? 'after' : 'before'}: "${place}", `;
    const { page, whole } = await ask(list, `${from}${forward ? 'first' : 'last'}: ${size}`);
    now = whole;
    always = always.filter((one) => whole.includes(one));
    const rows = page.edges.map(({ node }) => node.id);
    // What is shown is a piece of the list as it is now.
    const begins = whole.indexOf(rows[0] ?? '');
    expect(rows).toEqual(rows.length === 0 ? [] : whole.slice(begins, begins + rows.length));
    const more = forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    expect(more).toBe(rows.length > 0 && (forward ? begins + rows.length < whole.length : begins > 0));
    if (more) expect(rows).toHaveLength(size);
    expect(page.pageInfo).toMatchObject({
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    });
    seen.splice(forward ? seen.length : 0, 0, ...rows);
    if (!more) break;
    place = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
    const [first, ...others] = between[n % between.length] ?? [];
    // The row at the place itself, then any other.
    const at = forward ? rows.at(-1) : rows[0];
    for (const { way, row, n: chance } of first ? [{ ...first, way: 'move' as const }, ...others] : []) {
      const chosen = touched.size === 0 || row % 3 === 0 ? at : whole[row % whole.length];
      const count = now.length - touched.size;
      if (way === 'come' || count < 8) await list.ways.come(chance);
      else await list.ways[way](plain(chosen ?? ''), chance);
      if (chosen !== undefined) touched.add(chosen);
    }
  }
  const stayed = always.filter((one) => !touched.has(one));
  expect(seen.filter((one) => stayed.includes(one))).toEqual(stayed);
}

it('every list of the schema is walked', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .map(({ name }) => `${type.name}.${name}`),
    );
  // `Query.admissions` and `Query.candidates` with one condition more, and a list of reckoned rows: tried in test/quota/counted-cases.test.ts,
  // test/statistics/case-report.test.ts and test/deadline/regulation-impact.test.ts.
  const counted = ['CountedCases.cases', 'RegulationImpact.cases', 'QuotaProgress.admissions', 'QuotaProgress.waiting'];
  expect(new Set([...lists.map(({ field }) => field), ...counted])).toEqual(new Set(fields));
});

describe('a list whose rows are not looked at', () => {
  it.each([
    '{ inspectionProgrammes(first: 60) { edges { node { inspections(first: 1) { edges { cursor } } } } } }',
    '{ inspectionProgrammes(first: 60) { edges { node { inspections(first: 1) { edges { __typename } } } } } }',
    '{ inspectionProgrammes(first: 60) { edges { node { inspections(first: 1) { pageInfo { endCursor } } } } } }',
    '{ inspectionProgrammes(first: 60) { edges { node { a: inspections { totalCount } b: inspections(first: 1) { edges { cursor } } } } } }',
    '{ trainingClasses(first: 60) { edges { node { enrolments(first: 1) { edges { cursor } pageInfo { hasNextPage } } } } } }',
    '{ committees(first: 60) { edges { node { admissions(first: 1) { edges { cursor } } } } } }',
    '{ committees { edges { cursor } } candidates { edges { cursor } } trainingClasses { pageInfo { endCursor } } }',
  ])('is answered all the same: %s', async (query) => {
    const { data, errors } = await server.ask('walker', query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/cursor|totalCount|__typename|endCursor|hasNextPage/i);
  });
});

describe('a cursor', () => {
  const pageOf = async (subject: string, list: string) => {
    const { data, errors } = await server.ask(subject, `{ list: ${list} ${SELECTION} }`);
    return { page: data?.list as Page, code: errors?.[0]?.extensions?.code };
  };
  const placeIn = async (list: string): Promise<string> =>
    JSON.stringify((await pageOf('walker', list)).page.pageInfo.endCursor);

  const PLACED = 'stage: [SOURCE, WITHDRAWN]';

  it('of another order or another filter is refused in words that say so', async () => {
    const place = await placeIn(`candidates(first: 3, ${PLACED})`);
    const said = async (args: string): Promise<string | undefined> => {
      const { errors } = await server.ask(
        'walker',
        `{ candidates(${args}, after: ${place}) { totalCount edges { cursor } } }`,
      );
      return errors?.[0]?.message;
    };
    expect(await said(PLACED)).toBeUndefined();
    expect(await said(`orderBy: { givenName: ASC }, ${PLACED}`)).toBeUndefined();
    expect(await said(`orderBy: { givenName: DESC }, ${PLACED}`)).toMatch(/in another order: begin anew/);
    expect(await said('stage: [WITHDRAWN]')).toMatch(/with another filter: begin anew/);
    expect(await said('first: 3')).toMatch(/with another filter: begin anew/);
  });

  it('of another list or another order is refused', async () => {
    const byGivenName = await placeIn('candidates(first: 3)');
    const ofCommittees = await placeIn('committees(first: 3)');
    expect((await pageOf('walker', `candidates(after: ${byGivenName})`)).code).toBeUndefined();
    for (const list of [
      `candidates(order: FAMILY_NAME, after: ${byGivenName})`,
      `candidates(order: FAMILY_NAME, last: 1, before: ${byGivenName})`,
      `candidates(after: ${ofCommittees})`,
      `committees(after: ${byGivenName})`,
    ]) {
      expect([list, (await pageOf('walker', list)).code]).toEqual([list, 'INVALID_INPUT']);
    }
  });

  it('on both sides leaves what lies between', async () => {
    const { page } = await pageOf('walker', 'committees(first: 9)');
    const [from, to] = [page.edges[1]?.cursor, page.edges[7]?.cursor];
    const between = page.edges.slice(2, 7);
    const ends = `after: "${from}", before: "${to}"`;
    expect((await pageOf('walker', `committees(first: 100, ${ends})`)).page.edges).toEqual(between);
    expect((await pageOf('walker', `committees(last: 2, ${ends})`)).page.edges).toEqual(between.slice(-2));
    const turned = `after: "${to}", before: "${from}"`;
    expect((await pageOf('walker', `committees(${turned})`)).page).toMatchObject({
      edges: [],
      totalCount: page.totalCount,
    });
  });

  it('is a place and not a row: where others see that row, a viewer goes on with what it sees itself', async () => {
    await server.grant('neighbour', 'GRASSROOTS_COMMITTEE', tree.commune);
    const whole = (await pageOf('neighbour', 'committees(first: 100)')).page;
    const { page } = await pageOf('walker', 'committees(first: 100)');
    const hidden = page.edges.findIndex(({ node }) => node.id === globalId('Committee', tree.north));
    const seen = new Set(whole.edges.map(({ node }) => node.id));
    expect(seen.has(page.edges[hidden]?.node.id ?? '')).toBe(false);
    const after = await pageOf('neighbour', `committees(first: 100, after: "${page.edges[hidden]?.cursor}")`);
    expect(after.page.totalCount).toBe(whole.totalCount);
    expect(after.page.edges.map(({ node }) => node.id)).toEqual(
      page.edges.slice(hidden + 1).flatMap(({ node }) => (seen.has(node.id) ? [node.id] : [])),
    );
  });
});

it('the people of a class come with their names beside their places', async () => {
  const { data, errors } = await server.ask(
    'walker',
    `{ node(id: ${id('TrainingClass', classId)}) { ... on TrainingClass {
         named: enrolments(first: 100) { edges { cursor node { id candidate { stage committee { id } fullName } } } }
         bare: enrolments(first: 100) { edges { node { candidate { fullName } } } } } } }`,
  );
  expect(errors).toBeUndefined();
  const names = (list: 'named' | 'bare') =>
    data.node[list].edges.map(
      ({ node }: { node: { candidate: { fullName: string | null } } }) => node.candidate.fullName,
    );
  expect(names('named')).toEqual(names('bare'));
  const { rows } = await sql<{ name: string | null }>(
    `SELECT full_name AS name FROM enrolment e JOIN candidate c ON c.id = e.candidate_id WHERE class_id = $1
     ORDER BY given_name, full_name, e.id`,
    [classId],
  );
  expect(names('named')).toEqual(rows.map(({ name }) => name));
  expect(new Set(data.node.named.edges.map(({ cursor }: { cursor: string }) => cursor)).size).toBe(rows.length);
});
