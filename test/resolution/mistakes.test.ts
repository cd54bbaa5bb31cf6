import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences, figuresOf } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Three different mistakes: a decision that was revoked, a probationer who is removed, and a typing error
// (test/admission/correct-admission.test.ts).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const CASE = `candidate { stage stageSince history { toStage effectiveOn reason documentNumber }
  delays { kind days notedOn reason }
  decisions { matter granted number takenDays limitDays lateDays revocation { number revokedOn recordedBy { subject role } } }
  nextSteps { step body until missing { code } } }`;

async function run(subject: string, mutation: string, id: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename
       ... on CasePayload { ${CASE} } ... on UserError { code message path } ... on RuleViolation { source } } }`,
    { input: { candidateId: globalId('Candidate', id), ...input } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** Somebody of the cell of Khéo Lẹng at a stage of which no step is on record. */
const someone = (stage: CandidateStage, since = '2026-10-05') =>
  plantPerson(server.app.services.database.prisma, {
    committeeId: demoIds.kheoLeng,
    stage,
    stageSince: new Date(since),
  });

const decide = (id: string, issuedOn: string) =>
  run('demo-district', 'recordDecision', id, { number: '9-QĐ/HU', issuedOn });
const revoke = (id: string, revokedOn: string, subject = 'demo-district') =>
  run(subject, 'revokeDecision', id, { number: '10-QĐ/HU', revokedOn, reason: 'sai thẩm quyền' });
const remove = (id: string, issuedOn: string, subject = 'demo-district') =>
  run(subject, 'removeProbationer', id, { number: '11-QĐ/HU', issuedOn, reason: 'không đủ tư cách' });

async function admit(id: string, ceremonyOn: string): Promise<void> {
  const { data } = await server.ask(
    'demo-cell',
    `mutation ($input: RecordAdmissionInput!) { it: recordAdmission(input: $input) { __typename ... on UserError { code message } } }`,
    {
      input: {
        candidateId: globalId('Candidate', id),
        ceremonyOn,
        decisionOn: '2026-10-12',
        decisionNumber: '9-QĐ/HU',
      },
    },
  );
  expect(data.it).toEqual({ __typename: 'AdmissionPayload' });
}

/** How many of those whom the cell has admitted in a year were removed, as the board of the cell tells beside the count. */
async function removedOf(year: number): Promise<number | null> {
  const { data } = await server.ask(
    'demo-cell',
    'query ($id: ID!, $year: Int!) { committee(id: $id) { admissionBreakdown(year: $year) { removedCount } } }',
    { id: globalId('Committee', demoIds.kheoLeng), year },
  );
  return data.committee.admissionBreakdown.removedCount;
}

/** Admissions of the year that the cell counts. */
const counted = async () => (await figuresOf(server, demoIds.kheoLeng, 2026)).admitted;

it('a revoked decision: the case stands before the decision again, and is decided anew', async () => {
  const id = await someone('GRASSROOTS_PROPOSED');
  await decide(id, '2026-10-12');
  expect(await revoke(id, '2026-10-11')).toMatchObject({ code: 'REVOKED_BEFORE_STEP', path: ['revokedOn'] });
  expect(await revoke(id, '2026-10-20')).toMatchObject({
    candidate: {
      stage: 'GRASSROOTS_PROPOSED',
      stageSince: '2026-10-20',
      decisions: [
        {
          matter: 'ADMISSION',
          granted: true,
          revocation: {
            number: '10-QĐ/HU',
            revokedOn: '2026-10-20',
            recordedBy: { subject: 'demo-district', role: 'SUPERIOR_COMMITTEE' },
          },
        },
      ],
      nextSteps: [{ step: 'DECISION', body: 'AUTHORITY', missing: [] }],
    },
  });
  expect(await revoke(id, '2026-10-21')).toMatchObject({ code: 'NO_DECISION_STANDS' });
  const anew = await decide(id, '2026-10-22');
  expect(anew.candidate.decisions.map(({ revocation }: { revocation: object | null }) => revocation !== null)).toEqual([
    true,
    false,
  ]);
});

it('a revoked decision of who had left and come back: the case stands before it, and not off the list', async () => {
  const id = await someone('GRASSROOTS_PROPOSED');
  await decide(id, '2026-10-12');
  const move = async (to: CandidateStage) => {
    const { data } = await server.ask(
      'demo-district',
      `mutation { it: moveCandidateStage(input: { candidateId: "${globalId('Candidate', id)}", to: ${to}, effectiveOn: "2026-10-14", reason: "x" }) { __typename } }`,
    );
    expect(data.it).toEqual({ __typename: 'MoveCandidateStagePayload' });
  };
  await move('OFF_LIST');
  await move('DECIDED');
  expect(await revoke(id, '2026-10-20')).toMatchObject({ candidate: { stage: 'GRASSROOTS_PROPOSED' } });
});

it('a revoked decision of who was admitted: the count of the year falls', async () => {
  const id = await someone('GRASSROOTS_PROPOSED');
  await decide(id, '2026-10-12');
  const before = await counted();
  await admit(id, '2026-10-15');
  expect(await counted()).toBe(before + 1);
  expect(await revoke(id, '2026-10-14')).toMatchObject({ code: 'REVOKED_BEFORE_STEP' });
  const { candidate } = await revoke(id, '2026-10-20');
  expect(candidate.stage).toBe('GRASSROOTS_PROPOSED');
  expect(candidate.history.at(-1)).toEqual({
    toStage: 'GRASSROOTS_PROPOSED',
    effectiveOn: '2026-10-20',
    reason: 'sai thẩm quyền',
    documentNumber: '10-QĐ/HU',
  });
  expect(await counted()).toBe(before);
  expect(await feedDifferences(server)).toEqual([]);
  const { rows } = await server.app.services.database.pool.query(
    'SELECT revoked FROM admission WHERE candidate_id = $1',
    [id],
  );
  expect(rows).toEqual([{ revoked: true }]);
});

it('a probationer removed: the count of the year stays, and the case is over', async () => {
  const id = await someone('GRASSROOTS_PROPOSED');
  await decide(id, '2026-10-12');
  await admit(id, '2026-10-15');
  const before = await counted();
  expect(await removedOf(2026)).toBe(0);
  expect(await remove(id, '2026-10-14')).toMatchObject({ code: 'STEP_BEFORE_LAST', path: ['issuedOn'] });
  expect(await remove(id, '2026-11-02')).toMatchObject({
    candidate: {
      stage: 'REMOVED',
      stageSince: '2026-11-02',
      decisions: [{ granted: true }, { matter: 'RECOGNITION', granted: false, number: '11-QĐ/HU' }],
      nextSteps: [],
    },
  });
  expect(await counted()).toBe(before);
  expect(await removedOf(2026)).toBe(1);
  expect(await remove(id, '2026-11-03')).toMatchObject({ code: 'NOT_ON_PROBATION' });
  // A removal that was wrong is revoked: probation goes on from the ceremony.
  expect(await revoke(id, '2026-11-04')).toMatchObject({
    candidate: { stage: 'PROBATIONARY', stageSince: '2026-10-15', nextSteps: [{ step: 'RECOGNITION_CELL_VOTE' }] },
  });
  expect(await counted()).toBe(before);
  expect(await removedOf(2026)).toBe(0);
});

it('a removal is not revoked while the person has a case anew', async () => {
  const { prisma } = server.app.services.database;
  const id = await someone('GRASSROOTS_PROPOSED');
  await decide(id, '2026-10-12');
  await admit(id, '2026-10-15');
  await remove(id, '2026-11-02');
  const { personId } = await prisma.candidate.findUniqueOrThrow({ where: { id } });
  const anew = {
    committeeId: demoIds.kheoLeng,
    stage: 'SOURCE',
    stageSince: new Date('2026-11-03'),
    personId,
  } as const;
  await plantPerson(prisma, anew);
  expect(await revoke(id, '2026-11-04')).toMatchObject({ code: 'OTHER_CASE_OPEN' });
  expect(await prisma.candidate.findUniqueOrThrow({ where: { id } })).toMatchObject({ stage: 'REMOVED' });
});

it('a revoked recognition: the member is on probation again, from the ceremony', async () => {
  const { prisma } = server.app.services.database;
  const id = await someone('OFFICIAL', '2026-09-10');
  await prisma.admission.create({
    data: {
      candidateId: id,
      committeeId: demoIds.kheoLeng,
      ceremonyOn: new Date('2025-09-10'),
      decisionOn: new Date('2025-09-01'),
      decisionNumber: '1-QĐ',
      recordedBy: 'test',
    },
    select: { id: true },
  });
  expect(await revoke(id, '2026-10-01')).toMatchObject({ code: 'NO_DECISION_STANDS' });
  await prisma.stageChange.create({
    data: {
      candidateId: id,
      fromStage: 'PROBATIONARY',
      toStage: 'OFFICIAL',
      effectiveOn: new Date('2026-09-10'),
      changedBy: 'test',
    },
    select: { id: true },
  });
  expect(await revoke(id, '2026-10-01')).toMatchObject({
    candidate: { stage: 'PROBATIONARY', stageSince: '2025-09-10', decisions: [] },
  });
});

it('who sent a case up after three votes without a result is before the decision again, and not before the cell', async () => {
  const { pool } = server.app.services.database;
  const id = await someone('OPINIONS', '2026-10-01');
  await pool.query(
    `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
     VALUES (gen_random_uuid(), $1, 'OPINIONS', 'CELL_REVIEW', '2026-10-01', 'test')`,
    [id],
  );
  await pool.query(
    `INSERT INTO resolution (id, candidate_id, committee_id, body, matter, held_on, number, members, away, exempt_absent, base,
       yes, no, blank, absent, needed, outcome, rule_source, numerator, denominator, more, recorded_by)
     SELECT gen_random_uuid(), $1, $2, 'CELL', 'ADMISSION', '2026-10-02', '6-NQ', 20, 0, 0, 20, 10, 10, 0, 0, 14, 'REFERRED',
       'Điều lệ Đảng, Điều 4', 2, 3, false, 'test'`,
    [id, demoIds.kheoLeng],
  );
  await pool.query(`UPDATE candidate SET stage = 'CELL_REVIEW' WHERE id = $1`, [id]);
  await decide(id, '2026-10-12');
  expect(await revoke(id, '2026-10-20')).toMatchObject({
    candidate: { stage: 'CELL_REVIEW', nextSteps: [{ step: 'DECISION', missing: [] }] },
  });
});

const extend = (id: string, days: number, extendedOn: string, subject = 'demo-district') =>
  run(subject, 'extendDecision', id, { days, extendedOn, documentNumber: '3-CV/HU', reason: 'chờ xác minh' });

it('a decision is extended by 30 working days in all, and has that time', async () => {
  const { prisma } = server.app.services.database;
  const id = await someone('GRASSROOTS_PROPOSED', '2026-03-10');
  await prisma.stageChange.create({
    data: {
      candidateId: id,
      fromStage: 'CELL_REVIEW',
      toStage: 'CELL_PROPOSED',
      effectiveOn: new Date('2026-03-02'),
      changedBy: 'test',
    },
    select: { id: true },
  });
  const until = async () => (await extend(id, 31, '2026-04-01')).code;
  expect(await until()).toBe('EXTENSION_TOO_LONG');
  expect(await extend(id, 1, '2026-03-01')).toMatchObject({ code: 'STEP_BEFORE_LAST', path: ['extendedOn'] });
  const once = await extend(id, 20, '2026-04-01');
  expect(once).toMatchObject({
    candidate: { delays: [{ kind: 'DECISION_EXTENDED', days: 20, reason: 'chờ xác minh' }] },
  });
  expect(await extend(id, 11, '2026-04-02')).toMatchObject({ code: 'EXTENSION_TOO_LONG', path: ['days'] });
  const twice = await extend(id, 10, '2026-04-02');
  // 90 working days from 2 March instead of 60.
  expect(once.candidate.nextSteps[0].until < twice.candidate.nextSteps[0].until).toBe(true);
  const { candidate } = await decide(id, '2026-07-01');
  expect(candidate.decisions).toMatchObject([{ takenDays: 84, limitDays: 90, lateDays: 0 }]);
  expect(await extend(id, 1, '2026-07-02')).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
});

it('an extension is the step of the committee that decides, and of a case that waits for it', async () => {
  const waiting = await someone('CELL_PROPOSED');
  expect(await extend(waiting, 5, '2026-10-20', 'demo-commune')).toMatchObject({ code: 'NOT_YOUR_STEP' });
  expect(await extend(waiting, 5, '2026-10-20')).toMatchObject({ candidate: { stage: 'CELL_PROPOSED' } });
  expect(await extend(await someone('OPINIONS'), 5, '2026-10-20')).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
});

it('a cell tells why a ceremony is delayed, while it is to come', async () => {
  const tell = (id: string, reportedOn: string) =>
    run('demo-cell', 'reportCeremonyDelay', id, { reportedOn, reason: 'mưa lũ' });
  const id = await someone('DECIDED');
  expect(await tell(id, '2026-10-04')).toMatchObject({ code: 'STEP_BEFORE_LAST', path: ['reportedOn'] });
  expect(await tell(id, '2026-11-02')).toMatchObject({
    candidate: {
      stage: 'DECIDED',
      delays: [{ kind: 'CEREMONY_DELAYED', days: null, notedOn: '2026-11-02', reason: 'mưa lũ' }],
    },
  });
  expect(await tell(await someone('PROBATIONARY'), '2026-11-02')).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
});

it('what was told of a delay is handed out with the person, and its reason goes with the erasure', async () => {
  const { prisma, pool } = server.app.services.database;
  const id = await someone('DECIDED');
  await run('demo-cell', 'reportCeremonyDelay', id, { reportedOn: '2026-11-02', reason: 'ốm nặng' });
  const asked = { id: globalId('Candidate', id) };
  const { data } = await server.ask(
    'demo-district',
    'mutation ($id: ID!) { it: exportPerson(input: { candidateId: $id }) { ... on PersonExport { document } } }',
    asked,
  );
  expect(JSON.parse(data.it.document).cases[0].delays).toMatchObject([{ kind: 'CEREMONY_DELAYED', reason: 'ốm nặng' }]);
  await expect(pool.query('UPDATE case_delay SET reason = NULL')).rejects.toThrow('keeps its history');
  await pool.query(`UPDATE candidate SET stage = 'WITHDRAWN' WHERE id = $1`, [id]);
  await server.ask(
    'demo-district',
    'mutation ($id: ID!) { it: erasePerson(input: { candidateId: $id, reason: "hết hạn" }) { __typename } }',
    asked,
  );
  expect(await prisma.caseDelay.findMany({ where: { candidateId: id } })).toMatchObject([{ reason: null }]);
});

it('both are the step of the committee that decides', async () => {
  const id = await someone('PROBATIONARY');
  for (const subject of ['demo-cell', 'demo-commune']) {
    expect(await revoke(id, '2026-10-20', subject)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await remove(id, '2026-10-20', subject)).toMatchObject({ code: 'NOT_YOUR_STEP' });
  }
});

it('a removed person moves by no step, and is not removed by one', async () => {
  const move = async (id: string, to: CandidateStage) => {
    const { data } = await server.ask(
      'demo-district',
      `mutation ($input: MoveCandidateStageInput!) { it: moveCandidateStage(input: $input) { ... on UserError { code message } } }`,
      { input: { candidateId: globalId('Candidate', id), to, effectiveOn: '2026-11-02', reason: 'x' } },
    );
    return data.it;
  };
  const removed = await someone('REMOVED');
  for (const to of ['SOURCE', 'OUTSTANDING', 'OFF_LIST', 'PROBATIONARY'] as const) {
    expect(await move(removed, to)).toMatchObject({
      code: 'STAGE_NOT_ALLOWED',
      message: expect.stringContaining('revoked'),
    });
  }
  expect(await move(await someone('OUTSTANDING'), 'REMOVED')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
});
