import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson, plantStep } from '../helpers/plant-person.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { type Answered, type Story, startStory } from '../helpers/story.ts';
import { globalId } from '../helpers/test-server.ts';

// Who moves goes on elsewhere: each step by its own body, on its own day, and every board counted before and after.

let story: Story;
let tree: SmallTree;
let factory: string;
let workshop: string;
beforeAll(async () => {
  story = await startStory('2024-01-08');
  const { server } = story;
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.app.services.database.pool.query(`SELECT place_committees('2024-01-08')`);
  factory = await foundCommittee(server, 'GRASSROOTS_COMMITTEE', 'Đảng ủy Nhà máy', tree.south);
  workshop = await foundCommittee(server, 'CELL', 'Chi bộ Phân xưởng 1', factory);
  for (const [subject, role, committee] of [
    ['chi bộ cũ', 'CELL_SECRETARY', tree.cellA],
    ['đảng ủy cũ', 'GRASSROOTS_COMMITTEE', tree.commune],
    ['huyện cũ', 'SUPERIOR_COMMITTEE', tree.north],
    ['chi bộ mới', 'CELL_SECRETARY', workshop],
    ['đảng ủy mới', 'GRASSROOTS_COMMITTEE', factory],
    ['huyện mới', 'SUPERIOR_COMMITTEE', tree.south],
    ['tỉnh', 'SUPERIOR_COMMITTEE', tree.province],
  ] as const) {
    await server.grant(subject, role, committee);
  }
  await server.app.services.feed.settle();
});
afterAll(() => story.server.stop());

/** Does something that must succeed. */
async function done(subject: string, mutation: string, input: object, selection = ''): Promise<Answered> {
  const answer = await story.does(subject, mutation, input, selection);
  expect({ mutation, ...answer }).not.toHaveProperty('code');
  return answer;
}

/** What every board of both lines shows: admitted in each year, waiting and on the roll today. @param year - of the day. */
async function counts(year: number) {
  expect(await feedDifferences(story.server)).toEqual([]);
  const lines = { cell: tree.cellA, commune: tree.commune, north: tree.north, workshop, factory, south: tree.south };
  const shown: Record<string, number[]> = {};
  for (const [name, id] of Object.entries({ ...lines, province: tree.province })) {
    const board = await story.read(
      'tỉnh',
      globalId('Committee', id),
      'Committee',
      `first: quota(year: 2024) { admitted } next: quota(year: 2025) { admitted } today: quota(year: ${year}) { pipelineCount }
       members { totalCount }`,
    );
    shown[name] = [board.first.admitted, board.next.admitted, board.today.pipelineCount, board.members.totalCount];
  }
  return shown;
}

const TRANSFER = '... on CaseTransferPayload { transfer { id } }';

/** The old committee asks on a day, the new one accepts on another. */
async function goes(candidateId: string, days: { asked: string; accepted: string }, more: object = {}): Promise<void> {
  await story.on(days.asked);
  const request = { reason: 'WORK', requestedOn: days.asked, documentNumber: '5-GCN/ĐU', answerBy: days.accepted };
  const asked = { candidateId, committeeId: globalId('Committee', factory), ...request, ...more };
  const { transfer } = await done('đảng ủy cũ', 'transferCandidate', asked, TRANSFER);
  await story.on(days.accepted);
  await done('đảng ủy mới', 'acceptTransfer', {
    transferId: transfer.id,
    committeeId: globalId('Committee', workshop),
    effectiveOn: days.accepted,
    documentNumber: '8-QĐ/ĐU',
    mentors: [{ memberName: 'Vàng Thị Mỷ' }],
  });
}

const vote = { yes: 15, no: 0, blank: 0, absent: 0 };
const cellVote = (heldOn: string, matter: string) => ({
  matter,
  heldOn,
  official: 15,
  away: 0,
  exemptAbsent: 0,
  ...vote,
});
const committeeVote = (heldOn: string, matter: string) => ({ matter, heldOn, members: 15, ...vote });

