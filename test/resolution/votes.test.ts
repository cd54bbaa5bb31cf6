import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { defaultShareConfig } from '../../src/config/share-config.ts';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// From the cell's review to the decision and the recognition: each body takes its own step, by the rule of its day.

const TODAY = '2026-11-23';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/**
 * Somebody of the cell of Khéo Lẹng at a stage, with nothing on record of how it came there.
 * @param complete - whether the dossier is.
 */
async function someone(stage: CandidateStage, since = '2026-11-02', complete = true): Promise<string> {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage, stageSince: new Date(since) });
  await server.app.services.feed.settle();
  if (complete) await plantDossier(prisma, id);
  return id;
}

const CASE = `candidate { stage stageSince history { toStage effectiveOn reason documentNumber }
  resolutions { body outcome base needed yes ruleSource reportedOn }
  decisions { granted number takenDays limitDays lateDays byDefault body }
  nextSteps { step body waitsFor ready until missing { code message values { name value } rule { document point source confidence } until heldUntil } } }`;

async function run(subject: string, mutation: string, id: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename
       ... on CasePayload { ${CASE} } ... on UserError { code message path }
       ... on RuleViolation { source } } }`,
    { input: { candidateId: globalId('Candidate', id), ...input } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const PAGE = `{ candidates(first: 50) { nodes { id nextSteps { step body waitsFor ready until missing { code rule { source } } } } } }`;

async function next(subject: string, id: string) {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!) { node(id: $id) { ... on Candidate { nextSteps {
       step body waitsFor ready until missing { code message } } } } }`,
    { id: globalId('Candidate', id) },
  );
  expect(errors).toBeUndefined();
  return data.node.nextSteps;
}

/** Official members of the cell, as it reports them; two more are on probation. */
let members = 0;
const cellVote = (yes: number, no: number, more: object = {}) => ({
  matter: 'ADMISSION',
  heldOn: '2026-11-05',
  number: '6-NQ/CB',
  official: members,
  away: 0,
  exemptAbsent: 0,
  yes,
  no,
  blank: 0,
  absent: members - yes - no,
  ...more,
});

beforeAll(async () => {
  members = 20;
  const { data } = await server.ask(
    'demo-cell',
    `mutation { it: reportMembership(input: { committeeId: "${globalId('Committee', demoIds.kheoLeng)}", asOf: "2026-11-01",
       official: ${members}, probationary: 2 }) { __typename } }`,
  );
  expect(data.it).toEqual({ __typename: 'ReportMembershipPayload' });
});

it('a cell secretary alone cannot admit', async () => {
  const id = await someone('CELL_REVIEW');
  expect(await next('demo-cell', id)).toMatchObject([{ step: 'CELL_VOTE', body: 'CELL', ready: true }]);
  expect(await run('demo-cell', 'recordCellVote', id, cellVote(14, 3))).toMatchObject({
    candidate: {
      stage: 'CELL_PROPOSED',
      resolutions: [
        {
          body: 'CELL',
          outcome: 'CARRIED',
          base: 20,
          needed: 14,
          reportedOn: '2026-11-01',
          ruleSource: 'Điều lệ Đảng, Điều 4',
        },
      ],
      nextSteps: [{ step: 'COMMITTEE_VOTE', body: 'GRASSROOTS', waitsFor: 'Đảng bộ xã Lâm Thượng' }],
    },
  });
  const committee = { matter: 'ADMISSION', heldOn: '2026-11-10', number: '8-NQ/ĐU', members: 15, blank: 0, absent: 0 };
  const paper = { number: '9-QĐ/HU', issuedOn: '2026-11-12' };
  for (const [mutation, input] of [
    ['recordCommitteeVote', { ...committee, yes: 15, no: 0 }],
    ['recordDecision', paper],
    ['recordRefusal', { ...paper, reason: 'x' }],
    ['recordRecognition', paper],
  ] as const) {
    const answer = await run('demo-cell', mutation, id, input);
    expect(answer).toMatchObject({ __typename: 'Forbidden', code: 'NOT_YOUR_STEP' });
    // It says whom it waits for.
    expect(answer.message).toContain(mutation === 'recordCommitteeVote' ? 'Lâm Thượng' : 'Lục Yên');
  }
  expect(await run('demo-commune', 'recordCommitteeVote', id, { ...committee, yes: 10, no: 5 })).toMatchObject({
    candidate: { stage: 'GRASSROOTS_PROPOSED' },
  });
  expect(await run('demo-commune', 'recordDecision', id, paper)).toMatchObject({ code: 'NOT_YOUR_STEP' });
  expect(await run('demo-district', 'recordDecision', id, { ...paper, receivedOn: '2026-11-16' })).toMatchObject({
    candidate: {
      stage: 'DECIDED',
      stageSince: '2026-11-12',
      decisions: [{ granted: true, takenDays: 5, limitDays: 60, lateDays: 0, byDefault: true, body: 'STANDING' }],
      nextSteps: [{ step: 'CEREMONY', body: 'CELL' }],
    },
  });
});

