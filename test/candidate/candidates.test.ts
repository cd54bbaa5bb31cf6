import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences, figuresOf, lineOf } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const MOVE = `mutation ($input: MoveCandidateStageInput!) {
  moveCandidateStage(input: $input) {
    __typename
    ... on MoveCandidateStagePayload {
      cursor candidate { stage stageSince history { fromStage toStage effectiveOn reason documentNumber } }
    }
    ... on UserError { code message path }
    ... on RuleViolation { source }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const used: string[] = [];

/** Somebody at a stage whom no other test has taken. */
async function someone(stage: CandidateStage) {
  const found = await server.app.services.database.prisma.candidate.findFirstOrThrow({
    where: { stage, id: { notIn: used }, committee: { kind: 'CELL' } },
    orderBy: { id: 'asc' },
  });
  used.push(found.id);
  return found;
}

async function move(id: string, to: CandidateStage, more: object = {}, subject = 'demo-district') {
  const { data, errors } = await server.ask(subject, MOVE, {
    input: { candidateId: globalId('Candidate', id), to, effectiveOn: '2026-11-23', ...more },
  });
  expect(errors).toBeUndefined();
  return data.moveCandidateStage;
}

const stateOf = (id: string) =>
  server.app.services.database.prisma.candidate.findUniqueOrThrow({
    where: { id },
    include: { stageChanges: { orderBy: { id: 'asc' } } },
  });

async function refused(id: string, to: CandidateStage, more: object, expected: object): Promise<void> {
  const before = await stateOf(id);
  expect(await move(id, to, more)).toMatchObject(expected);
  expect(await stateOf(id)).toEqual(before);
}

describe('candidates', () => {
  const listed = async (args: string, subject = 'demo-district') => {
    const { data, errors } = await server.ask(
      subject,
      `{ candidates(first: 100, ${args}) { totalCount edges { node { id fullName stage source committee { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    const { totalCount, edges } = data.candidates;
    return { totalCount, nodes: edges.map(({ node }: { node: object }) => node) };
  };
  const cases: [args: string, condition: string][] = [
    ['stage: [DECIDED]', `c.stage = 'DECIDED'`],
    ['stage: [CELL_REVIEW, OPINIONS]', `c.stage IN ('CELL_REVIEW', 'OPINIONS')`],
    ['source: [TEACHER]', `c.source_category = 'TEACHER'`],
    ['source: [MILITIA], stage: [OUTSTANDING]', `c.source_category = 'MILITIA' AND c.stage = 'OUTSTANDING'`],
    ['text: "nguyen thi"', `c.search_key LIKE '%nguyen thi%'`],
    ['text: "NGUYỄN THỊ"', `c.search_key LIKE '%nguyen thi%'`],
    [
      `withinId: "${globalId('Committee', demoIds.lamThuong)}"`,
      `k.path LIKE (SELECT path FROM committee WHERE id = '${demoIds.lamThuong}') || '%'`,
    ],
    [
      `withinId: "${globalId('Committee', demoIds.kheoLeng)}", stage: [DECIDED]`,
      `k.id = '${demoIds.kheoLeng}' AND c.stage = 'DECIDED'`,
    ],
    ['stage: []', 'false'],
  ];
  it.each(cases)('by %s', async (args, condition) => {
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      `SELECT c.id FROM candidate c JOIN committee k ON k.id = c.committee_id WHERE ${condition} ORDER BY c.given_name, c.full_name, c.id`,
    );
    const { totalCount, nodes } = await listed(args);
    expect(totalCount).toBe(rows.length);
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(
      rows.slice(0, 100).map(({ id }) => globalId('Candidate', id)),
    );
    if (condition !== 'false') expect(rows.length).toBeGreaterThan(0);
  });

  it('of a committee are those of everything below it', async () => {
    const { data } = await server.ask(
      'demo-district',
      `query ($id: ID!) { committee(id: $id) { candidates(stage: [DECIDED], first: 100) { totalCount edges { node { committee { parent { id } } } } } }
        all: candidates(withinId: $id, stage: [DECIDED]) { totalCount } }`,
      { id: globalId('Committee', demoIds.lucYen) },
    );
    expect(data.committee.candidates.totalCount).toBe(data.all.totalCount);
    expect(data.all.totalCount).toBeGreaterThan(10);
  });

  it('carry the whole of their case, the first step first', async () => {
    const { id } = await someone('DECIDED');
    const { data } = await server.ask(
      'demo-district',
      `query ($id: ID!) { node(id: $id) { ... on Candidate {
        fullName sex birthYear birthMonth ethnicGroup youthUnionMember awayForWork stage stageSince
        mentors { memberName validFrom validTo } admissions { id }
        enrolments { status trainingClass { kind status } certificate { number issuedOn goodUntil } }
        history { fromStage toStage effectiveOn }
      } } }`,
      { id: globalId('Candidate', id) },
    );
    const { history, stage, stageSince, enrolments, mentors, admissions } = data.node;
    expect(stage).toBe('DECIDED');
    expect(history[0].fromStage).toBeNull();
    for (let step = 1; step < history.length; step += 1) {
      expect(history[step].fromStage).toBe(history[step - 1].toStage);
      expect(history[step].effectiveOn >= history[step - 1].effectiveOn).toBe(true);
    }
    expect(history.at(-1)).toMatchObject({ toStage: stage, effectiveOn: stageSince });
    const [{ certificate, ...enrolment }] = enrolments;
    expect(enrolment).toEqual({ status: 'PASSED', trainingClass: { kind: 'AWARENESS', status: 'CLOSED' } });
    // Sixty months: the same day five years later.
    expect(certificate.goodUntil).toBe(
      `${Number(certificate.issuedOn.slice(0, 4)) + 5}${certificate.issuedOn.slice(4)}`,
    );
    expect(mentors.length).toBeGreaterThan(0);
    expect(admissions).toEqual([]);
  });
});

describe('moveCandidateStage', () => {
  it('takes a case off the list and writes the step', async () => {
    const { id } = await someone('DOSSIER');
    const steps = (await stateOf(id)).stageChanges.length;
    const { candidate, cursor } = await move(id, 'OFF_LIST', {
      documentNumber: ' 5-NQ/CB '.normalize('NFD'),
      effectiveOn: '2026-11-22',
      reason: 'không còn đủ tiêu chuẩn',
    });
    expect(candidate).toMatchObject({ stage: 'OFF_LIST', stageSince: '2026-11-22' });
    expect(candidate.history).toHaveLength(steps + 1);
    expect(candidate.history.at(-1)).toEqual({
      fromStage: 'DOSSIER',
      toStage: 'OFF_LIST',
      effectiveOn: '2026-11-22',
      reason: 'không còn đủ tiêu chuẩn',
      documentNumber: '5-NQ/CB',
    });
    expect(cursor).toBe(server.app.services.feed.cursor());
    expect((await stateOf(id)).stageChanges.at(-1)?.changedBy).toBe('demo-district');
  });

  it('counts the pipeline on the whole line: out when a case goes back or away, in when it comes back', async () => {
    const { id, committeeId } = await someone('DOSSIER');
    const line = await lineOf(server, committeeId);
    const waiting = () =>
      Promise.all(line.map(async (place) => (await figuresOf(server, place, 2026)).pipelineCount ?? 0));
    const before = await waiting();
    const down = before.map((count) => count - 1);
    await move(id, 'AWARENESS_CERTIFIED', { reason: 'làm lại hồ sơ' });
    expect(await waiting()).toEqual(before);
    await move(id, 'WITHDRAWN', { reason: 'theo nguyện vọng' });
    expect(await waiting()).toEqual(down);
    await move(id, 'AWARENESS_CERTIFIED', { reason: 'ghi nhầm' });
    expect(await waiting()).toEqual(before);
    await move(id, 'OUTSTANDING', { reason: 'chưa đủ điều kiện' });
    expect(await waiting()).toEqual(down);
    await move(id, 'WITHDRAWN', { reason: 'theo nguyện vọng' });
    await move(id, 'SOURCE');
    expect((await stateOf(id)).stage).toBe('SOURCE');
  });

  it('does not move the number of admissions', async () => {
    const { id, committeeId } = await someone('CELL_PROPOSED');
    const before = await figuresOf(server, committeeId, 2026);
    await move(id, 'CELL_REVIEW', { reason: 'xét lại' });
    expect(await figuresOf(server, committeeId, 2026)).toEqual(before);
  });

  it('who has left comes back to where the case stood, with a reason, and to no stage further on', async () => {
    const { id } = await someone('VERIFYING');
    await move(id, 'OFF_LIST', { reason: 'ghi nhầm' });
    for (const to of ['OUTSTANDING', 'DOSSIER', 'OPINIONS', 'DECIDED'] as const) {
      await refused(id, to, { reason: 'x' }, { code: 'STAGE_NOT_ALLOWED', path: ['to'] });
    }
    await refused(id, 'VERIFYING', {}, { code: 'REASON_REQUIRED' });
    expect(await move(id, 'VERIFYING', { reason: 'đính chính' })).toMatchObject({ candidate: { stage: 'VERIFYING' } });
  });

  it('two at once are one after the other: the second finds what the first has done', async () => {
    const { id } = await someone('OPINIONS');
    const answers = await Promise.all([1, 2, 3].map(() => move(id, 'DOSSIER', { reason: 'làm lại' })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'MoveCandidateStagePayload',
      'RuleViolation',
      'RuleViolation',
    ]);
  });
});

describe('moveCandidateStage refuses, and leaves the case as it was', () => {
  it.each<[CandidateStage, CandidateStage]>([
    ['SOURCE', 'OUTSTANDING'],
    ['SOURCE', 'IN_AWARENESS_CLASS'],
    ['OUTSTANDING', 'OUTSTANDING'],
    ['OUTSTANDING', 'IN_AWARENESS_CLASS'],
    ['IN_AWARENESS_CLASS', 'AWARENESS_CERTIFIED'],
    ['AWARENESS_CERTIFIED', 'DOSSIER'],
    ['DOSSIER', 'VERIFYING'],
    ['VERIFYING', 'OPINIONS'],
    ['OPINIONS', 'CELL_REVIEW'],
    ['CELL_REVIEW', 'CELL_PROPOSED'],
    ['CELL_PROPOSED', 'GRASSROOTS_PROPOSED'],
    ['GRASSROOTS_PROPOSED', 'DECIDED'],
    ['DECIDED', 'PROBATIONARY'],
    ['GRASSROOTS_PROPOSED', 'OFFICIAL'],
    ['PROBATIONARY', 'DECIDED'],
    ['PROBATIONARY', 'OFFICIAL'],
    ['OFFICIAL', 'OFF_LIST'],
    ['OFF_LIST', 'DECIDED'],
    ['WITHDRAWN', 'OFF_LIST'],
  ])('%s to %s: STAGE_NOT_ALLOWED', async (from, to) => {
    const { id } = await someone(from);
    await refused(id, to, { reason: 'x' }, { code: 'STAGE_NOT_ALLOWED', path: ['to'] });
  });

  it('a step back or off the list without a reason: REASON_REQUIRED', async () => {
    const { id } = await someone('CELL_PROPOSED');
    for (const to of ['DOSSIER', 'OFF_LIST', 'WITHDRAWN'] as const) {
      await refused(id, to, {}, { code: 'REASON_REQUIRED', path: ['reason'] });
      await refused(id, to, { reason: null }, { code: 'REASON_REQUIRED', path: ['reason'] });
    }
  });

  it('a day to come, and texts that are none: INVALID_INPUT', async () => {
    const { id } = await someone('VERIFYING');
    await refused(id, 'DOSSIER', { effectiveOn: '2026-11-24' }, { code: 'INVALID_INPUT', path: ['effectiveOn'] });
    for (const text of ['', '  ', '\u200b', 'a\u0000']) {
      await refused(id, 'DOSSIER', { reason: text }, { code: 'INVALID_INPUT', path: ['reason'] });
      await refused(id, 'DOSSIER', { documentNumber: text }, { code: 'INVALID_INPUT', path: ['documentNumber'] });
    }
    await refused(id, 'DOSSIER', { reason: 'x'.repeat(501) }, { code: 'INVALID_INPUT', path: ['reason'] });
    await refused(
      id,
      'DOSSIER',
      { documentNumber: 'x'.repeat(61) },
      { code: 'INVALID_INPUT', path: ['documentNumber'] },
    );
  });

  it('who may see the person and not move the case: FORBIDDEN; who may not see: NOT_FOUND', async () => {
    const { id } = await someone('DOSSIER');
    const before = await stateOf(id);
    expect(await move(id, 'OFF_LIST', { reason: 'x' }, 'demo-centre')).toMatchObject({ code: 'FORBIDDEN' });
    for (const subject of ['demo-dashboard', 'demo-inspector', 'demo-auditor']) {
      expect(await move(id, 'OFF_LIST', { reason: 'x' }, subject)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await stateOf(id)).toEqual(before);
  });
});

describe('the database itself', () => {
  it('keeps every step of a case', async () => {
    const { pool } = server.app.services.database;
    for (const text of ['DELETE FROM stage_change', `UPDATE stage_change SET reason = 'x'`, 'DELETE FROM candidate']) {
      await expect(pool.query(text)).rejects.toMatchObject({ code: '23001' });
    }
  });
});