it('in mid-probation: the admission stays with the old cell, the months run on, the new one has the person recognised', async () => {
  const { prisma } = story.server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: tree.cellA,
    stage: 'CELL_REVIEW',
    stageSince: new Date('2024-01-08'),
  });
  await plantDossier(prisma, id, 'ADMISSION', '2024-01-05');
  const candidateId = globalId('Candidate', id);
  await story.on('2024-02-20');
  await done('chi bộ cũ', 'recordCellVote', { candidateId, ...cellVote('2024-01-15', 'ADMISSION'), number: '6-NQ/CB' });
  const proposal = { ...committeeVote('2024-01-22', 'ADMISSION'), number: '7-NQ/ĐU' };
  await done('đảng ủy cũ', 'recordCommitteeVote', { candidateId, ...proposal });
  const decision = { number: '9-QĐ/HU', issuedOn: '2024-02-05', receivedOn: '2024-02-06' };
  await done('huyện cũ', 'recordDecision', { candidateId, ...decision });
  await done('chi bộ cũ', 'recordAdmission', { candidateId, ceremonyOn: '2024-02-20' });
  const before = await counts(2024);
  expect(before).toMatchObject({
    cell: [1, 0, 0, 1],
    commune: [1, 0, 0, 1],
    workshop: [0, 0, 0, 0],
    south: [0, 0, 0, 0],
  });

  await goes(candidateId, { asked: '2024-08-01', accepted: '2024-08-15' });
  // The admission counts where it was; whoever is on probation is on the new roll.
  expect(await counts(2024)).toEqual({
    cell: [1, 0, 0, 0],
    commune: [1, 0, 0, 0],
    north: [1, 0, 0, 0],
    workshop: [0, 0, 0, 1],
    factory: [0, 0, 0, 1],
    south: [0, 0, 0, 1],
    province: before.province,
  });

  await story.on('2025-02-28');
  await plantDossier(prisma, id, 'RECOGNITION', '2025-02-21');
  const recognition = { candidateId, ...cellVote('2025-02-28', 'RECOGNITION'), number: '11-NQ/CB' };
  expect(await story.does('chi bộ cũ', 'recordCellVote', recognition)).toMatchObject({ code: 'NOT_FOUND' });
  await done('chi bộ mới', 'recordCellVote', recognition);
  await story.on('2025-03-20');
  const proposed = { ...committeeVote('2025-03-05', 'RECOGNITION'), number: '12-NQ/ĐU' };
  await done('đảng ủy mới', 'recordCommitteeVote', { candidateId, ...proposed });
  await done('huyện mới', 'recordRecognition', { candidateId, number: '13-QĐ/HU', issuedOn: '2025-03-18' });
  expect(await story.read('huyện mới', candidateId, 'Candidate', 'stage stageSince')).toEqual({
    stage: 'OFFICIAL',
    stageSince: '2025-02-20',
  });
  expect(await counts(2025)).toMatchObject({ cell: [1, 0, 0, 0], workshop: [0, 0, 0, 1], province: [1, 0, 0, 1] });
});

it('before the ceremony: who waits is counted where the case is, and the admission with the new cell', async () => {
  const { prisma } = story.server.app.services.database;
  await story.on('2025-04-01');
  const decidedOn = { stage: 'DECIDED', stageSince: new Date('2025-03-25') } as const;
  const candidateId = globalId('Candidate', await plantPerson(prisma, { committeeId: tree.cellA, ...decidedOn }));
  const before = await counts(2025);
  const column = (shown: Record<string, number[]>, place: number) =>
    Object.fromEntries(
      Object.entries(shown).map(([name, row]) => [name, (row[place] ?? 0) - (before[name]?.[place] ?? 0)]),
    );
  await goes(candidateId, { asked: '2025-04-02', accepted: '2025-04-10' }, { consentNumber: '15-CV/HU' });
  const [line, other] = [
    ['cell', 'commune', 'north'],
    ['workshop', 'factory', 'south'],
  ] as const;
  const all = (names: readonly string[], count: number) => Object.fromEntries(names.map((name) => [name, count]));
  const moved = await counts(2025);
  expect(column(moved, 2)).toEqual({ ...all(line, -1), ...all(other, 1), province: 0 });
  expect(column(moved, 1)).toEqual({ ...all(line, 0), ...all(other, 0), province: 0 });
  await story.on('2025-04-15');
  const ceremony = { candidateId, ceremonyOn: '2025-04-15', decisionNumber: '14-QĐ/HU', decisionOn: '2025-03-25' };
  await done('chi bộ mới', 'recordAdmission', ceremony);
  const admitted = await counts(2025);
  expect(column(admitted, 1)).toEqual({ ...all(line, 0), ...all(other, 1), province: 1 });
  expect(column(admitted, 2)).toEqual({ ...all(line, -1), ...all(other, 0), province: -1 });
});