it('votes out of turn, impossible counts and days are refused, and nothing is half done', async () => {
  const id = await someone('CELL_REVIEW');
  const refused = async (mutation: string, input: object, expected: object) => {
    const answer = await run('demo-district', mutation, id, input);
    expect(answer).toMatchObject(expected);
    return answer;
  };
  await refused('recordDecision', { number: '1', issuedOn: TODAY }, { code: 'NOT_THE_NEXT_STEP' });
  await refused('recordCellVote', cellVote(members, 1), { code: 'INVALID_INPUT' });
  await refused('recordCellVote', cellVote(members, 0, { heldOn: '2026-11-01' }), {
    code: 'STEP_BEFORE_LAST',
    path: ['heldOn'],
  });
  await refused('recordCellVote', cellVote(2, 0, { official: 2, absent: 0 }), {
    code: 'CELL_TOO_SMALL',
    source: 'Điều lệ Đảng, Điều 24.1',
  });
  await refused('recordCellVote', cellVote(members + 1, 0, { official: members + 1, absent: 0 }), {
    code: 'VOTE_BASE_DIFFERS',
    source: null,
  });
  await server.app.services.database.pool.query(
    'UPDATE person SET birth_year = 2010 WHERE id = (SELECT person_id FROM candidate WHERE id = $1)',
    [id],
  );
  const answer = await refused('recordCellVote', cellVote(members, 0), { code: 'AGE_OUT_OF_RANGE' });
  // The form says the same as the refusal.
  const [{ missing, ready }] = await next('demo-district', id);
  expect({ ready, missing }).toEqual({ ready: false, missing: [{ code: answer.code, message: answer.message }] });
  const { rows } = await server.app.services.database.pool.query('SELECT FROM resolution WHERE candidate_id = $1', [
    id,
  ]);
  expect(rows).toHaveLength(0);
});

it('the cell votes on a citizen who went to school for long enough, less of it in a difficult area', async () => {
  const id = await someone('OPINIONS');
  const { pool, prisma } = server.app.services.database;
  const set = (data: Prisma.CandidateUpdateInput) =>
    prisma.candidate.update({ where: { id }, data, select: { id: true } });
  const missing = async () => (await next('demo-cell', id))[0].missing.map(({ code }: { code: string }) => code);
  const setHard = (hard: string | null) =>
    pool.query(`UPDATE area SET difficulty_class = $1::"DifficultyClass"`, [hard]);
  const { rows } = await pool.query('SELECT id, difficulty_class FROM area');
  await setHard(null);
  await set({ education: 'PRIMARY', citizen: false });
  expect(await missing()).toEqual(['NOT_A_CITIZEN', 'SCHOOLING_SHORT']);
  expect(await run('demo-cell', 'recordCellVote', id, cellVote(members, 0))).toMatchObject({
    code: 'NOT_A_CITIZEN',
    source: 'Điều lệ Đảng, Điều 1',
  });
  await set({ citizen: true });
  expect(await run('demo-cell', 'recordCellVote', id, cellVote(members, 0))).toMatchObject({
    code: 'SCHOOLING_SHORT',
    source: 'Quy định 208-QĐ/TW',
  });
  await setHard('REGION_III');
  expect(await missing()).toEqual([]);
  await set({ education: 'READS_AND_WRITES' });
  expect(await missing()).toEqual(['SCHOOLING_SHORT']);
  await set({ villageHead: true });
  expect(await missing()).toEqual([]);
  for (const { id: areaId, difficulty_class } of rows) {
    await pool.query(`UPDATE area SET difficulty_class = $2::"DifficultyClass" WHERE id = $1`, [
      areaId,
      difficulty_class,
    ]);
  }
});

