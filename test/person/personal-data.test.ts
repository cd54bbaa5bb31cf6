import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { personalFields } from '../../src/access/personal-data.ts';
import { readPersons } from '../../src/db/queries/persons.ts';
import { schema } from '../../src/schema/index.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const VAN_YEN = globalId('Committee', demoIds.vanYen);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('auditor', 'AUDITOR', demoIds.lucYen);
  await server.grant('auditor-elsewhere', 'AUDITOR', demoIds.vanYen);
});
afterAll(() => server.stop());

interface Entry {
  viewer: string;
  candidate_id: string;
  group: string;
  operation: string;
  reason: string | null;
}

const sql = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

/** What `work` has added to the access log. */
async function logged<T>(work: () => Promise<T>): Promise<{ result: T; entries: Entry[] }> {
  const before = await sql<{ id: string }>('SELECT id FROM access_log');
  const result = await work();
  const entries = await sql<Entry>(
    `SELECT viewer, candidate_id, "group"::text AS "group", operation, reason FROM access_log
     WHERE id <> ALL ($1::text[]) ORDER BY candidate_id, "group"`,
    [before.map(({ id }) => id)],
  );
  return { result, entries };
}

/** People of Lục Yên with something in every part of their file, at a stage. */
async function people(stage: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT c.id FROM candidate c JOIN committee k ON k.id = c.committee_id JOIN committee d ON k.path LIKE d.path || '%'
     WHERE d.id = $1 AND c.stage = $2::"CandidateStage" AND c.erased_at IS NULL ORDER BY c.id`,
    [demoIds.lucYen, stage],
  );
  expect(rows.length, stage).toBeGreaterThan(0);
  return rows.map(({ id }) => id);
}

const FILE = `query File($id: ID!) { node(id: $id) { ... on Candidate {
  id stage fullName sex birthYear birthMonth ethnicGroup source youthUnionMember awayForWork erasedAt
  mentors { memberName } history { toStage reason } admissions { history { reason } }
} } }`;
const file = async (id: string, viewer = 'demo-district') =>
  (await server.ask(viewer, FILE, { id: globalId('Candidate', id) })).data.node;

describe('the table of personal fields', () => {
  it('names fields that exist and may be null, and says so in the schema', () => {
    for (const { field } of personalFields) {
      const [typename = '', name = ''] = field.split('.');
      const type = schema.getType(typename);
      const found = isObjectType(type) ? type.getFields()[name] : undefined;
      expect(found, field).toBeDefined();
      if (typename !== 'Officer') expect(found?.description, field).toContain('Personal data, group');
    }
  });

  it('can be asked for', async () => {
    const { data } = await server.ask('demo-cell', '{ personalFields { field group purpose retention } }');
    expect(data.personalFields).toEqual(
      personalFields.map((one) => ({ ...one, purpose: one.purpose.en, retention: one.retention.en })),
    );
  });
});

/** Something of a dossier: a summary with an opinion, and a request. */
async function plantDossier(candidateId: string): Promise<void> {
  const { prisma } = server.app.services.database;
  const place = 'Thôn Mẫu';
  await prisma.dossierPaper.create({
    data: {
      candidateId,
      kind: 'OPINIONS',
      place,
      recordedBy: 'test',
      opinions: { create: { origin: 'WORK_ORGANISATIONS', place } },
    },
    select: { id: true },
  });
  await prisma.verification.create({
    data: { candidateId, about: ['CANDIDATE'], place, abroad: false, requestNumber: '1', requestedBy: 'test' },
    select: { id: true },
  });
  await prisma.observation.create({
    data: { candidateId, kind: 'AWARD', note: 'Giấy khen', recordedBy: 'test' },
    select: { id: true },
  });
  const { committee } = await prisma.candidate.findUniqueOrThrow({
    where: { id: candidateId },
    select: { committee: { select: { id: true, parentId: true } } },
  });
  await prisma.caseTransfer.create({
    data: {
      candidateId,
      fromId: committee.parentId ?? '',
      toId: committee.id,
      stage: 'PROBATIONARY',
      reason: 'WORK',
      requestedOn: new Date('2026-11-02'),
      documentNumber: '1',
      answerBy: new Date('2026-11-20'),
      requestedBy: 'test',
      state: 'WITHDRAWN',
      answeredOn: new Date('2026-11-02'),
      answeredBy: 'test',
      answeredAt: new Date('2026-11-02'),
    },
    select: { id: true },
  });
  await prisma.introduction.create({
    data: { candidateId, introducer: 'MEMBER', name: 'Hoàng Văn Mẫu', recordedBy: 'test' },
    select: { id: true },
  });
}

describe('reading a person', () => {
  it('writes who read which part of whose file, and by which operation', async () => {
    const [person = ''] = await people('DECIDED');
    const { result, entries } = await logged(() => file(person));
    expect(result.fullName).toMatch(/\S/);
    expect(entries).toEqual(
      ['BACKGROUND', 'CASE', 'IDENTITY'].map((group) => ({
        viewer: 'demo-district',
        candidate_id: person,
        group,
        operation: 'File',
        reason: null,
      })),
    );
  });

  it.each(personalFields.filter(({ group }) => group !== null))(
    '$field alone writes $group',
    async ({ field, group }) => {
      const [person = ''] = await people('PROBATIONARY');
      await sql(
        `INSERT INTO candidate_change (id, candidate_id, fields, before, reason, changed_by)
         VALUES (gen_random_uuid(), $1, '{occupation}', '{}', 'bổ sung', 'test')`,
        [person],
      );
      await plantDossier(person);
      const name = field.split('.')[1];
      const others = {
        CandidateChange: 'changes { reason }',
        MentorAssignment: 'mentors { memberName }',
        StageChange: 'history { reason }',
        DossierPaper: 'papers { place }',
        Opinion: 'papers { opinions { place } }',
        Verification: 'verifications { place }',
        Introduction: 'introductions { name }',
        Observation: 'observations { note }',
        CaseTransfer: `transfers { ${name} }`,
      };
      const selection = field.startsWith('Candidate.')
        ? name
        : others[(field.split('.')[0] ?? '') as keyof typeof others];
      const [{ id: member } = { id: '' }] = await sql<{ id: string }>('SELECT id FROM member WHERE candidate_id = $1', [
        person,
      ]);
      const query = field.startsWith('Member.')
        ? `{ node(id: "${globalId('Member', member)}") { ... on Member { ${name} } } }`
        : `{ node(id: "${globalId('Candidate', person)}") { ... on Candidate { ${selection ?? 'admissions { history { reason } }'} } } }`;
      const { result, entries } = await logged(() => server.ask('demo-district', query));
      expect(result.errors).toBeUndefined();
      expect(entries.map((entry) => [entry.group, entry.operation])).toEqual([[group, 'node']]);
    },
  );

  it('costs one statement for a whole page, and nothing is read by another', async () => {
    const query = `query Page { candidates(first: 30) { edges { node {
      fullName birthYear ethnicGroup stage mentors { memberName } history { reason } } } } }`;
    const { result, entries } = await logged(() => countStatements(() => server.ask('demo-district', query)));
    expect(result.result.data.candidates.edges).toHaveLength(30);
    expect(entries).toHaveLength(90);
    const readers = result.statements.filter((text) => text.includes('access_look'));
    expect(readers).toHaveLength(1);
    const columns =
      /full_name|birth_|ethnic_group|source_category|youth_union|away_for_work|residence|workplace|occupation|religious|member_name|"reason"/;
    for (const text of result.statements.filter((one) => !readers.includes(one))) {
      expect(text.split(' FROM ')[0], text).not.toMatch(columns);
    }
  });

  describe.each([
    ['at once', 'CREATE TRIGGER no_log BEFORE INSERT ON access_look'],
    ['at the end', 'CREATE CONSTRAINT TRIGGER no_log AFTER INSERT ON access_look DEFERRABLE INITIALLY DEFERRED'],
  ])('that cannot be written down, as the database says %s', (_when, trigger) => {
    beforeAll(async () => {
      await sql(`CREATE FUNCTION no_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$`);
      await sql(`${trigger} FOR EACH ROW EXECUTE FUNCTION no_log()`);
    });
    afterAll(async () => {
      await sql('DROP TRIGGER no_log ON access_look');
      await sql('DROP FUNCTION no_log()');
    });

    it('does not happen', async () => {
      const [person = ''] = await people('DECIDED');
      const { data, errors } = await server.ask('demo-district', FILE, { id: globalId('Candidate', person) });
      expect(errors?.length).toBeGreaterThan(0);
      for (const { extensions } of errors ?? []) expect(extensions?.code).toBe('INTERNAL');
      const { id, stage, mentors, history, admissions, ...personal } = data.node;
      expect([id, stage, mentors, history, admissions].every((value) => value !== undefined)).toBe(true);
      expect(Object.values(personal)).toEqual(Object.values(personal).map(() => null));
      for (const { memberName } of mentors) expect(memberName).toBeNull();
    });

    it.each(['exportPerson', 'erasePerson'])('does not happen by %s either', async (mutation) => {
      const [person = ''] = await people('OFFICIAL');
      const whole = 'SELECT c::text AS text FROM candidate c WHERE id = $1';
      const before = await sql(whole, [person]);
      const document = mutation === 'exportPerson' ? '... on PersonExport { document }' : '';
      const { data, errors } = await server.ask(
        'demo-district',
        `mutation ($id: ID!) { it: ${mutation}(input: { candidateId: $id, reason: "theo đơn" }) { __typename ${document} } }`,
        { id: globalId('Candidate', person) },
      );
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['INTERNAL']);
      expect(data?.it ?? null).toBeNull();
      expect(await sql(whole, [person])).toEqual(before);
    });
  });

  it('writes one row for a hundred people of whom the same was read', async () => {
    const rows = async () =>
      sql<{ id: string; persons: number; groups: string[] }>(
        'SELECT id, cardinality(persons) AS persons, groups::text[] AS groups FROM access_look ORDER BY at, id',
      );
    const before = (await rows()).length;
    const query = '{ candidates(first: 100) { edges { node { fullName ethnicGroup } } } }';
    const { entries } = await logged(() => server.ask('demo-district', query));
    expect(entries).toHaveLength(200);
    expect((await rows()).slice(before)).toEqual([
      { id: expect.any(String), persons: 100, groups: ['IDENTITY', 'BACKGROUND'] },
    ]);
    // Everybody once, however they are asked for.
    const all = await sql<{ id: string }>('SELECT id FROM candidate ORDER BY id LIMIT 230');
    const asked = all.flatMap(({ id: candidateId }, n) => [
      { candidateId, group: 'CASE' as const },
      { candidateId, group: 'IDENTITY' as const },
      ...(n < 110 ? [{ candidateId, group: 'IDENTITY' as const }] : []),
    ]);
    const wanted = [...asked, ...all.slice(0, 30).map(({ id }) => ({ candidateId: id, group: 'BACKGROUND' as const }))];
    const read = { viewer: 'somebody', paths: ['/'], centres: [], operation: 'all', wanted };
    const many = await logged(() => readPersons(server.app.services.database.pool, read));
    expect(many.entries).toHaveLength(2 * 230 + 30);
    expect(new Set(many.entries.map(({ candidate_id, group }) => `${candidate_id} ${group}`)).size).toBe(490);
    const sizes = (await rows()).slice(before + 1).map(({ persons, groups }) => `${persons} ${groups}`);
    expect(sizes.sort()).toEqual(['100 IDENTITY,CASE', '100 IDENTITY,CASE', '30 IDENTITY,BACKGROUND,CASE']);
  });

  it('of whom the viewer may not see writes nothing', async () => {
    const [person = ''] = await people('DECIDED');
    for (const viewer of ['demo-inspector', 'auditor', 'nobody']) {
      const { result, entries } = await logged(() => file(person, viewer));
      expect([result, entries], viewer).toEqual([null, []]);
    }
  });

  it('cannot be taken out of the log again', async () => {
    await expect(sql('DELETE FROM access_look')).rejects.toThrow(/keeps its history/);
    await expect(sql(`UPDATE access_look SET viewer = 'somebody'`)).rejects.toThrow(/keeps its history/);
  });
});

describe('accessLog', () => {
  const LOG = `query ($withinId: ID, $candidateId: ID, $viewer: String, $group: [PersonalGroup!], $from: DateTime, $to: DateTime) {
    accessLog(withinId: $withinId, candidateId: $candidateId, viewer: $viewer, group: $group, from: $from, to: $to, first: 100) {
      totalCount edges { node { id at viewer candidateId group operation reason committee { id } } }
    }
  }`;
  const log = async (viewer: string, variables: object = {}) =>
    (await server.ask(viewer, LOG, variables)).data.accessLog;

  it('shows auditors who looked at the people of their committees, and nobody else', async () => {
    const [person = ''] = await people('DECIDED');
    await file(person);
    const candidateId = globalId('Candidate', person);
    const seen = await log('auditor', { candidateId, viewer: 'demo-district', group: ['IDENTITY'] });
    expect(seen.totalCount).toBeGreaterThan(0);
    expect(seen.edges[0].node).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      viewer: 'demo-district',
      candidateId,
      group: 'IDENTITY',
      operation: 'File',
      reason: null,
      committee: { id: expect.any(String) },
    });
    for (const blind of ['auditor-elsewhere', 'demo-district', 'demo-province', 'demo-cell', 'nobody']) {
      expect(await log(blind, { candidateId }), blind).toEqual({ totalCount: 0, edges: [] });
      const { data } = await server.ask(blind, 'query ($id: ID!) { node(id: $id) { __typename } }', {
        id: seen.edges[0].node.id,
      });
      expect(data.node, blind).toBeNull();
    }
    expect((await log('auditor', { withinId: VAN_YEN })).totalCount).toBe(0);
    expect((await log('auditor', { withinId: LUC_YEN, candidateId })).totalCount).toBeGreaterThanOrEqual(3);
  });

  it('has an id for each entry that finds it again, whoever else was looked at in the same moment', async () => {
    const { entries } = await logged(() =>
      server.ask('demo-district', 'query Many { candidates(first: 7) { edges { node { fullName ethnicGroup } } } }'),
    );
    expect(entries).toHaveLength(14);
    const { edges } = (
      await server.ask('auditor', '{ accessLog(first: 14) { edges { node { id at candidateId group } } } }')
    ).data.accessLog;
    const nodes = edges.map(({ node }: { node: object }) => node);
    expect(new Set(nodes.map(({ at }: { at: string }) => at)).size).toBe(1);
    const ids = nodes.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(14);
    const again = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AccessLogEntry { id at candidateId group } } }`;
    expect((await server.ask('auditor', again, { ids })).data.nodes).toEqual(nodes);
    expect((await server.ask('auditor-elsewhere', again, { ids })).data.nodes).toEqual(ids.map(() => null));
    // Nobody else's part of a look, and no part that was not looked at.
    const [plain = ''] = ids.map((id: string) => Buffer.from(id, 'base64url').toString().split(':').slice(1).join(':'));
    const [look, person] = plain.split(':');
    const [stranger = ''] = await people('OFFICIAL');
    const wrong = [`${look}`, `${look}:${stranger}:IDENTITY`, `${look}:${person}:CASE`, `${look}:${person}:NONE`];
    const asked = { ids: wrong.map((id) => globalId('AccessLogEntry', id)) };
    expect((await server.ask('auditor', again, asked)).data.nodes).toEqual(wrong.map(() => null));
  });

  it('takes a time, from and to', async () => {
    const [person = ''] = await people('DECIDED');
    await file(person);
    const candidateId = globalId('Candidate', person);
    const { edges } = await log('auditor', { candidateId });
    const latest = edges[0].node.at;
    const later = new Date(Date.parse(latest) + 1).toISOString();
    const all = (await log('auditor', { candidateId })).totalCount;
    const since = (await log('auditor', { candidateId, from: latest })).totalCount;
    const until = (await log('auditor', { candidateId, to: latest })).totalCount;
    expect(since).toBeGreaterThan(0);
    expect(since + until).toBe(all);
    expect((await log('auditor', { candidateId, from: later })).totalCount).toBe(0);
    const { errors } = await server.ask('auditor', LOG, { from: latest, to: latest });
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });
});

