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
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message path }
      ... on InvalidInput { mistakes { path } } ... on RuleViolation { refusals { code path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

let numbers = 0;
const number = (): string => `${++numbers}-GCN/KQ`;

interface Planted {
  kind?: TrainingKind;
  status?: TrainingStatus;
  capacity?: number;
  startsOn?: string;
  endsOn?: string;
}

/** A class of the centre of Lục Yên, past the operations. */
async function aClass({ startsOn = '2026-11-16', endsOn = '2026-11-20', ...more }: Planted = {}): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'RUNNING',
      capacity: 300,
      title: 'Lớp thử',
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      ...more,
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}

const person = (stage: CandidateStage, stageSince = '2026-11-16'): Promise<string> =>
  plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage, stageSince: new Date(stageSince) });

/** People in a class, past the operations. */
async function seats(
  classId: string,
  count: number,
  stage: CandidateStage = 'IN_AWARENESS_CLASS',
  since = '2026-11-16',
): Promise<string[]> {
  const people: string[] = [];
  for (let n = 0; n < count; n += 1) people.push(await person(stage, since));
  const rows = await prisma().enrolment.createManyAndReturn({
    data: people.map((candidateId) => ({ classId: plain(classId), candidateId, enrolledBy: 'test' })),
    select: { id: true },
  });
  return rows.map(({ id }) => globalId('Enrolment', id));
}
const passed = (enrolmentId: string, certificateNumber = number()) => ({
  enrolmentId,
  result: 'PASSED',
  certificateNumber,
});
const close = (classId: string, rows: object[], more: object = {}, subject?: string) =>
  does(
    'closeClass',
    { classId, issuedOn: '2026-11-20', rows, ...more },
    'trainingClass { status enrolledCount passedCount }',
    subject,
  );
const stateOf = async (enrolmentId: string) => {
  const { status, candidate, certificate } = await prisma().enrolment.findUniqueOrThrow({
    where: { id: plain(enrolmentId) },
    include: { candidate: true, certificate: true },
  });
  return [status, candidate.stage, certificate?.number ?? null];
};

const absentDay = '2026-11-16';
const sheet = (classId: string, rows: object[], more: object = {}, subject?: string) =>
  does(
    'recordAttendance',
    { classId, day: absentDay, session: 'MORNING', rows, ...more },
    'trainingClass { enrolments(first: 50) { edges { node { id status attendance { day session present } } } } }',
    subject,
  );
const there = (enrolmentId: string) => ({ enrolmentId, present: true });
const away = (enrolmentId: string) => ({ enrolmentId, present: false });
const statusOf = async (enrolmentId: string) =>
  (await prisma().enrolment.findUniqueOrThrow({ where: { id: plain(enrolmentId) } })).status;

describe('recordAttendance', () => {
  it('says of everybody in the class who was there; who was there once has attended', async () => {
    const classId = await aClass();
    const [one = '', two = ''] = await seats(classId, 2);
    const { trainingClass } = await sheet(classId, [there(one), away(two)]);
    const seen = new Map(trainingClass.enrolments.edges.map(({ node }: { node: { id: string } }) => [node.id, node]));
    expect(seen.get(one)).toEqual({
      id: one,
      status: 'ATTENDED',
      attendance: [{ day: absentDay, session: 'MORNING', present: true }],
    });
    expect(seen.get(two)).toMatchObject({ status: 'ENROLLED', attendance: [{ present: false }] });
    await sheet(classId, [away(one), there(two)], { session: 'AFTERNOON' });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['ATTENDED', 'ATTENDED']);
    // A sheet that was wrong is recorded again: the last word holds.
    await sheet(classId, [away(one), away(two)]);
    expect([await statusOf(one), await statusOf(two)]).toEqual(['ENROLLED', 'ATTENDED']);
    expect(await prisma().attendance.count({ where: { enrolment: { classId: plain(classId) } } })).toBe(4);
  });

  it('refuses what cannot be, and names the row', async () => {
    const classId = await aClass();
    const [one = '', two = ''] = await seats(classId, 2);
    const [elsewhere = ''] = await seats(await aClass(), 1);
    expect((await sheet(classId, [there(elsewhere), there(one)])).refusals).toEqual([
      { code: 'NOT_IN_CLASS', path: ['input', 'rows', '0', 'enrolmentId'] },
      { code: 'RESULT_MISSING', path: ['input', 'rows'] },
    ]);
    const rows = [there(one), there(two)];
    expect(await sheet(classId, rows, { day: '2026-11-21' })).toMatchObject({ code: 'NOT_A_CLASS_DAY', path: ['day'] });
    expect(await sheet(classId, rows, { day: '2026-11-24' })).toMatchObject({ code: 'INVALID_INPUT', path: ['day'] });
    expect(await sheet(classId, [there(one), away(one)])).toMatchObject({ path: ['rows', '1', 'enrolmentId'] });
    expect(await sheet(await aClass({ status: 'OPEN' }), [])).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    expect(await sheet(classId, rows, {}, 'demo-commune')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await prisma().attendance.count({ where: { enrolment: { classId: plain(classId) } } })).toBe(0);
  });

  it('nobody passes who was never there, where sheets were kept', async () => {
    const classId = await aClass();
    const [one = '', two = ''] = await seats(classId, 2);
    await sheet(classId, [there(one), away(two)]);
    const refused = await close(classId, [passed(one), { enrolmentId: two, result: 'FAILED' }]);
    expect(refused.refusals).toEqual([{ code: 'NEVER_ATTENDED', path: ['input', 'rows', '1', 'result'] }]);
    expect(await close(classId, [passed(one), { enrolmentId: two, result: 'ABSENT' }])).toMatchObject({
      trainingClass: { status: 'CLOSED', passedCount: 1 },
    });
  });
});

