import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who helps, who introduces and who holds an office may be a member on the roll: the name is taken from there, and follows the member
// into the access log, the export and an erasure. The server's day is 2026-11-23.

let server: TestServer;
let tree: SmallTree;
/** A cell of another grassroots organisation. */
let workshop: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  const factory = await foundCommittee(server, 'GRASSROOTS_COMMITTEE', 'Đảng ủy Nhà máy', tree.south);
  workshop = await foundCommittee(server, 'CELL', 'Chi bộ Phân xưởng 1', factory);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('province', 'SUPERIOR_COMMITTEE', tree.province);
  await server.grant('auditor', 'AUDITOR', tree.province);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

async function run(mutation: string, input: object, selection = '', subject = 'commune') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code path } ... on RuleViolation { source } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

let count = 0;
let name = '';
beforeEach(() => {
  count += 1;
  name = `Nông Văn Giúp ${'I'.repeat(count)}`;
});

/** A member who was entered on the roll of a cell; official since 1990 where nothing else is said. */
async function member(committeeId: string, more: object = {}): Promise<{ id: string; personId: string }> {
  const personId = randomUUID();
  const { id } = await prisma().member.create({
    data: {
      person: { create: { id: personId, fullName: name, sex: 'MALE', birthYear: 1960, birthMonth: 3 } },
      committee: { connect: { id: committeeId } },
      officialSince: new Date('1990-05-19'),
      ...more,
    },
    select: { id: true },
  });
  return { id: globalId('Member', id), personId };
}
const someone = async (stage: 'SOURCE' | 'OUTSTANDING' = 'OUTSTANDING') =>
  globalId('Candidate', await plantPerson(prisma(), { committeeId: tree.cellA, stage }));
const ON = '2026-11-10';

const MENTOR = '... on MentorPayload { mentor { id memberName member { fullName } } }';
const INTRODUCTION = '... on IntroductionPayload { introduction { id name member { fullName } } }';
const OFFICER = '... on OfficerPayload { officer { personName member { id } } }';

/** What each operation does with a member, on the day, and whose place it takes for its roll. */
const ways = {
  assignMentor: async (memberId: string | null, more: object = {}, subject = 'commune') =>
    run('assignMentor', { candidateId: await someone(), memberId, startsOn: ON, ...more }, MENTOR, subject),
  introduce: async (memberId: string | null, more: object = {}, subject = 'commune') => {
    const said = { introducer: 'MEMBER', introducedOn: ON, acquaintedSince: '2020-01-01' };
    return run('introduce', { candidateId: await someone(), memberId, ...said, ...more }, INTRODUCTION, subject);
  },
  appointOfficer: async (memberId: string | null, more: object = {}, subject = 'commune') => {
    const paper = { title: 'MEMBER', basis: 'ELECTED', decisionNumber: '1-QĐ', decisionOn: ON };
    const committeeId = globalId('Committee', tree.commune);
    return run('appointOfficer', { committeeId, memberId, startsOn: ON, ...paper, ...more }, OFFICER, subject);
  },
};
const operations = Object.keys(ways) as (keyof typeof ways)[];

