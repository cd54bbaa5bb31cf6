import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The roll of a cell: whoever is admitted comes onto it, and follows the case; who is looked at there is in the access log.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('wall', 'DASHBOARD', tree.commune);
  await server.grant('auditor', 'AUDITOR', tree.north);
  await server.grant('auditor of a cell', 'AUDITOR', tree.cellB);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => {
  expect(await feedDifferences(server)).toEqual([]);
  expect(await rows(UNLIKE)).toEqual([]);
});

/** Members who are not what their case or their person says. */
const UNLIKE = `
  SELECT m.id FROM member m LEFT JOIN candidate c ON c.id = m.candidate_id JOIN person p ON p.id = m.person_id
  WHERE (m.full_name, m.erased_at) IS DISTINCT FROM (p.full_name, p.erased_at)
    OR c.id IS NOT NULL AND (c.person_id <> m.person_id OR c.committee_id <> m.committee_id AND c.stage IN ('PROBATIONARY', 'OFFICIAL')
      OR (c.stage = 'OFFICIAL') <> (m.official_since IS NOT NULL))`;

const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

async function run(mutation: string, input: object, selection = '', subject = 'commune') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code message path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const gid = (id: string) => globalId('Candidate', id);
const someone = (stage: CandidateStage, more: Partial<Prisma.CandidateUncheckedCreateInput> = {}): Promise<string> =>
  plantPerson(server.app.services.database.prisma, { committeeId: tree.cellA, stage, ...more });

/** A member who was entered, and not by a case. */
async function planted(fullName: string, more: object = {}): Promise<{ id: string; personId: string }> {
  const personId = randomUUID();
  const { id } = await server.app.services.database.prisma.member.create({
    data: {
      person: { create: { id: personId, fullName, sex: 'MALE', birthYear: 1960, birthMonth: 3 } },
      committee: { connect: { id: tree.cellA } },
      officialSince: new Date('1990-05-19'),
      ...more,
    },
    select: { id: true },
  });
  return { id, personId };
}

const ofCase = async (id: string) =>
  (
    await rows<Record<string, string | null>>(
      `SELECT committee_id AS cell, probationary_since::text AS "probationarySince", official_since::text AS "officialSince",
         left_on::text AS "leftOn", left_reason::text AS "leftReason" FROM member WHERE candidate_id = $1`,
      [id],
    )
  )[0];

const ROLL = `query Roll($id: ID!, $left: Boolean) { committee(id: $id) { members(first: 50, left: $left) {
  totalCount nodes { id fullName } } } }`;
const roll = async (subject: string, committeeId: string, left = false) =>
  (await server.ask(subject, ROLL, { id: globalId('Committee', committeeId), left })).data.committee?.members;

