import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, TrainingKind, TrainingStatus } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const ENROL = `mutation ($input: EnrolInClassInput!) {
  enrolInClass(input: $input) {
    __typename
    ... on EnrolInClassPayload {
      cursor enrolment { status certificate { number } candidate { id stage stageSince } trainingClass { id enrolledCount } }
    }
    ... on UserError { code message path }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const used: string[] = [];
async function someone(stage: CandidateStage = 'OUTSTANDING'): Promise<string> {
  const { id } = await server.app.services.database.prisma.candidate.findFirstOrThrow({
    where: { stage, id: { notIn: used } },
    orderBy: { id: 'asc' },
  });
  used.push(id);
  return id;
}

/** A class of the centre of Lục Yên, of its own for a test. */
async function makeClass(
  more: { kind?: TrainingKind; status?: TrainingStatus; capacity?: number; centreId?: string } = {},
): Promise<string> {
  const { id } = await server.app.services.database.prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity: 60,
      title: 'Lớp thử',
      startsOn: new Date('2026-12-01'),
      endsOn: new Date('2026-12-05'),
      ...more,
    },
  });
  return id;
}

async function enrol(candidateId: string, classId: string, subject = 'demo-district') {
  const { data, errors } = await server.ask(subject, ENROL, {
    input: { candidateId: globalId('Candidate', candidateId), classId: globalId('TrainingClass', classId) },
  });
  expect(errors).toBeUndefined();
  return data.enrolInClass;
}

async function refused(candidateId: string, classId: string, expected: object): Promise<void> {
  const { prisma } = server.app.services.database;
  const state = async () => [
    await prisma.candidate.findUniqueOrThrow({ where: { id: candidateId }, include: { stageChanges: true } }),
    await prisma.enrolment.count(),
  ];
  const before = await state();
  expect(await enrol(candidateId, classId)).toMatchObject(expected);
  expect(await state()).toEqual(before);
}

describe('trainingClasses', () => {
  const cases: [args: string, condition: string][] = [
    ['kind: [AWARENESS]', `t.kind = 'AWARENESS'`],
    ['kind: [NEW_MEMBER, PROFESSIONAL]', `t.kind IN ('NEW_MEMBER', 'PROFESSIONAL')`],
    ['status: [OPEN, PLANNED]', `t.status IN ('OPEN', 'PLANNED')`],
    ['status: [OPEN], kind: [AWARENESS]', `t.status = 'OPEN' AND t.kind = 'AWARENESS'`],
    [`withinId: "${globalId('Committee', demoIds.yenBaiCity)}"`, `t.centre_id = '${demoIds.yenBaiCentre}'`],
    [`withinId: "${globalId('Committee', demoIds.vanYen)}"`, 'false'],
  ];
  it.each(cases)('by %s', async (args, condition) => {
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      `SELECT t.id FROM training_class t WHERE ${condition} ORDER BY t.starts_on DESC, t.id DESC`,
    );
    const { data } = await server.ask(
      'demo-province',
      `{ trainingClasses(first: 100, ${args}) { totalCount edges { node { id } } } }`,
    );
    expect(data.trainingClasses.totalCount).toBe(rows.length);
    expect(data.trainingClasses.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      rows.map(({ id }) => globalId('TrainingClass', id)),
    );
    if (condition !== 'false') expect(rows.length).toBeGreaterThan(0);
  });

  it('count everybody on the list, and show those the viewer may see', async () => {
    const classes = [];
    for (let after: string | null = null; classes.length < 40; ) {
      const { data }: Answer<undefined> = await server.ask(
        'demo-district',
        `query ($after: String) { trainingClasses(kind: [AWARENESS], status: [CLOSED], first: 10, after: $after) {
          edges { node { enrolledCount passedCount capacity centre { name host { name } }
            enrolments(first: 60) { totalCount edges { node { status certificate { issuedOn goodUntil } } } } } }
          pageInfo { endCursor } } }`,
        { after },
      );
      classes.push(...data.trainingClasses.edges);
      after = data.trainingClasses.pageInfo.endCursor;
    }
    let passed = 0;
    for (const { node } of classes) {
      expect(node.centre).toEqual({
        name: 'Trung tâm Chính trị huyện Lục Yên',
        host: { name: 'Đảng bộ huyện Lục Yên' },
      });
      expect(node.enrolments.totalCount).toBe(node.enrolledCount);
      expect(node.enrolledCount).toBeLessThanOrEqual(node.capacity);
      const list: { node: { status: string; certificate: object | null } }[] = node.enrolments.edges;
      expect(list.filter((edge) => edge.node.status === 'PASSED')).toHaveLength(node.passedCount);
      // A certificate is for who passed, and for nobody else.
      for (const edge of list) expect(edge.node.certificate !== null).toBe(edge.node.status === 'PASSED');
      passed += node.passedCount;
    }
    expect(passed).toBeGreaterThan(500);
  });
});

it('the certificate of a class of any other kind does not lapse', async () => {
  const { rows } = await server.app.services.database.pool.query<{ id: string; certificate: string }>(
    `SELECT e.id, c.id AS certificate FROM enrolment e JOIN certificate c ON c.enrolment_id = e.id LIMIT 1`,
  );
  const [{ id, certificate } = { id: '', certificate: '' }] = rows;
  const goodUntil = async (kind: string): Promise<unknown> => {
    await server.app.services.database.pool.query(`UPDATE certificate SET kind = $2::"TrainingKind" WHERE id = $1`, [
      certificate,
      kind,
    ]);
    const { data } = await server.ask(
      'demo-district',
      'query ($id: ID!) { node(id: $id) { ... on Enrolment { certificate { goodUntil } } } }',
      { id: globalId('Enrolment', id) },
    );
    return data.node.certificate.goodUntil;
  };
  expect(await goodUntil('PROFESSIONAL')).toBeNull();
  expect(await goodUntil('AWARENESS')).toMatch(/^\d{4}-\d\d-\d\d$/);
});

describe('who sees classes, and who sees people', () => {
  const OPEN_CLASSES = `{ trainingClasses(status: [OPEN], first: 100) { edges { node { id enrolledCount centre { host { id } } } } } }`;

  it.each(['demo-commune', 'demo-cell'])(
    '%s finds the classes that are held for it, and who teaches',
    async (subject) => {
      const { data } = await server.ask(subject, OPEN_CLASSES);
      const open = await server.app.services.database.prisma.trainingClass.findMany({
        where: { status: 'OPEN', centreId: demoIds.lucYenCentre },
        select: { id: true },
      });
      expect(open.length).toBeGreaterThan(0);
      const nodes: { id: string; centre: { host: object | null } }[] = data.trainingClasses.edges.map(
        ({ node }: { node: object }) => node,
      );
      expect(nodes.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => globalId('TrainingClass', id)).sort());
      // The district itself stays out of sight.
      for (const { centre } of nodes) expect(centre.host).toBeNull();
    },
  );

  it('a commune finds on its own page the classes that are held for it', async () => {
    const of = async (viewer: string, committeeId: string, args = '') =>
      (
        await server.ask(
          viewer,
          `query ($id: ID!) { committee(id: $id) { trainingClasses${args} { totalCount edges { node { id } } } } }`,
          { id: globalId('Committee', committeeId) },
        )
      ).data.committee.trainingClasses;
    const held = await of('demo-district', demoIds.lucYen, '(first: 100)');
    expect(held.totalCount).toBeGreaterThan(20);
    expect(await of('demo-commune', demoIds.lamThuong, '(first: 100)')).toEqual(held);
    expect(await of('demo-province', demoIds.vanYen)).toMatchObject({ totalCount: 0 });
  });

  it('a centre reads those who were sent to it and nobody else, whatever leads to them', async () => {
    const { prisma } = server.app.services.database;
    const cell = await prisma.candidate.groupBy({ by: ['committeeId'], where: { enrolments: { some: {} } } });
    const sent = await prisma.candidate.count({ where: { enrolments: { some: {} } } });
    expect(cell.length).toBeGreaterThan(10);
    const seen = await server.ask('demo-centre', '{ candidates { totalCount } }');
    expect(seen.data.candidates.totalCount).toBe(sent);
    const [proposed, never] = [
      await prisma.candidate.findFirstOrThrow({ where: { enrolments: { some: {} } } }),
      await prisma.candidate.findFirstOrThrow({ where: { enrolments: { none: {} } } }),
    ];
    const names = async () =>
      (
        await server.ask('demo-centre', 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { fullName } } }', {
          ids: [proposed, never].map(({ id }) => globalId('Candidate', id)),
        })
      ).data.nodes;
    expect(await names()).toEqual([{ fullName: expect.any(String) }, null]);
    // Sent by the commune: from then on the centre knows the person.
    const { id: other } = await prisma.candidate.findFirstOrThrow({
      where: { stage: 'OUTSTANDING', enrolments: { none: {} }, id: { notIn: used } },
    });
    used.push(other);
    const classId = await makeClass();
    const hidden = await enrol(other, classId, 'demo-centre');
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', path: ['candidateId'] });
    expect(await enrol('01890000-0000-7000-8000-00000000dead', classId, 'demo-centre')).toEqual(hidden);
    await enrol(other, classId);
    const { data } = await server.ask(
      'demo-centre',
      'query ($id: ID!) { node(id: $id) { ... on Candidate { fullName } } }',
      {
        id: globalId('Candidate', other),
      },
    );
    expect(data.node).toEqual({ fullName: expect.any(String) });
    expect(await enrol(other, await makeClass(), 'demo-centre')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
  });

  it('another centre does not read them: a list is one of a class that is taught there', async () => {
    await server.grant('city-centre', 'TRAINING_CENTRE', demoIds.yenBaiCity);
    await server.app.services.feed.settle();
    const { data } = await server.ask('city-centre', '{ candidates { totalCount } }');
    expect(data.candidates.totalCount).toBe(0);
  });
});

describe('enrolInClass', () => {
  it('puts an outstanding person on the list of an awareness class, and moves the case there', async () => {
    const [candidateId, classId] = [await someone(), await makeClass()];
    const { enrolment, cursor } = await enrol(candidateId, classId);
    expect(enrolment).toEqual({
      status: 'ENROLLED',
      certificate: null,
      candidate: { id: globalId('Candidate', candidateId), stage: 'IN_AWARENESS_CLASS', stageSince: '2026-11-23' },
      trainingClass: { id: globalId('TrainingClass', classId), enrolledCount: 1 },
    });
    expect(cursor).toBe(server.app.services.feed.cursor());
    const step = await server.app.services.database.prisma.stageChange.findFirstOrThrow({
      where: { candidateId },
      orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    });
    expect(step).toMatchObject({ fromStage: 'OUTSTANDING', toStage: 'IN_AWARENESS_CLASS', changedBy: 'demo-district' });
  });

  it('leaves the case where it is for who refreshes a certificate, and for a new member', async () => {
    const [certified, member] = [await someone('AWARENESS_CERTIFIED'), await someone('PROBATIONARY')];
    expect(await enrol(certified, await makeClass({ status: 'PLANNED' }))).toMatchObject({
      enrolment: { candidate: { stage: 'AWARENESS_CERTIFIED' } },
    });
    expect(await enrol(member, await makeClass({ kind: 'NEW_MEMBER' }))).toMatchObject({
      enrolment: { candidate: { stage: 'PROBATIONARY' } },
    });
  });

  it('gives the last place once, however many ask for it', async () => {
    const classId = await makeClass({ capacity: 2 });
    const people = [await someone(), await someone(), await someone(), await someone(), await someone()];
    const answers = await Promise.all(people.map((id) => enrol(id, classId)));
    expect(answers.filter(({ __typename }) => __typename === 'EnrolInClassPayload')).toHaveLength(2);
    const others = answers.filter(({ __typename }) => __typename !== 'EnrolInClassPayload');
    expect(others.map(({ code }) => code)).toEqual(['CLASS_FULL', 'CLASS_FULL', 'CLASS_FULL']);
    const { prisma } = server.app.services.database;
    expect(await prisma.enrolment.count({ where: { classId } })).toBe(2);
    // Who got no place is where he was.
    expect(await prisma.candidate.count({ where: { id: { in: people }, stage: 'OUTSTANDING' } })).toBe(3);
  });

  it('enrols a person once, however often it is asked at once', async () => {
    const [candidateId, classId] = [await someone('AWARENESS_CERTIFIED'), await makeClass()];
    const answers = await Promise.all([1, 2, 3].map(() => enrol(candidateId, classId)));
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['ALREADY_ENROLLED', 'ALREADY_ENROLLED', 'ok']);
  });
});

describe('enrolInClass refuses, and leaves everything as it was', () => {
  it.each<TrainingStatus>(['RUNNING', 'CLOSED', 'CANCELLED'])('a class that is %s: CLASS_NOT_OPEN', async (status) => {
    await refused(await someone(), await makeClass({ status }), { code: 'CLASS_NOT_OPEN', path: ['classId'] });
  });

  it.each<[TrainingKind, CandidateStage, string]>([
    ['AWARENESS', 'SOURCE', 'candidateId'],
    ['AWARENESS', 'DECIDED', 'candidateId'],
    ['AWARENESS', 'PROBATIONARY', 'candidateId'],
    ['NEW_MEMBER', 'OUTSTANDING', 'candidateId'],
    ['PROFESSIONAL', 'OUTSTANDING', 'classId'],
    ['STUDY', 'PROBATIONARY', 'classId'],
  ])('a %s class for somebody at %s: STAGE_NOT_ALLOWED', async (kind, stage, path) => {
    await refused(await someone(stage), await makeClass({ kind }), { code: 'STAGE_NOT_ALLOWED', path: [path] });
  });

  it('a full class, and one that the person is in already', async () => {
    const classId = await makeClass({ capacity: 1 });
    const first = await someone('DOSSIER');
    await enrol(first, classId);
    await refused(first, classId, { code: 'ALREADY_ENROLLED', path: ['candidateId'] });
    await refused(await someone(), classId, { code: 'CLASS_FULL', path: ['classId'] });
  });

  it('a class that is not for the committee, like one that is missing: CLASS_NOT_FOR_COMMITTEE', async () => {
    const candidateId = await someone();
    const elsewhere = await makeClass({ centreId: demoIds.yenBaiCentre });
    const expected = { code: 'CLASS_NOT_FOR_COMMITTEE', path: ['classId'] };
    await refused(candidateId, elsewhere, expected);
    await refused(candidateId, '01890000-0000-7000-8000-00000000dead', expected);
  });

  it('who may see the person and not enrol: FORBIDDEN; who may not see: NOT_FOUND', async () => {
    const { prisma } = server.app.services.database;
    const { id } = await prisma.candidate.findFirstOrThrow({ where: { committeeId: demoIds.kheoLeng } });
    const classId = await makeClass();
    expect(await enrol(id, classId, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN' });
    for (const subject of ['demo-dashboard', 'demo-inspector', 'demo-auditor']) {
      expect(await enrol(id, classId, subject)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await prisma.enrolment.count({ where: { classId } })).toBe(0);
  });
});
