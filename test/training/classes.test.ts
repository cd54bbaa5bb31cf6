import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { TrainingStatus } from '../../src/db/generated/enums.ts';
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
const committee = (id: string): string => globalId('Committee', id);

async function does(name: string, input: object, fields: string, subject = 'demo-centre') {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message path }
      ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const CLASS = {
  title: 'Lớp bồi dưỡng nhận thức về Đảng, khóa 9/2026',
  startsOn: '2026-12-07',
  endsOn: '2026-12-11',
  capacity: 60,
  audience: ['CANDIDATES'],
};
const plan = (more: object = {}, subject?: string) =>
  does(
    'createClass',
    { centreId: globalId('TrainingCentre', demoIds.lucYenCentre), kind: 'AWARENESS', ...CLASS, ...more },
    'trainingClass { id kind title status startsOn endsOn capacity audience place teachers objective viewerCan }',
    subject,
  );
const FIELDS = 'trainingClass { status capacity startsOn cancelReason }';
const step = (name: 'openClass' | 'startClass', classId: string, subject?: string) =>
  does(name, { classId }, FIELDS, subject);

/** A class of the centre of Lục Yên in a state, past the operations. */
async function aClass(status: TrainingStatus, startsOn = '2026-12-07'): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status,
      capacity: 2,
      title: 'Lớp thử',
      startsOn: new Date(startsOn),
      endsOn: new Date('2026-12-11'),
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}

