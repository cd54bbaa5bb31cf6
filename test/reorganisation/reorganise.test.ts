import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Each kind of change, on trees of their own below one province. The server's day is 2026-11-23, and the day of the database
// is the real one: what is decided lies before both.

const ON = '2026-03-01';
const DECISION = { number: '7-QĐ/TU', issuedOn: '2026-02-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp tổ chức đảng' };
const REORGANISE = `mutation ($input: ReorganiseInput!, $key: String) { answer: reorganise(input: $input, key: $key) {
  __typename
  ... on ReorganisePayload { cursor repeated
    reorganisation { id state decisionNumber effectiveOn changes { kind bodies { name } to { name } name } lineage { kind on fromName toName } }
    plan {
      founded { body { ref name } under { name } } ended { body { name } successors { name } }
      moved { body { name } from { name } to { name } } renamed { body { name } before } retyped { body { name } kind }
      roles { grantId subject role body { name } outcome to { name } } officers { personName title reason to { name } }
      quotas { year target } cases { body { name } to { name } count } warnings { code message body { name } }
      figures { body { name } year before after }
    }
  }
  ... on RuleViolation { refusals { code message path } }
  ... on InvalidInput { mistakes { message path } }
  ... on UserError { code message path } } }`;

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

const found = (kind: string, name: string, parent: string | null, on?: string): Promise<string> =>
  foundCommittee(server, kind, name, parent, on);

/** A district with two communes of two cells each. */
async function plant(): Promise<Record<'district' | 'one' | 'two' | 'a' | 'b' | 'c' | 'd', string>> {
  const district = await found('SUPERIOR', 'Đảng bộ huyện', province);
  const one = await found('GRASSROOTS_COMMITTEE', 'Đảng bộ xã Một', district);
  const two = await found('GRASSROOTS_COMMITTEE', 'Đảng bộ xã Hai', district);
  const [a, b] = [await found('CELL', 'Chi bộ A', one), await found('CELL', 'Chi bộ B', one)];
  const [c, d] = [await found('CELL', 'Chi bộ C', two), await found('CELL', 'Chi bộ D', two)];
  return { district, one, two, a, b, c, d };
}

const gid = (id: string): string => globalId('Committee', id);
const body = (id: string): object => ({ committeeId: gid(id) });

async function decide(changes: object[], more: object = {}, subject = 'boss', key: string | null = null) {
  const input = { decision: DECISION, effectiveOn: ON, changes, ...more };
  const { data, errors } = await server.ask(subject, REORGANISE, { input, key });
  expect(errors).toBeUndefined();
  return data.answer;
}

const refusalsOf = ({ refusals = [] }: { refusals?: { code: string; path: string[] }[] }): [string, string][] =>
  refusals.map(({ code, path }) => [code, path.slice(1).join('.')]);

async function standing(id: string) {
  const [row] = await sql<{ parent: string | null; kind: string; name: string; closed: string | null }>(
    `SELECT c.parent_id AS parent, c.kind::text AS kind, c.name, c.closed_on::text AS closed FROM committee c WHERE id = $1`,
    [id],
  );
  return row;
}

async function admitted(id: string, year = 2026): Promise<number> {
  const { data } = await server.ask(
    'boss',
    'query ($id: ID!, $year: Int!) { quotaBoard(committeeId: $id, year: $year, depth: SELF) { rows { admitted } } }',
    { id: gid(id), year },
  );
  return data.quotaBoard.rows[0].admitted;
}

