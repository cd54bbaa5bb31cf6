import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Whoever is entered may be on record elsewhere in the province: who may read that is told the cell and who hands the case over, who may
// not is told whom to ask. The server's day is 2026-11-23.

let server: TestServer;
let tree: SmallTree;
let factory: string;
let workshop: string;
let abroad: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  factory = await foundCommittee(server, 'GRASSROOTS_COMMITTEE', 'Đảng ủy Nhà máy', tree.south);
  workshop = await foundCommittee(server, 'CELL', 'Chi bộ Phân xưởng 1', factory);
  const otherProvince = await foundCommittee(server, 'PROVINCE', 'Tỉnh khác', null);
  const district = await foundCommittee(server, 'SUPERIOR', 'Huyện khác', otherProvince);
  abroad = await foundCommittee(server, 'GRASSROOTS_CELL', 'Chi bộ Trường khác', district);
  for (const [subject, role, committee] of [
    ['cell', 'CELL_SECRETARY', tree.cellA],
    ['commune', 'GRASSROOTS_COMMITTEE', tree.commune],
    ['workshop', 'CELL_SECRETARY', workshop],
    ['factory', 'GRASSROOTS_COMMITTEE', factory],
    ['province', 'SUPERIOR_COMMITTEE', tree.province],
    ['centre', 'TRAINING_CENTRE', tree.commune],
  ] as const) {
    await server.grant(subject, role, committee);
  }
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

/** A name of each test's own. */
let fullName = '';
let count = 0;
beforeEach(() => {
  count += 1;
  fullName = `Giàng A Páo ${'I'.repeat(count)}`;
});

const plant = (
  committeeId: string,
  stage: CandidateStage = 'DOSSIER',
  more: Partial<Prisma.CandidateUncheckedCreateInput> = {},
) => plantPerson(server.app.services.database.prisma, { committeeId, stage, fullName, birthYear: 2001, ...more });

const WARNINGS =
  'duplicateWarnings { candidate { id } member { id } committee { id } handsOver { committeeId name above } askName }';
const warned = async (subject: string, candidate: string) =>
  (
    await server.ask(subject, `query ($id: ID!) { node(id: $id) { ... on Candidate { ${WARNINGS} } } }`, {
      id: globalId('Candidate', candidate),
    })
  ).data.node?.duplicateWarnings;
const hidden = (askName: string) => ({ candidate: null, member: null, committee: null, handsOver: null, askName });
const shown = (candidate: string, cell: string, handsOver: object | null) => ({
  candidate: { id: globalId('Candidate', candidate) },
  member: null,
  committee: { id: globalId('Committee', cell) },
  handsOver,
  askName: null,
});

it('addCandidate warns whoever enters somebody: of whom one may not read one learns whom to ask, and no more', async () => {
  await plant(workshop);
  await plant(workshop, 'SOURCE');
  const { data } = await server.ask(
    'cell',
    `mutation ($input: AddCandidateInput!) { addCandidate(input: $input) { ... on AddCandidatePayload { candidate { ${WARNINGS} } } } }`,
    {
      input: {
        committeeId: globalId('Committee', tree.cellA),
        stage: 'SOURCE',
        effectiveOn: '2026-11-02',
        fullName: fullName.toUpperCase(),
        sex: 'FEMALE',
        birthYear: 2001,
        birthMonth: 5,
        ethnicGroup: 'Mông',
        source: 'YOUTH',
        youthUnionMember: true,
      },
    },
  );
  // Two people there are one answer.
  expect(data.addCandidate.candidate.duplicateWarnings).toEqual([hidden('Tỉnh')]);
});

it('who may read it is told the cell, and who can hand the case over while it is open', async () => {
  const person = await plant(tree.cellA);
  const open = await plant(workshop);
  const over = await plant(tree.cellB, 'WITHDRAWN');
  const factoryIs = { committeeId: globalId('Committee', factory), name: 'Đảng ủy Nhà máy', above: 'Huyện Nam' };
  const all = await warned('province', person);
  expect(all).toHaveLength(2);
  expect(all).toEqual(expect.arrayContaining([shown(open, workshop, factoryIs), shown(over, tree.cellB, null)]));
  expect(await warned('commune', person)).toEqual([shown(over, tree.cellB, null), hidden('Tỉnh')]);
  const both = await warned('cell', person);
  expect(both).toHaveLength(2);
  expect(both).toEqual(expect.arrayContaining([hidden('Xã'), hidden('Tỉnh')]));
});