describe('createCentre and setCoverage', () => {
  it('a committee founds a centre, once of each name; who may not see it finds nothing', async () => {
    const input = { committeeId: committee(demoIds.lamThuong), name: 'Trung tâm Chính trị xã Lâm Thượng' };
    const fields = 'centre { id name coverage { validFrom } viewerCan }';
    expect(await does('createCentre', input, fields, 'demo-cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await does('createCentre', input, fields, 'demo-centre')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await does('createCentre', input, fields, 'demo-commune')).toMatchObject({
      centre: { name: input.name, coverage: [], viewerCan: ['CENTRE_CHANGE', 'CLASS_CHANGE'] },
    });
    expect(await does('createCentre', input, fields, 'demo-commune')).toMatchObject({
      code: 'CENTRE_EXISTS',
      path: ['name'],
    });
  });

  it('360-QĐ/TW: a centre under one commune teaches for several, whose cells see its classes and send people', async () => {
    // A centre of another commune of Lục Yên, which covers Lâm Thượng, where the demo's cell is.
    const host = await prisma().committee.findFirstOrThrow({
      where: { parentId: demoIds.lucYen, kind: 'GRASSROOTS_COMMITTEE', id: { not: demoIds.lamThuong } },
      orderBy: { id: 'asc' },
    });
    const { centre } = await does(
      'createCentre',
      { committeeId: committee(host.id), name: 'Trung tâm Chính trị cụm xã' },
      'centre { id }',
      'demo-district',
    );
    const { trainingClass } = await plan({ centreId: centre.id }, 'demo-district');
    const seen = async (subject: string) =>
      (await server.ask(subject, 'query ($id: ID!) { node(id: $id) { id } }', { id: trainingClass.id })).data.node;
    const listed = async () =>
      (
        await server.ask('demo-commune', 'query ($id: ID!) { committee(id: $id) { trainingCentres { id } } }', {
          id: committee(demoIds.lamThuong),
        })
      ).data.committee.trainingCentres.map(({ id }: { id: string }) => id);
    await does('openClass', { classId: trainingClass.id }, FIELDS, 'demo-district');
    const propose = (candidateId: string) =>
      does(
        'proposeForClass',
        { candidateId, classId: trainingClass.id, proposedOn: '2026-11-02', documentNumber: '4-NQ' },
        'enrolment { status }',
        'demo-cell',
      );
    const person = async (): Promise<string> =>
      globalId('Candidate', await plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING' }));
    expect(await seen('demo-cell')).toBeNull();
    expect(await listed()).not.toContain(centre.id);
    expect(await propose(await person())).toMatchObject({ code: 'CLASS_NOT_FOR_COMMITTEE' });

    const cover = (more: object = {}, subject = 'demo-district') =>
      does(
        'setCoverage',
        {
          centreId: centre.id,
          committeeIds: [committee(demoIds.lamThuong)],
          validFrom: '2026-11-20',
          documentNumber: '12-QĐ',
          ...more,
        },
        'centre { coverage { committee { id } validFrom validTo documentNumber } }',
        subject,
      );
    // A commune does not put itself under the centre of another.
    expect(await cover({}, 'demo-commune')).toMatchObject({ code: 'NOT_FOUND', path: ['centreId'] });
    expect(await cover()).toMatchObject({
      centre: {
        coverage: [
          {
            committee: { id: committee(demoIds.lamThuong) },
            validFrom: '2026-11-20',
            validTo: null,
            documentNumber: '12-QĐ',
          },
        ],
      },
    });
    expect(await seen('demo-cell')).toEqual({ id: trainingClass.id });
    expect(await seen('demo-commune')).toEqual({ id: trainingClass.id });
    expect(await listed()).toContain(centre.id);
    expect(await propose(await person())).toMatchObject({ enrolment: { status: 'PROPOSED' } });
    // To see is not to hold.
    expect(await step('startClass', trainingClass.id, 'demo-commune')).toMatchObject({ code: 'FORBIDDEN' });

    expect(await cover({ validFrom: '2026-11-19' })).toMatchObject({
      code: 'COVERAGE_BEFORE_LAST',
      path: ['validFrom'],
    });
    expect(await cover({ validFrom: '2026-12-01', validTo: '2026-12-01' })).toMatchObject({ path: ['validTo'] });
    expect(await cover({ validFrom: '2026-11-23', committeeIds: [] })).toMatchObject({
      centre: { coverage: [{ validFrom: '2026-11-20', validTo: '2026-11-23' }] },
    });
    expect(await seen('demo-cell')).toBeNull();
    expect(await propose(await person())).toMatchObject({ code: 'CLASS_NOT_FOR_COMMITTEE' });
  });
});

describe('createClass, changeClass', () => {
  it('the centre plans a class; its host and who stands above do too; a cell and the commune do not', async () => {
    const more = {
      place: 'Hội trường',
      teachers: 'Ban Tuyên giáo',
      objective: 'Hiểu Điều lệ',
      audience: ['MASSES', 'MASSES'],
    };
    expect(await plan({ kind: 'LAW_EDUCATION', ...more })).toMatchObject({
      trainingClass: {
        ...CLASS,
        ...more,
        audience: ['MASSES'],
        kind: 'LAW_EDUCATION',
        status: 'PLANNED',
        viewerCan: ['TRAINING_ENROL', 'CLASS_CHANGE', 'CERTIFICATE_RECORD'],
      },
    });
    for (const subject of ['demo-district', 'demo-province']) {
      expect(await plan({}, subject)).toMatchObject({ trainingClass: { status: 'PLANNED' } });
    }
    for (const subject of ['demo-commune', 'demo-cell']) {
      expect(await plan({}, subject)).toMatchObject({ code: 'FORBIDDEN', path: ['centreId'] });
    }
    for (const subject of ['demo-inspector', 'demo-auditor']) {
      expect(await plan({}, subject)).toMatchObject({ code: 'NOT_FOUND', path: ['centreId'] });
    }
  });

  it('all mistakes at once: no title, no day, no place, for nobody', async () => {
    const answer = await plan({ title: ' ', startsOn: '2026-02-30', capacity: 0, audience: [] });
    expect(answer.mistakes.map(({ path }: { path: string[] }) => path.at(-1)).sort()).toEqual([
      'audience',
      'capacity',
      'startsOn',
      'title',
    ]);
    expect(await plan({ endsOn: '2026-12-06' })).toMatchObject({ path: ['endsOn'] });
  });

  it('a class is never smaller than who is in it, and stays as it was once it is over', async () => {
    const classId = await aClass('OPEN');
    for (const _ of [1, 2]) {
      const candidateId = await plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING' });
      const input = { candidateId: globalId('Candidate', candidateId), classId };
      expect(await does('enrolInClass', input, 'enrolment { id }', 'demo-district')).not.toHaveProperty('code');
    }
    const change = (more: object = {}, id = classId) => does('changeClass', { classId: id, ...CLASS, ...more }, FIELDS);
    expect(await change({ capacity: 1 })).toMatchObject({ code: 'CAPACITY_BELOW_ENROLLED', path: ['capacity'] });
    expect(await change({ capacity: 2, startsOn: '2026-12-08' })).toMatchObject({
      trainingClass: { capacity: 2, startsOn: '2026-12-08' },
    });
    expect(await change({}, await aClass('RUNNING', '2026-11-20'))).toMatchObject({ code: 'CLASS_NOT_BEGUN' });
    for (const status of ['CLOSED', 'CANCELLED'] as const) {
      expect(await change({}, await aClass(status))).toMatchObject({
        code: 'CLASS_STEP_NOT_ALLOWED',
        path: ['classId'],
      });
    }
  });
});

describe('openClass, startClass, cancelClass', () => {
  it('a class goes from PLANNED over OPEN to RUNNING, on its first day or later, and keeps who did it', async () => {
    const classId = await aClass('PLANNED', '2026-11-23');
    expect(await step('startClass', classId)).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    expect(await step('openClass', classId)).toMatchObject({ trainingClass: { status: 'OPEN' } });
    expect(await step('openClass', classId)).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    expect(await step('startClass', classId)).toMatchObject({ trainingClass: { status: 'RUNNING' } });
    expect(await step('startClass', await aClass('OPEN', '2026-11-24'))).toMatchObject({ code: 'CLASS_NOT_BEGUN' });
    const kept = await prisma().trainingClassChange.findMany({
      where: { classId: plain(classId) },
      orderBy: { id: 'asc' },
      select: { fromStatus: true, toStatus: true, changedBy: true, changedRole: true },
    });
    const by = { changedBy: 'demo-centre', changedRole: 'TRAINING_CENTRE' };
    expect(kept).toEqual([
      { fromStatus: 'PLANNED', toStatus: 'OPEN', ...by },
      { fromStatus: 'OPEN', toStatus: 'RUNNING', ...by },
    ]);
  });

  it('a class that is cancelled gives its people back to the list, and takes nobody', async () => {
    const classId = await aClass('OPEN');
    const candidateId = await plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING' });
    const enrol = (id: string) =>
      does(
        'enrolInClass',
        { candidateId: globalId('Candidate', candidateId), classId: id },
        'enrolment { candidate { stage } }',
        'demo-district',
      );
    expect(await enrol(classId)).toMatchObject({ enrolment: { candidate: { stage: 'IN_AWARENESS_CLASS' } } });
    const cancel = (reason: string) => does('cancelClass', { classId, reason }, FIELDS);
    expect(await cancel(' ')).toMatchObject({ path: ['reason'] });
    expect(await cancel('Thiếu học viên')).toMatchObject({
      trainingClass: { status: 'CANCELLED', cancelReason: 'Thiếu học viên' },
    });
    expect(await cancel('Thiếu học viên')).toMatchObject({ code: 'CLASS_STEP_NOT_ALLOWED' });
    const { stage, stageSince } = await prisma().candidate.findUniqueOrThrow({ where: { id: candidateId } });
    expect([stage, stageSince.toISOString().slice(0, 10)]).toEqual(['OUTSTANDING', '2026-11-23']);
    expect(await enrol(classId)).toMatchObject({ code: 'ALREADY_ENROLLED' });
    expect(await enrol(await aClass('OPEN'))).toMatchObject({
      enrolment: { candidate: { stage: 'IN_AWARENESS_CLASS' } },
    });
  });

  it('history of a class is append-only', async () => {
    for (const sql of [`UPDATE training_class_change SET reason = 'x'`, 'DELETE FROM training_class_change']) {
      await expect(server.app.services.database.pool.query(sql)).rejects.toThrow('keeps its history');
    }
  });
});