describe('each kind of change', () => {
  it('communes merge into a new one: their cells come along, figures of days before stay', async () => {
    const { district, one, two, a, c } = await plant();
    await admitOn(server.app.services.database.pool, a, '2026-02-01');
    await admitOn(server.app.services.database.pool, c, '2026-04-01');
    const changes = [
      { merge: { committeeIds: [gid(one), gid(two)], into: { ref: 'x' } } },
      {
        found: {
          ref: 'x',
          kind: 'GRASSROOTS_COMMITTEE',
          name: 'Đảng bộ xã Mới'.normalize('NFD'),
          code: '04345',
          under: body(district),
        },
      },
    ];
    const { plan, reorganisation } = await decide(changes);
    expect(plan).toMatchObject({
      founded: [{ body: { ref: 'x', name: 'Đảng bộ xã Mới' }, under: { name: 'Đảng bộ huyện' } }],
      ended: [
        { body: { name: 'Đảng bộ xã Hai' }, successors: [{ name: 'Đảng bộ xã Mới' }] },
        { body: { name: 'Đảng bộ xã Một' }, successors: [{ name: 'Đảng bộ xã Mới' }] },
      ],
    });
    expect(plan.moved.map(({ body: { name } }: { body: { name: string } }) => name).sort()).toEqual([
      'Chi bộ A',
      'Chi bộ B',
      'Chi bộ C',
      'Chi bộ D',
    ]);
    expect(plan.figures).toEqual([{ body: { name: 'Đảng bộ xã Hai' }, year: 2026, before: 1, after: 0 }]);
    expect(reorganisation).toMatchObject({
      state: 'IN_FORCE',
      decisionNumber: '7-QĐ/TU',
      lineage: [
        { kind: 'MERGE', on: ON, fromName: 'Đảng bộ xã Hai', toName: 'Đảng bộ xã Mới' },
        { kind: 'MERGE', on: ON, fromName: 'Đảng bộ xã Một', toName: 'Đảng bộ xã Mới' },
      ],
    });
    const [made] = await sql<{ id: string }>(`SELECT committee_id AS id FROM committee_code WHERE code = '04345'`);
    expect(await standing(a)).toMatchObject({ parent: made?.id });
    expect(await standing(one)).toMatchObject({ closed: ON });
    expect([
      await admitted(one),
      await admitted(two),
      await admitted(made?.id ?? ''),
      await admitted(district),
    ]).toEqual([1, 0, 1, 2]);
  });

  it('into one that stands: it goes on with the cells of the other, and is a successor', async () => {
    const { one, two, c } = await plant();
    const { reorganisation } = await decide([{ merge: { committeeIds: [gid(two)], into: body(one) } }]);
    expect(reorganisation.lineage).toEqual([
      { kind: 'MERGE', on: ON, fromName: 'Đảng bộ xã Hai', toName: 'Đảng bộ xã Một' },
    ]);
    expect(await standing(c)).toMatchObject({ parent: one });
    expect(await standing(one)).toMatchObject({ closed: null });
    const { data } = await server.ask(
      'boss',
      `query ($id: ID!) { committee(id: $id) { predecessors { fromName from { id } } successors { toName } reorganisations { decisionNumber } } }`,
      { id: gid(one) },
    );
    expect(data.committee).toMatchObject({
      predecessors: [{ fromName: 'Đảng bộ xã Hai' }],
      successors: [],
      reorganisations: [{ decisionNumber: '7-QĐ/TU' }],
    });
  });

  it('a district is dissolved, its communes come under the province; one is renamed, a cell retyped', async () => {
    const { district, one, two, a } = await plant();
    const answer = await decide([
      { dissolve: { committeeId: gid(district), successors: [body(one), body(two)] } },
      { reparent: { committeeIds: [gid(one), gid(two), gid(a)], under: body(province) } },
      { rename: { committeeId: gid(one), name: 'Đảng bộ phường Một', shortName: 'Một' } },
      { retype: { committeeId: gid(a), kind: 'GRASSROOTS_CELL' } },
    ]);
    expect(answer.plan).toMatchObject({
      renamed: [{ body: { name: 'Đảng bộ phường Một' }, before: 'Đảng bộ xã Một' }],
      retyped: [{ body: { name: 'Chi bộ A' }, kind: 'GRASSROOTS_CELL' }],
    });
    expect(await standing(one)).toMatchObject({ parent: province, name: 'Đảng bộ phường Một' });
    expect(await standing(a)).toMatchObject({ parent: province, kind: 'GRASSROOTS_CELL' });
    expect(await standing(district)).toMatchObject({ closed: ON });
  });

  it('a cell is split: cases and officers by name', async () => {
    const { one, a } = await plant();
    const { prisma } = server.app.services.database;
    const people: string[] = [];
    for (const _ of 'xy') people.push(await plantPerson(prisma, { committeeId: a, stage: 'DOSSIER' }));
    const officer = await prisma.officer.create({
      data: { committeeId: a, personName: 'Lò Văn Thử', title: 'SECRETARY', validFrom: new Date('2020-01-01') },
    });
    const founded = (ref: string) => ({ found: { ref, kind: 'CELL', name: `Chi bộ ${ref}`, under: body(one) } });
    const part = (ref: string, n: number) => ({ to: { ref }, candidateIds: [globalId('Candidate', people[n] ?? '')] });
    const split = (parts: object[]) => [founded('A1'), founded('A2'), { split: { committeeId: gid(a), parts } }];
    expect(refusalsOf(await decide(split([part('A1', 0), { to: { ref: 'A2' } }])))).toEqual([
      ['CASES_LEFT_BEHIND', 'changes.2.split'],
    ]);
    const answer = await decide(
      split([part('A1', 0), { ...part('A2', 1), officerIds: [globalId('Officer', officer.id)], memberCount: 9 }]),
    );
    expect(answer.plan).toMatchObject({
      officers: [{ personName: 'Lò Văn Thử', title: 'SECRETARY', reason: 'MOVED', to: { name: 'Chi bộ A2' } }],
      cases: [
        { to: { name: 'Chi bộ A1' }, count: 1 },
        { to: { name: 'Chi bộ A2' }, count: 1 },
      ],
    });
    const rows = await sql<{ name: string }>(
      `SELECT k.name FROM candidate c JOIN committee k ON k.id = c.committee_id WHERE c.id = ANY ($1) ORDER BY k.name`,
      [people],
    );
    expect(rows).toEqual([{ name: 'Chi bộ A1' }, { name: 'Chi bộ A2' }]);
  });
});

