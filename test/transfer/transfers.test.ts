import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { feedDifferences, figuresOf } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The case of somebody who moves goes to another grassroots organisation: the old committee asks, the new one answers. The server's day
// is 2026-11-23; people are at their stages since 2026-01-05.

let server: TestServer;
let tree: SmallTree;
let factory: string;
let workshop: string;
let school: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  factory = await foundCommittee(server, 'GRASSROOTS_COMMITTEE', 'Đảng ủy Nhà máy', tree.south);
  workshop = await foundCommittee(server, 'CELL', 'Chi bộ Phân xưởng 1', factory);
  school = await foundCommittee(server, 'GRASSROOTS_CELL', 'Chi bộ Trường', tree.south);
  for (const [subject, role, committee] of [
    ['cell', 'CELL_SECRETARY', tree.cellA],
    ['commune', 'GRASSROOTS_COMMITTEE', tree.commune],
    ['north', 'SUPERIOR_COMMITTEE', tree.north],
    ['workshop', 'CELL_SECRETARY', workshop],
    ['factory', 'GRASSROOTS_COMMITTEE', factory],
    ['school', 'CELL_SECRETARY', school],
    ['south', 'SUPERIOR_COMMITTEE', tree.south],
    ['demo-province', 'SUPERIOR_COMMITTEE', tree.province],
    ['wall', 'DASHBOARD', tree.south],
  ] as const) {
    await server.grant(subject, role, committee);
  }
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const plant = (stage: CandidateStage = 'OUTSTANDING', more: Partial<Prisma.CandidateUncheckedCreateInput> = {}) =>
  plantPerson(prisma(), { committeeId: tree.cellA, stage, ...more });
const committee = (id: string) => globalId('Committee', id);

const TRANSFER =
  '... on CaseTransferPayload { transfer { id state stage answeredOn declined cell { id } candidate { id stage committee { id } } } }';