describe.each(operations)('%s', (operation) => {
  const does = ways[operation];
  const nameField = { assignMentor: 'memberName', introduce: 'name', appointOfficer: 'personName' }[operation];

  it('takes a member from the roll, with the name that stands there', async () => {
    const { id } = await member(tree.cellA);
    const answer = await does(id);
    const written = answer.mentor ?? answer.introduction ?? answer.officer;
    expect(written[nameField]).toBe(name);
    expect(written.member).toEqual(operation === 'appointOfficer' ? { id } : { fullName: name });
  });

  it('still takes a name alone, and neither both nor none', async () => {
    const { id } = await member(tree.cellA);
    const answer = await does(null, { [nameField]: 'Lý Thị Tên' });
    expect((answer.mentor ?? answer.introduction ?? answer.officer).member).toBeNull();
    expect(await does(id, { [nameField]: 'Lý Thị Tên' })).toMatchObject({ code: 'INVALID_INPUT', path: ['memberId'] });
    expect(await does(null)).toMatchObject({ code: 'INVALID_INPUT', path: [nameField] });
  });

  it('wants an official member on the day, by its rule: the day before is too early', async () => {
    const late = await member(tree.cellA, {
      probationarySince: new Date('2025-11-11'),
      officialSince: new Date('2026-11-11'),
    });
    expect(await does(late.id)).toMatchObject({
      code: 'MEMBER_NOT_OFFICIAL',
      path: ['memberId'],
      source: operation === 'assignMentor' ? 'Hướng dẫn 01-HD/TW' : expect.stringMatching(/^Điều lệ Đảng, Điều [34]/),
    });
    const just = await member(tree.cellA, {
      probationarySince: new Date('2025-11-10'),
      officialSince: new Date('2026-11-10'),
    });
    expect((await does(just.id)).code).toBeUndefined();
  });

  it('refuses who was no member that day, and takes who left later', async () => {
    const gone = await member(tree.cellA, { leftOn: new Date(ON), leftReason: 'DIED' });
    expect(await does(gone.id)).toMatchObject({ code: 'MEMBER_NOT_ON_ROLL', path: ['memberId'] });
    const later = await member(tree.cellA, { leftOn: new Date('2026-11-11'), leftReason: 'DIED' });
    expect((await does(later.id)).code).toBeUndefined();
  });

  it('refuses a member whose name was erased', async () => {
    const { id, personId } = await member(tree.cellA, { leftOn: new Date('2026-11-20'), leftReason: 'DIED' });
    await rows(
      'UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = now() WHERE id = $1',
      [personId],
    );
    expect(await does(id)).toMatchObject({ code: 'PERSON_ERASED', path: ['memberId'] });
  });

  it('says of a member whose roll one may not read what it says of nobody', async () => {
    const hidden = await member(workshop);
    const missing = globalId('Member', randomUUID());
    expect(await does(hidden.id)).toEqual(await does(missing));
    expect(await does(hidden.id)).toMatchObject({ code: 'NOT_FOUND', path: ['memberId'] });
  });

  it('writes into the access log that the name was read of the roll', async () => {
    const { id, personId } = await member(tree.cellA);
    await does(id);
    const looks = await rows(
      'SELECT DISTINCT viewer, "group", operation FROM access_log WHERE person_id = $1 AND operation = $2',
      [personId, operation],
    );
    expect(looks).toEqual([{ viewer: 'commune', group: 'IDENTITY', operation }]);
  });
});

describe('whose roll it is', () => {
  it('who helps is of the cell of the case, who introduces of its grassroots organisation, who is in office of the committee or below it', async () => {
    const beside = await member(tree.cellB);
    expect(await ways.assignMentor(beside.id)).toMatchObject({ code: 'MEMBER_NOT_ON_ROLL' });
    expect((await ways.introduce(beside.id)).code).toBeUndefined();
    const elsewhere = await member(workshop);
    expect(await ways.introduce(elsewhere.id, {}, 'province')).toMatchObject({ code: 'MEMBER_NOT_ON_ROLL' });
    expect(await ways.appointOfficer(elsewhere.id, {}, 'province')).toMatchObject({ code: 'MEMBER_NOT_ON_ROLL' });
    const above = { committeeId: globalId('Committee', tree.south) };
    expect((await ways.appointOfficer(elsewhere.id, above, 'province')).code).toBeUndefined();
  });

  it('goes by the cell of the day, not by that of today', async () => {
    const { id } = await member(tree.cellA);
    const moved = {
      memberId: id,
      committeeId: globalId('Committee', tree.cellB),
      effectiveOn: '2026-11-15',
      documentNumber: '1-GT',
    };
    expect(await run('transferMember', moved)).toEqual({ __typename: 'MemberPayload' });
    expect((await ways.assignMentor(id)).code).toBeUndefined();
    expect(await ways.assignMentor(id, { startsOn: '2026-11-15' })).toMatchObject({ code: 'MEMBER_NOT_ON_ROLL' });
  });
});