describe('issueCertificates', () => {
  const issue = (classId: string, firstNumber: string, more: object = {}, subject?: string) =>
    does(
      'issueCertificates',
      { classId, firstNumber, issuedOn: '2026-11-20', ...more },
      'issuedCount trainingClass { passedCount }',
      subject,
    );
  const rename = (enrolmentId: string, fullName: string) =>
    prisma().person.updateMany({
      where: { candidates: { some: { enrolments: { some: { id: plain(enrolmentId) } } } } },
      data: { fullName },
    });

  it('gives numbers one after the other, in the order of the names, to who has passed without one', async () => {
    const classId = await aClass();
    const people = await seats(classId, 5);
    const [an = '', binh = '', dung = '', had = '', failed = ''] = people;
    await rename(an, 'Vũ Văn An');
    await rename(binh, 'Hà Thị Bình');
    await rename(dung, 'Bàn Văn Dũng');
    const later = [dung, an, binh].map((enrolmentId) => ({ enrolmentId, result: 'PASSED' }));
    await close(classId, [...later, passed(had, '097/GCN'), { enrolmentId: failed, result: 'FAILED' }]);
    expect(await stateOf(an)).toEqual(['PASSED', 'IN_AWARENESS_CLASS', null]);
    expect(await issue(classId, '098/GCN')).toMatchObject({ issuedCount: 3, trainingClass: { passedCount: 4 } });
    expect(await Promise.all([an, binh, dung].map(stateOf))).toEqual([
      ['PASSED', 'AWARENESS_CERTIFIED', '098/GCN'],
      ['PASSED', 'AWARENESS_CERTIFIED', '099/GCN'],
      ['PASSED', 'AWARENESS_CERTIFIED', '100/GCN'],
    ]);
    expect(await issue(classId, '101/GCN')).toMatchObject({ code: 'NOBODY_WAITS' });
  });

  it('none where one of the numbers was given in the year', async () => {
    const classId = await aClass();
    const people = await seats(classId, 3);
    const taken = (await seats(await aClass(), 1))[0] ?? '';
    const { candidateId } = await prisma().enrolment.findUniqueOrThrow({ where: { id: plain(taken) } });
    const given = { candidateId, kind: 'AWARENESS', centreId: demoIds.lucYenCentre, numberedIn: 2026 } as const;
    await prisma().certificate.create({ data: { ...given, number: '502-X', issuedOn: new Date('2026-01-05') } });
    await close(
      classId,
      people.map((enrolmentId) => ({ enrolmentId, result: 'PASSED' })),
    );
    expect((await issue(classId, '500-X')).refusals).toEqual([
      { code: 'CERTIFICATE_NUMBER_TAKEN', path: ['input', 'firstNumber'] },
    ]);
    expect(await prisma().certificate.count({ where: { enrolment: { classId: plain(classId) } } })).toBe(0);
    expect(await issue(classId, 'GCN-1')).toMatchObject({ code: 'INVALID_INPUT', path: ['firstNumber'] });
    expect(await issue(classId, '600-X', { issuedOn: '2026-11-19' })).toMatchObject({ code: 'CLASS_NOT_OVER' });
    expect(await issue(await aClass(), '600-X')).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    expect(await issue(classId, '600-X', {}, 'demo-commune')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await issue(classId, '600-X', {}, 'demo-district')).toMatchObject({ issuedCount: 3 });
  });

  it('of two at once one issues them', async () => {
    const classId = await aClass();
    const people = await seats(classId, 6);
    await close(
      classId,
      people.map((enrolmentId) => ({ enrolmentId, result: 'PASSED' })),
    );
    const answers = await Promise.all([issue(classId, '700-Y'), issue(classId, '800-Y', {}, 'demo-district')]);
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['NOBODY_WAITS', 'ok']);
    expect(await prisma().certificate.count({ where: { enrolment: { classId: plain(classId) } } })).toBe(6);
  });

  it('a member keeps the stage, whatever the class', async () => {
    for (const kind of ['NEW_MEMBER', 'PROFESSIONAL'] as const) {
      const classId = await aClass({ kind });
      const stage = kind === 'NEW_MEMBER' ? 'PROBATIONARY' : 'OFFICIAL';
      const [one = '', other = ''] = await seats(classId, 2, stage);
      await close(classId, [{ enrolmentId: one, result: 'PASSED' }, passed(other)]);
      const first = number();
      await issue(classId, first);
      expect(await stateOf(one)).toEqual(['PASSED', stage, first]);
      expect((await stateOf(other))[1]).toBe(stage);
    }
  });
});
