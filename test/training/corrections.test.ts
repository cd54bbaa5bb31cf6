import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../src/db/generated/enums.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The day of the server is 2026-11-23.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const plain = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

async function does(name: string, input: object, fields: string, subject = 'demo-centre') {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

let numbers = 0;
const number = (): string => `${++numbers}-GCN/ĐC`;

/** A class of the centre of Lục Yên with one person in it, closed with a result: the enrolment, and who it is. */
async function withResult(
  result: 'PASSED' | 'FAILED' | 'ABSENT',
  { kind = 'AWARENESS' as TrainingKind, stage = 'IN_AWARENESS_CLASS' as CandidateStage } = {},
): Promise<{ enrolmentId: string; candidateId: string; number: string }> {
  const candidateId = await plantPerson(prisma(), {
    committeeId: demoIds.kheoLeng,
    stage,
    stageSince: new Date('2026-11-02'),
  });
  const { id, enrolments } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind,
      status: 'RUNNING' satisfies TrainingStatus,
      capacity: 5,
      title: 'Lớp thử',
      startsOn: new Date('2026-11-02'),
      endsOn: new Date('2026-11-06'),
      enrolments: { create: { candidateId, enrolledBy: 'test' } },
    },
    select: { id: true, enrolments: { select: { id: true } } },
  });
  const enrolmentId = globalId('Enrolment', enrolments[0]?.id ?? '');
  const given = number();
  const row = { enrolmentId, result, ...(result === 'PASSED' ? { certificateNumber: given } : {}) };
  const closed = await does(
    'closeClass',
    { classId: globalId('TrainingClass', id), issuedOn: '2026-11-06', rows: [row] },
    'trainingClass { status }',
  );
  expect(closed).toMatchObject({ trainingClass: { status: 'CLOSED' } });
  return { enrolmentId, candidateId, number: given };
}

const correct = (enrolmentId: string, result: string, certificate?: object, subject?: string) =>
  does(
    'correctResult',
    { enrolmentId, result, certificate, documentNumber: '8-CV' },
    `enrolment { status certificate { number issuedOn } corrections { from to documentNumber } }
     cases { effect candidate { id stage } }`,
    subject,
  );
const certificateOf = async (candidateId: string): Promise<string> =>
  globalId(
    'Certificate',
    (await prisma().certificate.findFirstOrThrow({ where: { candidateId, revocation: null } })).id,
  );
const revoke = (certificateId: string, subject?: string) =>
  does(
    'revokeCertificate',
    { certificateId, reason: 'FRAUD', documentNumber: '9-QĐ' },
    'certificate { number revocation { reason documentNumber } } cases { effect candidate { id stage } }',
    subject,
  );
const setStage = (id: string, stage: CandidateStage) =>
  prisma().candidate.update({
    where: { id },
    data: { stage, stageSince: new Date('2026-11-06') },
    select: { id: true },
  });
const effects = ({ cases }: { cases: { effect: string; candidate: { stage: string } }[] }) =>
  cases.map(({ effect, candidate }) => [effect, candidate.stage]);

/** What stands in the way of the next steps of a case, by code. */
async function missing(candidateId: string): Promise<string[]> {
  const { data, errors } = await server.ask(
    'demo-district',
    'query ($id: ID!) { node(id: $id) { ... on Candidate { nextSteps { missing { code } } } } }',
    { id: globalId('Candidate', candidateId) },
  );
  expect(errors).toBeUndefined();
  return data.node.nextSteps.flatMap((step: { missing: { code: string }[] }) => step.missing.map(({ code }) => code));
}