describe('a list of who helps', () => {
  it('may be of members and of names: by putOnList and addCandidate', async () => {
    const { id } = await member(tree.cellA);
    const mentors = [{ memberId: id }, { memberName: 'Lý Thị Tên' }];
    const paper = { effectiveOn: ON, documentNumber: '1-NQ', mentors };
    expect(await run('putOnList', { candidateId: await someone('SOURCE'), ...paper })).not.toHaveProperty('code');
    const who = {
      fullName: 'Vàng Thị Mới',
      sex: 'FEMALE',
      birthYear: 2001,
      birthMonth: 5,
      ethnicGroup: 'Mông',
      source: 'YOUTH',
      youthUnionMember: true,
    };
    const committeeId = globalId('Committee', tree.cellA);
    const added = await run(
      'addCandidate',
      { committeeId, stage: 'OUTSTANDING', ...paper, ...who },
      '... on AddCandidatePayload { candidate { mentors { memberName member { id } } } }',
    );
    expect(added.candidate.mentors).toEqual(
      expect.arrayContaining([
        { memberName: name, member: { id } },
        { memberName: 'Lý Thị Tên', member: null },
      ]),
    );
    const twice = { ...paper, mentors: [{ memberId: id }, { memberId: id }] };
    expect(await run('putOnList', { candidateId: await someone('SOURCE'), ...twice })).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

it('another member who introduces is of the same organisation, and an organisation is on no roll', async () => {
  const { id } = await member(tree.cellB);
  const { introduction } = await ways.introduce(null, { name: 'Bàn Văn Đi' });
  const replaced = { introductionId: introduction.id, introducedOn: '2026-11-12', reason: 'MOVED' };
  const elsewhere = await member(workshop);
  expect(
    await run('replaceIntroducer', { ...replaced, memberId: elsewhere.id }, INTRODUCTION, 'province'),
  ).toMatchObject({
    code: 'MEMBER_NOT_ON_ROLL',
  });
  expect((await run('replaceIntroducer', { ...replaced, memberId: id }, INTRODUCTION)).introduction.name).toBe(name);
  const union = { introducer: 'WOMENS_UNION', acquaintedSince: null, documentNumber: '4-NQ' };
  expect(await ways.introduce(id, union)).toMatchObject({ code: 'INVALID_INPUT', path: ['memberId'] });
});

describe('of whom it is', () => {
  const READ =
    'query Read($id: ID!) { node(id: $id) { ... on Candidate { mentors { memberName member { id } } introductions { name } } } }';

  it('who reads who helps and who introduces has looked at the members', async () => {
    const { id, personId } = await member(tree.cellA);
    const candidateId = await someone();
    await ways.assignMentor(id, { candidateId });
    await ways.introduce(id, { candidateId });
    const { data } = await server.ask('cell', READ, { id: candidateId });
    expect(data.node).toEqual({ mentors: [{ memberName: name, member: { id } }], introductions: [{ name }] });
    const looks = await rows(`SELECT viewer, "group" FROM access_log WHERE person_id = $1 AND operation = 'Read'`, [
      personId,
    ]);
    expect(looks).toEqual([{ viewer: 'cell', group: 'IDENTITY' }]);
  });

  it('an erasure takes the name from where the member helps and introduces; an office keeps it', async () => {
    const { id, personId } = await member(tree.cellA, { leftOn: new Date('2026-11-20'), leftReason: 'DIED' });
    const candidateId = await someone();
    await ways.assignMentor(id, { candidateId });
    await ways.introduce(id, { candidateId });
    await ways.appointOfficer(id);
    expect(await run('eraseMember', { memberId: id, reason: 'theo yêu cầu' }, '', 'province')).not.toHaveProperty(
      'code',
    );
    const { data } = await server.ask('cell', READ, { id: candidateId });
    expect(data.node).toMatchObject({ mentors: [{ memberName: null }], introductions: [{ name: null }] });
    expect(
      await rows('SELECT person_name FROM officer WHERE member_id IN (SELECT id FROM member WHERE person_id = $1)', [
        personId,
      ]),
    ).toEqual([{ person_name: name }]);
    // What is said of the person who was helped stays.
    expect(
      await rows(
        'SELECT introduced_on::text AS day FROM introduction WHERE member_id IN (SELECT id FROM member WHERE person_id = $1)',
        [personId],
      ),
    ).toEqual([{ day: ON }]);
  });

  it('the export of a member says whom it helped and where it held office, and of nobody else who that was', async () => {
    const { id } = await member(tree.cellA);
    const candidateId = await someone();
    await ways.assignMentor(id, { candidateId });
    await ways.introduce(id, { candidateId });
    await ways.appointOfficer(id);
    const { document: text } = await run(
      'exportPerson',
      { memberId: id },
      '... on PersonExport { document }',
      'province',
    );
    for (const said of ['helps', 'introduces', 'offices']) expect(text).toContain(said);
    expect(text).toContain('2020-01-01');
    expect(text).not.toContain('Hoàng Thị Thử');
  });
});