describe('who is admitted', () => {
  it('comes onto the roll with the ceremony, on probation, in the one transaction', async () => {
    const id = await someone('DECIDED');
    const admitted = { ceremonyOn: '2026-02-03', decisionOn: '2026-01-20', decisionNumber: '9-QĐ' };
    expect(await ofCase(id)).toBeUndefined();
    expect(await run('recordAdmission', { candidateId: gid(id), ...admitted }, '', 'cell')).toEqual({
      __typename: 'AdmissionPayload',
    });
    expect(await ofCase(id)).toEqual({
      cell: tree.cellA,
      probationarySince: '2026-02-03',
      officialSince: null,
      leftOn: null,
      leftReason: null,
    });
  });

  it('is official with the recognition, on its day', async () => {
    const id = await someone('PROBATIONARY', { stageSince: new Date('2025-01-05') });
    await rows(`UPDATE candidate SET stage = 'OFFICIAL', stage_since = '2026-01-05' WHERE id = $1`, [id]);
    expect(await ofCase(id)).toMatchObject({
      probationarySince: '2025-01-05',
      officialSince: '2026-01-05',
      leftOn: null,
    });
  });

  it('is no member from the day of the decision that removes, of a revocation never was, and after it may be again', async () => {
    const removed = await someone('PROBATIONARY');
    const paper = { number: '11-QĐ', reason: 'không đủ tư cách' };
    expect(
      await run('removeProbationer', { candidateId: gid(removed), issuedOn: '2026-03-02', ...paper }, '', 'district'),
    ).toEqual({ __typename: 'CasePayload' });
    expect(await ofCase(removed)).toMatchObject({ leftOn: '2026-03-02', leftReason: 'REMOVED' });
    // The removal itself was wrong.
    const revocation = { number: '12-QĐ', reason: 'sai thẩm quyền' };
    await run('revokeDecision', { candidateId: gid(removed), revokedOn: '2026-03-09', ...revocation }, '', 'district');
    expect(await ofCase(removed)).toMatchObject({ leftOn: null, leftReason: null });

    const id = await someone('DECIDED');
    await rows(
      `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
       VALUES (gen_random_uuid(), $1, 'GRASSROOTS_PROPOSED', 'DECIDED', '2026-01-05', 'test')`,
      [id],
    );
    const admitted = { ceremonyOn: '2026-02-03', decisionOn: '2026-01-20', decisionNumber: '9-QĐ' };
    await run('recordAdmission', { candidateId: gid(id), ...admitted }, '', 'cell');
    await run('revokeDecision', { candidateId: gid(id), revokedOn: '2026-03-02', ...revocation }, '', 'district');
    expect(await ofCase(id)).toMatchObject({ leftOn: '2026-02-03', leftReason: 'REVOKED' });
  });

  it('has left as it was entered last, and is there again where that was a mistake', async () => {
    const id = await someone('OFFICIAL');
    const end = (input: object) => run('endMembership', { candidateId: gid(id), documentNumber: '8-QĐ', ...input });
    await end({ reason: 'LEFT', endsOn: '2026-06-01' });
    expect(await ofCase(id)).toMatchObject({ leftOn: '2026-06-01', leftReason: 'LEFT' });
    await end({ reason: 'EXPELLED', endsOn: '2026-06-02' });
    expect(await ofCase(id)).toMatchObject({ leftOn: '2026-06-02', leftReason: 'EXPELLED' });
    await end({ reason: 'MISTAKE' });
    expect(await ofCase(id)).toMatchObject({ leftOn: null, leftReason: null });
  });

  it('stands with the cell that has the case', async () => {
    const id = await someone('OFFICIAL');
    await rows(
      `BEGIN; UPDATE case_place SET valid_to = '2026-04-01' WHERE candidate_id = '${id}';
       INSERT INTO case_place (candidate_id, committee_id, valid_from, cause)
       VALUES ('${id}', '${tree.cellB}', '2026-04-01', 'TRANSFER'); COMMIT`,
    );
    expect(await ofCase(id)).toMatchObject({ cell: tree.cellB });
  });

  it('who was loaded past all of this comes onto the roll too, once', async () => {
    const client = await server.app.services.database.pool.connect();
    const id = randomUUID();
    try {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      await client.query(
        `WITH who AS (INSERT INTO person (id, full_name, sex, birth_year, birth_month) VALUES ($1, 'Vi Văn Nạp', 'MALE', 1999, 5))
         INSERT INTO candidate (id, person_id, committee_id, full_name, sex, birth_year, birth_month, stage, stage_since,
           ethnic_group, source_category, youth_union_member)
         VALUES ($1, $1, $2, 'Vi Văn Nạp', 'MALE', 1999, 5, 'OFFICIAL', '2024-01-05', 'Nùng', 'YOUTH', true)`,
        [id, tree.cellA],
      );
      await client.query('COMMIT');
      await client.query('SELECT enter_first_places(); SELECT enter_first_places(); SELECT feed_rebuild()');
    } finally {
      client.release();
    }
    expect(await ofCase(id)).toMatchObject({ cell: tree.cellA, officialSince: '2024-01-05' });
  });
});

