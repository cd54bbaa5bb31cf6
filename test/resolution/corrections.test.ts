import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson, plantStep } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A typing error is no revocation: the step stands where it stood, on its right day and by its right paper.

let server: TestServer;
let tree: SmallTree;
/** A cell of another commune of the same district. */
let far: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  far = await plantFarCell();
  await server.app.services.feed.settle();
});
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));
afterAll(() => server.stop());

async function plantFarCell(): Promise<string> {
  const [commune, cell] = [randomUUID(), randomUUID()];
  const rows = [
    [commune, 'GRASSROOTS_COMMITTEE', 'Xã kia', tree.north],
    [cell, 'CELL', 'Thôn xa', commune],
  ];
  for (const row of rows) {
    await server.app.services.database.pool.query(
      `WITH c AS (
         INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01') RETURNING id
       ) INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT id, $4::uuid, '2000-01-01' FROM c`,
      row,
    );
  }
  return cell;
}

const prisma = () => server.app.services.database.prisma;

async function ask(subject: string, mutation: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename
      ${['recordAdmission', 'assignCase'].includes(mutation) ? '' : '... on CasePayload { candidate { stage stageSince } }'}
      ... on UserError { code message path } ... on RuleViolation { source } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const vote = { matter: 'ADMISSION', yes: 10, no: 0, blank: 0, absent: 0 };

/** Somebody whom the bodies have brought to a stage: voted in on 2 and 6 March, decided on the 10th, admitted on the 20th. */
async function someone(last: CandidateStage, year = 2026): Promise<string> {
  const id = await plantPerson(prisma(), {
    committeeId: tree.cellA,
    stage: 'OPINIONS',
    stageSince: new Date(`${year}-02-20`),
  });
  await plantDossier(prisma(), id, 'ADMISSION', `${year}-02-01`);
  const candidateId = globalId('Candidate', id);
  const voters = { official: 10, away: 0, exemptAbsent: 0 };
  const done: [CandidateStage, string, string, object][] = [
    ['CELL_PROPOSED', 'cell', 'recordCellVote', { ...vote, ...voters, heldOn: `${year}-03-02`, number: '1-NQ' }],
    [
      'GRASSROOTS_PROPOSED',
      'commune',
      'recordCommitteeVote',
      { ...vote, members: 10, heldOn: `${year}-03-06`, number: '2-NQ' },
    ],
    ['DECIDED', 'district', 'recordDecision', { number: '3-QĐ', issuedOn: `${year}-03-10` }],
    ['PROBATIONARY', 'cell', 'recordAdmission', { ceremonyOn: `${year}-03-20` }],
  ];
  for (const [stage, subject, mutation, input] of done) {
    expect(await ask(subject, mutation, { candidateId, ...input })).toMatchObject({
      __typename: expect.stringMatching(/Payload$/),
    });
    if (stage === last) break;
  }
  return id;
}

async function stepOf(id: string, toStage: CandidateStage): Promise<string> {
  const { id: step } = await prisma().stageChange.findFirstOrThrow({
    where: { candidateId: id, toStage },
    orderBy: { id: 'desc' },
  });
  return globalId('StageChange', step);
}

const correct = async (subject: string, id: string, toStage: CandidateStage, input: object) =>
  ask(subject, 'correctStep', { stepId: await stepOf(id, toStage), reason: 'ghi nhầm', ...input });

async function read(id: string, fields: string) {
  const { data, errors } = await server.ask(
    'district',
    `query ($id: ID!) { node(id: $id) { ... on Candidate { ${fields} } } }`,
    {
      id: globalId('Candidate', id),
    },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

/** Whom the commune has admitted in a year. */
async function admittedIn(year: number): Promise<number> {
  const { data } = await server.ask(
    'district',
    `{ quotaBoard(committeeId: "${globalId('Committee', tree.commune)}", year: ${year}) { rows { admitted } } }`,
  );
  return data.quotaBoard.rows[0].admitted;
}

describe('correctStep', () => {
  it('puts number and day of a vote right, and keeps what stood there', async () => {
    const id = await someone('CELL_PROPOSED');
    expect(
      await correct('cell', id, 'CELL_PROPOSED', { effectiveOn: '2026-03-03', documentNumber: '11-NQ' }),
    ).toMatchObject({
      candidate: { stage: 'CELL_PROPOSED', stageSince: '2026-03-03' },
    });
    const { history, resolutions } = await read(
      id,
      `resolutions { number heldOn } history { toStage effectiveOn documentNumber corrections {
         fromEffectiveOn toEffectiveOn fromDocumentNumber toDocumentNumber reason changedBy { subject role } } }`,
    );
    expect(resolutions).toEqual([{ number: '11-NQ', heldOn: '2026-03-03' }]);
    expect(history.at(-1)).toEqual({
      toStage: 'CELL_PROPOSED',
      effectiveOn: '2026-03-03',
      documentNumber: '11-NQ',
      corrections: [
        {
          fromEffectiveOn: '2026-03-02',
          toEffectiveOn: '2026-03-03',
          fromDocumentNumber: '1-NQ',
          toDocumentNumber: '11-NQ',
          reason: 'ghi nhầm',
          changedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
        },
      ],
    });
  });

  it('puts a decision right, with the time it took and the admission that names it', async () => {
    const id = await someone('PROBATIONARY');
    expect(
      await correct('district', id, 'DECIDED', { effectiveOn: '2026-03-12', documentNumber: '4-QĐ' }),
    ).toMatchObject({
      candidate: { stage: 'PROBATIONARY', stageSince: '2026-03-20' },
    });
    expect(
      await read(id, 'decisions { number issuedOn takenDays } admissions { decisionNumber decisionOn ceremonyOn }'),
    ).toEqual({
      // From Monday the 2nd: eight working days.
      decisions: [{ number: '4-QĐ', issuedOn: '2026-03-12', takenDays: 8 }],
      admissions: [{ decisionNumber: '4-QĐ', decisionOn: '2026-03-12', ceremonyOn: '2026-03-20' }],
    });
  });

  it('of a ceremony moves the counts of both years', async () => {
    const id = await someone('DECIDED', 2025);
    const candidateId = globalId('Candidate', id);
    expect(await ask('cell', 'recordAdmission', { candidateId, ceremonyOn: '2026-01-02' })).not.toHaveProperty('code');
    const [last, now] = [await admittedIn(2025), await admittedIn(2026)];
    expect(await correct('cell', id, 'PROBATIONARY', { effectiveOn: '2025-12-31' })).toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
    expect(await correct('commune', id, 'PROBATIONARY', { effectiveOn: '2025-12-31' })).toMatchObject({
      candidate: { stage: 'PROBATIONARY', stageSince: '2025-12-31' },
    });
    expect(await admittedIn(2025)).toBe(last + 1);
    expect(await admittedIn(2026)).toBe(now - 1);
    // By the number of its decision it stands as the decision does.
    expect(await correct('commune', id, 'PROBATIONARY', { documentNumber: '9-QĐ' })).toMatchObject({
      code: 'DECISION_DIFFERS',
      path: ['documentNumber'],
    });
  });

  it('is not before the step before, and names the later step that it would break', async () => {
    const id = await someone('GRASSROOTS_PROPOSED');
    expect(await correct('commune', id, 'GRASSROOTS_PROPOSED', { effectiveOn: '2026-03-01' })).toMatchObject({
      code: 'STEP_BEFORE_LAST',
      path: ['effectiveOn'],
      source: 'Điều lệ Đảng, Điều 4',
    });
    const late = await correct('cell', id, 'CELL_PROPOSED', { effectiveOn: '2026-03-07' });
    expect(late).toMatchObject({ code: 'STEP_BREAKS_LATER', path: ['effectiveOn'] });
    expect(late.message).toContain('2026-03-06');
    // To take back what the committee above has done is not the cell's.
    const back = { effectiveOn: '2026-03-07', takeBack: true };
    expect(await correct('cell', id, 'CELL_PROPOSED', back)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await correct('commune', id, 'CELL_PROPOSED', back)).toMatchObject({
      candidate: { stage: 'CELL_PROPOSED', stageSince: '2026-03-07' },
    });
    expect((await read(id, 'nextSteps { step until missing { code } }')).nextSteps).toMatchObject([
      { step: 'COMMITTEE_VOTE', missing: [] },
    ]);
  });

  it('takes a ceremony back that the decision would follow, and no decision', async () => {
    const id = await someone('PROBATIONARY');
    const before = await admittedIn(2026);
    const day = { effectiveOn: '2026-03-21' };
    expect(await correct('district', id, 'DECIDED', day)).toMatchObject({ code: 'STEP_BREAKS_LATER' });
    expect(await correct('district', id, 'DECIDED', { ...day, takeBack: true })).toMatchObject({
      candidate: { stage: 'DECIDED', stageSince: '2026-03-21' },
    });
    expect(await admittedIn(2026)).toBe(before - 1);
    expect((await read(id, 'admissions { revoked } nextSteps { step ready }')).admissions).toEqual([{ revoked: true }]);
    // A later decision is revoked first, whoever asks.
    const decided = await someone('DECIDED');
    const late = { effectiveOn: '2026-03-11', takeBack: true };
    const refused = await correct('district', decided, 'GRASSROOTS_PROPOSED', late);
    expect(refused).toMatchObject({ code: 'STEP_BREAKS_LATER' });
    expect(refused.message).toContain('revoke');
  });

  it('leaves an official member the whole probation, and computes the official day', async () => {
    const id = await someone('PROBATIONARY', 2025);
    await plantStep(prisma(), id, 'OFFICIAL', '2026-03-20');
    expect(await correct('district', id, 'PROBATIONARY', { effectiveOn: '2025-03-21' })).toMatchObject({
      code: 'PROBATION_NOT_OVER',
      path: ['effectiveOn'],
    });
    expect(await correct('district', id, 'OFFICIAL', { effectiveOn: '2026-03-19' })).toMatchObject({
      code: 'DAY_IS_COMPUTED',
      source: 'Điều lệ Đảng, Điều 5',
    });
    expect(await correct('district', id, 'PROBATIONARY', { effectiveOn: '2025-03-18' })).toMatchObject({
      candidate: { stage: 'OFFICIAL', stageSince: '2026-03-18' },
    });
  });

  it('is a correction of something, by whoever sees the case', async () => {
    const id = await someone('CELL_PROPOSED');
    expect(await correct('cell', id, 'CELL_PROPOSED', {})).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['effectiveOn'],
    });
    expect(await correct('cell', id, 'CELL_PROPOSED', { documentNumber: '1-NQ' })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await correct('other cell', id, 'CELL_PROPOSED', { documentNumber: '2-NQ' })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['stepId'],
    });
  });
});