describe('correctResult', () => {
  it('who had passed after all gets the certificate, and the case comes to it', async () => {
    const { enrolmentId, candidateId } = await withResult('FAILED');
    const given = number();
    const done = await correct(enrolmentId, 'PASSED', { number: given, issuedOn: '2026-11-09' });
    expect(done.enrolment).toEqual({
      status: 'PASSED',
      certificate: { number: given, issuedOn: '2026-11-09' },
      corrections: [{ from: 'FAILED', to: 'PASSED', documentNumber: '8-CV' }],
    });
    expect(done.cases).toEqual([
      { effect: 'CERTIFIED', candidate: { id: globalId('Candidate', candidateId), stage: 'AWARENESS_CERTIFIED' } },
    ]);
  });

  it('who had not passed after all loses the certificate, and the case is back on the list', async () => {
    const { enrolmentId, candidateId, number: wrong } = await withResult('PASSED');
    const done = await correct(enrolmentId, 'ABSENT');
    expect(done.enrolment).toMatchObject({ status: 'ABSENT', certificate: null });
    expect(effects(done)).toEqual([['BACK_ON_LIST', 'OUTSTANDING']]);
    expect(await missing(candidateId)).not.toContain('CERTIFICATE_LAPSED');
    // The number was never given: somebody else has it.
    const other = await withResult('FAILED');
    expect(await correct(other.enrolmentId, 'PASSED', { number: wrong, issuedOn: '2026-11-06' })).toMatchObject({
      enrolment: { certificate: { number: wrong } },
    });
  });

  it('a number or a day is put right without a step, wherever the case stands by now', async () => {
    const { enrolmentId, candidateId, number: wrong } = await withResult('PASSED');
    await setStage(candidateId, 'CELL_PROPOSED');
    const steps = await prisma().stageChange.count({ where: { candidateId } });
    const right = number();
    const done = await correct(enrolmentId, 'PASSED', { number: right, issuedOn: '2026-11-06' });
    expect(done.enrolment).toMatchObject({ status: 'PASSED', certificate: { number: right } });
    expect(effects(done)).toEqual([['STANDS', 'CELL_PROPOSED']]);
    const again = await correct(enrolmentId, 'PASSED', { number: right, issuedOn: '2026-11-10' });
    expect(again.enrolment.certificate).toEqual({ number: right, issuedOn: '2026-11-10' });
    expect(again.enrolment.corrections).toHaveLength(2);
    expect(await prisma().stageChange.count({ where: { candidateId } })).toBe(steps);
    expect(await missing(candidateId)).not.toContain('CERTIFICATE_MISSING');
    expect(wrong).not.toBe(right);
  });

  it('between failed and absent nothing moves', async () => {
    const { enrolmentId, candidateId } = await withResult('FAILED');
    const steps = await prisma().stageChange.count({ where: { candidateId } });
    expect(effects(await correct(enrolmentId, 'ABSENT'))).toEqual([['STANDS', 'OUTSTANDING']]);
    expect(await prisma().stageChange.count({ where: { candidateId } })).toBe(steps);
  });

  it('a member keeps the stage', async () => {
    const { enrolmentId } = await withResult('PASSED', { kind: 'NEW_MEMBER', stage: 'PROBATIONARY' });
    expect(effects(await correct(enrolmentId, 'FAILED'))).toEqual([['NEEDS_ANOTHER', 'PROBATIONARY']]);
    const given = { number: number(), issuedOn: '2026-11-06' };
    expect(effects(await correct(enrolmentId, 'PASSED', given))).toEqual([['STANDS', 'PROBATIONARY']]);
  });

  it('refuses what cannot be, and writes nothing', async () => {
    const { enrolmentId, number: taken } = await withResult('PASSED');
    const failed = await withResult('FAILED');
    const count = () => prisma().resultCorrection.count();
    const was = await count();
    const day = { issuedOn: '2026-11-06' };
    expect(await correct(enrolmentId, 'PASSED', { number: taken, ...day })).toMatchObject({
      code: 'NOTHING_TO_CORRECT',
      path: ['result'],
    });
    expect(await correct(failed.enrolmentId, 'PASSED', { number: taken, ...day })).toMatchObject({
      code: 'CERTIFICATE_NUMBER_TAKEN',
      path: ['certificate', 'number'],
    });
    const early = { number: number(), issuedOn: '2026-11-05' };
    expect(await correct(failed.enrolmentId, 'PASSED', early)).toMatchObject({
      code: 'CLASS_NOT_OVER',
      path: ['certificate', 'issuedOn'],
    });
    expect(await correct(failed.enrolmentId, 'ABSENT', { number: number(), ...day })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['certificate'],
    });
    await setStage(failed.candidateId, 'OFFICIAL');
    expect(await correct(failed.enrolmentId, 'PASSED', { number: number(), ...day })).toMatchObject({
      code: 'STAGE_NOT_ALLOWED',
      path: ['enrolmentId'],
    });
    const open = await prisma().enrolment.findFirstOrThrow({
      where: { status: 'ENROLLED', class: { centreId: demoIds.lucYenCentre, status: { in: ['OPEN', 'RUNNING'] } } },
    });
    expect(await correct(globalId('Enrolment', open.id), 'FAILED')).toMatchObject({ code: 'RESULT_NOT_ENTERED' });
    expect(await correct(failed.enrolmentId, 'ABSENT', undefined, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await count()).toBe(was);
    expect(
      await certificateOf(
        (await prisma().enrolment.findUniqueOrThrow({ where: { id: plain(enrolmentId) } })).candidateId,
      ),
    ).toBeDefined();
  });

  it('of two corrections at once the second one reads what the first has written', async () => {
    const { enrolmentId } = await withResult('PASSED');
    const answers = await Promise.all([
      correct(enrolmentId, 'FAILED'),
      correct(enrolmentId, 'FAILED', undefined, 'demo-district'),
    ]);
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['NOTHING_TO_CORRECT', 'ok']);
  });
});