describe('exportPerson', () => {
  const EXPORT = `mutation ($input: ExportPersonInput!) { exportPerson(input: $input) {
    __typename ... on PersonExport { candidateId exportedAt document } ... on UserError { code path } } }`;
  const ask = async (viewer: string, candidateId: string, reason?: string) =>
    (await server.ask(viewer, EXPORT, { input: { candidateId: globalId('Candidate', candidateId), reason } })).data
      .exportPerson;

  it('hands out everything, and who has looked at it, itself included', async () => {
    const [person = ''] = await people('PROBATIONARY');
    const { fullName } = await file(person);
    const { result, entries } = await logged(() => ask('demo-district', person, 'theo đơn đề nghị'));
    expect(entries).toMatchObject([{ viewer: 'demo-district', group: 'EXPORT', reason: 'theo đơn đề nghị' }]);
    const held = JSON.parse(result.document);
    expect(held.person).toMatchObject({ full_name: fullName });
    expect(held.cases).toMatchObject([{ id: person, full_name: fullName }]);
    for (const part of ['mentors', 'steps', 'admissions', 'classes']) {
      expect(Array.isArray(held.cases[0][part]), part).toBe(true);
    }
    expect(held.cases[0].admissions[0].changes.length).toBeGreaterThan(0);
    expect(held.accessLog.at(-1)).toMatchObject({ group: 'EXPORT', viewer: 'demo-district' });
  });

  it('is for those who may', async () => {
    // Somebody who has been in a class: the centre reads the case, and does not hand it out.
    const [person = ''] = await people('DECIDED');
    expect(await ask('demo-inspector', person)).toMatchObject({ code: 'NOT_FOUND' });
    await server.grant('centre', 'TRAINING_CENTRE', demoIds.lucYen);
    const { result, entries } = await logged(() => ask('centre', person));
    expect(result).toMatchObject({ code: 'FORBIDDEN' });
    expect(entries).toEqual([]);
  });
});