describe('the list of members', () => {
  it('is in order of given names, without those who have left, of who may see them and below', async () => {
    await planted('Nguyễn Văn Ân');
    await planted('Bế Thị Áng');
    await planted('Chu Văn Xa', { leftOn: new Date('2026-01-01'), leftReason: 'LEFT' });
    const names = (list: { nodes: { fullName: string }[] }) => list.nodes.map(({ fullName }) => fullName);
    const own = names(await roll('cell', tree.cellA));
    expect(own).toEqual(
      [...own].sort((one, other) => (one.split(' ').at(-1) ?? '').localeCompare(other.split(' ').at(-1) ?? '', 'vi')),
    );
    expect(own).toEqual(expect.arrayContaining(['Nguyễn Văn Ân', 'Bế Thị Áng']));
    expect(own).not.toContain('Chu Văn Xa');
    expect(names(await roll('commune', tree.commune, true))).toContain('Chu Văn Xa');
    expect(await roll('other cell', tree.cellA)).toBeUndefined();
    expect(await roll('wall', tree.commune)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('costs one statement for who they are, which is in the access log by person, with a case or without', async () => {
    const { id, personId } = await planted('Đàm Thị Sổ');
    const candidateId = await someone('OFFICIAL', { fullName: 'Lục Văn Hồ' });
    const { result, statements } = await countStatements(() => roll('commune', tree.commune, true));
    expect(result.nodes.length).toBe(result.totalCount);
    expect(statements.filter((text) => text.includes('access_look'))).toHaveLength(1);
    const looks = await rows(
      `SELECT viewer, operation, "group"::text AS "group", candidate_id AS case, member_id AS member FROM access_log
       WHERE person_id = $1 AND operation = 'Roll'`,
      [personId],
    );
    expect(looks).toEqual([{ viewer: 'commune', operation: 'Roll', group: 'IDENTITY', case: null, member: id }]);
    const ofTheCase = await rows(
      `SELECT p.id IS NOT NULL AS person FROM access_log l LEFT JOIN person p ON p.id = l.person_id
       WHERE candidate_id = $1 AND operation = 'Roll'`,
      [candidateId],
    );
    expect(ofTheCase).toEqual([{ person: true }]);
  });

  it('shows an auditor who looked at a member without a case, and nobody whose members they are not', async () => {
    const { id } = await planted('Hà Văn Lạ');
    await server.ask('cell', 'query Look($id: ID!) { node(id: $id) { ... on Member { fullName sex } } }', {
      id: globalId('Member', id),
    });
    const LOG = `query ($who: ID, $within: ID) { accessLog(candidateId: $who, withinId: $within, first: 50) {
      totalCount nodes { id candidateId operation committee { id } } } }`;
    const log = async (subject: string, asked: object) => (await server.ask(subject, LOG, asked)).data.accessLog;
    const who = globalId('Member', id);
    const entry = {
      id: expect.any(String),
      candidateId: who,
      operation: 'Look',
      committee: { id: globalId('Committee', tree.cellA) },
    };
    const found = await log('auditor', { who });
    expect(found).toEqual({ totalCount: 1, nodes: [entry] });
    const all = await log('auditor', { within: globalId('Committee', tree.cellA) });
    expect(all.nodes).toContainEqual(found.nodes[0]);
    expect(await log('auditor of a cell', { who })).toEqual({ totalCount: 0, nodes: [] });
    const again = `query ($id: ID!) { node(id: $id) { ... on AccessLogEntry { id candidateId operation committee { id } } } }`;
    expect((await server.ask('auditor', again, { id: found.nodes[0].id })).data.node).toEqual(found.nodes[0]);
    expect((await server.ask('auditor of a cell', again, { id: found.nodes[0].id })).data.node).toBeNull();
  });

  it('is read by nobody without a word in the log: whoever may not see a member leaves none', async () => {
    const { id, personId } = await planted('Mã Thị Kín');
    for (const subject of ['other cell', 'wall', 'auditor']) {
      const { data } = await server.ask(subject, 'query ($id: ID!) { node(id: $id) { ... on Member { fullName } } }', {
        id: globalId('Member', id),
      });
      expect(data.node, subject).toBeNull();
    }
    expect(await rows('SELECT id FROM access_log WHERE person_id = $1', [personId])).toEqual([]);
  });
});

it('is in the export of the person, and goes with the erasure', async () => {
  const id = await someone('OFFICIAL', { fullName: 'Tô Thị Hết' });
  const { document } = await run('exportPerson', { candidateId: gid(id) }, '... on PersonExport { document }');
  expect(JSON.parse(document).members).toEqual([
    expect.objectContaining({ candidate_id: id, official_since: '2026-01-05', left_on: null, places: [], ends: [] }),
  ]);
  await run('erasePerson', { candidateId: gid(id), reason: 'hết hạn lưu' }, '', 'district');
  expect(
    await rows('SELECT full_name, erased_at IS NOT NULL AS erased FROM member WHERE candidate_id = $1', [id]),
  ).toEqual([{ full_name: null, erased: true }]);
});

it('an admission and something done to the whole person do not wait for each other in a circle', async () => {
  const id = await someone('DECIDED');
  const { pool } = server.app.services.database;
  const [person, ceremony] = [await pool.connect(), await pool.connect()];
  try {
    await ceremony.query('BEGIN');
    await ceremony.query('SELECT id FROM candidate WHERE id = $1 FOR UPDATE', [id]);
    await person.query('BEGIN');
    await person.query(
      'SELECT id FROM person WHERE id = (SELECT person_id FROM candidate WHERE id = $1) FOR NO KEY UPDATE',
      [id],
    );
    const waits = person.query('SELECT id FROM candidate WHERE id = $1 FOR UPDATE', [id]);
    await ceremony.query(`UPDATE candidate SET stage = 'PROBATIONARY', stage_since = '2026-02-03' WHERE id = $1`, [id]);
    await ceremony.query('COMMIT');
    await waits;
    await person.query('COMMIT');
  } finally {
    person.release();
    ceremony.release();
  }
  expect(await ofCase(id)).toMatchObject({ probationarySince: '2026-02-03' });
});