async function does(subject: string, mutation: string, input: object, selection = TRANSFER) {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename
       ${selection}
       ... on UserError { code message path } ... on RuleViolation { source } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const request = (candidate: string, more: object = {}, subject = 'commune') =>
  does(subject, 'transferCandidate', {
    candidateId: globalId('Candidate', candidate),
    committeeId: committee(factory),
    reason: 'WORK',
    requestedOn: '2026-11-02',
    documentNumber: '5-GT/ĐU',
    answerBy: '2026-11-20',
    ...more,
  });
/** Asks, and answers with the id of the request. */
async function asked(candidate: string, more: object = {}): Promise<string> {
  const { transfer } = await request(candidate, more);
  return transfer.id;
}
const accept = (transferId: string, more: object = {}, subject = 'factory') =>
  does(subject, 'acceptTransfer', {
    transferId,
    committeeId: committee(workshop),
    effectiveOn: '2026-11-10',
    documentNumber: '8-QĐ/ĐU',
    mentors: [{ memberName: 'Vàng Thị Mỷ' }],
    ...more,
  });
const decline = (transferId: string, subject = 'factory', answeredOn = '2026-11-10') =>
  does(subject, 'declineTransfer', { transferId, answeredOn, reason: 'NO_CELL' });
const withdraw = (transferId: string, subject = 'commune', withdrawnOn = '2026-11-10') =>
  does(subject, 'withdrawTransfer', { transferId, withdrawnOn });

const CASE = `query ($id: ID!) { node(id: $id) { ... on Candidate { stage stageSince committee { id }
  places { committee { id } validFrom validTo cause documentNumber }
  mentors { memberName validFrom validTo endReason } transfers { state } } } }`;
const read = async (subject: string, candidate: string) =>
  (await server.ask(subject, CASE, { id: globalId('Candidate', candidate) })).data.node;

it('a case that is accepted goes on in its stage in the new cell, with another mentor', async () => {
  const person = await plant('DOSSIER');
  await prisma().mentorAssignment.create({
    data: { candidateId: person, memberName: 'Lý Văn Sơn', validFrom: new Date('2026-01-05') },
    select: { id: true },
  });
  const id = await asked(person);
  expect(await read('factory', person)).toBeNull();
  expect(await accept(id)).toMatchObject({
    transfer: {
      state: 'ACCEPTED',
      stage: 'DOSSIER',
      answeredOn: '2026-11-10',
      cell: { id: committee(workshop) },
      candidate: { stage: 'DOSSIER', committee: { id: committee(workshop) } },
    },
  });
  expect(await read('demo-province', person)).toEqual({
    stage: 'DOSSIER',
    stageSince: '2026-01-05',
    committee: { id: committee(workshop) },
    places: [
      {
        committee: { id: committee(tree.cellA) },
        validFrom: null,
        validTo: '2026-11-10',
        cause: null,
        documentNumber: null,
      },
      {
        committee: { id: committee(workshop) },
        validFrom: '2026-11-10',
        validTo: null,
        cause: 'TRANSFER',
        documentNumber: '8-QĐ/ĐU',
      },
    ],
    mentors: [
      { memberName: 'Lý Văn Sơn', validFrom: '2026-01-05', validTo: '2026-11-10', endReason: 'CASE_MOVED' },
      { memberName: 'Vàng Thị Mỷ', validFrom: '2026-11-10', validTo: null, endReason: null },
    ],
    transfers: [{ state: 'ACCEPTED' }],
  });
  expect(await read('commune', person)).toBeNull();
});

it('while it waits everything stays, and one that was declined or withdrawn may be asked for again', async () => {
  const person = await plant();
  const first = await asked(person);
  expect(await read('cell', person)).toMatchObject({ committee: { id: committee(tree.cellA) }, transfers: [] });
  expect(await decline(first)).toMatchObject({ transfer: { state: 'DECLINED', declined: 'NO_CELL', candidate: null } });
  const second = await asked(person);
  expect(await withdraw(second)).toMatchObject({ transfer: { state: 'WITHDRAWN', declined: null } });
  expect(await request(person)).toMatchObject({ transfer: { state: 'ASKED' } });
});

it('the old committee asks and withdraws, the new one answers, and those above each in its place', async () => {
  const person = await plant();
  expect(await request(person, {}, 'cell')).toMatchObject({ code: 'NOT_YOUR_STEP', path: ['candidateId'] });
  expect(await request(person, { documentNumber: ' ' }, 'factory')).toMatchObject({ code: 'NOT_FOUND' });
  const id = await asked(person);
  expect(await accept(id, {}, 'commune')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await decline(id, 'commune')).toMatchObject({ code: 'FORBIDDEN', path: ['transferId'] });
  expect(await withdraw(id, 'factory')).toMatchObject({ code: 'FORBIDDEN', path: ['transferId'] });
  for (const stranger of ['cell', 'workshop', 'school', 'wall']) {
    expect(await decline(id, stranger)).toMatchObject({ code: 'NOT_FOUND', path: ['transferId'] });
    expect(await withdraw(id, stranger)).toMatchObject({ code: 'NOT_FOUND', path: ['transferId'] });
  }
  expect(await withdraw(id, 'north')).toMatchObject({ transfer: { state: 'WITHDRAWN' } });
  const again = await asked(person);
  expect(await accept(again, {}, 'south')).toMatchObject({ transfer: { state: 'ACCEPTED' } });
});

it('the new committee sees who it is and the stage while it is asked, which is logged, and nothing else', async () => {
  const person = await plant('VERIFYING', { fullName: 'Giàng A Páo' });
  const id = await asked(person);
  const seen = async (subject: string) =>
    (
      await server.ask(
        subject,
        `query ($id: ID!) { node(id: $id) { ... on CaseTransfer {
           fullName birthYear birthMonth stage fromName toName state candidate { id } } } }`,
        { id },
      )
    ).data.node;
  const told = { stage: 'VERIFYING', fromName: 'Xã', toName: 'Đảng ủy Nhà máy', state: 'ASKED' };
  const who = { fullName: 'Giàng A Páo', birthYear: 1999, birthMonth: 5 };
  expect(await seen('commune')).toMatchObject({ ...told, ...who, candidate: { id: globalId('Candidate', person) } });
  expect(await seen('factory')).toEqual({ ...told, ...who, candidate: null });
  expect(await seen('south')).toEqual({ ...told, ...who, candidate: null });
  for (const stranger of ['cell', 'workshop', 'school', 'wall']) expect(await seen(stranger)).toBeNull();
  const { rows } = await server.app.services.database.pool.query(
    `SELECT DISTINCT viewer, "group" FROM access_log WHERE candidate_id = $1 ORDER BY viewer`,
    [person],
  );
  expect(rows).toEqual(['commune', 'factory', 'south'].map((viewer) => ({ viewer, group: 'IDENTITY' })));
  await decline(id);
  expect(await seen('factory')).toEqual({
    ...told,
    state: 'DECLINED',
    fullName: null,
    birthYear: null,
    birthMonth: null,
    candidate: null,
  });
});

it('lists what a committee is asked for and has asked, and what it has to answer is due there', async () => {
  const person = await plant();
  const id = await asked(person, { committeeId: committee(school) });
  const lists = async (subject: string, of: string) =>
    (
      await server.ask(
        subject,
        `query ($id: ID!) { committee(id: $id) {
           transfersIn(filter: { state: [ASKED] }) { totalCount nodes { id } }
           transfersOut(filter: { state: [ASKED] }) { totalCount nodes { id } } } }`,
        { id: committee(of) },
      )
    ).data.committee;
  expect(await lists('school', school)).toEqual({
    transfersIn: { totalCount: 1, nodes: [{ id }] },
    transfersOut: { totalCount: 0, nodes: [] },
  });
  expect((await lists('commune', tree.commune)).transfersOut.nodes).toContainEqual({ id });
  expect((await lists('wall', school)).transfersIn).toEqual({ totalCount: 0, nodes: [] });
  const due = async (subject: string) =>
    (
      await server.ask(
        subject,
        `{ deadlines(kind: [TRANSFER_ANSWER]) { nodes { day from overdue aboutId rule { source } actor { name committee { id } } } } }`,
      )
    ).data.deadlines.nodes;
  expect(await due('school')).toEqual([
    {
      day: '2026-11-20',
      from: '2026-11-02',
      overdue: true,
      aboutId: id,
      rule: null,
      actor: { name: 'Chi bộ Trường', committee: { id: committee(school) } },
    },
  ]);
  expect(await due('cell')).toEqual([]);
  expect(await due('commune')).toEqual([]);
  expect(await accept(id, { committeeId: committee(school) }, 'school')).toMatchObject({
    transfer: { state: 'ACCEPTED' },
  });
  expect(await due('school')).toEqual([]);
});

it('finds where a case can go by name, whatever one sees', async () => {
  const find = async (subject: string, text: string) =>
    (
      await server.ask(
        subject,
        `query ($text: String!) { transferDestinations(text: $text) { committeeId name above } }`,
        { text },
      )
    ).data.transferDestinations;
  const found = { committeeId: committee(factory), name: 'Đảng ủy Nhà máy', above: 'Huyện Nam' };
  expect(await find('commune', 'nha may')).toEqual([found]);
  expect(await find('commune', 'phan xuong')).toEqual([]);
  expect(await find('wall', 'nha may')).toEqual([]);
});

it('refuses a transfer to where it stands, to a cell, to a closed committee, and two at once', async () => {
  const person = await plant();
  const closed = await foundCommittee(server, 'GRASSROOTS_CELL', 'Chi bộ Đã giải thể', tree.south);
  await server.app.services.database.pool.query(
    `UPDATE committee_placement SET valid_to = '2026-06-01' WHERE child_id = $1`,
    [closed],
  );
  await server.app.services.database.pool.query(`UPDATE committee SET closed_on = '2026-06-01' WHERE id = $1`, [
    closed,
  ]);
  expect(await request(person, { committeeId: committee(tree.commune) })).toMatchObject({
    code: 'TRANSFER_THERE_ALREADY',
    path: ['committeeId'],
  });
  expect(await request(person, { committeeId: committee(tree.cellB) })).toMatchObject({ code: 'NOT_GRASSROOTS' });
  expect(await request(person, { committeeId: committee(workshop) })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await request(person, { committeeId: committee(closed) })).toMatchObject({ code: 'COMMITTEE_ENDED' });
  await asked(person);
  expect(await request(person, { committeeId: committee(school) })).toMatchObject({
    code: 'TRANSFER_OPEN',
    message: expect.stringContaining('Đảng ủy Nhà máy'),
  });
  expect(
    await request(person, { requestedOn: '2026-11-24', documentNumber: ' ', consentNumber: 'x'.repeat(200) }),
  ).toMatchObject({
    code: 'INVALID_INPUT',
    mistakes: ['requestedOn', 'documentNumber', 'consentNumber'].map((field) => ({ path: ['input', field] })),
  });
  expect(await request(person, { answerBy: '2026-11-01' })).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['answerBy'],
  });
});

