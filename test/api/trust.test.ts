import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { stageOrder } from '../../src/resolvers/candidate/rules.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson, plantStep } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { wayToDecision } from '../helpers/way-to-decision.ts';

// What makes a figure believable: who may take which step, in which order, of which age, and who sets the plan.

const TODAY = '2026-11-23';

interface Place extends SmallTree {
  /** A cell of the grassroots, directly below the district. */
  grassrootsCell: string;
  /** A commune directly below the province, and its cell: the pilot of 294-QĐ/TW. */
  pilot: string;
  pilotCell: string;
  /** Part of the commune, between it and a cell. */
  part: string;
  partCell: string;
}

let server: TestServer;
let tree: Place;
/** A class of a centre that the province hosts, for all cells. */
let taught: { classId: string; centreId: string };
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  const { pool } = server.app.services.database;
  tree = {
    ...(await plantSmallTree(pool)),
    grassrootsCell: randomUUID(),
    pilot: randomUUID(),
    pilotCell: randomUUID(),
    part: randomUUID(),
    partCell: randomUUID(),
  };
  const more: [id: string, kind: string, parent: string][] = [
    [tree.grassrootsCell, 'GRASSROOTS_CELL', tree.north],
    [tree.pilot, 'GRASSROOTS_COMMITTEE', tree.province],
    [tree.pilotCell, 'CELL', tree.pilot],
    [tree.part, 'SUB_COMMITTEE', tree.commune],
    [tree.partCell, 'CELL', tree.part],
  ];
  for (const [id, kind, parent] of more) {
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $2, '2000-01-01')`,
      [id, kind],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [id, parent],
    );
  }
  await pool.query('SELECT place_committees($1)', [TODAY]);
  await server.grant('province', 'SUPERIOR_COMMITTEE', tree.province);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('secretary', 'CELL_SECRETARY', tree.cellA);
  await server.grant('part', 'GRASSROOTS_COMMITTEE', tree.part);
  await server.grant('grassroots cell', 'CELL_SECRETARY', tree.grassrootsCell);
  await server.grant('pilot', 'GRASSROOTS_COMMITTEE', tree.pilot);
  await server.grant('pilot cell', 'CELL_SECRETARY', tree.pilotCell);
  const { id: classId, centreId } = await server.app.services.database.prisma.trainingClass.create({
    data: {
      kind: 'AWARENESS',
      title: 'Lớp',
      startsOn: new Date('2026-12-01'),
      endsOn: new Date('2026-12-05'),
      capacity: 50,
      status: 'OPEN',
      centre: { create: { hostCommitteeId: tree.province, name: 'Trung tâm' } },
    },
    select: { id: true, centreId: true },
  });
  taught = { classId, centreId };
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const ADULT = { birthYear: 1999, birthMonth: 5 };

/** A person born in May 1999, unless it is said otherwise, at a stage since 1 February 2026. */
async function person(cell: string, stage: CandidateStage = 'SOURCE', born = ADULT, since = '2026-02-01') {
  const effectiveOn = new Date(since);
  return plantPerson(server.app.services.database.prisma, {
    committeeId: cell,
    stage,
    ...born,
    stageSince: effectiveOn,
    stageChanges: { create: { toStage: stage, effectiveOn, changedBy: 'test' } },
  });
}

/** What a mutation answers: the type of its payload, or the code of what kept it from being done. */
async function done(subject: string, mutation: string, input: string) {
  const { data, errors } = await server.ask(
    subject,
    `mutation { it: ${mutation}(input: { ${input} }) {
      __typename ... on UserError { code message path } ... on RuleViolation { source }
    } }`,
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const move = (subject: string, id: string, to: CandidateStage, on = TODAY, reason = 'theo nghị quyết') =>
  done(
    subject,
    'moveCandidateStage',
    `candidateId: "${globalId('Candidate', id)}", to: ${to}, effectiveOn: "${on}", reason: "${reason}"`,
  );
const record = (subject: string, id: string, decisionOn = TODAY, ceremonyOn = TODAY) =>
  done(
    subject,
    'recordAdmission',
    `candidateId: "${globalId('Candidate', id)}", decisionNumber: "1-QĐ", decisionOn: "${decisionOn}", ceremonyOn: "${ceremonyOn}"`,
  );
const stageOf = async (id: string) =>
  (await server.app.services.database.prisma.candidate.findUniqueOrThrow({ where: { id } })).stage;

const MOVED = { __typename: 'MoveCandidateStagePayload' };
const ADMITTED = { __typename: 'AdmissionPayload' };
const NOT_YOUR_STEP = { code: 'NOT_YOUR_STEP', path: ['to'] };

/** Asks a mutation with an input as variables. */
async function ask(subject: string, mutation: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) {
      __typename ... on UserError { code message path } ... on RuleViolation { source } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** Records an admission that rests on the decision on record. */
const ceremony = (subject: string, id: string, decision: object = {}) =>
  ask(subject, 'recordAdmission', { candidateId: globalId('Candidate', id), ceremonyOn: TODAY, ...decision });

/** The way of a case from the sources to the decision. */
function wayOf(candidateId: string, committeeVotes = true) {
  const { prisma } = server.app.services.database;
  const verificationId = async () => (await prisma.verification.findFirstOrThrow({ where: { candidateId } })).id;
  return wayToDecision({ candidateId, ...taught, day: TODAY, committeeVotes, verificationId });
}

/** Who takes the steps that are not the cell's. */
const takers = { GRASSROOTS: 'commune', CENTRE: 'province', AUTHORITY: 'district' } as const;
/** What keeps a body from a step of one above. */
const NOT_THEIRS = expect.stringMatching(/^(FORBIDDEN|NOT_YOUR_STEP|NOT_FOUND)$/);
const TAKEN = expect.stringMatching(/Payload$/);

describe('whose step it is', () => {
  it('a cell secretary alone cannot admit', async () => {
    const id = await person(tree.cellA);
    const { prisma } = server.app.services.database;
    for await (const { mutation, body, input } of wayOf(id)) {
      const before = await stageOf(id);
      const answer = await ask('secretary', mutation, input);
      expect([mutation, answer]).toEqual([
        mutation,
        expect.objectContaining(body === 'CELL' ? { __typename: TAKEN } : { code: NOT_THEIRS }),
      ]);
      if (body === 'CELL') continue;
      expect(await stageOf(id)).toBe(before);
      // No way round: neither by hand to any stage further on, nor by an admission, nor by the votes of others.
      for (const to of stageOrder.slice(stageOrder.indexOf(before) + 1)) {
        expect([to, (await move('secretary', id, to)).code]).toEqual([
          to,
          expect.stringMatching(/^(NOT_YOUR_STEP|STAGE_NOT_ALLOWED)$/),
        ]);
      }
      expect(await record('secretary', id)).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
      // Nor by leaving and coming back to where the case never stood.
      expect(await move('secretary', id, 'WITHDRAWN')).toMatchObject(MOVED);
      for (const to of ['GRASSROOTS_PROPOSED', 'DECIDED', 'PROBATIONARY'] as const) {
        expect(await move('secretary', id, to)).toHaveProperty('code');
      }
      expect(await record('secretary', id)).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
      expect(await move('district', id, before)).toMatchObject(MOVED);
      expect(await stageOf(id)).toBe(before);
      // Somebody of the body itself goes on, so that every step is tried.
      expect([mutation, await ask(takers[body], mutation, input)]).toEqual([
        mutation,
        expect.objectContaining({ __typename: TAKEN }),
      ]);
    }
    expect(await prisma.admission.count({ where: { candidateId: id } })).toBe(0);
    // The ceremony is the cell's: after the decision of the committee above.
    // It names the decision on record, or none.
    const paper = { code: 'DECISION_DIFFERS', message: expect.stringContaining('8-QĐ') };
    expect(await record('secretary', id)).toMatchObject({ ...paper, path: ['decisionNumber'] });
    const differs = { decisionNumber: '8-QĐ', decisionOn: '2026-11-22' };
    expect(await ceremony('secretary', id, differs)).toMatchObject({ ...paper, path: ['decisionOn'] });
    expect(await ceremony('secretary', id)).toMatchObject(ADMITTED);
    const kept = await prisma.admission.findFirstOrThrow({ where: { candidateId: id } });
    expect(kept).toMatchObject({ decisionNumber: '8-QĐ', decisionOn: new Date(TODAY) });
  });

  it('a commune takes its own steps and those of the cell, and does not decide', async () => {
    const id = await person(tree.cellA);
    for await (const { mutation, body, input } of wayOf(id)) {
      const own = body === 'CELL' || body === 'GRASSROOTS';
      expect([mutation, await ask('commune', mutation, input)]).toEqual([
        mutation,
        expect.objectContaining(own ? { __typename: TAKEN } : { code: NOT_THEIRS }),
      ]);
      if (own) continue;
      expect(await record('commune', id)).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
      expect(await ask(takers[body], mutation, input)).toMatchObject({ __typename: TAKEN });
    }
    expect(await ceremony('commune', id, { decisionNumber: ' 8-qđ' })).toMatchObject(ADMITTED);
  });

  it('a part of a commune counts as a cell, also when it sends somebody to a class', async () => {
    const id = await person(tree.partCell, 'SOURCE');
    const onList = { effectiveOn: TODAY, documentNumber: '1', mentors: [{ memberName: 'Lý Văn Sơn' }] };
    expect(await ask('part', 'putOnList', { candidateId: globalId('Candidate', id), ...onList })).toMatchObject({
      __typename: TAKEN,
    });
    const { prisma } = server.app.services.database;
    const { classId } = taught;
    const input = `candidateId: "${globalId('Candidate', id)}", classId: "${globalId('TrainingClass', classId)}"`;
    expect(await done('part', 'enrolInClass', input)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await prisma.enrolment.count({ where: { candidateId: id } })).toBe(0);
    expect(await done('commune', 'enrolInClass', input)).toMatchObject({ __typename: 'EnrolInClassPayload' });
    expect(await stageOf(id)).toBe('IN_AWARENESS_CLASS');
  });

  it('a cell of the grassroots is its own grassroots committee, and the district decides', async () => {
    const id = await person(tree.grassrootsCell);
    for await (const { mutation, body, input } of wayOf(id, false)) {
      // Whom to send to a class is told from above: a secretary enrols nobody.
      const own = (body === 'CELL' || body === 'GRASSROOTS') && mutation !== 'enrolInClass';
      expect([mutation, await ask('grassroots cell', mutation, input)]).toEqual([
        mutation,
        expect.objectContaining(own ? { __typename: TAKEN } : { code: NOT_THEIRS }),
      ]);
      const above = body === 'CENTRE' ? 'province' : 'district';
      if (!own) expect(await ask(above, mutation, input)).toMatchObject({ __typename: TAKEN });
    }
    expect(await ceremony('grassroots cell', id)).toMatchObject(ADMITTED);
  });

  it('a commune directly under the province decides itself, its cell does not', async () => {
    const id = await person(tree.pilotCell);
    for await (const { mutation, body, input } of wayOf(id)) {
      if (body === 'AUTHORITY') expect(await ask('pilot cell', mutation, input)).toMatchObject({ code: NOT_THEIRS });
      const by = body === 'CENTRE' ? 'province' : 'pilot';
      expect([mutation, await ask(by, mutation, input)]).toEqual([
        mutation,
        expect.objectContaining({ __typename: TAKEN }),
      ]);
    }
    expect(await ceremony('pilot cell', id)).toMatchObject(ADMITTED);
  });

  it.each<[CandidateStage, CandidateStage, 'secretary' | 'commune' | 'district']>([
    ['DECIDED', 'GRASSROOTS_PROPOSED', 'district'],
    ['DECIDED', 'DOSSIER', 'district'],
    ['GRASSROOTS_PROPOSED', 'CELL_PROPOSED', 'commune'],
    ['GRASSROOTS_PROPOSED', 'OUTSTANDING', 'commune'],
    ['VERIFYING', 'DOSSIER', 'commune'],
    ['OPINIONS', 'VERIFYING', 'commune'],
    ['CELL_REVIEW', 'OUTSTANDING', 'secretary'],
    ['CELL_PROPOSED', 'DOSSIER', 'secretary'],
    ['DECIDED', 'WITHDRAWN', 'secretary'],
    ['GRASSROOTS_PROPOSED', 'OFF_LIST', 'secretary'],
  ])('to go back from %s to %s is for the %s', async (from, to, body) => {
    const line = ['secretary', 'commune', 'district'];
    const id = await person(tree.cellA, from);
    for (const lower of line.slice(0, line.indexOf(body))) {
      expect(await move(lower, id, to)).toMatchObject(NOT_YOUR_STEP);
      expect(await stageOf(id)).toBe(from);
    }
    expect(await move(body, id, to)).toMatchObject(MOVED);
  });

  it('a role that takes no steps lends its place to none that does', async () => {
    await server.grant('secretary who inspects', 'CELL_SECRETARY', tree.cellA);
    await server.grant('secretary who inspects', 'INSPECTOR', tree.north);
    await server.grant('secretary who decides elsewhere', 'CELL_SECRETARY', tree.cellA);
    await server.grant('secretary who decides elsewhere', 'SUPERIOR_COMMITTEE', tree.south);
    const id = await person(tree.cellA, 'GRASSROOTS_PROPOSED');
    for (const subject of ['secretary who inspects', 'secretary who decides elsewhere']) {
      expect(await move(subject, id, 'DECIDED')).toMatchObject(NOT_YOUR_STEP);
    }
  });

  it('recognition is for the committee that decides', async () => {
    const id = await person(tree.cellA, 'DECIDED', ADULT, '2025-03-01');
    expect(await record('secretary', id, '2025-03-01', '2025-03-31')).toMatchObject(ADMITTED);
    const paper = { candidateId: globalId('Candidate', id), number: '9-QĐ', issuedOn: '2026-04-02' };
    for (const lower of ['secretary', 'commune']) {
      expect(await move(lower, id, 'OFFICIAL', '2026-03-31')).toMatchObject(NOT_YOUR_STEP);
      expect(await ask(lower, 'recordRecognition', paper)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    }
    expect(await move('district', id, 'OFFICIAL', '2026-03-31')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
    // The district may: the votes are missing yet.
    expect(await ask('district', 'recordRecognition', paper)).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
  });
});

describe('the order of days', () => {
  it('a step is on the day of the one before, or later', async () => {
    const id = await person(tree.cellA, 'OUTSTANDING');
    expect(await move('commune', id, 'SOURCE', '2026-01-31')).toMatchObject({
      code: 'STEP_BEFORE_LAST',
      path: ['effectiveOn'],
      source: 'Điều lệ Đảng, Điều 4',
    });
    expect(await move('commune', id, 'SOURCE', '2026-02-01')).toMatchObject(MOVED);
    const onList = { candidateId: globalId('Candidate', id), documentNumber: '1', mentors: [{ memberName: 'Lý Sơn' }] };
    const put = (effectiveOn: string) => ask('secretary', 'putOnList', { ...onList, effectiveOn });
    expect(await put('2026-01-31')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await put('2026-02-15')).toMatchObject({ __typename: TAKEN });
    await plantStep(server.app.services.database.prisma, id, 'AWARENESS_CERTIFIED', '2026-03-01');
    // Back, away and in again as well.
    expect(await move('commune', id, 'OUTSTANDING', '2026-02-28')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await move('commune', id, 'WITHDRAWN', '2026-02-28')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await move('commune', id, 'WITHDRAWN', '2026-03-05')).toMatchObject(MOVED);
    for (const to of ['AWARENESS_CERTIFIED', 'SOURCE'] as const) {
      expect(await move('commune', id, to, '2026-03-04')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    }
    expect(await put('2026-03-04')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await move('commune', id, 'AWARENESS_CERTIFIED', '2026-03-05')).toMatchObject(MOVED);
  });

  it('an admission follows the decision, and the decision the proposal', async () => {
    const { prisma } = server.app.services.database;
    const id = await person(tree.cellA, 'CELL_PROPOSED');
    await plantStep(prisma, id, 'GRASSROOTS_PROPOSED', '2026-05-10');
    expect(await record('district', id, '2026-05-20', '2026-06-01')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
    await plantStep(prisma, id, 'DECIDED', '2026-05-20');
    expect(await record('secretary', id, '2020-05-09', '2026-06-01')).toMatchObject({
      code: 'DECISION_BEFORE_PROPOSAL',
      path: ['decisionOn'],
      source: 'Điều lệ Đảng, Điều 4',
    });
    expect(await record('secretary', id, '2026-05-10', '2026-05-19')).toMatchObject({
      code: 'STEP_BEFORE_LAST',
      path: ['ceremonyOn'],
    });
    expect(await record('secretary', id, '2026-05-10', '2026-05-20')).toMatchObject(ADMITTED);
  });

  it('an admission that was taken back is recorded on its right day', async () => {
    const id = await person(tree.cellA, 'GRASSROOTS_PROPOSED');
    const { prisma } = server.app.services.database;
    await plantStep(prisma, id, 'DECIDED', '2026-03-01');
    await record('secretary', id, '2026-03-01', '2026-03-20');
    const { id: admissionId } = await prisma.admission.findFirstOrThrow({ where: { candidateId: id } });
    const revoke = `admissionId: "${globalId('Admission', admissionId)}", revoke: true, reason: "ghi nhầm"`;
    expect(await done('commune', 'correctAdmission', revoke)).toMatchObject(ADMITTED);
    expect(await record('secretary', id, '2026-02-28', '2026-02-28')).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await record('secretary', id, '2026-03-01', '2026-03-15')).toMatchObject(ADMITTED);
  });

  it('a corrected ceremony follows the decision too', async () => {
    const id = await person(tree.cellA, 'GRASSROOTS_PROPOSED');
    const { prisma } = server.app.services.database;
    await plantStep(prisma, id, 'DECIDED', '2026-03-01');
    await record('secretary', id, '2026-02-20', '2026-03-20');
    const { id: admissionId } = await prisma.admission.findFirstOrThrow({ where: { candidateId: id } });
    const correct = (day: string) =>
      done(
        'commune',
        'correctAdmission',
        `admissionId: "${globalId('Admission', admissionId)}", ceremonyOn: "${day}", reason: "ghi nhầm"`,
      );
    expect(await correct('2026-02-28')).toMatchObject({ code: 'STEP_BEFORE_LAST', path: ['ceremonyOn'] });
    expect(await correct('2026-03-01')).toMatchObject(ADMITTED);
  });

  it('a correction leaves an official member twelve months of probation', async () => {
    const id = await person(tree.cellA, 'DECIDED', ADULT, '2025-05-01');
    const { prisma } = server.app.services.database;
    await record('secretary', id, '2025-05-01', '2025-05-10');
    const { id: admissionId } = await prisma.admission.findFirstOrThrow({ where: { candidateId: id } });
    await plantStep(prisma, id, 'OFFICIAL', '2026-05-10');
    const correct = (day: string) =>
      done(
        'commune',
        'correctAdmission',
        `admissionId: "${globalId('Admission', admissionId)}", ceremonyOn: "${day}", reason: "ghi nhầm"`,
      );
    expect(await correct('2025-05-11')).toMatchObject({
      code: 'PROBATION_NOT_OVER',
      path: ['ceremonyOn'],
      source: 'Điều lệ Đảng, Điều 5',
    });
    expect(await correct('2025-05-03')).toMatchObject(ADMITTED);
    expect(await prisma.candidate.findUniqueOrThrow({ where: { id } })).toMatchObject({
      stage: 'OFFICIAL',
      stageSince: new Date('2026-05-03'),
    });
    // A wrong correction is put right by another one, up to the day of recognition and no further.
    expect(await correct('2025-05-10')).toMatchObject(ADMITTED);
    expect(await correct('2025-05-11')).toMatchObject({ code: 'PROBATION_NOT_OVER' });
  });
});

describe('the age at the review of the cell, counted by month', () => {
  /** Somebody whose dossier is complete. */
  const ready = async (born: typeof ADULT): Promise<string> => {
    const id = await person(tree.cellA, 'OPINIONS', born);
    await plantDossier(server.app.services.database.prisma, id, 'ADMISSION', '2026-03-01');
    return id;
  };
  const review = (subject: string, id: string, heldOn = TODAY) =>
    ask(subject, 'recordCellVote', {
      candidateId: globalId('Candidate', id),
      ...{ matter: 'ADMISSION', heldOn, number: '6-NQ/CB', official: 10, away: 0, exemptAbsent: 0 },
      ...{ yes: 10, no: 0, blank: 0, absent: 0 },
    });

  it.each([
    ['eighteen next month', 2008, 12, false],
    ['eighteen this month', 2008, 11, true],
    ['sixty this month', 1966, 11, true],
    // Past it the cell may propose; nobody decides without the consent of the province.
    ['sixty last month', 1966, 10, true],
  ])('%s', async (_name, birthYear, birthMonth, taken) => {
    const id = await ready({ birthYear, birthMonth });
    expect(await review('secretary', id)).toMatchObject(
      taken
        ? { __typename: TAKEN }
        : { code: 'AGE_OUT_OF_RANGE', path: ['candidateId'], source: 'Quy định 208-QĐ/TW, về tuổi đời' },
    );
    expect(await stageOf(id)).toBe(taken ? 'CELL_PROPOSED' : 'OPINIONS');
  });

  it('a boy of twelve is not admitted', async () => {
    const boy = { birthYear: 2014, birthMonth: 3 };
    const reviewed = await ready(boy);
    expect(await review('province', reviewed)).toMatchObject({ code: 'AGE_OUT_OF_RANGE' });
    // Not either when he has come further some other way.
    const decided = await person(tree.cellA, 'DECIDED', boy);
    expect(await record('province', decided)).toMatchObject({ code: 'AGE_OUT_OF_RANGE', path: ['candidateId'] });
    const { prisma } = server.app.services.database;
    expect(await prisma.admission.count({ where: { candidateId: { in: [reviewed, decided] } } })).toBe(0);
  });

  it('counts on the day of the review and not of the ceremony, and the error tells no age', async () => {
    const id = await ready({ birthYear: 1966, birthMonth: 3 });
    expect(await review('secretary', id, '2026-03-31')).toMatchObject({ __typename: TAKEN });
    const { prisma } = server.app.services.database;
    for (const to of ['GRASSROOTS_PROPOSED', 'DECIDED'] as const) await plantStep(prisma, id, to, TODAY);
    expect(await record('secretary', id)).toMatchObject(ADMITTED);
    const { code, message } = await review('secretary', await ready({ birthYear: 2010, birthMonth: 3 }));
    expect(code).toBe('AGE_OUT_OF_RANGE');
    expect(message).not.toMatch(/2010|16|\b3\b/);
  });
});

describe('who sets a quota', () => {
  const set = (subject: string, committeeId: string, more = '', year = 2027) =>
    done(
      subject,
      'setQuota',
      `committeeId: "${globalId('Committee', committeeId)}", year: ${year}, target: 0, expectedVersion: 0 ${more}`,
    );
  const SET = { __typename: 'SetQuotaPayload' };

  it.each(['PLAN', 'FLOOR', 'STRETCH'])('a commune cannot set its own plan: %s', async (kind) => {
    const more = `, kind: ${kind}`;
    expect(await set('commune', tree.commune, more)).toMatchObject({
      code: 'FORBIDDEN',
      path: ['committeeId'],
      message: expect.stringMatching(/for those below it and not for itself/),
    });
    expect(await set('commune', tree.cellA, more)).toMatchObject(SET);
    expect(await set('district', tree.north, more)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await set('district', tree.commune, more)).toMatchObject(SET);
    expect(await set('pilot', tree.pilot, more)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await set('province', tree.north, more)).toMatchObject(SET);
    // Nobody stands above a root.
    expect(await set('province', tree.province, more)).toMatchObject(SET);
    const { prisma } = server.app.services.database;
    expect(await prisma.admissionQuota.count({ where: { committeeId: tree.pilot } })).toBe(0);
  });

  it('a client is told the same', async () => {
    const ask = async (subject: string, id: string) =>
      (
        await server.ask(subject, `query ($id: ID!) { viewer { can(action: QUOTA_SET, committeeId: $id) } }`, {
          id: globalId('Committee', id),
        })
      ).data.viewer.can;
    expect(await Promise.all([ask('commune', tree.commune), ask('commune', tree.cellB)])).toEqual([false, true]);
    expect(await Promise.all([ask('district', tree.north), ask('province', tree.province)])).toEqual([false, true]);
  });

  it('of a year that is over with a reason and a document only', async () => {
    const code = 'GROUNDS_REQUIRED';
    expect(await set('district', tree.commune, '', 2025)).toMatchObject({ code, path: ['reason'] });
    expect(await set('district', tree.commune, ', documentNumber: "5-KH/HU"', 2025)).toMatchObject({ code });
    expect(await set('district', tree.commune, ', reason: "bổ sung"', 2025)).toMatchObject({
      code,
      path: ['documentNumber'],
    });
    const both = ', reason: "bổ sung", documentNumber: "5-KH/HU"';
    expect(await set('district', tree.commune, both, 2025)).toMatchObject({ code, path: ['documentOn'] });
    const all = `${both}, documentOn: "2026-01-05"`;
    expect(await set('district', tree.commune, all, 2025)).toMatchObject(SET);
    expect(await set('district', tree.commune, '', 2026)).toMatchObject(SET);
  });
});
