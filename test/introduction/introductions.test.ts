import { isInputObjectType } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { schema } from '../../src/schema/index.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who introduces a person (domain table 3.2). The server's day is 2026-11-23; people are born in May 1999.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;

async function run(mutation: string, input: object, selection: string, subject = 'cell') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code message path } ... on RuleViolation { source } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}
const INTRODUCTION = `... on IntroductionPayload { introduction { id introducer name introducedOn acquaintedSince
  documentNumber lapsesOn replaceReason replacedBy { id } changedBy { subject role } } }`;
const introduce = (candidateId: string, more: object = {}, subject?: string) =>
  run(
    'introduce',
    {
      candidateId,
      introducer: 'MEMBER',
      name: 'Hoàng Văn Giới',
      introducedOn: '2026-03-10',
      acquaintedSince: '2020-01-01',
      ...more,
    },
    INTRODUCTION,
    subject,
  );
const organisation = (candidateId: string, introducer: string, more: object = {}) =>
  introduce(candidateId, { introducer, name: 'Đoàn xã', acquaintedSince: null, documentNumber: '4-NQ', ...more });
const replace = (introductionId: string, more: object = {}, subject?: string) =>
  run(
    'replaceIntroducer',
    { introductionId, name: 'Nông Thị Thay', introducedOn: '2026-04-01', reason: 'MOVED', ...more },
    INTRODUCTION,
    subject,
  );
const someone = async (
  stage: CandidateStage = 'OUTSTANDING',
  more: Partial<Prisma.CandidateUncheckedCreateInput> = {},
): Promise<string> => globalId('Candidate', await plantPerson(prisma(), { committeeId: tree.cellA, stage, ...more }));
const introductionsOf = async (id: string, subject = 'cell') =>
  (
    await server.ask(
      subject,
      'query ($id: ID!) { node(id: $id) { ... on Candidate { introductions { id introducer name replacedBy { name } } } } }',
      { id },
    )
  ).data.node?.introductions;