describe('revokeCertificate', () => {
  const OUTCOMES: [CandidateStage, string, CandidateStage][] = [
    ['AWARENESS_CERTIFIED', 'BACK_ON_LIST', 'OUTSTANDING'],
    ['DOSSIER', 'NEEDS_ANOTHER', 'DOSSIER'],
    ['OPINIONS', 'NEEDS_ANOTHER', 'OPINIONS'],
    ['CELL_PROPOSED', 'NEEDS_ANOTHER', 'CELL_PROPOSED'],
    ['DECIDED', 'STANDS', 'DECIDED'],
    ['OFFICIAL', 'STANDS', 'OFFICIAL'],
  ];
  it.each(OUTCOMES)('of a case at %s says %s', async (stage, effect, after) => {
    const { candidateId, enrolmentId, number: given } = await withResult('PASSED');
    await setStage(candidateId, stage);
    const done = await revoke(await certificateOf(candidateId));
    expect(done.certificate).toEqual({ number: given, revocation: { reason: 'FRAUD', documentNumber: '9-QĐ' } });
    expect(effects(done)).toEqual([[effect, after]]);
    // The result of the class stays; the number is not given again.
    expect(await prisma().enrolment.findUniqueOrThrow({ where: { id: plain(enrolmentId) } })).toMatchObject({
      status: 'PASSED',
    });
    const other = await withResult('FAILED');
    expect(await correct(other.enrolmentId, 'PASSED', { number: given, issuedOn: '2026-11-06' })).toMatchObject({
      code: 'CERTIFICATE_NUMBER_TAKEN',
    });
  });

  it('the guards of the steps leave a revoked one out: the cell’s vote, and what comes after it', async () => {
    for (const stage of ['OPINIONS', 'CELL_PROPOSED', 'GRASSROOTS_PROPOSED'] as const) {
      const { candidateId } = await withResult('PASSED');
      await setStage(candidateId, stage);
      expect(await missing(candidateId)).not.toContain('CERTIFICATE_MISSING');
      await revoke(await certificateOf(candidateId));
      expect(await missing(candidateId)).toContain('CERTIFICATE_MISSING');
    }
    const member = await withResult('PASSED', { kind: 'NEW_MEMBER', stage: 'PROBATIONARY' });
    await prisma().candidate.update({
      where: { id: member.candidateId },
      data: { stageSince: new Date('2025-01-01') },
      select: { id: true },
    });
    const before = await missing(member.candidateId);
    expect(effects(await revoke(await certificateOf(member.candidateId)))).toEqual([['NEEDS_ANOTHER', 'PROBATIONARY']]);
    const wanted = (codes: string[]) => codes.filter((code) => code === 'NEW_MEMBER_CERTIFICATE_MISSING').length;
    expect(wanted(await missing(member.candidateId))).toBeGreaterThan(wanted(before));
  });

  it('who holds another one that is good keeps the step', async () => {
    const { candidateId } = await withResult('PASSED');
    await prisma().certificate.create({
      data: { candidateId, kind: 'AWARENESS', number: '1', issuedOn: new Date('2024-01-05') },
    });
    const newer = await prisma().certificate.findFirstOrThrow({ where: { candidateId, number: { not: '1' } } });
    expect(effects(await revoke(globalId('Certificate', newer.id)))).toEqual([['STANDS', 'AWARENESS_CERTIFIED']]);
    expect(effects(await revoke(await certificateOf(candidateId), 'demo-district'))).toEqual([
      ['BACK_ON_LIST', 'OUTSTANDING'],
    ]);
  });

  it('once, by whom it belongs to', async () => {
    const { candidateId } = await withResult('PASSED');
    const id = await certificateOf(candidateId);
    expect(await revoke(id, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN', path: ['certificateId'] });
    expect(await revoke(id, 'demo-commune')).toMatchObject({ code: 'FORBIDDEN' });
    const answers = await Promise.all([revoke(id), revoke(id, 'demo-district')]);
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['CERTIFICATE_NOT_VALID', 'ok']);
    await expect(
      server.app.services.database.pool.query("UPDATE certificate_revocation SET document_number = ''"),
    ).rejects.toThrow('keeps its history');
  });

  it('a revoked one counts in no figure of the year', async () => {
    const certified = async () =>
      (
        await server.ask(
          'demo-commune',
          'query ($id: ID!) { committee(id: $id) { trainingProgress(year: 2026, kind: AWARENESS) { certifiedCount } } }',
          { id: globalId('Committee', demoIds.lamThuong) },
        )
      ).data.committee.trainingProgress.certifiedCount;
    const was = await certified();
    const { candidateId } = await withResult('PASSED');
    expect(await certified()).toBe(was + 1);
    await revoke(await certificateOf(candidateId));
    expect(await certified()).toBe(was);
  });
});