describe('roles on a body that ends', () => {
  it('go to the one successor, end where the decision says so, and where no such role is there', async () => {
    const { district, one, two } = await plant();
    for (const subject of ['first', 'second']) await server.grant(subject, 'GRASSROOTS_COMMITTEE', one);
    await server.grant('first', 'GRASSROOTS_COMMITTEE', two);
    await server.grant('officer of the district', 'SUPERIOR_COMMITTEE', district);
    const [second] = await sql<{ id: string }>(`SELECT id FROM access_grant WHERE subject = 'second'`);
    const { plan } = await decide(
      [
        {
          found: { ref: 'x', kind: 'GRASSROOTS_COMMITTEE', name: 'Đảng bộ xã Mới', under: body(province) },
        },
        { merge: { committeeIds: [gid(one), gid(two)], into: { ref: 'x' } } },
        { dissolve: { committeeId: gid(district), successors: [{ ref: 'x' }] } },
      ],
      { roles: [{ grantId: globalId('Grant', second?.id ?? ''), outcome: 'ENDS' }] },
    );
    const told = plan.roles.map(
      ({ subject, outcome }: { subject: string; outcome: string }) => `${subject} ${outcome}`,
    );
    expect(told.sort()).toEqual(['first GOES_TO', 'first GOES_TO', 'officer of the district ENDS', 'second ENDS']);
    const held = await sql<{ subject: string; name: string }>(
      `SELECT g.subject, k.name FROM access_grant g JOIN committee k ON k.id = g.committee_id
       WHERE g.ended_by IS NULL AND k.founded_on > '2026-01-01' AND g.subject IN ('first', 'second')`,
    );
    expect(held).toEqual([{ subject: 'first', name: 'Đảng bộ xã Mới' }]);
    const { data } = await server.ask('second', 'query ($id: ID!) { committee(id: $id) { name } }', { id: gid(one) });
    expect(data.committee).toBeNull();
  });
});

