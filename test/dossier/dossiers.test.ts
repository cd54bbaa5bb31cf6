import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23.

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

/** Asks for a mutation. */
async function does(name: string, input: object, fields: string, subject = 'demo-cell') {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${fields} } ... on UserError { code message path }
      ... on RuleViolation { source } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** Somebody of the cell at a stage, with a certificate of a day if one is given. */
async function someone(stage: CandidateStage, certifiedOn: string | null = '2026-01-05'): Promise<string> {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, { committeeId: cell, stage });
  if (certifiedOn !== null) {
    await prisma.certificate.create({
      data: { candidateId: id, kind: 'AWARENESS', number: '1', issuedOn: new Date(certifiedOn), recordedBy: 'test' },
      select: { id: true },
    });
  }
  return globalId('Candidate', id);
}

const start = (candidateId: string, effectiveOn: string, subject?: string) =>
  does(
    'startDossier',
    { candidateId, effectiveOn, documentNumber: '7-NQ/CB' },
    'candidate { stage stageSince lastStep { documentNumber changedBy { subject role } } }',
    subject,
  );
const paper = (candidateId: string, kind: string, madeOn: string, more: object = {}, subject?: string) =>
  does('recordPaper', { candidateId, kind, madeOn, ...more }, 'paper { id kind madeOn place lapsesOn }', subject);

