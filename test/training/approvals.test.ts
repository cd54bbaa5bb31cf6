import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, ClassAudience, TrainingKind, TrainingStatus } from '../../src/db/generated/enums.ts';
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

async function does(name: string, input: object, fields: string, subject: string) {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message path }
      ... on RuleViolation { refusals { code path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

interface Planted {
  kind?: TrainingKind;
  audience?: ClassAudience[];
  status?: TrainingStatus;
  capacity?: number;
  startsOn?: Date;
  endsOn?: Date;
}

/** A class of the centre of Lục Yên that takes people, past the operations. */
async function aClass(more: Planted = {}): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity: 50,
      title: 'Lớp thử',
      startsOn: new Date('2026-12-07'),
      endsOn: new Date('2026-12-11'),
      ...more,
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}
const person = (stage: CandidateStage = 'OUTSTANDING'): Promise<string> =>
  plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage, stageSince: new Date('2026-11-02') });

/** People whom the cell has proposed for a class, in this order. */
async function proposed(classId: string, count: number, stage?: CandidateStage): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const input = {
      candidateId: globalId('Candidate', await person(stage)),
      classId,
      proposedOn: '2026-11-20',
      documentNumber: '4-NQ',
    };
    const { enrolment } = await does('proposeForClass', input, 'enrolment { id }', 'demo-cell');
    ids.push(enrolment.id);
  }
  return ids;
}
const approve = (classId: string, enrolmentIds: readonly string[], subject = 'demo-commune') =>
  does(
    'approveEnrolment',
    { classId, enrolmentIds, documentNumber: '12-QĐ' },
    'trainingClass { enrolledCount }',
    subject,
  );
const statuses = async (classId: string) =>
  (
    await prisma().enrolment.findMany({
      where: { classId: plain(classId) },
      orderBy: [{ enrolledAt: 'asc' }, { id: 'asc' }],
      select: { id: true, status: true, candidate: { select: { stage: true } } },
    })
  ).map(({ id, status, candidate }) => ({ id: globalId('Enrolment', id), status, stage: candidate.stage }));
const enrolledIn = async (classId: string) =>
  (await statuses(classId)).filter(({ status }) => status === 'ENROLLED').map(({ id }) => id);

const PROPOSAL = {
  status: 'PROPOSED',
  proposedOn: new Date('2026-11-20'),
  proposalNumber: '4-NQ',
  enrolledBy: 'test',
} as const;