it('only of the same name and month of birth, of another person, and within the province', async () => {
  const person = await plant(tree.cellA);
  await plant(workshop, 'DOSSIER', { birthMonth: 6 });
  await plant(workshop, 'DOSSIER', { birthYear: 2000 });
  await plant(workshop, 'DOSSIER', { fullName: `${fullName} B` });
  await plant(abroad);
  const { personId } = await server.app.services.database.prisma.candidate.findUniqueOrThrow({
    where: { id: person },
    select: { personId: true },
  });
  await plant(tree.cellB, 'WITHDRAWN', { personId });
  expect(await warned('province', person)).toEqual([]);
});

it('the committee that is asked to take a case is warned of its own, while it is asked', async () => {
  const person = await plant(tree.cellA);
  const own = await plant(workshop);
  const { data } = await server.ask(
    'commune',
    `mutation ($input: TransferCandidateInput!) { transferCandidate(input: $input) { ... on CaseTransferPayload { transfer { id } } } }`,
    {
      input: {
        candidateId: globalId('Candidate', person),
        committeeId: globalId('Committee', factory),
        reason: 'WORK',
        requestedOn: '2026-11-02',
        documentNumber: '5-GT',
        answerBy: '2026-11-20',
      },
    },
  );
  const { id } = data.transferCandidate.transfer;
  const seen = async (subject: string) =>
    (await server.ask(subject, `query ($id: ID!) { node(id: $id) { ... on CaseTransfer { ${WARNINGS} } } }`, { id }))
      .data.node?.duplicateWarnings;
  expect(await seen('factory')).toMatchObject([{ candidate: { id: globalId('Candidate', own) }, askName: null }]);
  expect(await seen('commune')).toEqual([hidden('Tỉnh')]);
  const input = { transferId: id, answeredOn: '2026-11-10', reason: 'NOT_HERE' };
  await server.ask(
    'factory',
    'mutation ($input: DeclineTransferInput!) { declineTransfer(input: $input) { __typename } }',
    { input },
  );
  expect(await seen('factory')).toEqual([]);
});

it('warns of members of a roll too: who may read it is told who, who may not learns whom to ask', async () => {
  const person = await plant(tree.cellA);
  const personId = randomUUID();
  const { id } = await server.app.services.database.prisma.member.create({
    data: {
      person: { create: { id: personId, fullName, sex: 'MALE', birthYear: 2001, birthMonth: 5 } },
      committee: { connect: { id: workshop } },
      officialSince: new Date('2024-05-19'),
    },
    select: { id: true },
  });
  const told = {
    candidate: null,
    member: { id: globalId('Member', id) },
    committee: { id: globalId('Committee', workshop) },
    handsOver: null,
    askName: null,
  };
  expect(await warned('province', person)).toEqual([told]);
  expect(await warned('cell', person)).toEqual([hidden('Tỉnh')]);
  const { rows } = await server.app.services.database.pool.query(
    'SELECT viewer, candidate_id FROM access_log WHERE person_id = $1 ORDER BY viewer',
    [personId],
  );
  expect(rows).toEqual([
    { viewer: 'cell', candidate_id: null },
    { viewer: 'province', candidate_id: null },
  ]);
  // Once the person has a case that may be read, it is told by that.
  const known = await plant(workshop, 'OFF_LIST', { personId });
  expect(await warned('province', person)).toMatchObject([
    { candidate: { id: globalId('Candidate', known) }, member: null },
  ]);
});

it('looking is in the access log of whoever was found', async () => {
  const [person, other] = [await plant(tree.cellA), await plant(workshop)];
  await warned('cell', person);
  const { rows } = await server.app.services.database.pool.query(
    `SELECT viewer, "group" FROM access_log WHERE candidate_id = $1`,
    [other],
  );
  expect(rows).toEqual([{ viewer: 'cell', group: 'IDENTITY' }]);
});
