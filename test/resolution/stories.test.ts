import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { type Answered, type Story, startStory } from '../helpers/story.ts';
import { globalId } from '../helpers/test-server.ts';

// From a name in a source review to an official member, through the API alone, each step on its day by its own body: one story
// for each regulation, by which the case is decided. What a body may not do is tried before the body whose step it is does it.

/** Who takes part in a story, by the subject of the login. */
const cell = 'bí thư chi bộ';
const commune = 'đảng ủy xã';
const centre = 'trung tâm chính trị';
const district = 'huyện ủy';

/** The story that is told. */
let told: Story | undefined;

/** The tree of a story, and the case in it. */
interface Told {
  story: Story;
  tree: SmallTree;
  candidateId: string;
  centreId: string;
}

async function begin(day: string, plant: (tree: SmallTree, story: Story) => Promise<void> = async () => {}) {
  const story = await startStory(day);
  told = story;
  const { server } = story;
  const tree = await plantSmallTree(server.app.services.database.pool);
  await plant(tree, story);
  await server.app.services.database.pool.query('SELECT place_committees($1::date)', [day]);
  await server.app.services.feed.settle();
  await server.grant(cell, 'CELL_SECRETARY', tree.cellA);
  await server.grant(commune, 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant(district, 'SUPERIOR_COMMITTEE', tree.province);
  return { story, tree };
}

/** Has the story be about a cell of the grassroots, directly under the district. */
async function grassrootsCell(tree: SmallTree, { server }: Story): Promise<void> {
  const { pool } = server.app.services.database;
  tree.cellA = randomUUID();
  await pool.query(
    `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'GRASSROOTS_CELL', 'Trường', '2000-01-01')`,
    [tree.cellA],
  );
  await pool.query(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`, [
    tree.cellA,
    tree.north,
  ]);
}

/** Has the commune stand directly under the province. */
async function underProvince(tree: SmallTree, { server }: Story): Promise<void> {
  const { pool } = server.app.services.database;
  await pool.query('UPDATE committee_placement SET parent_id = $2 WHERE child_id = $1', [tree.commune, tree.province]);
}

/** Does something in a case that must succeed. */
async function done(told: Told, subject: string, mutation: string, input: object, selection = ''): Promise<Answered> {
  const answer = await told.story.does(subject, mutation, { candidateId: told.candidateId, ...input }, selection);
  expect({ mutation, ...answer }).not.toHaveProperty('code');
  return answer;
}

/** What comes next in the case, as somebody is told. */
async function next({ story, candidateId }: Told, subject: string) {
  const { nextSteps } = await story.read(
    subject,
    candidateId,
    'Candidate',
    'nextSteps { step body waitsFor ready until missing { code rule { document point confidence } } }',
  );
  return nextSteps[0];
}

/** A cell finds somebody in its yearly review, puts the person on the list and looks on. */
async function found(
  { story, tree }: { story: Story; tree: SmallTree },
  days: { review: string; list: string; observed: string },
  person: object,
  centreHost: string,
): Promise<Told> {
  await story.on(days.review);
  const year = Number(days.review.slice(0, 4));
  const { review } = await story.does(
    cell,
    'openSourceReview',
    { committeeId: globalId('Committee', tree.cellA), year, openedOn: days.review, documentNumber: '1-KH/CB' },
    '... on SourceReviewPayload { review { id } }',
  );
  const { candidate } = await story.does(
    cell,
    'addCandidate',
    {
      committeeId: globalId('Committee', tree.cellA),
      sourceReviewId: review.id,
      stage: 'SOURCE',
      effectiveOn: days.review,
      sex: 'FEMALE',
      birthYear: 2000,
      birthMonth: 7,
      ethnicGroup: 'Dao',
      source: 'YOUTH',
      youthUnionMember: true,
      ...person,
    },
    '... on AddCandidatePayload { candidate { id stage } }',
  );
  const closed = await story.does(cell, 'closeSourceReview', { reviewId: review.id, closedOn: days.review });
  expect(closed.__typename).toBe('SourceReviewPayload');
  const { centre: made } = await story.does(
    district,
    'createCentre',
    { committeeId: globalId('Committee', centreHost), name: 'Trung tâm Chính trị Mẫu' },
    '... on CreateCentrePayload { centre { id } }',
  );
  await story.server.grant(centre, 'TRAINING_CENTRE', centreHost);
  const told = { story, tree, candidateId: candidate.id, centreId: made.id };
  await story.on(days.list);
  expect(await next(told, cell)).toMatchObject({ step: 'PUT_ON_LIST', body: 'CELL', ready: true });
  const list = { effectiveOn: days.list, documentNumber: '2-NQ/CB', mentors: [{ memberName: 'Lý Văn Sơn' }] };
  await done(told, cell, 'putOnList', list);
  await story.on(days.observed);
  await done(told, cell, 'observe', {
    kind: 'AWARD',
    observedOn: days.observed,
    note: 'Giấy khen phong trào nông thôn mới',
  });
  return told;
}

/** A class from its plan to its certificate, in which the person is: the cell proposes, the commune approves, the centre holds it. */
async function wentToClass(
  told: Told,
  kind: 'AWARENESS' | 'NEW_MEMBER',
  days: { planned: string; first: string; last: string },
  who: { proposes: string; approves: string },
): Promise<void> {
  const { story, centreId } = told;
  await story.on(days.planned);
  const audience = [kind === 'AWARENESS' ? 'CANDIDATES' : 'PROBATIONERS'];
  const dates = { startsOn: days.first, endsOn: days.last };
  const { trainingClass } = await story.does(
    centre,
    'createClass',
    { centreId, kind, title: 'Lớp bồi dưỡng', ...dates, capacity: 30, audience },
    '... on CreateClassPayload { trainingClass { id } }',
  );
  const classId = trainingClass.id;
  expect((await story.does(centre, 'openClass', { classId })).__typename).toBe('OpenClassPayload');
  const proposal = { classId, proposedOn: days.planned, documentNumber: '3-NQ/CB' };
  const { enrolment } = await done(
    told,
    who.proposes,
    'proposeForClass',
    proposal,
    '... on ProposeForClassPayload { enrolment { id } }',
  );
  if (kind === 'AWARENESS') {
    expect(await story.does(who.proposes, 'enrolInClass', { candidateId: told.candidateId, classId })).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await next(told, who.proposes)).toMatchObject({ step: 'CLASS_ENROLMENT', body: 'GRASSROOTS' });
  }
  await done(told, who.approves, 'enrolInClass', { classId });
  await story.on(days.first);
  expect((await story.does(centre, 'startClass', { classId })).__typename).toBe('StartClassPayload');
  await story.on(days.last);
  const rows = [{ enrolmentId: enrolment.id, result: 'PASSED', certificateNumber: `${kind}-1` }];
  const closed = await story.does(centre, 'closeClass', { classId, issuedOn: days.last, rows });
  expect(closed).toEqual({ __typename: 'CloseClassPayload' });
}

/** The papers of the person, the verification and the opinions, from the cell's resolution to begin. */
async function dossier(
  told: Told,
  days: { begun: string; papers: string; asked: string; answered: string; opinions: string },
  introduced: () => Promise<void>,
  verifies: string = commune,
): Promise<void> {
  const { story } = told;
  await story.on(days.begun);
  expect(await next(told, cell)).toMatchObject({ step: 'DOSSIER', body: 'CELL', ready: true });
  await done(told, cell, 'startDossier', { effectiveOn: days.begun, documentNumber: '4-NQ/CB' });
  await story.on(days.papers);
  await done(told, cell, 'recordPaper', { kind: 'APPLICATION', madeOn: days.begun });
  await done(told, cell, 'recordPaper', { kind: 'LIFE_HISTORY', madeOn: days.papers });
  await introduced();
  await story.on(days.asked);
  const ask = {
    requestedOn: days.asked,
    documentNumber: '5-CV/ĐU',
    requests: [
      { place: 'Đảng ủy xã Mẫu', about: ['CANDIDATE', 'PARENT'] },
      { place: 'Đảng ủy phường Thử', about: ['SPOUSE'] },
    ],
  };
  if (verifies !== cell) {
    expect(await story.does(cell, 'requestVerification', { candidateId: told.candidateId, ...ask })).toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
  }
  const { candidate } = await done(
    told,
    verifies,
    'requestVerification',
    ask,
    '... on RequestVerificationPayload { candidate { verifications { id } } }',
  );
  const early = { candidateId: told.candidateId, concludedOn: days.asked, opinions: opinions(days.asked) };
  expect(await story.does(cell, 'recordOpinions', early)).toMatchObject({ code: 'VERIFICATION_OPEN' });
  await story.on(days.answered);
  for (const { id: verificationId } of candidate.verifications) {
    const answer = { verificationId, answeredOn: days.answered, documentNumber: '6-CV' };
    expect((await story.does(verifies, 'recordVerification', answer)).__typename).toBe('RecordVerificationPayload');
  }
  await story.on(days.opinions);
  await done(told, cell, 'recordOpinions', { concludedOn: days.opinions, opinions: opinions(days.opinions) });
}

const opinions = (givenOn: string) =>
  ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'].map((origin) => ({ origin, givenOn, place: 'Xã Mẫu' }));

const byYouthUnion = (told: Told, day: string, since: string) => async () => {
  const member = { introducer: 'MEMBER', name: 'Lý Văn Sơn', introducedOn: day, acquaintedSince: since };
  await done(told, cell, 'introduce', member);
  const union = { introducer: 'YOUTH_UNION', name: 'Đoàn xã Mẫu', introducedOn: day, documentNumber: '7-NQ/ĐTN' };
  await done(told, cell, 'introduce', union);
  await done(told, cell, 'recordPaper', { kind: 'MEMBER_INTRODUCTION', madeOn: day });
  await done(told, cell, 'recordPaper', { kind: 'YOUTH_UNION_RESOLUTION', madeOn: day });
};

const byTwoMembers = (told: Told, day: string, since: string) => async () => {
  for (const name of ['Lý Văn Sơn', 'Bàn Thị Lụa']) {
    await done(told, cell, 'introduce', { introducer: 'MEMBER', name, introducedOn: day, acquaintedSince: since });
  }
  await done(told, cell, 'recordPaper', { kind: 'TWO_MEMBERS_INTRODUCTION', madeOn: day });
};

/** The papers of the recognition, after the months of probation. */
async function recognitionPapers(told: Told, day: string): Promise<void> {
  await told.story.on(day);
  for (const kind of ['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS']) {
    await done(told, cell, 'recordPaper', { kind, madeOn: day });
  }
}

/** The vote of a cell of twenty-two, two of them on probation, of whom three are absent on duty. */
const cellVote = (heldOn: string, number: string, matter: string, more: object = {}) => ({
  matter,
  heldOn,
  number,
  official: 20,
  away: 0,
  exemptAbsent: 0,
  yes: 15,
  no: 2,
  blank: 0,
  absent: 3,
  ...more,
});
const committeeVote = (heldOn: string, number: string, matter: string, more: object = {}) => ({
  matter,
  heldOn,
  number,
  members: 15,
  yes: 12,
  no: 0,
  blank: 1,
  absent: 2,
  ...more,
});

/** How the case stands in the end, on the day that follows the ceremony by twelve months; and the count of the year. */
async function ended(told: Told, officialOn: string, ceremonyOn: string): Promise<Answered> {
  const { story, tree, candidateId } = told;
  const shown = await story.read(
    district,
    candidateId,
    'Candidate',
    `stage stageSince history { toStage effectiveOn changedBy { subject } } decisions { matter ruleSource byDefault body lateDays takenDays }
     resolutions { body matter base needed ruleSource } admissions { ceremonyOn decisionOn revoked } nextSteps { step }`,
  );
  expect(shown).toMatchObject({ stage: 'OFFICIAL', stageSince: officialOn, nextSteps: [] });
  expect(shown.admissions).toMatchObject([{ ceremonyOn, revoked: false }]);
  // It counts in the year of the ceremony, for the cell and for all above it.
  for (const committee of [tree.cellA, tree.province]) {
    const board = await story.read(
      district,
      globalId('Committee', committee),
      'Committee',
      `quota(year: ${ceremonyOn.slice(0, 4)}) { admitted }`,
    );
    expect(board.quota.admitted).toBe(1);
  }
  expect(await feedDifferences(story.server)).toEqual([]);
  return shown;
}

afterEach(() => told?.server.stop());

describe('from source to official member', () => {
  it('by 24-QĐ/TW: a village under a commune of a district, introduced by the Youth Union', async () => {
    const begun = await begin('2022-01-10');
    const told = await found(
      begun,
      { review: '2022-01-10', list: '2022-03-04', observed: '2022-05-01' },
      { fullName: 'Triệu Thị Mùi' },
      begun.tree.commune,
    );
    await wentToClass(
      told,
      'AWARENESS',
      { planned: '2022-06-01', first: '2022-06-20', last: '2022-06-24' },
      { proposes: cell, approves: commune },
    );
    await dossier(
      told,
      {
        begun: '2022-09-05',
        papers: '2022-09-12',
        asked: '2022-10-03',
        answered: '2022-10-20',
        opinions: '2022-11-01',
      },
      byYouthUnion(told, '2022-09-12', '2021-09-12'),
    );
    await begun.story.on('2022-11-05');
    const report = {
      committeeId: globalId('Committee', begun.tree.cellA),
      asOf: '2022-11-05',
      official: 20,
      probationary: 2,
    };
    expect((await begun.story.does(cell, 'reportMembership', report)).__typename).toBe('ReportMembershipPayload');
    await done(told, cell, 'recordCellVote', cellVote('2022-11-05', '8-NQ/CB', 'ADMISSION'));
    expect(await next(told, cell)).toMatchObject({ step: 'COMMITTEE_VOTE', waitsFor: 'Xã' });
    await begun.story.on('2022-11-15');
    await done(told, commune, 'recordCommitteeVote', committeeVote('2022-11-15', '9-NQ/ĐU', 'ADMISSION'));
    const paper = { number: '10-QĐ/HU', issuedOn: '2022-12-01', receivedOn: '2022-12-06' };
    await begun.story.on('2022-12-06');
    expect(
      await begun.story.does(commune, 'recordDecision', { candidateId: told.candidateId, ...paper }),
    ).toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
    await done(told, district, 'recordDecision', paper);
    // Thirty working days from the receipt, over New Year.
    expect(await next(told, cell)).toMatchObject({ step: 'CEREMONY', body: 'CELL', until: '2023-01-18' });
    await begun.story.on('2022-12-20');
    await done(told, cell, 'recordAdmission', { ceremonyOn: '2022-12-20' });
    await wentToClass(
      told,
      'NEW_MEMBER',
      { planned: '2023-05-04', first: '2023-06-05', last: '2023-06-09' },
      { proposes: cell, approves: commune },
    );
    await recognitionPapers(told, '2023-12-18');
    const recognition = cellVote('2023-12-22', '11-NQ/CB', 'RECOGNITION');
    expect(
      await begun.story.does(cell, 'recordCellVote', {
        candidateId: told.candidateId,
        ...recognition,
        heldOn: '2023-12-18',
      }),
    ).toMatchObject({ code: 'PROBATION_NOT_OVER' });
    await begun.story.on('2024-01-20');
    await done(told, cell, 'recordCellVote', recognition);
    await done(told, commune, 'recordCommitteeVote', committeeVote('2024-01-05', '12-NQ/ĐU', 'RECOGNITION'));
    await done(told, district, 'recordRecognition', { number: '13-QĐ/HU', issuedOn: '2024-01-19' });
    const shown = await ended(told, '2023-12-20', '2022-12-20');
    expect(shown.decisions).toMatchObject([
      { matter: 'ADMISSION', ruleSource: 'Quy định 24-QĐ/TW', lateDays: 0 },
      { matter: 'RECOGNITION', ruleSource: 'Quy định 24-QĐ/TW', lateDays: 0 },
    ]);
  });

  it('by 232-QĐ/TW: a grassroots cell, for which no committee votes, introduced by two members', async () => {
    const begun = await begin('2024-01-08', grassrootsCell);
    const days = { review: '2024-01-08', list: '2024-03-01', observed: '2024-04-30' };
    const person = {
      fullName: 'Hoàng Văn Thử',
      sex: 'MALE',
      birthYear: 1980,
      source: 'TEACHER',
      youthUnionMember: false,
    };
    const told = await found(begun, days, person, begun.tree.north);
    await wentToClass(
      told,
      'AWARENESS',
      { planned: '2024-05-20', first: '2024-06-03', last: '2024-06-07' },
      { proposes: cell, approves: district },
    );
    const dates = { papers: '2024-09-06', asked: '2024-10-01', answered: '2024-11-01', opinions: '2024-11-20' };
    // A grassroots cell asks places itself: no committee stands between it and the one that decides.
    await dossier(told, { begun: '2024-09-03', ...dates }, byTwoMembers(told, '2024-09-06', '2023-09-06'), cell);
    await begun.story.on('2025-02-10');
    await done(told, cell, 'recordCellVote', cellVote('2025-02-10', '8-NQ/CB', 'ADMISSION'));
    expect(await next(told, cell)).toMatchObject({ step: 'DECISION', body: 'AUTHORITY', waitsFor: 'Huyện Bắc' });
    const vote = { candidateId: told.candidateId, ...committeeVote('2025-02-10', '9-NQ/ĐU', 'ADMISSION') };
    expect(await begun.story.does(district, 'recordCommitteeVote', vote)).toMatchObject({ code: 'NO_COMMITTEE_VOTES' });
    await begun.story.on('2025-03-18');
    const paper = { number: '10-QĐ/HU', issuedOn: '2025-03-14', receivedOn: '2025-03-18' };
    expect(await begun.story.does(cell, 'recordDecision', { candidateId: told.candidateId, ...paper })).toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
    await done(told, district, 'recordDecision', paper);
    // Thirty working days from the receipt: off are 7/4, 30/4, 1/5 and 2/5, and a Saturday was worked for the last.
    expect(await next(told, cell)).toMatchObject({ step: 'CEREMONY', until: '2025-04-29' });
    await begun.story.on('2025-04-25');
    await done(told, cell, 'recordAdmission', { ceremonyOn: '2025-04-25' });
    await wentToClass(
      told,
      'NEW_MEMBER',
      { planned: '2025-08-04', first: '2025-09-08', last: '2025-09-12' },
      { proposes: cell, approves: district },
    );
    await recognitionPapers(told, '2026-04-28');
    await begun.story.on('2026-05-20');
    await done(told, cell, 'recordCellVote', cellVote('2026-05-06', '11-NQ/CB', 'RECOGNITION'));
    await done(told, district, 'recordRecognition', { number: '13-QĐ/HU', issuedOn: '2026-05-20' });
    expect((await ended(told, '2026-04-25', '2025-04-25')).decisions).toMatchObject([
      { matter: 'ADMISSION', ruleSource: 'Quy định 232-QĐ/TW', lateDays: 0 },
      // By the regulation of its own day.
      { matter: 'RECOGNITION', ruleSource: 'Quy định 20-QĐ/TW', lateDays: 0 },
    ]);
  });

  it('by 294-QĐ/TW: a commune under a province, which decides by the vote of its whole committee', async () => {
    const begun = await begin('2024-12-02', underProvince);
    const days = { review: '2024-12-02', list: '2025-01-06', observed: '2025-02-03' };
    const told = await found(begun, days, { fullName: 'Lò Thị Mơ' }, begun.tree.commune);
    await wentToClass(
      told,
      'AWARENESS',
      { planned: '2025-03-03', first: '2025-03-17', last: '2025-03-21' },
      { proposes: cell, approves: commune },
    );
    const dates = { papers: '2025-05-09', asked: '2025-05-19', answered: '2025-06-16', opinions: '2025-06-27' };
    await dossier(told, { begun: '2025-05-05', ...dates }, byYouthUnion(told, '2025-05-09', '2024-05-09'));
    await begun.story.on('2025-07-10');
    await done(told, cell, 'recordCellVote', cellVote('2025-07-10', '8-NQ/CB', 'ADMISSION'));
    await begun.story.on('2025-08-20');
    const paper = { number: '10-QĐ/ĐU', issuedOn: '2025-08-18', receivedOn: '2025-08-20' };
    const decision = { candidateId: told.candidateId, ...paper };
    expect(await begun.story.does(commune, 'recordDecision', decision)).toMatchObject({
      code: 'NOT_THE_NEXT_STEP',
    });
    // Ten of fifteen are two thirds of all, nine are not.
    await done(told, commune, 'recordCommitteeVote', {
      ...committeeVote('2025-08-15', '9-NQ/ĐU', 'ADMISSION'),
      yes: 10,
      no: 2,
    });
    expect(await begun.story.does(cell, 'recordDecision', decision)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    await done(told, commune, 'recordDecision', paper);
    expect(await next(told, cell)).toMatchObject({ step: 'CEREMONY', until: '2025-10-03' });
    await begun.story.on('2025-09-26');
    await done(told, cell, 'recordAdmission', { ceremonyOn: '2025-09-26' });
    await wentToClass(
      told,
      'NEW_MEMBER',
      { planned: '2026-03-02', first: '2026-03-16', last: '2026-03-20' },
      { proposes: cell, approves: commune },
    );
    await recognitionPapers(told, '2026-09-21');
    await begun.story.on('2026-10-20');
    await done(told, cell, 'recordCellVote', cellVote('2026-09-28', '11-NQ/CB', 'RECOGNITION'));
    await done(told, commune, 'recordCommitteeVote', committeeVote('2026-10-12', '12-NQ/ĐU', 'RECOGNITION'));
    await done(told, commune, 'recordRecognition', { number: '13-QĐ/ĐU', issuedOn: '2026-10-19' });
    expect((await ended(told, '2026-09-26', '2025-09-26')).decisions).toMatchObject([
      { matter: 'ADMISSION', ruleSource: 'Quy định 294-QĐ/TW', byDefault: true, body: 'FULL' },
      { matter: 'RECOGNITION', ruleSource: 'Quy định 208-QĐ/TW', byDefault: true, body: 'STANDING' },
    ]);
  });

  it('by 208-QĐ/TW: the standing committee of the commune decides, and the ceremony waits from the day of issue', async () => {
    const begun = await begin('2025-12-01', underProvince);
    const days = { review: '2025-12-01', list: '2026-01-12', observed: '2026-02-03' };
    const told = await found(begun, days, { fullName: 'Vàng Thị Sao' }, begun.tree.commune);
    await wentToClass(
      told,
      'AWARENESS',
      { planned: '2026-03-02', first: '2026-03-16', last: '2026-03-20' },
      { proposes: cell, approves: commune },
    );
    const dates = { papers: '2026-05-08', asked: '2026-05-18', answered: '2026-06-22', opinions: '2026-07-20' };
    await dossier(told, { begun: '2026-05-04', ...dates }, byYouthUnion(told, '2026-05-08', '2025-05-08'));
    await begun.story.on('2026-07-27');
    await done(told, cell, 'recordCellVote', cellVote('2026-07-27', '8-NQ/CB', 'ADMISSION'));
    await begun.story.on('2026-09-10');
    await done(told, commune, 'recordCommitteeVote', committeeVote('2026-08-14', '9-NQ/ĐU', 'ADMISSION'));
    await done(told, commune, 'recordDecision', {
      number: '10-QĐ/ĐU',
      issuedOn: '2026-09-03',
      receivedOn: '2026-09-10',
    });
    expect(await next(told, cell)).toMatchObject({ step: 'CEREMONY', until: '2026-10-15' });
    await begun.story.on('2026-10-15');
    await done(told, cell, 'recordAdmission', { ceremonyOn: '2026-10-14' });
    await wentToClass(
      told,
      'NEW_MEMBER',
      { planned: '2027-03-01', first: '2027-03-15', last: '2027-03-19' },
      { proposes: cell, approves: commune },
    );
    await recognitionPapers(told, '2027-10-18');
    await begun.story.on('2027-11-30');
    await done(told, cell, 'recordCellVote', cellVote('2027-10-25', '11-NQ/CB', 'RECOGNITION'));
    await done(told, commune, 'recordCommitteeVote', committeeVote('2027-11-08', '12-NQ/ĐU', 'RECOGNITION'));
    await done(told, commune, 'recordRecognition', { number: '13-QĐ/ĐU', issuedOn: '2027-11-15' });
    expect((await ended(told, '2027-10-14', '2026-10-14')).decisions).toMatchObject([
      { matter: 'ADMISSION', ruleSource: 'Quy định 208-QĐ/TW', byDefault: true, body: 'STANDING', lateDays: 0 },
      { matter: 'RECOGNITION', ruleSource: 'Quy định 208-QĐ/TW', byDefault: true, body: 'STANDING' },
    ]);
  });
});
