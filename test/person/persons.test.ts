import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// One person, many records: who comes back has a second case, and everything that is of the person is of all cases.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('auditor', 'AUDITOR', tree.north);
  await server.grant('auditor of a cell', 'AUDITOR', tree.cellB);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => {
  expect(await feedDifferences(server)).toEqual([]);
  expect(await rows(UNLIKE_PERSON)).toEqual([]);
});

/** Cases whose copies are not what their person says. */
const UNLIKE_PERSON = `
  SELECT c.id FROM candidate c LEFT JOIN person p ON p.id = c.person_id
  WHERE (p.full_name, p.search_key, p.sex, p.birth_year, p.birth_month, p.erased_at)
    IS DISTINCT FROM (c.full_name, c.search_key, c.sex, c.birth_year, c.birth_month, c.erased_at) OR p.id IS NULL`;

const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

async function run(mutation: string, input: object, selection: string, subject = 'commune') {
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

const PERSON = { fullName: 'Triệu Thị Mùi', sex: 'FEMALE', birthYear: 1999, birthMonth: 5 } as const;
const gid = (id: string) => globalId('Candidate', id);

/** Adds a case in cell B that names an earlier one. */
const addAgain = (earlier: string | null, more: object = {}, subject = 'commune') =>
  run(
    'addCandidate',
    {
      committeeId: globalId('Committee', tree.cellB),
      stage: 'SOURCE',
      effectiveOn: '2026-03-02',
      ...PERSON,
      ethnicGroup: 'Dao',
      source: 'YOUTH',
      youthUnionMember: false,
      earlierCaseId: earlier === null ? null : gid(earlier),
      ...more,
    },
    '... on AddCandidatePayload { candidate { id fullName otherCases { id stage } possibleDuplicates { id } } }',
    subject,
  );

const someone = (stage: CandidateStage, more: Partial<Prisma.CandidateUncheckedCreateInput> = {}): Promise<string> =>
  plantPerson(server.app.services.database.prisma, { committeeId: tree.cellA, stage, ...PERSON, ...more });

/** Two cases of one person: one in cell A that is over, and a later one in cell B. */
async function twoCases(
  first: CandidateStage = 'OFF_LIST',
  second: CandidateStage = 'SOURCE',
  fullName = PERSON.fullName as string,
) {
  const personId = randomUUID();
  const earlier = await someone(first, { personId, fullName });
  const later = await someone(second, { personId, committeeId: tree.cellB });
  return { personId, earlier, later };
}

const file = async (id: string, selection: string, subject = 'commune') =>
  (
    await server.ask(subject, `query File($id: ID!) { node(id: $id) { ... on Candidate { ${selection} } } }`, {
      id: gid(id),
    })
  ).data.node;

describe('addCandidate with an earlier case', () => {
  it('begins a second case of the same person, and each is found from the other', async () => {
    const earlier = await someone('OFF_LIST');
    const { candidate } = await addAgain(earlier);
    expect(candidate).toEqual({
      id: expect.any(String),
      fullName: PERSON.fullName,
      otherCases: [{ id: gid(earlier), stage: 'OFF_LIST' }],
      possibleDuplicates: [],
    });
    expect(await file(earlier, 'otherCases { id stage }')).toEqual({
      otherCases: [{ id: candidate.id, stage: 'SOURCE' }],
    });
    const looks = await rows(`SELECT viewer FROM access_log WHERE candidate_id = $1 AND operation = 'addCandidate'`, [
      earlier,
    ]);
    expect(looks).toEqual([{ viewer: 'commune' }]);
  });

  it('is somebody else without it', async () => {
    const earlier = await someone('OFF_LIST', { fullName: 'Bàn Thị Khác' });
    const { candidate } = await addAgain(null, { fullName: 'Bàn Thị Khác' });
    expect(candidate).toMatchObject({ otherCases: [], possibleDuplicates: [{ id: gid(earlier) }] });
  });

  it('takes name, sex and birth from what is on record, however the name is written', async () => {
    const earlier = await someone('WITHDRAWN', { fullName: 'Đặng Thị Hoà' });
    const { candidate } = await addAgain(earlier, { fullName: 'ĐẶNG THỊ HÒA' });
    expect(candidate.fullName).toBe('Đặng Thị Hoà');
    for (const other of [{ fullName: 'Đặng Thị Hoá' }, { sex: 'MALE' }, { birthYear: 1998 }, { birthMonth: 6 }]) {
      const before = await someone('WITHDRAWN');
      expect(await addAgain(before, other)).toMatchObject({ code: 'EARLIER_CASE_DIFFERS', path: ['earlierCaseId'] });
      expect(await file(before, 'otherCases { id }')).toEqual({ otherCases: [] });
    }
  });

  it('is refused while a case of theirs is open, the one that is named or another, and for a member', async () => {
    expect(await addAgain(await someone('DOSSIER'))).toMatchObject({
      code: 'EARLIER_CASE_OPEN',
      path: ['earlierCaseId'],
    });
    for (const stage of ['PROBATIONARY', 'OFFICIAL'] as const) {
      expect(await addAgain(await someone(stage))).toMatchObject({ code: 'PERSON_IS_MEMBER' });
    }
    const { earlier } = await twoCases();
    expect(await addAgain(earlier)).toMatchObject({ code: 'EARLIER_CASE_OPEN' });
  });

  it('is refused for who was erased', async () => {
    const earlier = await someone('OFF_LIST');
    await run('erasePerson', { candidateId: gid(earlier), reason: 'hết hạn lưu' }, '', 'district');
    expect(await addAgain(earlier)).toMatchObject({ code: 'PERSON_ERASED', path: ['earlierCaseId'] });
  });

  it('names a case that the viewer sees: a hidden one looks like a missing one', async () => {
    const hidden = await someone('OFF_LIST');
    const answer = await addAgain(hidden, {}, 'other cell');
    expect(answer).toMatchObject({ code: 'NOT_FOUND', path: ['earlierCaseId'] });
    expect(await addAgain(randomUUID(), {}, 'other cell')).toEqual(answer);
    // And comes before the form.
    expect(await addAgain(hidden, { fullName: ' ' }, 'other cell')).toEqual(answer);
  });

  it('of two at once begins one', async () => {
    const earlier = await someone('OFF_LIST');
    const answers = await Promise.all([addAgain(earlier), addAgain(earlier), addAgain(earlier)]);
    const codes = answers.map(({ __typename, code }) => code ?? __typename);
    expect(codes.sort()).toEqual(['AddCandidatePayload', 'EARLIER_CASE_OPEN', 'EARLIER_CASE_OPEN']);
  });
});

describe('Candidate.otherCases', () => {
  it('tells those that the viewer sees, and costs one statement for a page of people who have none', async () => {
    const { earlier, later } = await twoCases();
    expect(await file(later, 'otherCases { id }', 'other cell')).toEqual({ otherCases: [] });
    expect(await file(later, 'otherCases { id }', 'commune')).toEqual({ otherCases: [{ id: gid(earlier) }] });
    const ids = [await someone('SOURCE'), await someone('SOURCE'), await someone('SOURCE')].map(gid);
    const ask = (selection: string) =>
      countStatements(() =>
        server.ask('commune', `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { id ${selection} } } }`, {
          ids,
        }),
      );
    const [plain, cases] = [await ask(''), await ask('otherCases { id stage }')];
    expect(cases.statements.length - plain.statements.length).toBe(1);
  });
});

describe('a case that was over', () => {
  it.each([
    ['moveCandidateStage', { to: 'SOURCE', reason: 'x' }],
    ['putOnList', { documentNumber: '1-NQ', mentors: [{ memberName: 'Lý Văn Sơn' }] }],
  ])('does not go on by %s while another one of the person does', async (mutation, more) => {
    const goOn = (id: string) => run(mutation, { candidateId: gid(id), effectiveOn: '2026-03-02', ...more }, '');
    const { earlier } = await twoCases('OFF_LIST', 'DOSSIER');
    expect(await goOn(earlier)).toMatchObject({ code: 'OTHER_CASE_OPEN', path: ['candidateId'] });
    const member = await twoCases('OFF_LIST', 'OFFICIAL');
    expect(await goOn(member.earlier)).toMatchObject({ code: 'OTHER_CASE_OPEN' });
    const over = await twoCases('WITHDRAWN', 'OFF_LIST');
    expect(await goOn(over.earlier)).not.toHaveProperty('code');
  });

  it('does not go on with another one at once', async () => {
    const { earlier, later } = await twoCases('WITHDRAWN', 'OFF_LIST');
    const answers = await Promise.all(
      [earlier, later].map((id) =>
        run('moveCandidateStage', { candidateId: gid(id), effectiveOn: '2026-03-02', to: 'SOURCE' }, ''),
      ),
    );
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['OTHER_CASE_OPEN', 'done']);
  });
});

