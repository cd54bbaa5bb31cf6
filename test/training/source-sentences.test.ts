import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What the article says of trainings comes out of records.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const prisma = () => server.app.services.database.prisma;
const PROVINCE = 'demo-province';

async function ask(query: string, variables: object) {
  const { data, errors } = await server.ask(PROVINCE, query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('the article says', () => {
  it('the political centre of Yên Bái city hands certificates to new members', async () => {
    const city = await prisma().committee.findUniqueOrThrow({
      where: { id: demoIds.yenBaiCity },
      select: { path: true },
    });
    const below = await prisma().committee.findFirst({
      where: { path: { startsWith: city.path }, id: { not: demoIds.yenBaiCity } },
      orderBy: [{ path: 'desc' }, { id: 'asc' }],
      select: { id: true },
    });
    const committeeId = below?.id ?? demoIds.yenBaiCity;
    const trainingClass = await prisma().trainingClass.create({
      data: {
        centreId: demoIds.yenBaiCentre,
        kind: 'NEW_MEMBER',
        status: 'RUNNING',
        audience: ['PROBATIONERS'],
        capacity: 100,
        title: 'Lớp bồi dưỡng lý luận chính trị cho đảng viên mới',
        startsOn: new Date('2026-11-02'),
        endsOn: new Date('2026-11-10'),
      },
      select: { id: true },
    });
    for (let n = 0; n < 12; n += 1) {
      const candidateId = await plantPerson(prisma(), { committeeId, stage: 'PROBATIONARY' });
      await prisma().enrolment.create({ data: { classId: trainingClass.id, candidateId, enrolledBy: 'test' } });
    }
    const classId = globalId('TrainingClass', trainingClass.id);
    const enrolments = await prisma().enrolment.findMany({ where: { classId: trainingClass.id } });
    const closed = await ask(
      'mutation ($input: CloseClassInput!) { closeClass(input: $input) { __typename ... on UserError { code } } }',
      {
        input: {
          classId,
          issuedOn: '2026-11-10',
          rows: enrolments.map(({ id }) => ({ enrolmentId: globalId('Enrolment', id), result: 'PASSED' })),
        },
      },
    );
    expect(closed.closeClass).toEqual({ __typename: 'CloseClassPayload' });
    const issued = await ask(
      `mutation ($input: IssueCertificatesInput!) { issueCertificates(input: $input) { ... on UserError { code }
        ... on IssueCertificatesPayload { issuedCount trainingClass { centre { name } passedCount
          enrolments(first: 50) { edges { node { candidate { stage } certificate { number centre { name } lapsesOn } } } } } } } }`,
      { input: { classId, firstNumber: '101/TTCT', issuedOn: '2026-11-20' } },
    );
    const { issuedCount, trainingClass: seen } = issued.issueCertificates;
    expect([issuedCount, seen.passedCount, seen.centre.name]).toEqual([
      12,
      12,
      'Trung tâm Chính trị thành phố Yên Bái',
    ]);
    const nodes = seen.enrolments.edges.map(
      ({ node }: { node: { candidate: { stage: string }; certificate: { number: string } } }) => node,
    );
    expect(nodes[0]).toEqual({
      candidate: { stage: 'PROBATIONARY' },
      certificate: { number: expect.any(String), centre: { name: seen.centre.name }, lapsesOn: null },
    });
    expect(nodes.map((node: { certificate: { number: string } }) => node.certificate.number).sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `${101 + n}/TTCT`),
    );
  });

  it('above 330 trainees across the centres: the figure of the report, which no record is added to', async () => {
    const { committee } = await ask(
      `query ($id: ID!) { committee(id: $id) { traineeReports(year: 2023) { traineeCount qualifier audience }
        trainingProgress(year: 2023, kind: NEW_MEMBER) { certifiedCount } } }`,
      { id: globalId('Committee', demoIds.province) },
    );
    expect(committee.traineeReports).toEqual([
      { traineeCount: 330, qualifier: 'AT_LEAST', audience: 'CANDIDATES_AND_NEW_MEMBERS' },
    ]);
  });
});