it('who comes back after 36 months: the first admission stays where it was, the second counts where it is held', async () => {
  const { prisma, pool } = story.server.app.services.database;
  await story.on('2025-05-05');
  const admission = await admitOn(pool, tree.cellA, '2024-03-01');
  const { candidateId: first } = await prisma.admission.findUniqueOrThrow({ where: { id: admission } });
  await plantStep(prisma, first, 'OFFICIAL', '2025-03-01');
  const member = globalId('Candidate', first);
  const before = await counts(2025);
  await story.on('2025-06-01');
  const leaving = { reason: 'LEFT', endsOn: '2025-06-01', documentNumber: '16-QĐ/HU' };
  await done('huyện cũ', 'endMembership', { candidateId: member, ...leaving });
  const minus = (names: string[], place: number, by: number) => (row: [string, number[]]) =>
    [row[0], row[1].map((count, n) => (n === place && names.includes(row[0]) ? count - by : count))] as const;
  const without = minus(['cell', 'commune', 'north', 'province'], 3, 1);
  expect(await counts(2025)).toEqual(Object.fromEntries(Object.entries(before).map(without)));

  await story.on('2028-05-31');
  const { candidate } = await done(
    'tỉnh',
    'addCandidate',
    {
      committeeId: globalId('Committee', workshop),
      earlierCaseId: member,
      stage: 'OUTSTANDING',
      effectiveOn: '2028-01-05',
      documentNumber: '1-NQ/CB',
      mentors: [{ memberName: 'Vàng Thị Mỷ' }],
      fullName: 'Hoàng Thị Thử',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 5,
      ethnicGroup: 'Tày',
      source: 'WORKER',
      youthUnionMember: false,
    },
    '... on AddCandidatePayload { candidate { id otherCases { id } } }',
  );
  expect(candidate.otherCases).toEqual([{ id: member }]);
  const candidateId = candidate.id;
  const id = Buffer.from(candidateId, 'base64url').toString().split(':')[1] ?? '';
  await plantDossier(prisma, id, 'ADMISSION', '2028-05-01');
  await plantStep(prisma, id, 'CELL_REVIEW', '2028-05-20');
  const review = (heldOn: string) =>
    story.does('chi bộ mới', 'recordCellVote', { candidateId, ...cellVote(heldOn, 'ADMISSION'), number: '6-NQ/CB' });
  expect(await review('2028-05-31')).toMatchObject({ code: 'READMISSION_TOO_EARLY' });
  await story.on('2028-07-20');
  expect(await review('2028-06-01')).toMatchObject({ __typename: 'CasePayload' });
  const proposal = { ...committeeVote('2028-06-12', 'ADMISSION'), number: '7-NQ/ĐU' };
  await done('đảng ủy mới', 'recordCommitteeVote', { candidateId, ...proposal });
  const decision = { candidateId, number: '9-QĐ/HU', issuedOn: '2028-07-03', receivedOn: '2028-07-03' };
  expect(await story.does('huyện mới', 'recordDecision', decision)).toMatchObject({ code: 'PAPER_MISSING' });
  const consent = { candidateId, kind: 'PROVINCIAL_CONSENT', madeOn: '2028-06-20', place: 'Tỉnh ủy' };
  await done('chi bộ mới', 'recordPaper', consent);
  await done('huyện mới', 'recordDecision', decision);
  const waits = await counts(2028);
  await done('chi bộ mới', 'recordAdmission', { candidateId, ceremonyOn: '2028-07-20' });
  const after = await counts(2028);
  const year = async (of: string) =>
    (await story.read('tỉnh', globalId('Committee', of), 'Committee', 'quota(year: 2028) { admitted }')).quota.admitted;
  expect([await year(tree.cellA), await year(workshop), await year(tree.south), await year(tree.province)]).toEqual([
    0, 1, 1, 1,
  ]);
  // What was counted in years gone by stays; the new roll has the person, and nobody waits any more.
  const held = Object.entries(waits)
    .map(minus(['workshop', 'factory', 'south', 'province'], 2, 1))
    .map(([name, row]) => minus(['workshop', 'factory', 'south', 'province'], 3, -1)([name, row]));
  expect(after).toEqual(Object.fromEntries(held));
});