it('refuses a case that is over, and a decided one without the word of who decided, by the rule', async () => {
  const source = expect.stringMatching(/./);
  for (const stage of ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED'] as const) {
    expect(await request(await plant(stage))).toMatchObject({ code: 'CASE_NOT_TRANSFERRED', source });
  }
  const decided = await plant('DECIDED');
  expect(await request(decided)).toMatchObject({ code: 'TRANSFER_NEEDS_DECIDER', path: ['consentNumber'], source });
  const id = await asked(decided, { consentNumber: '11-CV/HU' });
  expect(await accept(id)).toMatchObject({ transfer: { candidate: { stage: 'DECIDED' } } });
});

it('what happened since it was asked decides whether it is accepted', async () => {
  const over = await plant();
  const later = await plant('GRASSROOTS_PROPOSED');
  const here = await plant();
  const ids = [await asked(over), await asked(later), await asked(here)] as const;
  const change = (id: string, stage: CandidateStage) =>
    prisma().candidate.update({ where: { id }, data: { stage }, select: { id: true } });
  await change(over, 'WITHDRAWN');
  await change(later, 'DECIDED');
  expect(await accept(ids[0])).toMatchObject({ code: 'CASE_NOT_TRANSFERRED', path: ['transferId'] });
  expect(await accept(ids[1])).toMatchObject({ code: 'TRANSFER_NEEDS_DECIDER', path: ['transferId'] });
  expect(await accept(ids[2], { mentors: [] })).toMatchObject({ code: 'MENTOR_NEEDED', path: ['mentors'] });
  expect(await accept(ids[2], { committeeId: committee(school) }, 'south')).toMatchObject({
    code: 'TRANSFER_CELL_ELSEWHERE',
  });
  expect(await accept(ids[2], { effectiveOn: '2026-11-01' })).toMatchObject({
    code: 'TRANSFER_TOO_EARLY',
    message: expect.stringContaining('2026-11-02'),
  });
  expect(await accept(ids[2])).toMatchObject({ transfer: { state: 'ACCEPTED' } });
  for (const again of [accept(ids[2]), decline(ids[2]), withdraw(ids[2])]) {
    expect(await again).toMatchObject({ code: 'TRANSFER_ANSWERED', path: ['transferId'] });
  }
});