describe('erasePerson', () => {
  const ERASE = `mutation ($input: ErasePersonInput!) { erasePerson(input: $input) {
    __typename ... on ErasePersonPayload { candidate { id fullName stage erasedAt } } ... on UserError { code path } } }`;
  const erase = async (viewer: string, candidateId: string, reason = 'hết thời hạn lưu') =>
    (await server.ask(viewer, ERASE, { input: { candidateId: globalId('Candidate', candidateId), reason } })).data
      .erasePerson;
  const figures = async () =>
    (
      await server.ask(
        'demo-district',
        `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2023, depth: SUBTREE) { rows { admitted admittedHere pipelineCount } } }`,
      )
    ).data.quotaBoard.rows;

  it('makes a person unreadable, and every figure stays', async () => {
    const [person = ''] = await people('OFFICIAL');
    const before = { figures: await figures(), file: await file(person) };
    const admitted = await sql('SELECT id, ceremony_on, revoked FROM admission WHERE candidate_id = $1', [person]);
    const { result, entries } = await logged(() => erase('demo-district', person));
    expect(result.candidate).toEqual({
      id: globalId('Candidate', person),
      fullName: null,
      stage: 'OFFICIAL',
      erasedAt: expect.any(String),
    });
    expect(entries.map(({ group, reason }) => [group, reason])).toContainEqual(['ERASURE', 'hết thời hạn lưu']);
    const { id, stage, erasedAt, mentors, history, admissions, ...personal } = await file(person);
    expect([id, stage, typeof erasedAt]).toEqual([before.file.id, 'OFFICIAL', 'string']);
    expect(new Set(Object.values(personal))).toEqual(new Set([null]));
    for (const { memberName } of mentors) expect(memberName).toBeNull();
    for (const { reason } of history) expect(reason).toBeNull();
    expect(history.length).toBe(before.file.history.length);
    expect(admissions.length).toBe(before.file.admissions.length);
    // Nowhere in the database is the name any more.
    const everything = await sql<{ text: string }>(
      `SELECT c::text || coalesce((SELECT string_agg(m::text, '') FROM mentor_assignment m WHERE m.candidate_id = c.id), '') AS text
       FROM candidate c WHERE c.id = $1`,
      [person],
    );
    expect(everything[0]?.text).not.toContain(before.file.fullName);
    expect(await figures()).toEqual(before.figures);
    expect(await sql('SELECT id, ceremony_on, revoked FROM admission WHERE candidate_id = $1', [person])).toEqual(
      admitted,
    );
    expect(await feedDifferences(server)).toEqual([]);
    const text = before.file.fullName;
    const { data } = await server.ask(
      'demo-district',
      'query ($text: String) { candidates(text: $text, first: 100) { edges { node { id } } } }',
      { text },
    );
    expect(data.candidates.edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(id);
    expect(await erase('demo-district', person)).toMatchObject({ code: 'ALREADY_ERASED' });
  });

  it('is refused while the case is open, and for those who may not', async () => {
    const [open = ''] = await people('DECIDED');
    const [over = ''] = await people('OFFICIAL');
    expect(await erase('demo-district', open)).toMatchObject({ code: 'CASE_OPEN', path: ['candidateId'] });
    expect(await erase('demo-district', over, ' ')).toMatchObject({ code: 'INVALID_INPUT', path: ['reason'] });
    expect(await erase('demo-inspector', over)).toMatchObject({ code: 'NOT_FOUND' });
    const { fullName } = await file(over);
    await server.grant('commune-of-all', 'GRASSROOTS_COMMITTEE', demoIds.lucYen);
    expect(await erase('commune-of-all', over)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await file(over)).fullName).toBe(fullName);
  });

  it('ends the case for good', async () => {
    const [person = ''] = await people('SOURCE');
    const MOVE = `mutation ($input: MoveCandidateStageInput!) { moveCandidateStage(input: $input) {
      __typename ... on UserError { code } } }`;
    const move = async (to: string) =>
      (
        await server.ask('demo-district', MOVE, {
          input: {
            candidateId: globalId('Candidate', person),
            to,
            effectiveOn: '2026-11-22',
            reason: 'chuyển đi nơi khác',
          },
        })
      ).data.moveCandidateStage;
    expect(await move('OFF_LIST')).toEqual({ __typename: 'MoveCandidateStagePayload' });
    expect((await erase('demo-district', person)).__typename).toBe('ErasePersonPayload');
    expect((await file(person)).history.at(-1)).toEqual({ toStage: 'OFF_LIST', reason: null });
    expect(await move('SOURCE')).toMatchObject({ code: 'PERSON_ERASED' });
  });

  it('is the only way to change a history', async () => {
    await expect(sql(`UPDATE stage_change SET reason = NULL WHERE reason IS NOT NULL`)).rejects.toThrow(
      /keeps its history/,
    );
    await expect(sql(`UPDATE admission_change SET reason = 'x'`)).rejects.toThrow(/keeps its history/);
    await expect(sql(`UPDATE candidate SET full_name = NULL`)).rejects.toThrow(/change person/);
  });
});
