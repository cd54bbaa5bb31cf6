import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
let cell: string;
beforeAll(async () => {
  server = await startTestServer();
  const { committeeId } = await server.app.services.database.prisma.accessGrant.findFirstOrThrow({
    where: { subject: 'demo-cell' },
    select: { committeeId: true },
  });
  cell = committeeId;
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function does(name: string, input: object, fields: string, subject: string) {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const someone = async (stage: CandidateStage): Promise<string> =>
  globalId('Candidate', await plantPerson(server.app.services.database.prisma, { committeeId: cell, stage }));
async function someClass(capacity = 1): Promise<string> {
  const { id } = await server.app.services.database.prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity,
      title: 'Lớp thử',
      startsOn: new Date('2026-11-02'),
      endsOn: new Date('2026-11-06'),
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}
let numbers = 0;
const number = (): string => `${++numbers}-GCN`;
const CENTRE = (): string => globalId('TrainingCentre', demoIds.lucYenCentre);
const certify = (candidateId: string, more: object = {}, subject = 'demo-district') =>
  does(
    'recordCertificate',
    { candidateId, kind: 'AWARENESS', number: number(), issuedOn: '2026-11-10', centreId: CENTRE(), ...more },
    'candidate { stage stageSince } certificate { number issuedOn lapsesOn kind centre { name } }',
    subject,
  );
const propose = (candidateId: string, classId: string, subject = 'demo-cell') =>
  does(
    'proposeForClass',
    { candidateId, classId, proposedOn: '2026-10-20', documentNumber: '4-NQ' },
    'enrolment { id status proposedOn proposalNumber trainingClass { enrolledCount } candidate { stage } }',
    subject,
  );

describe('proposeForClass', () => {
  it('is the cell’s; it takes no place, and who enrols turns it into one', async () => {
    const [person, classId] = [await someone('OUTSTANDING'), await someClass()];
    expect(await propose(person, classId)).toMatchObject({
      enrolment: {
        status: 'PROPOSED',
        proposedOn: '2026-10-20',
        proposalNumber: '4-NQ',
        trainingClass: { enrolledCount: 0 },
        candidate: { stage: 'OUTSTANDING' },
      },
    });
    expect(await propose(person, classId)).toMatchObject({ code: 'ALREADY_ENROLLED' });
    const enrol = (candidateId: string, subject = 'demo-district') =>
      does('enrolInClass', { candidateId, classId }, 'enrolment { status candidate { stage } }', subject);
    expect(await enrol(person, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await enrol(person)).toMatchObject({
      enrolment: { status: 'ENROLLED', candidate: { stage: 'IN_AWARENESS_CLASS' } },
    });
    expect(await enrol(person)).toMatchObject({ code: 'ALREADY_ENROLLED' });
  });
});

describe('recordCertificate', () => {
  it('is the centre’s: it certifies who sat in its class, who has passed, and moves the case', async () => {
    const [person, classId] = [await someone('OUTSTANDING'), await someClass()];
    const { enrolment } = await does(
      'enrolInClass',
      { candidateId: person, classId },
      'enrolment { id }',
      'demo-district',
    );
    await server.app.services.database.pool.query(`UPDATE candidate SET stage_since = '2026-11-02' WHERE id = $1`, [
      Buffer.from(person, 'base64url').toString().split(':')[1],
    ]);
    expect(await certify(person, {}, 'demo-centre')).toMatchObject({
      candidate: { stage: 'AWARENESS_CERTIFIED', stageSince: '2026-11-10' },
      certificate: { number: '1-GCN', lapsesOn: '2031-11-11', kind: 'AWARENESS' },
    });
    const { data } = await server.ask(
      'demo-district',
      'query ($id: ID!) { node(id: $id) { ... on Enrolment { status certificate { number } } } }',
      { id: enrolment.id },
    );
    expect(data.node).toEqual({ status: 'PASSED', certificate: { number: '1-GCN' } });
  });

  it('is not the cell’s, nor that of the commune below the host of the centre', async () => {
    const person = await someone('IN_AWARENESS_CLASS');
    for (const subject of ['demo-cell', 'demo-commune']) {
      expect(await certify(person, {}, subject), subject).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await certify(person)).toMatchObject({ candidate: { stage: 'AWARENESS_CERTIFIED' } });
  });

  it('names the centre where one teaches for the cell, and no other', async () => {
    const person = await someone('IN_AWARENESS_CLASS');
    expect(await certify(person, { centreId: null })).toMatchObject({ code: 'CENTRE_ISSUES' });
    expect(await certify(person, { centreId: globalId('TrainingCentre', demoIds.yenBaiCentre) })).toMatchObject({
      code: 'CENTRE_NOT_FOR_COMMITTEE',
    });
  });

  it('is that of the committee above the cell where there is no centre', async () => {
    const { prisma } = server.app.services.database;
    const other = await prisma.committee.findFirstOrThrow({
      where: { kind: 'CELL', parent: { parentId: demoIds.vanYen } },
      select: { id: true, parentId: true },
    });
    await server.grant('van-yen-cell', 'CELL_SECRETARY', other.id);
    await server.grant('van-yen-commune', 'GRASSROOTS_COMMITTEE', other.parentId ?? '');
    const person = globalId('Candidate', await plantPerson(prisma, { committeeId: other.id, stage: 'OUTSTANDING' }));
    expect(await certify(person, { centreId: null }, 'van-yen-cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await certify(person, { centreId: null }, 'van-yen-commune')).toMatchObject({
      candidate: { stage: 'AWARENESS_CERTIFIED' },
      certificate: { centre: null },
    });
  });

  it('goes by stage and day, and a new one leaves the case where it is', async () => {
    expect(await certify(await someone('SOURCE'))).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
    expect(await certify(await someone('OUTSTANDING'), { kind: 'NEW_MEMBER' })).toMatchObject({
      code: 'STAGE_NOT_ALLOWED',
    });
    expect(await certify(await someone('OUTSTANDING'), { issuedOn: '2026-01-04' })).toMatchObject({
      code: 'STEP_BEFORE_LAST',
    });
    expect(await certify(await someone('OPINIONS'))).toMatchObject({ candidate: { stage: 'OPINIONS' } });
    expect(await certify(await someone('PROBATIONARY'), { kind: 'NEW_MEMBER' })).toMatchObject({
      candidate: { stage: 'PROBATIONARY' },
      certificate: { lapsesOn: null },
    });
  });
});