it('the cell does not vote on a case whose dossier lacks something, and is told all of it', async () => {
  const id = await someone('OPINIONS', '2026-11-02', false);
  const { data } = await server.ask(
    'demo-cell',
    `mutation ($input: RecordCellVoteInput!) { recordCellVote(input: $input) {
       ... on RuleViolation { code path source refusals { code path } } } }`,
    { input: { candidateId: globalId('Candidate', id), ...cellVote(members, 0) } },
  );
  const { refusals, ...first } = data.recordCellVote;
  expect(first).toMatchObject({ code: 'CERTIFICATE_MISSING', path: ['candidateId'] });
  const codes = refusals.map(({ code }: { code: string }) => code);
  expect(codes).toEqual([
    'CERTIFICATE_MISSING',
    'PAPER_MISSING',
    'PAPER_MISSING',
    'VERIFICATION_MISSING',
    'INTRODUCTION_MISSING',
    'PAPER_MISSING',
  ]);
  const [{ step, missing }] = await next('demo-cell', id);
  expect([step, missing.map(({ code }: { code: string }) => code)]).toEqual(['CELL_VOTE', codes]);
  // The meeting is the review: with its vote the case is at it, whatever comes of the vote.
  await plantDossier(server.app.services.database.prisma, id);
  const { candidate } = await run('demo-cell', 'recordCellVote', id, cellVote(14, 3));
  expect(candidate.history.slice(-2)).toMatchObject([
    { toStage: 'CELL_REVIEW', effectiveOn: '2026-11-05' },
    { toStage: 'CELL_PROPOSED', effectiveOn: '2026-11-05' },
  ]);
});

it('papers count on the day of the review, not today', async () => {
  const id = await someone('OPINIONS', '2026-11-02', false);
  await plantDossier(server.app.services.database.prisma, id, 'ADMISSION', '2025-11-05');
  // Twelve months to the day, and one day more.
  const late = await run('demo-cell', 'recordCellVote', id, cellVote(14, 3, { heldOn: '2026-11-06' }));
  expect(late).toMatchObject({ code: 'VERIFICATION_LAPSED' });
  const { candidate } = await run('demo-cell', 'recordCellVote', id, cellVote(14, 3));
  expect(candidate.stage).toBe('CELL_PROPOSED');
});

it('what comes next is said at every stage, and for whom it waits', async () => {
  const { prisma } = server.app.services.database;
  const at = async (stage: CandidateStage) => {
    const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage });
    const [step] = await next('demo-district', id);
    return step === undefined
      ? null
      : [step.step, step.body, ...step.missing.map(({ code }: { code: string }) => code)];
  };
  expect(await at('SOURCE')).toEqual(['PUT_ON_LIST', 'CELL']);
  expect(await at('OUTSTANDING')).toEqual(['CLASS_PROPOSAL', 'CELL']);
  expect(await at('IN_AWARENESS_CLASS')).toEqual(['CERTIFICATE', 'CENTRE']);
  expect(await at('AWARENESS_CERTIFIED')).toEqual(['DOSSIER', 'CELL', 'CERTIFICATE_MISSING']);
  expect(await at('DOSSIER')).toEqual(['VERIFICATION', 'GRASSROOTS', 'PAPER_MISSING', 'PAPER_MISSING']);
  expect(await at('VERIFYING')).toEqual(['OPINIONS', 'CELL', 'VERIFICATION_MISSING']);
  expect((await at('OPINIONS'))?.slice(0, 2)).toEqual(['CELL_VOTE', 'CELL']);
  expect(await at('GRASSROOTS_PROPOSED')).toEqual(['DECISION', 'AUTHORITY']);
  expect(await at('DECIDED')).toEqual(['CEREMONY', 'CELL']);
  for (const over of ['OFFICIAL', 'OFF_LIST', 'WITHDRAWN'] as const) expect(await at(over)).toBeNull();
});