it('two answers at once have one order: one is taken, the other is told so', async () => {
  const id = await asked(await plant());
  const answers = await Promise.all([accept(id), decline(id), withdraw(id), accept(id, {}, 'south')]);
  expect(answers.filter(({ transfer }) => transfer !== undefined)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'TRANSFER_ANSWERED')).toHaveLength(3);
});

it('a transfer that races an admission has one order: it counts for the cell that had the case on that day', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await plant('DECIDED', { stageSince: new Date('2026-11-01') });
    const id = await asked(person, { consentNumber: '11-CV/HU' });
    const was = [await admitted(tree.cellA), await admitted(workshop)] as const;
    const admit = () =>
      server.ask(
        'demo-province',
        `mutation ($input: RecordAdmissionInput!) { it: recordAdmission(input: $input) { __typename ... on UserError { code } } }`,
        {
          input: {
            candidateId: globalId('Candidate', person),
            ceremonyOn: '2026-11-12',
            decisionNumber: '7-QĐ/HU',
            decisionOn: '2026-11-01',
          },
        },
      );
    const [taken, ceremony] = await Promise.all([accept(id, { effectiveOn: '2026-11-10' }), admit()]);
    expect(ceremony.data.it.__typename).toBe('AdmissionPayload');
    await server.app.services.feed.settle();
    const now = [await admitted(tree.cellA), await admitted(workshop)];
    // Who is admitted first stands with the old cell on the day of the ceremony: a transfer from before it is too early then.
    expect(now).toEqual(taken.transfer === undefined ? [was[0] + 1, was[1]] : [was[0], was[1] + 1]);
    expect(taken.code ?? null).toBe(taken.transfer === undefined ? 'TRANSFER_TOO_EARLY' : null);
  }
});