describe('introduce', () => {
  it('keeps who introduces, since when they know each other, and its clock of 12 months', async () => {
    const person = await someone();
    expect(await introduce(person, { name: ' Hoàng  Văn Giới ' })).toMatchObject({
      introduction: {
        introducer: 'MEMBER',
        name: 'Hoàng Văn Giới',
        introducedOn: '2026-03-10',
        acquaintedSince: '2020-01-01',
        documentNumber: null,
        lapsesOn: '2027-03-11',
        replaceReason: null,
        changedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
      },
    });
  });

  it('the introducer has been in the same place as the candidate for 12 months, and not one day less', async () => {
    const person = await someone();
    const late = await introduce(person, { acquaintedSince: '2025-03-11' });
    expect(late).toMatchObject({
      code: 'ACQUAINTANCE_SHORT',
      path: ['acquaintedSince'],
      source: 'Điều lệ Đảng, Điều 4.1',
      message: expect.stringContaining('12 months: from 2026-03-11 on'),
    });
    expect(await introduce(person, { acquaintedSince: '2025-03-10' })).toMatchObject({
      introduction: { acquaintedSince: '2025-03-10' },
    });
  });

  it('the introducer need not have been an official member for 12 months: the 12 months are of acquaintance', () => {
    // Nothing in the form asks for it.
    const form = schema.getType('IntroduceInput');
    expect(isInputObjectType(form) && Object.keys(form.getFields()).sort()).toEqual([
      'acquaintedSince',
      'candidateId',
      'documentNumber',
      'introducedOn',
      'introducer',
      'memberId',
      'name',
    ]);
  });

  it('the member assigned to help may be the introducer', async () => {
    const person = await someone();
    await run(
      'assignMentor',
      { candidateId: person, memberName: 'Hoàng Văn Giới', startsOn: '2026-02-01' },
      '... on MentorPayload { mentor { id } }',
    );
    expect(await introduce(person)).toMatchObject({ introduction: { name: 'Hoàng Văn Giới' } });
  });

  it('two official members introduce, each once, and no third one', async () => {
    const person = await someone();
    await introduce(person);
    expect(await introduce(person, { name: 'HOÀNG VĂN GIỚI' })).toMatchObject({ code: 'ALREADY_INTRODUCED' });
    await introduce(person, { name: 'Nông Văn Hai' });
    expect(await introduce(person, { name: 'Lý Văn Ba' })).toMatchObject({
      code: 'INTRODUCERS_ENOUGH',
      source: 'Điều lệ Đảng, Điều 4.1',
    });
  });

  it('of youth age: the Youth Union introduces its member, beside one official member', async () => {
    const person = await someone();
    expect(await organisation(person, 'YOUTH_UNION')).toMatchObject({
      introduction: { introducer: 'YOUTH_UNION', documentNumber: '4-NQ', acquaintedSince: null },
    });
    expect(await organisation(person, 'YOUTH_UNION')).toMatchObject({ code: 'ALREADY_INTRODUCED' });
    expect(await introduce(person)).toMatchObject({ introduction: { introducer: 'MEMBER' } });
  });

  it('the Youth Union introduces nobody who is not its member or past its age', async () => {
    expect(await organisation(await someone('DOSSIER', { youthUnionMember: false }), 'YOUTH_UNION')).toMatchObject({
      code: 'NOT_OF_ORGANISATION',
      path: ['introducer'],
    });
    const old = { birthYear: 1995, birthMonth: 3 };
    expect(await organisation(await someone('DOSSIER', old), 'YOUTH_UNION')).toMatchObject({
      code: 'NOT_OF_YOUTH_AGE',
    });
    // Full 30 years to the month before the 31st birthday.
    const last = { birthYear: 1995, birthMonth: 4 };
    expect(await organisation(await someone('DOSSIER', last), 'YOUTH_UNION')).toMatchObject({
      introduction: { introducer: 'YOUTH_UNION' },
    });
  });

  it('the trade union introduces its member where there is no Youth Union', async () => {
    const tradeUnionMember = true;
    const person = await someone('DOSSIER', { youthUnionMember: false, tradeUnionMember });
    expect(await organisation(person, 'TRADE_UNION')).toMatchObject({ introduction: { introducer: 'TRADE_UNION' } });
    expect(await organisation(await someone('DOSSIER', { tradeUnionMember }), 'TRADE_UNION')).toMatchObject({
      code: 'YOUTH_UNION_INTRODUCES',
    });
    expect(await organisation(await someone('DOSSIER', { youthUnionMember: false }), 'TRADE_UNION')).toMatchObject({
      code: 'NOT_OF_ORGANISATION',
    });
  });

  it('mass organisations introduce to the Party people for fostering: introduction, fostering and consideration are three steps', async () => {
    const person = await someone('SOURCE');
    expect(await organisation(person, 'WOMENS_UNION', { name: 'Hội Phụ nữ xã' })).toMatchObject({
      introduction: { introducer: 'WOMENS_UNION', name: 'Hội Phụ nữ xã', lapsesOn: null },
    });
    const { data } = await server.ask('cell', `{ node(id: "${person}") { ... on Candidate { stage } } }`);
    expect(data.node.stage).toBe('SOURCE');
  });

  it('is refused once the cell has resolved, of who was erased, and tells all mistakes at once', async () => {
    expect(await introduce(await someone('CELL_PROPOSED'))).toMatchObject({ code: 'NOT_INTRODUCED_NOW' });
    expect(
      await introduce(await someone(), { name: ' ', introducedOn: '2026-11-24', documentNumber: 'x'.repeat(61) }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      mistakes: [['name'], ['introducedOn'], ['documentNumber']].map((path) => ({ path: ['input', ...path] })),
    });
    expect(await introduce(await someone(), { acquaintedSince: null })).toMatchObject({ path: ['acquaintedSince'] });
    expect(await organisation(await someone(), 'FATHERLAND_FRONT', { documentNumber: null })).toMatchObject({
      path: ['documentNumber'],
    });
  });

  it('is the cell’s and of who stands above it, and hidden from others as if it were missing', async () => {
    const person = await someone();
    expect(await introduce(person, { name: ' ' }, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await introduce(person, {}, 'commune')).toMatchObject({
      introduction: { changedBy: { role: 'GRASSROOTS_COMMITTEE' } },
    });
  });
});

describe('replaceIntroducer', () => {
  it('the cell assigns another official member: the 12 months do not apply to the substitute', async () => {
    const person = await someone();
    const { introduction } = await introduce(person);
    const other = await replace(introduction.id);
    expect(other).toMatchObject({
      introduction: {
        introducer: 'MEMBER',
        name: 'Nông Thị Thay',
        acquaintedSince: null,
        replaceReason: 'MOVED',
        lapsesOn: '2027-04-02',
        replacedBy: null,
      },
    });
    expect(await introductionsOf(person)).toMatchObject([
      { name: 'Hoàng Văn Giới', replacedBy: { name: 'Nông Thị Thay' } },
      { name: 'Nông Thị Thay', replacedBy: null },
    ]);
    expect(await replace(introduction.id, { name: 'Lý Văn Ba' })).toMatchObject({ code: 'INTRODUCER_REPLACED' });
    expect(await replace(other.introduction.id, { name: 'Lý Văn Ba' })).toMatchObject({
      introduction: { name: 'Lý Văn Ba' },
    });
  });

  it('is by somebody else, not earlier, and of a member', async () => {
    const person = await someone();
    const { introduction } = await introduce(person);
    expect(await replace(introduction.id, { name: 'Hoàng Văn Giới' })).toMatchObject({ code: 'ALREADY_INTRODUCED' });
    expect(await replace(introduction.id, { introducedOn: '2026-03-09' })).toMatchObject({
      code: 'INTRODUCED_EARLIER',
      path: ['introducedOn'],
    });
    const union = await organisation(person, 'YOUTH_UNION');
    expect(await replace(union.introduction.id)).toMatchObject({ code: 'ORGANISATION_STAYS' });
    await prisma().candidate.updateMany({ data: { stage: 'CELL_PROPOSED' } });
    await server.app.services.feed.settle();
    expect(await replace(introduction.id)).toMatchObject({ code: 'NOT_INTRODUCED_NOW' });
  });

  it('of two at once, one is refused; from others it is hidden', async () => {
    const person = await someone();
    const { introduction } = await introduce(person);
    expect(await replace(introduction.id, { name: ' ' }, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    const both = await Promise.all([replace(introduction.id), replace(introduction.id, { name: 'Lý Văn Ba' })]);
    expect(both.map(({ code = 'replaced' }) => code).sort()).toEqual(['INTRODUCER_REPLACED', 'replaced']);
  });
});

it('introductions are in the export of the person, go with the erasure, and are never rewritten', async () => {
  const { pool } = server.app.services.database;
  const person = await someone();
  const { introduction } = await introduce(person);
  const { document } = await run(
    'exportPerson',
    { candidateId: person, reason: 'x' },
    '... on PersonExport { document }',
    'district',
  );
  expect(JSON.stringify(document)).toContain('Hoàng Văn Giới');
  await expect(pool.query(`UPDATE introduction SET name = 'x'`)).rejects.toThrow('keeps its history');
  await prisma().candidate.updateMany({ data: { stage: 'WITHDRAWN' } });
  await run(
    'erasePerson',
    { candidateId: person, reason: 'x' },
    '... on ErasePersonPayload { __typename }',
    'district',
  );
  const { data } = await server.ask(
    'cell',
    `{ node(id: "${introduction.id}") { ... on Introduction { introducer name introducedOn acquaintedSince lapsesOn } } }`,
  );
  expect(data.node).toEqual({
    introducer: 'MEMBER',
    name: null,
    introducedOn: null,
    acquaintedSince: null,
    lapsesOn: null,
  });
  expect(await introduce(person)).toMatchObject({ code: 'PERSON_ERASED' });
});