describe('approveEnrolment', () => {
  it('a list at once: everybody on it comes into the class, and to its step', async () => {
    const classId = await aClass();
    const ids = await proposed(classId, 4);
    expect(await approve(classId, ids.slice(0, 3))).toMatchObject({ trainingClass: { enrolledCount: 3 } });
    expect((await statuses(classId)).map(({ status, stage }) => `${status} ${stage}`).sort()).toEqual([
      'ENROLLED IN_AWARENESS_CLASS',
      'ENROLLED IN_AWARENESS_CLASS',
      'ENROLLED IN_AWARENESS_CLASS',
      'PROPOSED OUTSTANDING',
    ]);
    const steps = await prisma().stageChange.findMany({
      where: { toStage: 'IN_AWARENESS_CLASS', candidate: { enrolments: { some: { classId: plain(classId) } } } },
    });
    expect(steps).toHaveLength(3);
    expect(steps[0]).toMatchObject({ documentNumber: '12-QĐ', changedRole: 'GRASSROOTS_COMMITTEE' });
    // Approved once.
    expect(await approve(classId, ids)).toMatchObject({
      refusals: [0, 1, 2].map((row) => ({ code: 'NOT_IN_CLASS', path: ['input', 'enrolmentIds', String(row)] })),
    });
  });

  it('nobody who waits longer is passed over, and nobody comes in beyond the places', async () => {
    const classId = await aClass({ capacity: 2 });
    const [first = '', second = '', third = ''] = await proposed(classId, 3);
    expect(await approve(classId, [first, third])).toMatchObject({
      refusals: [{ code: 'OTHERS_FIRST', path: ['input', 'enrolmentIds', '1'] }],
    });
    expect(await enrolledIn(classId)).toEqual([]);
    expect(await approve(classId, [first, second, third])).toMatchObject({ code: 'OTHERS_FIRST' });
    expect(await approve(classId, [second, first])).toMatchObject({ trainingClass: { enrolledCount: 2 } });
    expect(await approve(classId, [third])).toMatchObject({ code: 'CLASS_FULL', path: ['enrolmentIds', '0'] });
  });

  it('all of them or none: who is refused is told by the row', async () => {
    const classId = await aClass({ kind: 'NEW_MEMBER', audience: ['PROBATIONERS'] });
    const ids = await proposed(classId, 3, 'PROBATIONARY');
    const [, booked = '', gone = ''] = ids;
    const candidateOf = async (id: string) =>
      (await prisma().enrolment.findUniqueOrThrow({ where: { id: plain(id) } })).candidateId;
    const other = await aClass({
      kind: 'NEW_MEMBER',
      startsOn: new Date('2026-12-11'),
      endsOn: new Date('2026-12-12'),
    });
    await prisma().enrolment.create({
      data: { classId: plain(other), candidateId: await candidateOf(booked), enrolledBy: 'test' },
    });
    await prisma().candidate.update({
      where: { id: await candidateOf(gone) },
      data: { stage: 'OFFICIAL' },
      select: { id: true },
    });
    expect(await approve(classId, ids)).toMatchObject({
      refusals: [
        { code: 'BOOKED_ELSEWHERE', path: ['input', 'enrolmentIds', '1'] },
        { code: 'STAGE_NOT_ALLOWED', path: ['input', 'enrolmentIds', '2'] },
      ],
    });
    expect(await enrolledIn(classId)).toEqual([]);
    expect(await approve(classId, [])).toMatchObject({ code: 'INVALID_INPUT', path: ['enrolmentIds'] });
    expect(await approve(classId, [booked, booked])).toMatchObject({ path: ['enrolmentIds', '1'] });
  });

  it('only what was proposed for this class, while it takes people', async () => {
    const [classId, other] = [await aClass(), await aClass()];
    const [elsewhere = ''] = await proposed(other, 1);
    expect(await approve(classId, [elsewhere])).toMatchObject({ code: 'NOT_IN_CLASS' });
    await prisma().trainingClass.update({ where: { id: plain(other) }, data: { status: 'RUNNING' } });
    expect(await approve(other, [elsewhere])).toMatchObject({ code: 'CLASS_NOT_OPEN' });
  });

  it('the committee above the cell approves, not the cell', async () => {
    const classId = await aClass();
    const ids = await proposed(classId, 1);
    expect(await approve(classId, ids, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN', path: ['enrolmentIds'] });
    expect(await approve(classId, ids, 'demo-district')).toMatchObject({ trainingClass: { enrolledCount: 1 } });
  });

  it('the last places are given once, in order, however many approve at once', async () => {
    const classId = await aClass({ capacity: 3 });
    const ids = await proposed(classId, 6);
    const lists = [ids.slice(0, 3), ids.slice(1, 4), ids.slice(0, 2), ids.slice(2, 3), ids.slice(3), ids.slice(0, 1)];
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        lists.map((list, n) =>
          approve(classId, n % 2 === 0 ? list : list.toReversed(), n % 3 ? undefined : 'demo-district'),
        ),
      );
    }
    expect((await enrolledIn(classId)).sort()).toEqual(ids.slice(0, 3).sort());
  });

  it('of two classes of the same days at once one takes a person', async () => {
    const classes = [await aClass({ kind: 'NEW_MEMBER' }), await aClass({ kind: 'NEW_MEMBER' })];
    const candidateId = await person('PROBATIONARY');
    const rows = await prisma().enrolment.createManyAndReturn({
      data: classes.map((id) => ({ ...PROPOSAL, classId: plain(id), candidateId })),
      select: { id: true },
    });
    const answers = await Promise.all(
      classes.map((classId, n) => approve(classId, [globalId('Enrolment', rows[n]?.id ?? '')])),
    );
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['BOOKED_ELSEWHERE', 'ok']);
  });
});

describe('whoever comes in while a class waits for its locks', () => {
  /** Has somebody be enrolled between the locks of the cases and that of the class, in which another operation waits. */
  async function meanwhile<Answer>(classId: string, operation: () => Promise<Answer>): Promise<Answer> {
    const [seat = ''] = await proposed(classId, 1);
    const client = await server.app.services.database.pool.connect();
    const waiting = (count: number) =>
      expect
        .poll(async () => {
          const blocked = `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            OR (NOT granted AND locktype IN ('transactionid', 'tuple'))`;
          return (await client.query(blocked)).rowCount;
        })
        .toBe(count);
    try {
      await client.query('BEGIN');
      await client.query('SELECT FROM training_class WHERE id = $1 FOR UPDATE', [plain(classId)]);
      const enrolling = approve(classId, [seat]);
      await waiting(1);
      const asked = operation();
      await waiting(2);
      await client.query('COMMIT');
      expect(await enrolling).toMatchObject({ trainingClass: {} });
      return await asked;
    } finally {
      client.release();
    }
  }

  it('keeps it from being cancelled, and it can be cancelled again', async () => {
    const classId = await aClass();
    const [first = ''] = await proposed(classId, 1);
    await approve(classId, [first]);
    const cancel = () =>
      does('cancelClass', { classId, reason: 'không đủ học viên' }, 'trainingClass { status }', 'demo-centre');
    expect(await meanwhile(classId, cancel)).toMatchObject({ code: 'ROLL_CHANGED', path: ['classId'] });
    expect((await statuses(classId)).map(({ stage }) => stage)).toEqual(['IN_AWARENESS_CLASS', 'IN_AWARENESS_CLASS']);
    expect(await cancel()).toMatchObject({ trainingClass: { status: 'CANCELLED' } });
    expect((await statuses(classId)).map(({ stage }) => stage)).toEqual(['OUTSTANDING', 'OUTSTANDING']);
  });
});