it('a transfer that races a decision has one order: the decision is asked about, or made where the case has gone', async () => {
  const vote = { matter: 'ADMISSION', yes: 15, no: 0, blank: 0, absent: 0 };
  for (let round = 0; round < 4; round += 1) {
    const person = await plant('CELL_REVIEW');
    const candidateId = globalId('Candidate', person);
    await plantDossier(prisma(), person, 'ADMISSION', '2026-09-01');
    const voters = { official: 15, away: 0, exemptAbsent: 0 };
    const cell = { candidateId, ...vote, ...voters, heldOn: '2026-10-05', number: '6-NQ' };
    expect(await does('cell', 'recordCellVote', cell, '')).toMatchObject({ __typename: 'CasePayload' });
    const committeeVote = { candidateId, ...vote, members: 15, heldOn: '2026-10-12', number: '7-NQ' };
    expect(await does('commune', 'recordCommitteeVote', committeeVote, '')).toMatchObject({
      __typename: 'CasePayload',
    });
    const id = await asked(person);
    const days = { issuedOn: '2026-11-16', receivedOn: '2026-11-16' };
    const decide = () => does('north', 'recordDecision', { candidateId, number: `9-QĐ/${round}`, ...days }, '');
    const both = [() => accept(id, { effectiveOn: '2026-11-20' }), decide];
    const [first, second] = await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((ask) => ask()));
    const codes = [first?.code ?? null, second?.code ?? null].filter((code) => code !== null);
    expect(codes).toEqual([expect.stringMatching(/^(TRANSFER_NEEDS_DECIDER|NOT_FOUND)$/)]);
  }
});

const admitted = async (cell: string): Promise<number> => (await figuresOf(server, cell, 2026)).admitted;

it('a request is kept as it was made, and its answer as it was given', async () => {
  const id = await asked(await plant());
  await decline(id);
  const { pool } = server.app.services.database;
  for (const change of [
    `UPDATE case_transfer SET state = 'ASKED'`,
    `UPDATE case_transfer SET document_number = 'x'`,
    'DELETE FROM case_transfer',
    'TRUNCATE case_transfer',
  ]) {
    await expect(pool.query(change)).rejects.toThrow(/not allowed/);
  }
});