describe('what is of the person', () => {
  it('is put right in all cases by one of them', async () => {
    const { earlier, later, personId } = await twoCases();
    const right = { fullName: 'Triệu Thị Mười', birthYear: 1998, birthMonth: 11, sex: 'MALE' };
    const answer = await run(
      'updateCandidate',
      { candidateId: gid(later), ...right, ethnicGroup: 'Nùng', reason: 'nhập sai' },
      '',
    );
    expect(answer).toEqual({ __typename: 'UpdateCandidatePayload' });
    const { ethnicGroup, ...first } = await file(earlier, `${Object.keys(right).join(' ')} ethnicGroup`);
    expect(first).toEqual(right);
    // What a case says beside that is its own.
    expect(ethnicGroup).toBe('Tày');
    expect(await rows('SELECT full_name FROM person WHERE id = $1', [personId])).toEqual([
      { full_name: right.fullName },
    ]);
    const before = await rows('SELECT candidate_id, fields FROM candidate_change WHERE candidate_id IN ($1, $2)', [
      earlier,
      later,
    ]);
    expect(before).toEqual([
      { candidate_id: later, fields: ['birthMonth', 'birthYear', 'ethnicGroup', 'fullName', 'sex'] },
    ]);
  });

  it('is put right for the age that another case was reviewed at, too', async () => {
    const { later } = await twoCases('OFF_LIST', 'CELL_PROPOSED');
    const personId = randomUUID();
    const admitted = await someone('PROBATIONARY', { personId });
    const off = await someone('OFF_LIST', { personId, committeeId: tree.cellB });
    const young = { birthYear: 2015, reason: 'nhập sai' };
    for (const id of [later, admitted, off]) {
      expect(await run('updateCandidate', { candidateId: gid(id), ...young }, '')).toMatchObject({
        code: 'AGE_OUT_OF_RANGE',
      });
    }
  });

  it('is handed out by cases, with who looked at any of them', async () => {
    const { earlier, later } = await twoCases();
    await file(earlier, 'fullName', 'district');
    const { document } = await run(
      'exportPerson',
      { candidateId: gid(later), reason: 'theo đơn' },
      '... on PersonExport { document }',
      'district',
    );
    const held = JSON.parse(document);
    expect(Object.keys(held)).toEqual(['exportedAt', 'cases', 'merges', 'person', 'members', 'accessLog']);
    expect(held.person).toMatchObject({ full_name: PERSON.fullName });
    expect(held.cases.map(({ id }: { id: string }) => id)).toEqual([earlier, later]);
    expect(held.accessLog.map((entry: Record<string, string>) => [entry.case, entry.group, entry.operation])).toEqual(
      expect.arrayContaining([
        [earlier, 'IDENTITY', 'File'],
        [earlier, 'EXPORT', 'exportPerson'],
        [later, 'EXPORT', 'exportPerson'],
      ]),
    );
    expect(held.accessLog).toHaveLength(3);
  });

  it('is erased in all cases at once, once all of them are over', async () => {
    const name = 'Phùng Thị Quên';
    const open = await twoCases('OFF_LIST', 'DOSSIER', name);
    const erase = (id: string) => run('erasePerson', { candidateId: gid(id), reason: 'hết hạn lưu' }, '', 'district');
    expect(await erase(open.earlier)).toMatchObject({ code: 'OTHER_CASE_OPEN', path: ['candidateId'] });
    expect(await erase(open.later)).toMatchObject({ code: 'CASE_OPEN' });
    const { earlier, later, personId } = await twoCases('OFF_LIST', 'WITHDRAWN', name);
    for (const id of [earlier, later]) {
      await rows(
        `INSERT INTO mentor_assignment (id, candidate_id, member_name, valid_from) VALUES (gen_random_uuid(), $1, $2, '2026-01-05')`,
        [id, name],
      );
      await rows(
        `INSERT INTO candidate_change (id, candidate_id, fields, before, reason, changed_by)
         VALUES (gen_random_uuid(), $1, '{fullName}', jsonb_build_object('full_name', $2::text), $2, 'test')`,
        [id, name],
      );
    }
    expect(await erase(later)).toEqual({ __typename: 'ErasePersonPayload' });
    for (const id of [earlier, later]) {
      expect(
        await file(id, 'fullName sex birthYear ethnicGroup source mentors { memberName } changes { reason }'),
      ).toEqual({
        fullName: null,
        sex: null,
        birthYear: null,
        ethnicGroup: null,
        source: null,
        mentors: [{ memberName: null }],
        changes: [{ reason: null }],
      });
      const log = await rows(`SELECT operation FROM access_log WHERE candidate_id = $1 AND "group" = 'ERASURE'`, [id]);
      expect(log).toEqual([{ operation: 'erasePerson' }]);
    }
    const left = await rows(
      `SELECT p::text || (SELECT string_agg(c::text, '') FROM candidate c WHERE c.person_id = p.id)
         || (SELECT string_agg(f::text, '') FROM candidate_change f WHERE f.candidate_id = ANY ($2)) AS text
       FROM person p WHERE p.id = $1`,
      [personId, [earlier, later]],
    );
    expect(JSON.stringify(left)).not.toContain(name);
    expect(await erase(earlier)).toMatchObject({ code: 'ALREADY_ERASED' });
  });

  it('has one access log: looks at one case are found from the other, as far as the auditor sees', async () => {
    const { earlier, later } = await twoCases();
    const stranger = await someone('SOURCE');
    await server.ask('commune', 'query Both($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { fullName } } }', {
      ids: [earlier, later, stranger].map(gid),
    });
    const log = async (subject: string, id: string) => {
      const query = `query ($candidateId: ID!) { accessLog(candidateId: $candidateId, first: 20) { totalCount edges { node { candidateId } } } }`;
      const { accessLog } = (await server.ask(subject, query, { candidateId: gid(id) })).data;
      expect(accessLog.totalCount).toBe(accessLog.edges.length);
      return accessLog.edges.map(({ node }: { node: { candidateId: string } }) => node.candidateId).sort();
    };
    const both = [gid(earlier), gid(later)].sort();
    expect(await log('auditor', earlier)).toEqual(both);
    expect(await log('auditor', later)).toEqual(both);
    expect(await log('auditor of a cell', later)).toEqual([gid(later)]);
    expect(await log('auditor of a cell', earlier)).toEqual([]);
  });

  it('is named by every look that is written, and looks of before persons were named are found beside them', async () => {
    const { personId, earlier, later } = await twoCases();
    await rows(
      `INSERT INTO access_look (viewer, operation, groups, persons) VALUES ('before', 'Before', '{CASE}', $1)`,
      [[earlier]],
    );
    await file(later, 'fullName ethnicGroup possibleDuplicates { id }', 'district');
    const { document } = await run(
      'exportPerson',
      { candidateId: gid(later) },
      '... on PersonExport { document }',
      'district',
    );
    const held = JSON.parse(document).accessLog;
    expect(held.map((one: Record<string, string>) => `${one.operation} ${one.group}`).sort()).toEqual([
      'Before CASE',
      'File BACKGROUND',
      'File IDENTITY',
      'exportPerson EXPORT',
      'exportPerson EXPORT',
    ]);
    // Whoever comes back is compared with who is on record: that is a look, too.
    const over = await twoCases('OFF_LIST', 'WITHDRAWN', 'Lường Thị Về');
    await addAgain(over.earlier, { fullName: 'Lường Thị Về' });
    const compared = await rows(
      `SELECT DISTINCT person_id AS id FROM access_log WHERE candidate_id = $1 AND operation = 'addCandidate'`,
      [over.earlier],
    );
    expect(compared).toEqual([{ id: over.personId }]);
    const named = await rows(
      `SELECT l.operation FROM access_log l WHERE l.candidate_id = ANY ($1) AND l.person_id IS DISTINCT FROM $2`,
      [[earlier, later], personId],
    );
    expect(named).toEqual([{ operation: 'Before' }]);
    const query = `query ($candidateId: ID!) { accessLog(candidateId: $candidateId, first: 20) { totalCount nodes { id operation } } }`;
    const { accessLog } = (await server.ask('auditor', query, { candidateId: gid(later) })).data;
    expect(accessLog.totalCount).toBe(held.length);
    expect(accessLog.nodes.map(({ operation }: { operation: string }) => operation)).toContain('Before');
    const again = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AccessLogEntry { id operation } } }`;
    const ids = accessLog.nodes.map(({ id }: { id: string }) => id);
    expect((await server.ask('auditor', again, { ids })).data.nodes).toEqual(accessLog.nodes);
  });

  it('is no likeness of itself; of another person the latest case is shown', async () => {
    const name = 'Lò Thị Giống';
    const one = await twoCases('OFF_LIST', 'SOURCE', name);
    const other = await twoCases('WITHDRAWN', 'SOURCE', name);
    expect(await file(one.earlier, 'possibleDuplicates { id }')).toEqual({
      possibleDuplicates: [{ id: gid(other.later) }],
    });
    // Who does not see the latest is shown the one that he sees.
    expect(await file(one.earlier, 'possibleDuplicates { id }', 'cell')).toEqual({
      possibleDuplicates: [{ id: gid(other.earlier) }],
    });
  });
});

describe('the database', () => {
  it('takes a case of a known person as that person is, and enters one who is not known', async () => {
    const { earlier, later, personId } = await twoCases('OFF_LIST', 'SOURCE', 'Vi Thị Gốc');
    const [copied] = await rows('SELECT full_name, given_name FROM candidate WHERE id = $1', [later]);
    expect(copied).toEqual({ full_name: 'Vi Thị Gốc', given_name: 'Gốc' });
    expect(await rows('SELECT count(*)::integer AS n FROM person WHERE id = $1', [personId])).toEqual([{ n: 1 }]);
    expect(earlier).not.toBe(later);
  });

  it('changes what is of the person where it stands, and nowhere else', async () => {
    const { earlier, later, personId } = await twoCases();
    for (const change of [
      `full_name = 'Ai Đó'`,
      `sex = 'MALE'`,
      'birth_year = 1990',
      'birth_month = 1',
      `erased_at = now()`,
      'person_id = gen_random_uuid()',
      `person_id = (SELECT id FROM person WHERE id <> '${personId}' LIMIT 1)`,
    ]) {
      await expect(rows(`UPDATE candidate SET ${change} WHERE id = $1`, [later]), change).rejects.toThrow(
        /change person/,
      );
    }
    await rows(`UPDATE person SET full_name = 'Ai Đó' WHERE id = $1`, [personId]);
    const names = await rows('SELECT DISTINCT full_name FROM candidate WHERE id IN ($1, $2)', [earlier, later]);
    expect(names).toEqual([{ full_name: 'Ai Đó' }]);
  });

  it('keeps persons, whole or erased', async () => {
    const { personId } = await twoCases();
    await expect(rows('DELETE FROM person WHERE id = $1', [personId])).rejects.toThrow(/keeps its history/);
    await expect(rows('TRUNCATE person CASCADE')).rejects.toThrow(/keeps its history/);
    await expect(rows('UPDATE person SET sex = NULL WHERE id = $1', [personId])).rejects.toThrow(
      /person_whole_or_erased/,
    );
    // Nor is anybody erased by hand whose case is open.
    const erase =
      'UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = now() WHERE id = $1';
    await expect(rows(erase, [personId])).rejects.toThrow(/candidate_whole_or_erased/);
  });
});