it('who was proposed waits to be enrolled, and who is in a class for its centre', async () => {
  const { prisma } = server.app.services.database;
  const host = await prisma.trainingCentre.findFirstOrThrow();
  const awareness = await prisma.trainingClass.create({
    data: {
      centreId: host.id,
      kind: 'AWARENESS',
      title: 'Lớp thử',
      startsOn: new Date('2026-12-01'),
      endsOn: new Date('2026-12-05'),
      capacity: 50,
      status: 'OPEN',
    },
  });
  const stands = async (stage: CandidateStage, status: 'PROPOSED' | 'ENROLLED') => {
    const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage });
    await prisma.enrolment.create({
      data: {
        candidateId: id,
        classId: awareness.id,
        status,
        enrolledBy: 'test',
        ...(status === 'PROPOSED' ? { proposedOn: new Date('2026-11-02'), proposalNumber: '2-NQ/CB' } : {}),
      },
      select: { id: true },
    });
    const [step] = await next('demo-district', id);
    return [step.step, step.waitsFor];
  };
  expect(await stands('OUTSTANDING', 'PROPOSED')).toEqual(['CLASS_ENROLMENT', 'Đảng bộ xã Lâm Thượng']);
  expect(await stands('IN_AWARENESS_CLASS', 'ENROLLED')).toEqual(['CERTIFICATE', host.name]);
});

it('a page of 50 cases with next step and missing count passes the default limits and takes five statements at most', async () => {
  // A server that has just started reads the viewer's roles and connects first.
  await server.ask('demo-district', PAGE);
  const { result, statements } = await countStatements(() => server.ask('demo-district', PAGE));
  expect(result.data.candidates.nodes).toHaveLength(50);
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(5);
  // The test server gives viewers more than they have by default.
  const usual = await startTestServer({ shares: defaultShareConfig, gate: defaultGateConfig });
  try {
    const { data, errors } = await usual.ask('demo-district', PAGE);
    expect(errors).toBeUndefined();
    expect(data.candidates.nodes).toHaveLength(50);
  } finally {
    await usual.stop();
  }
});

it('past sixty at the review: nobody decides before the written consent of the province is there', async () => {
  const { prisma } = server.app.services.database;
  const born = async (birthMonth: number): Promise<string> => {
    const id = await plantPerson(prisma, {
      committeeId: demoIds.kheoLeng,
      stage: 'OPINIONS',
      stageSince: new Date('2026-11-02'),
      birthYear: 1966,
      birthMonth,
    });
    await server.app.services.feed.settle();
    await plantDossier(prisma, id);
    expect(await run('demo-cell', 'recordCellVote', id, cellVote(20, 0))).toMatchObject({
      candidate: { stage: 'CELL_PROPOSED' },
    });
    const committee = {
      matter: 'ADMISSION',
      heldOn: '2026-11-06',
      number: '8-NQ/ĐU',
      members: 15,
      absent: 0,
      blank: 0,
    };
    await run('demo-commune', 'recordCommitteeVote', id, { ...committee, yes: 15, no: 0 });
    return id;
  };
  // Full sixty in the month of the review is not past it, though it is when it is decided.
  const sixty = await born(11);
  expect(await run('demo-district', 'recordDecision', sixty, { number: '1-QĐ', issuedOn: '2026-11-20' })).toMatchObject(
    {
      candidate: { stage: 'DECIDED' },
    },
  );
  const past = await born(10);
  const { candidate } = await run('demo-district', 'extendDecision', past, {
    extendedOn: '2026-11-09',
    days: 1,
    documentNumber: '1-TB',
    reason: 'xin ý kiến',
  });
  expect(candidate.nextSteps).toMatchObject([
    {
      step: 'DECISION',
      ready: false,
      missing: [
        {
          code: 'PAPER_MISSING',
          values: [{ value: 'PROVINCIAL_CONSENT' }],
          rule: { document: 'Quy định 208-QĐ/TW', confidence: 'UNKNOWN' },
        },
      ],
    },
  ]);
  const paper = `mutation ($input: RecordPaperInput!) { it: recordPaper(input: $input) { __typename ... on UserError { code } } }`;
  const input = { candidateId: globalId('Candidate', past), kind: 'PROVINCIAL_CONSENT', madeOn: '2026-11-12' };
  expect((await server.ask('demo-commune', paper, { input })).data.it.code).toBeUndefined();
  const decide = (issuedOn: string) => run('demo-district', 'recordDecision', past, { number: '2-QĐ', issuedOn });
  expect(await decide('2026-11-11')).toMatchObject({ code: 'PAPER_MISSING' });
  expect(await decide('2026-11-12')).toMatchObject({ candidate: { stage: 'DECIDED' } });
  const ceremony = `mutation ($input: RecordAdmissionInput!) { it: recordAdmission(input: $input) { __typename ... on UserError { code } } }`;
  const admitted = { candidateId: globalId('Candidate', past), ceremonyOn: '2026-11-20' };
  expect((await server.ask('demo-cell', ceremony, { input: admitted })).data.it).toEqual({
    __typename: 'AdmissionPayload',
  });
});