describe('what cannot be', () => {
  it('all that refuses is told at once, each at its change, and nothing is done', async () => {
    const { district, one, two, a, b } = await plant();
    const late = await found('CELL', 'Chi bộ Muộn', one, '2026-05-01');
    const before = await sql('SELECT count(*) AS n FROM committee_placement');
    const answer = await decide([
      { reparent: { committeeIds: [gid(district)], under: body(one) } },
      { merge: { committeeIds: [gid(two)], into: body(one) } },
      { rename: { committeeId: gid(two), name: 'Tên khác' } },
      { reparent: { committeeIds: [gid(a)], under: body(two) } },
      { reparent: { committeeIds: [gid(b)], under: body(province) } },
      { rename: { committeeId: gid(late), name: 'Tên khác' } },
    ]);
    expect(answer.code).toBe('BEFORE_FOUNDATION');
    expect(refusalsOf(answer).sort()).toEqual([
      ['BEFORE_FOUNDATION', 'changes.5.rename.committeeId'],
      ['PARENT_ENDS', 'changes.3.reparent.under'],
      ['PARENT_KIND_NOT_ALLOWED', 'changes.0.reparent.committeeIds.0'],
      ['PARENT_KIND_NOT_ALLOWED', 'changes.4.reparent.committeeIds.0'],
      ['REORGANISED_TWICE', 'changes.2.rename.committeeId'],
      ['STANDS_BELOW_ITSELF', 'changes.0.reparent.committeeIds.0'],
    ]);
    expect(await sql('SELECT count(*) AS n FROM committee_placement')).toEqual(before);
  });

  it('a form has its mistakes told by its fields', async () => {
    const { one } = await plant();
    const answer = await decide(
      [
        { found: { ref: 'x', kind: 'CELL', name: ' ', under: { ref: 'y' } } },
        { reparent: { committeeIds: ['abc'], under: body(one) } },
      ],
      { effectiveOn: '2026-02-30' },
    );
    expect(answer.mistakes.map(({ path }: { path: string[] }) => path.slice(1).join('.'))).toEqual([
      'effectiveOn',
      'changes.0.found.name',
      'changes.1.reparent.committeeIds.0',
    ]);
    const refs = await decide([
      { found: { ref: 'x', kind: 'CELL', name: 'Một', under: { ref: 'y' } } },
      { found: { ref: 'x', kind: 'CELL', name: 'Hai', under: body(one) } },
    ]);
    expect(refs.mistakes.map(({ path }: { path: string[] }) => path.slice(1).join('.'))).toEqual([
      'changes.1.found.ref',
      'changes.0.found.under.ref',
    ]);
  });

  it('a child is not left below a body that ends, nor a code given that means another', async () => {
    const { district, one, two } = await plant();
    const made = await decide([
      { found: { ref: 'x', kind: 'GRASSROOTS_COMMITTEE', name: 'Đảng bộ xã', code: '00001', under: body(district) } },
    ]);
    expect(made.__typename).toBe('ReorganisePayload');
    const answer = await decide([
      { dissolve: { committeeId: gid(one) } },
      { found: { ref: 'x', kind: 'GRASSROOTS_COMMITTEE', name: 'Đảng bộ xã', code: '00001', under: body(district) } },
    ]);
    expect(refusalsOf(answer)).toEqual([
      ['CHILDREN_LEFT_BEHIND', 'changes.0.dissolve'],
      ['CODE_IN_USE', 'changes.1.found.code'],
    ]);
    expect(answer.refusals[0].message).toContain('“Chi bộ A”, “Chi bộ B”');
    await decide([{ merge: { committeeIds: [gid(two)], into: body(one) } }]);
    const ended = await decide([{ rename: { committeeId: gid(two), name: 'Tên' } }], { effectiveOn: '2026-04-01' });
    expect(ended).toMatchObject({ code: 'COMMITTEE_ENDED' });
    expect(ended.message).toContain('Đảng bộ xã Một');
    const earlier = await decide([{ rename: { committeeId: gid(one), name: 'Tên' } }], { effectiveOn: '2026-02-01' });
    expect(earlier).toMatchObject({ code: 'LATER_DECISION' });
  });

  it('a body in which somebody was admitted since has not ended before', async () => {
    const { one, a, b } = await plant();
    await admitOn(server.app.services.database.pool, a, '2026-04-01');
    expect(refusalsOf(await decide([{ merge: { committeeIds: [gid(a)], into: body(b) } }]))).toEqual([
      ['ADMITTED_SINCE', 'changes.0'],
    ]);
    expect(await standing(a)).toMatchObject({ parent: one });
  });

  it('names come composed, however they were typed', async () => {
    const { district, a } = await plant();
    const typed = (name: string): string => name.normalize('NFD');
    const [commune, cell, title] = ['Đảng bộ xã Tân Hợp', 'Chi bộ thôn Đồng Quẻ', 'Về sắp xếp tổ chức đảng'];
    const answer = await decide(
      [
        { found: { ref: 'x', kind: 'GRASSROOTS_COMMITTEE', name: typed(commune), under: body(district) } },
        { rename: { committeeId: gid(a), name: typed(cell) } },
      ],
      { decision: { ...DECISION, title: typed(title), issuer: typed('Ban Thường vụ Tỉnh ủy') } },
    );
    expect(answer.plan.founded).toEqual([{ body: { ref: 'x', name: commune }, under: { name: 'Đảng bộ huyện' } }]);
    expect(answer.plan.renamed).toEqual([{ body: { name: cell }, before: 'Chi bộ A' }]);
    expect(await standing(a)).toMatchObject({ name: cell });
    expect(
      await sql(
        `SELECT (SELECT count(*)::integer FROM committee_form WHERE name IN ($1, $2)) AS forms,
           (SELECT count(*)::integer FROM reorganisation WHERE title = $3 AND issuer = 'Ban Thường vụ Tỉnh ủy') AS decisions`,
        [commune, cell, title],
      ),
    ).toEqual([{ forms: 2, decisions: 1 }]);
  });

  it('boards are untouched by what is refused: the feed takes no step for it', async () => {
    const { one, two, a } = await plant();
    const position = async () => {
      await server.app.services.feed.settle();
      return sql('SELECT seq, (SELECT count(*)::integer FROM feed_pending) AS pending FROM feed_head');
    };
    const before = await position();
    const answer = await decide([
      { merge: { committeeIds: [gid(one)], into: body(two) } },
      { rename: { committeeId: gid(a), name: 'Tên khác' } },
      { reparent: { committeeIds: [gid(two)], under: body(a) } },
    ]);
    expect(answer.__typename).toBe('RuleViolation');
    expect(await position()).toEqual(before);
  });

  it('it is decided from above; a root changes itself, and what is hidden looks like what is missing', async () => {
    const { district, one, a } = await plant();
    await server.grant('commune', 'GRASSROOTS_COMMITTEE', one);
    await server.grant('district', 'SUPERIOR_COMMITTEE', district);
    const rename = (id: string) => [{ rename: { committeeId: gid(id), name: 'Tên khác' } }];
    for (const more of [{}, { dryRun: true }]) {
      expect(await decide(rename(a), more, 'commune')).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide(rename(district), more, 'district')).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide(rename(province), more, 'district')).toMatchObject({ code: 'NOT_FOUND' });
      expect(await decide(rename(randomUUID()), more, 'district')).toMatchObject({ code: 'NOT_FOUND' });
    }
    const founding = [{ found: { ref: 'x', kind: 'GRASSROOTS_CELL', name: 'Chi bộ', under: body(district) } }];
    expect(await decide(founding, {}, 'district')).toMatchObject({ __typename: 'ReorganisePayload' });
    expect(await decide(rename(province), { dryRun: true })).toMatchObject({ __typename: 'ReorganisePayload' });
  });
});

it('a repeat under the same key does nothing twice, and tells the decision', async () => {
  const { one, a } = await plant();
  const changes = [{ rename: { committeeId: gid(a), name: 'Chi bộ Mới' } }];
  const first = await decide(changes, {}, 'boss', 'k1');
  const again = await decide(changes, {}, 'boss', 'k1');
  expect(again).toMatchObject({ repeated: true, plan: null, reorganisation: { id: first.reorganisation.id } });
  expect(await standing(a)).toMatchObject({ parent: one, name: 'Chi bộ Mới' });
});