describe('correctStep of the cell', () => {
  const cell = (id: string) => ({ committeeId: globalId('Committee', id) });
  const placesOf = async (id: string) =>
    (await read(id, 'places { validFrom validTo cause committee { id } }')).places.map(
      ({ committee, ...place }: { committee: { id: string } }) => [committee.id, ...Object.values(place)],
    );
  const [a, b] = [() => globalId('Committee', tree.cellA), () => globalId('Committee', tree.cellB)];

  /** Admissions of a year that count for each of the two cells, as their boards say. */
  async function admittedAt(year: number): Promise<number[]> {
    const { data } = await server.ask(
      'district',
      `{ quotaBoard(committeeId: "${globalId('Committee', tree.commune)}", year: ${year}) { rows { admitted committee { id } } } }`,
    );
    return [a(), b()].map(
      (id) =>
        data.quotaBoard.rows.find((row: { committee: { id: string } }) => row.committee.id === id)?.admitted as number,
    );
  }

  it('of the ceremony moves the counts from board to board, in both years where the day was wrong too', async () => {
    const id = await someone('DECIDED', 2025);
    const candidateId = globalId('Candidate', id);
    expect(await ask('cell', 'recordAdmission', { candidateId, ceremonyOn: '2026-01-02' })).not.toHaveProperty('code');
    const [last, now] = [await admittedAt(2025), await admittedAt(2026)];
    const right = { ...cell(tree.cellB), effectiveOn: '2025-12-30' };
    expect(await correct('cell', id, 'PROBATIONARY', right)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['committeeId'],
    });
    expect(await correct('commune', id, 'PROBATIONARY', right)).toMatchObject({
      candidate: { stage: 'PROBATIONARY', stageSince: '2025-12-30' },
    });
    expect(await admittedAt(2025)).toEqual([last[0], (last[1] ?? 0) + 1]);
    expect(await admittedAt(2026)).toEqual([(now[0] ?? 0) - 1, now[1]]);
    expect(await placesOf(id)).toEqual([
      [a(), null, '2025-12-30', null],
      [b(), '2025-12-30', null, 'CORRECTION'],
    ]);
    // The votes before were of the cell that had the case then; the membership is of the one that has it.
    const { resolutions, committee, admissions, history } = await read(
      id,
      `resolutions { body committee { id } } committee { id } admissions { committee { id } countsOn }
       history { corrections { fromCommittee { id } toCommittee { id } } }`,
    );
    expect(resolutions[0]).toEqual({ body: 'CELL', committee: { id: a() } });
    expect([committee.id, admissions]).toEqual([b(), [{ committee: { id: b() }, countsOn: '2025-12-30' }]]);
    expect(history.at(-1).corrections).toEqual([{ fromCommittee: { id: a() }, toCommittee: { id: b() } }]);
    expect((await prisma().member.findFirstOrThrow({ where: { candidateId: id } })).committeeId).toBe(tree.cellB);
  });

  it('of the first step has been with the other cell from the beginning: votes, admission and roll go there', async () => {
    const id = await someone('PROBATIONARY');
    await prisma().stageChange.create({
      data: {
        id: '00000000-0000-7000-8000-000000000001',
        candidateId: id,
        toStage: 'SOURCE',
        effectiveOn: new Date('2025-06-01'),
        changedBy: 'test',
        changedAt: new Date('2025-06-01'),
      },
    });
    const [first] = (await read(id, 'history { id toStage }')).history;
    expect(first.toStage).toBe('SOURCE');
    const before = await admittedAt(2026);
    const asked = { stepId: first.id, reason: 'nhầm chi bộ', ...cell(tree.cellB) };
    expect(await ask('commune', 'correctStep', asked)).toMatchObject({ candidate: { stage: 'PROBATIONARY' } });
    expect(await placesOf(id)).toEqual([[b(), null, null, null]]);
    const { resolutions } = await read(id, 'resolutions { body committee { id } }');
    expect(resolutions.map((one: { committee: { id: string } }) => one.committee.id)).toEqual([
      b(),
      globalId('Committee', tree.commune),
    ]);
    expect(await admittedAt(2026)).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1]);
    // It stands so now.
    expect(await ask('commune', 'correctStep', asked)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of a vote takes the vote along, and ends where the case went next', async () => {
    const id = await someone('CELL_PROPOSED');
    const candidateId = globalId('Candidate', id);
    const assigned = { candidateId, ...cell(tree.cellB), effectiveOn: '2026-03-05', documentNumber: '7-CV' };
    expect(await ask('commune', 'assignCase', assigned)).not.toHaveProperty('code');
    expect(
      await correct('commune', id, 'CELL_PROPOSED', { ...cell(tree.cellB), effectiveOn: '2026-03-03' }),
    ).toMatchObject({ candidate: { stage: 'CELL_PROPOSED', stageSince: '2026-03-03' } });
    expect(await placesOf(id)).toEqual([
      [a(), null, '2026-03-03', null],
      [b(), '2026-03-03', '2026-03-05', 'CORRECTION'],
      [b(), '2026-03-05', null, 'ASSIGNMENT'],
    ]);
    expect(await read(id, 'resolutions { heldOn committee { id } }')).toEqual({
      resolutions: [{ heldOn: '2026-03-03', committee: { id: b() } }],
    });
  });

  it('below another organisation is refused where that has voted or decided, or takes it back, as asked', async () => {
    const id = await someone('GRASSROOTS_PROPOSED');
    expect(await correct('district', id, 'GRASSROOTS_PROPOSED', cell(far))).toMatchObject({
      code: 'OTHER_ORGANISATION',
      path: ['committeeId'],
    });
    expect(await correct('district', id, 'CELL_PROPOSED', cell(far))).toMatchObject({
      code: 'STEP_BREAKS_LATER',
      path: ['committeeId'],
    });
    expect(await correct('commune', id, 'CELL_PROPOSED', { ...cell(far), takeBack: true })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['committeeId'],
    });
    expect(await correct('district', id, 'CELL_PROPOSED', { ...cell(far), takeBack: true })).toMatchObject({
      candidate: { stage: 'CELL_PROPOSED', stageSince: '2026-03-02' },
    });
    expect((await read(id, 'committee { id } nextSteps { step missing { code } }')).nextSteps).toMatchObject([
      { step: 'COMMITTEE_VOTE', missing: [] },
    ]);
    const decided = await someone('DECIDED');
    expect(await correct('district', decided, 'CELL_PROPOSED', { ...cell(far), takeBack: true })).toMatchObject({
      code: 'STEP_BREAKS_LATER',
      message: expect.stringContaining('revoke'),
    });
  });

  it('is a cell that was there, and no committee', async () => {
    const id = await someone('CELL_PROPOSED');
    expect(await correct('district', id, 'CELL_PROPOSED', cell(tree.commune))).toMatchObject({ code: 'NOT_A_CELL' });
    await prisma().committee.update({ where: { id: tree.cellB }, data: { closedOn: new Date('2026-03-15') } });
    expect(await correct('commune', id, 'CELL_PROPOSED', cell(tree.cellB))).toMatchObject({ code: 'COMMITTEE_ENDED' });
    await prisma().committee.update({ where: { id: tree.cellB }, data: { closedOn: null } });
  });
});

it('no step, vote or decision is written otherwise, nor a correction', async () => {
  const { pool } = server.app.services.database;
  await correct('cell', await someone('CELL_PROPOSED'), 'CELL_PROPOSED', { documentNumber: '12-NQ' });
  for (const change of [
    `UPDATE stage_change SET document_number = 'x'`,
    `UPDATE resolution SET number = 'x'`,
    `UPDATE decision SET number = 'x'`,
    `UPDATE step_correction SET to_document_number = 'x'`,
    'DELETE FROM step_correction',
    `UPDATE resolution SET committee_id = '${tree.cellB}'`,
    `UPDATE case_place SET committee_id = '${tree.cellB}'`,
  ]) {
    await expect(pool.query(change), change).rejects.toThrow('keeps its history');
  }
});