it('a rejected case is on the list again, with the words of the vote', async () => {
  const id = await someone('CELL_REVIEW');
  const answer = await run('demo-cell', 'recordCellVote', id, cellVote(0, members));
  expect(answer).toMatchObject({ candidate: { stage: 'OUTSTANDING', resolutions: [{ outcome: 'REJECTED' }] } });
  expect(answer.candidate.history.at(-1)).toMatchObject({ toStage: 'OUTSTANDING', documentNumber: '6-NQ/CB' });
  expect(answer.candidate.history.at(-1).reason).toMatch(/^Chi bộ không đồng ý ngày .*: 0\//);
});

it('the third vote without a result goes up, and the committee that decides does', async () => {
  const id = await someone('CELL_REVIEW');
  const half = Math.floor(members / 2);
  for (const outcome of ['UNDECIDED', 'UNDECIDED', 'REFERRED']) {
    const { candidate } = await run('demo-cell', 'recordCellVote', id, cellVote(half, half));
    expect([candidate.stage, candidate.resolutions.at(-1).outcome]).toEqual(['CELL_REVIEW', outcome]);
  }
  expect(await run('demo-cell', 'recordCellVote', id, cellVote(members, 0))).toMatchObject({
    code: 'NOT_THE_NEXT_STEP',
  });
  expect(await next('demo-cell', id)).toMatchObject([{ step: 'DECISION', body: 'AUTHORITY' }]);
  const refusal = { number: '9-CV/HU', issuedOn: '2026-11-20', reason: 'chưa đủ điều kiện' };
  const { candidate } = await run('demo-district', 'recordRefusal', id, refusal);
  expect(candidate).toMatchObject({
    stage: 'OUTSTANDING',
    decisions: [{ granted: false }],
    nextSteps: [{ step: 'DOSSIER' }],
  });
  expect(candidate.history.at(-1)).toMatchObject({ reason: 'chưa đủ điều kiện', documentNumber: '9-CV/HU' });
});

it('a late decision is recorded, with the days it is late', async () => {
  const id = await someone('GRASSROOTS_PROPOSED', '2026-03-10');
  const { pool } = server.app.services.database;
  await pool.query(
    `INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, changed_by)
     VALUES (gen_random_uuid(), $1, 'CELL_REVIEW', 'CELL_PROPOSED', '2026-03-02', 'test'),
       (gen_random_uuid(), $1, 'CELL_PROPOSED', 'GRASSROOTS_PROPOSED', '2026-03-10', 'test')`,
    [id],
  );
  const before = await run('demo-district', 'recordDecision', id, { number: '1-QĐ', issuedOn: '2026-03-09' });
  expect(before).toMatchObject({ code: 'STEP_BEFORE_LAST', path: ['issuedOn'] });
  const { candidate } = await run('demo-district', 'recordDecision', id, { number: '1-QĐ', issuedOn: '2026-07-01' });
  const [{ takenDays, limitDays, lateDays }] = candidate.decisions;
  expect(limitDays).toBe(60);
  expect(lateDays).toBe(takenDays - 60);
  // 87 weekdays less 27/4, 30/4 and 1/5.
  expect(takenDays).toBe(84);
});

it('party age counts from the decision; the official day is the day the twelve months from the ceremony end', async () => {
  const id = await someone('DECIDED', '2025-09-01');
  const cursor = await server.ask(
    'demo-district',
    `mutation { it: recordAdmission(input: { candidateId: "${globalId('Candidate', id)}", ceremonyOn: "2025-09-10",
       decisionOn: "2025-09-01", decisionNumber: "1-QĐ", reason: "ghi bổ sung" }) { __typename ... on UserError { code message } } }`,
  );
  expect(cursor.data.it).toEqual({ __typename: 'AdmissionPayload' });
  const vote = (heldOn: string) => cellVote(members, 0, { matter: 'RECOGNITION', heldOn, number: '13-NQ/CB' });
  const early = await run('demo-cell', 'recordCellVote', id, vote('2026-09-09'));
  expect(early).toMatchObject({ code: 'PROBATION_NOT_OVER', source: 'Điều lệ Đảng, Điều 5' });
  // The certificate of the class for new members guards the recognition, and the papers do.
  const bare = await run('demo-cell', 'recordCellVote', id, vote('2026-10-20'));
  expect(bare).toMatchObject({ code: 'NEW_MEMBER_CERTIFICATE_MISSING', source: 'Hướng dẫn 01-HD/TW' });
  await plantDossier(server.app.services.database.prisma, id, 'RECOGNITION');
  const voted = await run('demo-cell', 'recordCellVote', id, vote('2026-10-20'));
  expect(voted).toMatchObject({
    candidate: { stage: 'PROBATIONARY', nextSteps: [{ step: 'RECOGNITION_COMMITTEE_VOTE' }] },
  });
  const paper = { number: '16-QĐ/HU', issuedOn: '2026-11-18' };
  expect(await run('demo-district', 'recordRecognition', id, paper)).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
  await run('demo-commune', 'recordCommitteeVote', id, {
    matter: 'RECOGNITION',
    heldOn: '2026-10-28',
    number: '15-NQ/ĐU',
    members: 15,
    yes: 15,
    no: 0,
    blank: 0,
    absent: 0,
  });
  expect(await run('demo-district', 'recordRecognition', id, paper)).toMatchObject({
    candidate: {
      stage: 'OFFICIAL',
      stageSince: '2026-09-10',
      decisions: [{ granted: true, limitDays: 30 }],
      nextSteps: [],
    },
  });
  // The day of neither is asked for, nor that on which it was decided.
  const { data } = await server.ask(
    'demo-cell',
    `{ node(id: "${globalId('Candidate', id)}") { ... on Candidate { admissions { partyAgeFrom officialOn } } } }`,
  );
  expect(data.node.admissions).toEqual([{ partyAgeFrom: '2025-09-01', officialOn: '2026-09-10' }]);
});

it('votes and decisions are handed out with the person', async () => {
  const { prisma } = server.app.services.database;
  const { candidateId } = await prisma.decision.findFirstOrThrow({
    where: { number: '16-QĐ/HU', matter: 'RECOGNITION' },
  });
  const { data } = await server.ask(
    'demo-district',
    'mutation ($id: ID!) { it: exportPerson(input: { candidateId: $id }) { ... on PersonExport { document } } }',
    { id: globalId('Candidate', candidateId) },
  );
  const [{ votes, decisions }] = JSON.parse(data.it.document).cases;
  // Who was rejected once has that vote, too.
  expect(votes.slice(-2)).toMatchObject([
    { body: 'CELL', matter: 'RECOGNITION', number: '13-NQ/CB', base: members },
    { body: 'GRASSROOTS', matter: 'RECOGNITION', number: '15-NQ/ĐU', committee: 'Đảng bộ xã Lâm Thượng' },
  ]);
  expect(decisions).toMatchObject([{ matter: 'RECOGNITION', number: '16-QĐ/HU', granted: true, limit_days: 30 }]);
});

it('votes and decisions are never rewritten', async () => {
  const { pool } = server.app.services.database;
  for (const table of ['resolution', 'decision']) {
    await expect(pool.query(`DELETE FROM ${table}`)).rejects.toThrow(/keeps its history/);
  }
});

it('where the cell keeps its roll, the base of a vote is who is on it on that day', async () => {
  const id = await someone('CELL_REVIEW');
  const { pool } = server.app.services.database;
  const keep = (since: string | null) =>
    pool.query(
      `INSERT INTO roll_keeping (id, committee_id, since, set_by) VALUES (gen_random_uuid(), $1, $2, 'test')`,
      [demoIds.kheoLeng, since],
    );
  await keep('2026-11-05');
  const { rows } = await pool.query<{ official: number }>(`SELECT official FROM roll_on($1, '2026-11-05')`, [
    demoIds.kheoLeng,
  ]);
  const official = rows[0]?.official ?? 0;
  expect(official).not.toBe(members);
  const answer = await run('demo-cell', 'recordCellVote', id, cellVote(members, 0));
  expect(answer).toMatchObject({ code: 'VOTE_BASE_DIFFERS' });
  expect(answer.message).toContain('on the roll on 2026-11-05');
  expect(await run('demo-cell', 'recordCellVote', id, cellVote(official, 0, { official, absent: 0 }))).toMatchObject({
    candidate: { resolutions: [{ base: official, reportedOn: '2026-11-05' }] },
  });
  await keep(null);
});