async function ask(id: string, fields: string, subject = 'demo-cell') {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!) { node(id: $id) { ... on Candidate { ${fields} } } }`,
    {
      id,
    },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

describe('startDossier', () => {
  it('is the resolution of the cell: from the certificate to the dossier', async () => {
    const person = await someone('AWARENESS_CERTIFIED');
    expect(await start(person, '2026-02-01')).toMatchObject({
      candidate: {
        stage: 'DOSSIER',
        stageSince: '2026-02-01',
        lastStep: { documentNumber: '7-NQ/CB', changedBy: { subject: 'demo-cell', role: 'CELL_SECRETARY' } },
      },
    });
    expect(await start(person, '2026-02-01')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
  });

  it('takes a certificate of 60 months exactly on the day, and not one day after', async () => {
    expect(await start(await someone('AWARENESS_CERTIFIED', '2021-11-20'), '2026-11-20')).toMatchObject({
      candidate: { stage: 'DOSSIER' },
    });
    const late = await start(await someone('AWARENESS_CERTIFIED', '2021-11-20'), '2026-11-21');
    expect(late).toMatchObject({ code: 'CERTIFICATE_LAPSED', source: 'Hướng dẫn 01-HD/TW' });
    expect(late.message).toContain('60 months, until 2026-11-20');
  });

  it('is refused without a certificate, before the step before, and in the future', async () => {
    expect(await start(await someone('AWARENESS_CERTIFIED', null), '2026-02-01')).toMatchObject({
      code: 'CERTIFICATE_MISSING',
    });
    expect(await start(await someone('AWARENESS_CERTIFIED'), '2026-01-04')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await start(await someone('AWARENESS_CERTIFIED'), '2026-11-24')).toMatchObject({
      code: 'INVALID_INPUT',
      mistakes: [{ path: ['input', 'effectiveOn'] }],
    });
  });
});

describe('recordPaper', () => {
  it('keeps day and place, and tells the clock of a paper: 12 months', async () => {
    const person = await someone('DOSSIER');
    expect(await paper(person, 'MEMBER_INTRODUCTION', '2026-02-28', { place: ' Thôn  2 ' })).toMatchObject({
      paper: { kind: 'MEMBER_INTRODUCTION', madeOn: '2026-02-28', place: 'Thôn 2', lapsesOn: '2027-03-01' },
    });
    expect(await paper(person, 'APPLICATION', '2026-02-28')).toMatchObject({ paper: { lapsesOn: null, place: null } });
  });

  it('wants the application before the life history', async () => {
    const person = await someone('DOSSIER');
    expect(await paper(person, 'LIFE_HISTORY', '2026-02-02')).toMatchObject({
      code: 'PAPER_MISSING',
      source: 'Hướng dẫn 06-HD/TW',
      message: expect.stringContaining('1-KNĐ'),
    });
    await paper(person, 'APPLICATION', '2026-02-03');
    expect(await paper(person, 'LIFE_HISTORY', '2026-02-02')).toMatchObject({
      code: 'HISTORY_BEFORE_APPLICATION',
      path: ['madeOn'],
    });
    expect(await paper(person, 'LIFE_HISTORY', '2026-02-04')).toMatchObject({ paper: { kind: 'LIFE_HISTORY' } });
  });

  it('puts a newer paper in the place of the one of its kind, and no older one', async () => {
    const person = await someone('OPINIONS');
    const first = await paper(person, 'YOUTH_UNION_RESOLUTION', '2026-02-02');
    expect(await paper(person, 'YOUTH_UNION_RESOLUTION', '2026-02-01')).toMatchObject({ code: 'PAPER_OLDER' });
    const second = await paper(person, 'YOUTH_UNION_RESOLUTION', '2026-03-02');
    expect(await ask(person, 'stage papers { id replacedBy { id } }')).toEqual({
      stage: 'OPINIONS',
      papers: [
        { id: first.paper.id, replacedBy: { id: second.paper.id } },
        { id: second.paper.id, replacedBy: null },
      ],
    });
  });

  it('goes by the stage: papers of the admission before the proposal, those of recognition on probation', async () => {
    expect(await paper(await someone('AWARENESS_CERTIFIED'), 'APPLICATION', '2026-02-02')).toMatchObject({
      code: 'STAGE_NOT_ALLOWED',
    });
    expect(await paper(await someone('DOSSIER'), 'SELF_CRITICISM', '2026-02-02')).toMatchObject({
      code: 'STAGE_NOT_ALLOWED',
    });
    expect(await paper(await someone('PROBATIONARY'), 'SELF_CRITICISM', '2026-02-02')).toMatchObject({
      paper: { kind: 'SELF_CRITICISM' },
    });
    expect(await paper(await someone('DOSSIER'), 'OPINIONS', '2026-02-02')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

const VERIFICATIONS = 'verifications { id about place abroad requestNumber dueOn answeredOn answerNumber }';
const CANDIDATE = { place: 'Đảng ủy xã Mẫu', about: ['CANDIDATE'] };
const request = (
  candidateId: string,
  requestedOn: string,
  requests: object[] = [CANDIDATE],
  subject = 'demo-commune',
) =>
  does(
    'requestVerification',
    { candidateId, requestedOn, documentNumber: '12-CV/ĐU', requests },
    `candidate { stage stageSince ${VERIFICATIONS} }`,
    subject,
  );
const answer = (verificationId: string, answeredOn: string, subject = 'demo-commune') =>
  does(
    'recordVerification',
    { verificationId, answeredOn, documentNumber: '3-CV' },
    'verification { answeredOn answerNumber answeredBy { subject role } }',
    subject,
  );
const opinionsOf = (givenOn: string) =>
  ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'].map((origin) => ({ origin, givenOn, place: 'Xã Mẫu' }));
const conclude = (candidateId: string, concludedOn: string, opinions: object[] = opinionsOf(concludedOn)) =>
  does(
    'recordOpinions',
    { candidateId, concludedOn, opinions },
    'candidate { stage stageSince } paper { kind madeOn lapsesOn opinions { origin givenOn place } }',
  );

/** Somebody who has written application and life history. */
async function withHistory(stage: CandidateStage = 'DOSSIER'): Promise<string> {
  const person = await someone(stage);
  await paper(person, 'APPLICATION', '2026-02-02');
  await paper(person, 'LIFE_HISTORY', '2026-02-03');
  return person;
}

describe('requestVerification', () => {
  it('asks several places at once, and is the step into the verification', async () => {
    const person = await withHistory();
    expect(
      await request(person, '2026-03-02', [
        CANDIDATE,
        { place: 'Đại sứ quán', about: ['PARENT', 'PARENT'], abroad: true },
        { place: 'Đảng ủy khác', about: ['SPOUSE'], dueOn: '2026-03-31' },
      ]),
    ).toMatchObject({
      candidate: {
        stage: 'VERIFYING',
        stageSince: '2026-03-02',
        verifications: [
          // 30 working days: Giỗ Tổ is on Sunday 26 April.
          { about: ['CANDIDATE'], abroad: false, requestNumber: '12-CV/ĐU', dueOn: '2026-04-13', answeredOn: null },
          // 90: without 27 April, 30 April and 1 May.
          { about: ['PARENT'], abroad: true, dueOn: '2026-07-09' },
          { about: ['SPOUSE'], dueOn: '2026-03-31' },
        ],
      },
    });
  });

  it('wants application and life history, and says which is missing', async () => {
    const person = await someone('DOSSIER');
    const nothing = await request(person, '2026-03-02');
    expect(nothing).toMatchObject({ code: 'PAPER_MISSING', source: 'Hướng dẫn 06-HD/TW' });
    expect(nothing.message).toContain('1-KNĐ');
    expect(nothing.message).toContain('2-KNĐ');
    await paper(person, 'APPLICATION', '2026-02-02');
    const half = await request(person, '2026-03-02');
    expect(half.message).not.toContain('1-KNĐ');
  });

  it('is the step of the grassroots committee: not of the cell', async () => {
    const person = await withHistory();
    expect(await request(person, '2026-03-02', [CANDIDATE], 'demo-cell')).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await request(person, '2026-03-02', [CANDIDATE], 'demo-district')).toMatchObject({
      candidate: { stage: 'VERIFYING' },
    });
    const [asked] = (await ask(person, VERIFICATIONS)).verifications;
    expect(await answer(asked.id, '2026-03-10', 'demo-cell')).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await answer(asked.id, '2026-03-10', 'demo-dashboard')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells all mistakes of the form, each at its place', async () => {
    const wrong = await request(await withHistory(), '2026-03-02', [
      { place: ' ', about: [] },
      { place: 'Xã', about: ['CHILD'], dueOn: '2026-03-01' },
    ]);
    expect(wrong.mistakes.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.requests.0.place',
      'input.requests.0.about',
      'input.requests.1.dueOn',
    ]);
    expect((await request(await withHistory(), '2026-03-02', [])).code).toBe('INVALID_INPUT');
  });

  it('is asked anew later, and the case stays', async () => {
    const person = await withHistory('CELL_REVIEW');
    expect(await request(person, '2026-03-02')).toMatchObject({ candidate: { stage: 'CELL_REVIEW' } });
    expect(await request(await withHistory(), '2026-01-04')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await request(await someone('CELL_PROPOSED'), '2026-03-02')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
  });
});

describe('recordVerification', () => {
  it('keeps the answer of a place, once', async () => {
    const person = await withHistory();
    await request(person, '2026-03-02');
    const [{ id }] = (await ask(person, VERIFICATIONS)).verifications;
    expect(await answer(id, '2026-03-01')).toMatchObject({ code: 'ANSWER_BEFORE_REQUEST' });
    expect(await answer(id, '2026-03-20')).toMatchObject({
      verification: {
        answeredOn: '2026-03-20',
        answerNumber: '3-CV',
        answeredBy: { subject: 'demo-commune', role: 'GRASSROOTS_COMMITTEE' },
      },
    });
    expect(await answer(id, '2026-03-21')).toMatchObject({ code: 'VERIFICATION_ANSWERED' });
    await expect(
      server.app.services.database.pool.query(`UPDATE verification SET answer_number = 'x'`),
    ).rejects.toThrow('keeps its history');
  });
});

describe('recordOpinions', () => {
  /** Somebody about whom two places were asked; the requests. */
  async function verifying(): Promise<{ person: string; requests: string[] }> {
    const person = await withHistory();
    await request(person, '2026-03-02', [CANDIDATE, { place: 'Xã khác', about: ['PARENT'] }]);
    const { verifications } = await ask(person, VERIFICATIONS);
    return { person, requests: verifications.map(({ id }: { id: string }) => id) };
  }

  it('the cell committee does not conclude before the answers are back', async () => {
    const { person, requests } = await verifying();
    const [first = '', second = ''] = requests;
    const early = await conclude(person, '2026-04-01');
    expect(early).toMatchObject({ code: 'VERIFICATION_OPEN', source: 'Hướng dẫn 06-HD/TW, 3.4d' });
    expect(early.message).toContain('2 places have not answered');
    await answer(first, '2026-03-20');
    expect((await conclude(person, '2026-04-01')).message).toContain('a place has not answered');
    await answer(second, '2026-03-25');
    expect(await conclude(person, '2026-03-24')).toMatchObject({ code: 'CONCLUDED_BEFORE_ANSWER' });
    expect(await conclude(person, '2026-03-25')).toMatchObject({
      candidate: { stage: 'OPINIONS', stageSince: '2026-03-25' },
      paper: {
        kind: 'OPINIONS',
        madeOn: '2026-03-25',
        lapsesOn: '2027-03-26',
        opinions: opinionsOf('2026-03-25'),
      },
    });
  });

  it('names whose opinion is missing, and what was never verified', async () => {
    const { person, requests } = await verifying();
    for (const id of requests) await answer(id, '2026-03-20');
    const half = await conclude(person, '2026-03-25', opinionsOf('2026-03-25').slice(0, 1));
    expect(half.code).toBe('OPINION_MISSING');
    expect(half.message).toContain('Cell committee at the place of residence');
    expect(half.message).not.toContain('at work');
    expect(await conclude(await withHistory('VERIFYING'), '2026-03-25')).toMatchObject({
      code: 'VERIFICATION_MISSING',
    });
    expect(await conclude(await withHistory(), '2026-03-25')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
  });

  it('takes no opinion twice, and none after the conclusion', async () => {
    const { person } = await verifying();
    const [one] = opinionsOf('2026-03-25');
    const wrong = await conclude(person, '2026-03-24', [one as object, one as object]);
    expect(wrong.mistakes.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.opinions.0.givenOn',
      'input.opinions.1.origin',
      'input.opinions.1.givenOn',
    ]);
  });

  it('made anew takes the place of the one before, and the case stays', async () => {
    const { person, requests } = await verifying();
    for (const id of requests) await answer(id, '2026-03-20');
    await conclude(person, '2026-03-25');
    expect(await conclude(person, '2026-04-25')).toMatchObject({
      candidate: { stage: 'OPINIONS', stageSince: '2026-03-25' },
      paper: { madeOn: '2026-04-25' },
    });
    const { papers } = await ask(person, 'papers { kind replacedBy { madeOn } }');
    expect(papers.filter(({ kind }: { kind: string }) => kind === 'OPINIONS')).toEqual([
      { kind: 'OPINIONS', replacedBy: { madeOn: '2026-04-25' } },
      { kind: 'OPINIONS', replacedBy: null },
    ]);
  });
});

it('places are read through the access log, handed out with the person, and gone with the erasure', async () => {
  const { prisma } = server.app.services.database;
  const person = await someone('DOSSIER');
  await paper(person, 'APPLICATION', '2026-02-02', { place: 'Thôn Mẫu' });
  await does(
    'moveCandidateStage',
    { candidateId: person, to: 'WITHDRAWN', effectiveOn: '2026-03-01', reason: 'thôi' },
    'cursor',
  );
  const id = Buffer.from(person, 'base64url').toString().split(':')[1] ?? '';
  const looks = await prisma.accessLook.count({ where: { persons: { has: id }, groups: { has: 'CASE' } } });
  expect(await ask(person, 'papers { place }')).toEqual({ papers: [{ place: 'Thôn Mẫu' }] });
  expect(await prisma.accessLook.count({ where: { persons: { has: id }, groups: { has: 'CASE' } } })).toBe(looks + 1);
  const { data } = await server.ask(
    'demo-district',
    'mutation ($id: ID!) { exportPerson(input: { candidateId: $id, reason: "x" }) { ... on PersonExport { document } } }',
    { id: person },
  );
  const [{ papers, certificates }] = JSON.parse(data.exportPerson.document).cases;
  expect(papers).toMatchObject([{ kind: 'APPLICATION', made_on: '2026-02-02', place: 'Thôn Mẫu' }]);
  expect(certificates).toMatchObject([{ number: '1' }]);
  expect(
    await does('erasePerson', { candidateId: person, reason: 'hết hạn lưu' }, 'cursor', 'demo-district'),
  ).toMatchObject({
    __typename: 'ErasePersonPayload',
  });
  expect(await ask(person, 'papers { kind madeOn place lapsesOn }')).toEqual({
    papers: [{ kind: 'APPLICATION', madeOn: null, place: null, lapsesOn: null }],
  });
});

it('papers stay as they are in the database', async () => {
  const { pool } = server.app.services.database;
  await paper(await someone('DOSSIER'), 'APPLICATION', '2026-02-02');
  for (const change of [
    "UPDATE dossier_paper SET made_on = '2026-01-01'",
    'UPDATE dossier_paper SET made_on = NULL, place = NULL',
    'DELETE FROM dossier_paper',
  ]) {
    await expect(pool.query(change), change).rejects.toThrow('keeps its history');
  }
});

it('a cell does nothing in the dossier of another one', async () => {
  const other = await plantPerson(server.app.services.database.prisma, {
    committeeId: demoIds.yenBaiCity,
    stage: 'AWARENESS_CERTIFIED',
  });
  const person = globalId('Candidate', other);
  expect(await start(person, '2026-02-02')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await paper(person, 'APPLICATION', '2026-02-02')).toMatchObject({ code: 'NOT_FOUND' });
});
