import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, Role } from '../../src/db/generated/client.ts';
import { deadlineKinds } from '../../src/resolvers/deadline/words.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What is due is told of the records as they stand: it says what each case says of itself, and moves with every step.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ROW = `id kind day from overdue workingDaysLeft workingDaysOver daysCertain aboutId paper committee { id name }
  rule { source document point confidence } actor { step body name committee { name } }`;

interface Row {
  id: string;
  kind: string;
  day: string;
  aboutId: string;
  overdue: boolean;
  actor: { step: string | null; body: string | null; name: string | null; committee: { name: string } | null };
}

/** A page of deadlines. */
async function page(subject: string, args: string) {
  const { data, errors } = await server.ask(
    subject,
    `{ deadlines(${args}) { totalCount edges { cursor node { ${ROW} } } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(errors).toBeUndefined();
  return data.deadlines;
}

/** All of them, page by page. */
async function all(subject: string, more = ''): Promise<Row[]> {
  const rows: Row[] = [];
  let after = '';
  for (;;) {
    const { edges, pageInfo, totalCount } = await page(subject, `first: 100 ${after} ${more}`);
    rows.push(...edges.map(({ node }: { node: Row }) => node));
    if (!pageInfo.hasNextPage) {
      expect(rows.length).toBe(totalCount);
      return rows;
    }
    after = `after: "${pageInfo.endCursor}"`;
  }
}

const within = (id: string) => `withinId: "${globalId('Committee', id)}"`;
const about = async (id: string, subject = 'demo-district') =>
  (await all(subject, within(demoIds.kheoLeng))).filter(({ aboutId }) => aboutId === globalId('Candidate', id));

/** Somebody of the cell of Khéo Lẹng at a stage, without any history. */
async function someone(stage: CandidateStage, since = '2026-11-02'): Promise<string> {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage, stageSince: new Date(since) });
  await server.app.services.feed.settle();
  return id;
}

/** Somebody of whom nothing is on record but a certificate, which has lapsed. */
async function certified(number: string): Promise<string> {
  const candidateId = await someone('AWARENESS_CERTIFIED', '2021-10-20');
  await server.app.services.database.prisma.certificate.create({
    data: { candidateId, kind: 'AWARENESS', number, issuedOn: new Date('2021-10-20'), recordedBy: 'test' },
    select: { id: true },
  });
  return candidateId;
}

async function run(subject: string, mutation: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename ... on UserError { code message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data.it).toEqual({ __typename: expect.stringMatching(/Payload$/) });
}

it('says of each case what the case itself says', async () => {
  const rows = (await all('demo-district')).filter(({ actor: { step } }) => step !== null);
  const steps = ['DECISION', 'CEREMONY', 'RECOGNITION_REVIEW', 'RECOGNITION_DECISION'];
  const due = new Map(rows.filter(({ kind }) => steps.includes(kind)).map((row) => [row.aboutId, row]));
  expect(due.size).toBeGreaterThan(200);
  let seen = 0;
  let after = '';
  do {
    const { data } = await server.ask(
      'demo-district',
      `{ candidates(first: 100 ${after}) { edges { node { id nextSteps { step body waitsFor until } } } pageInfo { hasNextPage endCursor } } }`,
    );
    for (const { node } of data.candidates.edges) {
      const [next] = node.nextSteps;
      const row = due.get(node.id);
      if (!next?.until || next.step === 'OPINIONS') expect(row, node.id).toBeUndefined();
      else {
        seen += 1;
        expect({ until: row?.day, ...row?.actor }).toMatchObject({
          until: next.until,
          step: next.step,
          body: next.body,
          name: next.waitsFor,
        });
      }
    }
    const { pageInfo } = data.candidates;
    after = pageInfo.hasNextPage ? `after: "${pageInfo.endCursor}"` : '';
  } while (after !== '');
  expect(seen).toBe(due.size);
});

it('comes in the order of days, each row once, and its pages join from either end', async () => {
  const rows = await all('demo-district');
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).sort());
  const { edges } = await page('demo-district', 'last: 30');
  expect(edges.map(({ node }: { node: Row }) => node)).toEqual(rows.slice(-30));
  const before = await page('demo-district', `last: 40, before: "${edges[0].cursor}"`);
  expect(before.edges.map(({ node }: { node: Row }) => node)).toEqual(rows.slice(-70, -30));
});

it('is parted by its kinds, by what is overdue, and by a day', async () => {
  const rows = await all('demo-commune');
  const ids = (some: Row[]) => some.map(({ id }) => id).sort();
  const kinds = await Promise.all(deadlineKinds.map((kind) => all('demo-commune', `kind: [${kind}]`)));
  expect(ids(kinds.flat())).toEqual(ids(rows));
  for (const [place, some] of kinds.entries()) {
    expect(some.every(({ kind }) => kind === deadlineKinds[place])).toBe(true);
  }
  const parts = await Promise.all([true, false].map((overdue) => all('demo-commune', `overdue: ${overdue}`)));
  expect(parts.map((some) => new Set(some.map(({ overdue }) => overdue)).size <= 1)).toEqual([true, true]);
  expect(ids(parts.flat())).toEqual(ids(rows));
  const until = rows[Math.floor(rows.length / 2)]?.day ?? '';
  expect(await all('demo-commune', `until: "${until}"`)).toEqual(rows.filter(({ day }) => day <= until));
  expect(await all('demo-commune', 'kind: []')).toEqual([]);
});

it('tells a committee what waits for it', async () => {
  const rows = await all('demo-district');
  const ofDistrict = rows.filter(({ actor }) => actor.committee?.name === 'Đảng bộ huyện Lục Yên');
  expect(ofDistrict.length).toBeGreaterThan(0);
  const actor = (id: string) => `actorId: "${globalId('Committee', id)}"`;
  expect(await all('demo-district', actor(demoIds.lucYen))).toEqual(ofDistrict);
  // What stands above is not theirs to ask about.
  expect(await all('demo-commune', actor(demoIds.lucYen))).toEqual([]);
  expect((await all('demo-commune', actor(demoIds.kheoLeng))).map(({ id }) => id)).toEqual(
    rows.filter(({ actor }) => actor.committee?.name === 'Chi bộ thôn Khéo Lẹng').map(({ id }) => id),
  );
});

it('moves with each step of a case', async () => {
  const id = await someone('CELL_REVIEW');
  const candidateId = globalId('Candidate', id);
  await plantDossier(server.app.services.database.prisma, id);
  expect((await about(id)).map(({ kind }) => kind).sort()).toEqual([
    'CERTIFICATE_LAPSES',
    'PAPER_LAPSES',
    'PAPER_LAPSES',
    'VERIFICATION_LAPSES',
  ]);
  await run('demo-cell', 'recordCellVote', {
    candidateId,
    matter: 'ADMISSION',
    heldOn: '2026-11-05',
    number: '6-NQ/CB',
    official: 20,
    away: 0,
    exemptAbsent: 0,
    yes: 20,
    no: 0,
    blank: 0,
    absent: 0,
  });
  const [vote, ...others] = await about(id);
  expect(others).toEqual([]);
  expect(vote).toMatchObject({
    kind: 'DECISION',
    from: '2026-11-05',
    day: '2027-01-28',
    rule: { document: 'Quy định 208-QĐ/TW', confidence: 'UNKNOWN' },
    actor: { step: 'COMMITTEE_VOTE', body: 'GRASSROOTS', name: 'Đảng bộ xã Lâm Thượng' },
    overdue: false,
    // Nobody has said which days of 2027 are off.
    daysCertain: false,
  });
  const committee = { matter: 'ADMISSION', heldOn: '2026-11-10', number: '8-NQ/ĐU', members: 15, blank: 0, absent: 0 };
  await run('demo-commune', 'recordCommitteeVote', { candidateId, ...committee, yes: 15, no: 0 });
  expect(await about(id)).toMatchObject([
    { id: vote?.id, day: vote?.day, actor: { step: 'DECISION', body: 'AUTHORITY', name: 'Đảng bộ huyện Lục Yên' } },
  ]);
  await run('demo-district', 'extendDecision', {
    candidateId,
    extendedOn: '2026-11-11',
    days: 5,
    documentNumber: '1-TB',
    reason: 'x',
  });
  expect(await about(id)).toMatchObject([{ id: vote?.id, day: '2027-02-04' }]);
  await run('demo-district', 'recordDecision', { candidateId, number: '9-QĐ/HU', issuedOn: '2026-11-12' });
  expect(await about(id)).toMatchObject([
    {
      kind: 'CEREMONY',
      from: '2026-11-12',
      day: '2026-12-24',
      actor: { step: 'CEREMONY', body: 'CELL', name: 'Chi bộ thôn Khéo Lẹng' },
    },
  ]);
  await run('demo-cell', 'recordAdmission', {
    candidateId,
    ceremonyOn: '2026-11-20',
    decisionNumber: '9-QĐ/HU',
    decisionOn: '2026-11-12',
  });
  expect(await about(id)).toMatchObject([{ kind: 'RECOGNITION_REVIEW', from: '2027-11-20', day: '2027-12-31' }]);
});

it('is overdue when its day is gone, however long', async () => {
  const id = await certified('7');
  expect(await about(id)).toMatchObject([
    { kind: 'CERTIFICATE_LAPSES', day: '2026-10-20', overdue: true, workingDaysLeft: 0, workingDaysOver: 24 },
  ]);
  const [first] = (await page('demo-district', 'first: 1, overdue: true')).edges;
  expect(first.node.day <= '2026-10-20').toBe(true);
});

it('has a row for each place that has not answered', async () => {
  const id = await someone('DOSSIER');
  const { prisma } = server.app.services.database;
  const on = new Date('2026-10-01');
  await prisma.dossierPaper.createMany({
    data: (['APPLICATION', 'LIFE_HISTORY'] as const).map((kind) => ({
      candidateId: id,
      kind,
      madeOn: on,
      recordedBy: 'test',
    })),
  });
  const request = (dueOn?: string) => ({ place: 'Đảng ủy xã Mẫu', about: ['CANDIDATE'], ...(dueOn ? { dueOn } : {}) });
  await run('demo-commune', 'requestVerification', {
    candidateId: globalId('Candidate', id),
    requestedOn: '2026-11-03',
    documentNumber: '1-CV',
    requests: [request('2026-11-20'), request()],
  });
  const rows = await about(id);
  expect(rows).toMatchObject([
    { kind: 'VERIFICATION_ANSWER', day: '2026-11-20', overdue: true, workingDaysOver: 1 },
    {
      kind: 'VERIFICATION_ANSWER',
      day: '2026-12-15',
      rule: { confidence: 'UNKNOWN' },
      actor: { step: 'OPINIONS', body: 'GRASSROOTS', name: 'Đảng bộ xã Lâm Thượng' },
    },
  ]);
});

it('tells of a term until another one is set', async () => {
  const committeeId = globalId('Committee', demoIds.kheoLeng);
  const terms = () => all('demo-cell', 'kind: [TERM_ENDS]');
  const term = (startsOn: string, endsOn: string, decisionNumber: string) =>
    run('demo-cell', 'setTerm', { committeeId, startsOn, endsOn, decisionNumber });
  await term('2024-05-01', '2026-11-01', '3-QĐ');
  const [row] = await terms();
  expect(row).toMatchObject({
    day: '2026-11-01',
    from: '2024-05-01',
    overdue: true,
    aboutId: committeeId,
    rule: { document: '3-QĐ' },
    actor: { step: null, body: null, name: 'Chi bộ thôn Khéo Lẹng' },
  });
  // Prolonged, then followed by the next one.
  await term('2024-05-01', '2027-11-01', '4-QĐ');
  expect(await terms()).toMatchObject([{ id: row?.id, day: '2027-11-01', overdue: false }]);
  await term('2026-11-02', '2029-05-01', '5-QĐ');
  expect(await terms()).toMatchObject([{ id: row?.id, day: '2029-05-01', rule: { document: '5-QĐ' } }]);
});

it('tells of inspections and of what must be put right, to who may see them', async () => {
  const { prisma } = server.app.services.database;
  const inspection = await prisma.inspection.create({
    data: {
      inspectorId: demoIds.lucYen,
      subjectId: demoIds.lamThuong,
      kind: 'THEMATIC_INSPECTION',
      topic: 'x',
      status: 'STARTED',
      dueOn: new Date('2026-11-20'),
      startedOn: new Date('2026-11-02'),
    },
    select: { id: true },
  });
  const rows = async (subject: string) =>
    (await all(subject, `kind: [INSPECTION, REMEDY], ${within(demoIds.lamThuong)}`)).filter(
      ({ day }) => day === '2026-11-20' || day === '2026-11-10',
    );
  expect(await rows('demo-district')).toMatchObject([
    {
      kind: 'INSPECTION',
      day: '2026-11-20',
      from: '2026-11-02',
      overdue: true,
      rule: null,
      aboutId: globalId('Inspection', inspection.id),
      committee: { name: 'Đảng bộ xã Lâm Thượng' },
      actor: { step: null, body: null, name: 'Đảng bộ huyện Lục Yên' },
    },
  ]);
  await prisma.inspection.update({
    where: { id: inspection.id },
    data: { status: 'FOLLOW_UP', concludedOn: new Date('2026-11-05'), outcome: 'SHORTCOMINGS' },
    select: { id: true },
  });
  const finding = await prisma.finding.create({
    data: { inspectionId: inspection.id, category: 'SHORTCOMING', text: 'x' },
    select: { id: true },
  });
  const remedy = await prisma.remedy.create({
    data: { findingId: finding.id, ownerId: demoIds.lamThuong, action: 'x', dueOn: new Date('2026-11-10') },
    select: { id: true },
  });
  const [open, ...others] = await rows('demo-commune');
  expect(others).toEqual([]);
  expect(open).toMatchObject({
    kind: 'REMEDY',
    from: '2026-11-05',
    aboutId: globalId('Remedy', remedy.id),
    actor: { name: 'Đảng bộ xã Lâm Thượng' },
  });
  const report = (data: { reportedOn?: Date; doneOn?: Date }) =>
    prisma.remedy.update({ where: { id: remedy.id }, data, select: { id: true } });
  await report({ reportedOn: new Date('2026-11-12') });
  // It waits for whoever inspected to say whether it was done.
  expect(await rows('demo-commune')).toMatchObject([{ id: open?.id, actor: { name: 'Đảng bộ huyện Lục Yên' } }]);
  await report({ doneOn: new Date('2026-11-12') });
  expect(await rows('demo-commune')).toEqual([]);
});

it('tells of classes until they are closed, and of who has passed and has no certificate', async () => {
  const { prisma } = server.app.services.database;
  const { id } = await prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'NEW_MEMBER',
      title: 'x',
      startsOn: new Date('2026-11-16'),
      endsOn: new Date('2026-11-18'),
      capacity: 50,
      status: 'OPEN',
    },
    select: { id: true },
  });
  const rows = async () =>
    (await all('demo-district', 'kind: [CLASS_STARTS, CLASS_RESULTS, CLASS_CERTIFICATE]')).filter(
      ({ day }) => day === '2026-11-16' || day === '2026-11-18',
    );
  const move = (status: 'RUNNING' | 'CLOSED') =>
    prisma.trainingClass.update({ where: { id }, data: { status }, select: { id: true } });
  const aboutId = globalId('TrainingClass', id);
  const actor = { step: null, body: 'CENTRE', name: expect.stringContaining('Lục Yên') };
  expect(await rows()).toMatchObject([{ kind: 'CLASS_STARTS', day: '2026-11-16', from: null, aboutId, actor }]);
  await move('RUNNING');
  expect(await rows()).toMatchObject([
    { kind: 'CLASS_RESULTS', day: '2026-11-18', from: '2026-11-16', aboutId, actor },
  ]);
  const candidateId = await someone('OUTSTANDING');
  const enrolment = await prisma.enrolment.create({
    data: { classId: id, candidateId, status: 'PASSED', enrolledBy: 'test' },
    select: { id: true },
  });
  await move('CLOSED');
  expect(await rows()).toMatchObject([
    {
      kind: 'CLASS_CERTIFICATE',
      day: '2026-11-18',
      aboutId: globalId('Candidate', candidateId),
      committee: { name: 'Chi bộ thôn Khéo Lẹng' },
      actor,
    },
  ]);
  await prisma.certificate.create({
    data: {
      candidateId,
      kind: 'NEW_MEMBER',
      number: '8',
      issuedOn: new Date('2026-11-19'),
      enrolmentId: enrolment.id,
      recordedBy: 'test',
    },
    select: { id: true },
  });
  expect(await rows()).toEqual([]);
});

it('tells since when a committee has no secretary, and which cell is too small', async () => {
  const { prisma } = server.app.services.database;
  const rows = async () =>
    (await all('demo-commune', 'kind: [NO_SECRETARY, CELL_TOO_SMALL]')).filter(
      ({ aboutId }) => aboutId === globalId('Committee', demoIds.thamPat),
    );
  await prisma.officer.deleteMany({ where: { committeeId: demoIds.thamPat, title: 'SECRETARY' } });
  // Nobody has said who is: that is no vacancy.
  expect(await rows()).toEqual([]);
  const secretary = (validFrom: string, validTo: string | null) =>
    prisma.officer.create({
      data: {
        committeeId: demoIds.thamPat,
        personName: 'Hoàng Văn Mẫu',
        title: 'SECRETARY',
        validFrom: new Date(validFrom),
        validTo: validTo && new Date(validTo),
      },
      select: { id: true },
    });
  await secretary('2020-01-01', '2024-01-01');
  await secretary('2024-01-01', '2026-11-02');
  expect(await rows()).toMatchObject([
    { kind: 'NO_SECRETARY', day: '2026-11-02', overdue: true, actor: { name: 'Chi bộ thôn Thâm Pất' } },
  ]);
  await secretary('2026-12-01', null);
  expect(await rows()).toEqual([]);
  const report = (asOf: string, official: number) =>
    run('demo-commune', 'reportMembership', {
      committeeId: globalId('Committee', demoIds.thamPat),
      asOf,
      official,
      probationary: 1,
    });
  await report('2026-11-10', 2);
  expect(await rows()).toMatchObject([
    {
      kind: 'CELL_TOO_SMALL',
      day: '2026-11-10',
      rule: { document: 'Điều lệ Đảng', point: 'Điều 24.1' },
      actor: { body: null, name: 'Đảng bộ xã Lâm Thượng' },
    },
  ]);
  await report('2026-11-20', 3);
  expect(await rows()).toEqual([]);
});

it('moves with the working calendar', async () => {
  const id = await someone('CELL_PROPOSED', '2026-11-05');
  const { pool } = server.app.services.database;
  await pool.query(
    `INSERT INTO stage_change (id, candidate_id, to_stage, effective_on, changed_by) VALUES (gen_random_uuid(), $1, 'CELL_PROPOSED', '2026-11-05', 'test')`,
    [id],
  );
  const day = async () => (await about(id)).find(({ kind }) => kind === 'DECISION')?.day;
  expect(await day()).toBe('2027-01-28');
  await server.grant('top', 'SUPERIOR_COMMITTEE', demoIds.province);
  await server.app.services.feed.settle();
  await run('top', 'setCalendar', {
    committeeId: globalId('Committee', demoIds.province),
    expectedVersion: 0,
    year: 2027,
    source: 'thử',
    reason: 'thử',
    days: [{ day: '2027-01-01', kind: 'DAY_OFF', occasion: 'Tết Dương lịch', confidence: 'KNOWN' }],
  });
  expect(await day()).toBe('2027-01-29');
});

it('costs a number of statements that neither the page nor the scope makes larger, and leaves no trace of persons', async () => {
  const looks = async () =>
    Number((await server.app.services.database.pool.query('SELECT count(*) FROM access_look')).rows[0].count);
  const before = await looks();
  const ask = (more: string) => countStatements(() => page('demo-district', more));
  // Steps of cases, whose bodies are looked up for the rows of a page.
  const steps = 'kind: [DECISION, CEREMONY, RECOGNITION_REVIEW, RECOGNITION_DECISION]';
  await ask(`first: 50, ${steps}`);
  const whole = await ask(`first: 50, ${steps}`);
  const more = await ask(`first: 100, ${steps}`);
  expect(whole.result.edges.length).toBe(50);
  expect(more.result.edges.length).toBe(100);
  const all = await ask('first: 100');
  expect(all.statements.length).toBeLessThanOrEqual(26);
  expect(more.statements.length).toBe(whole.statements.length);
  expect(whole.statements.length).toBeLessThanOrEqual(8);
  expect(await looks()).toBe(before);
});

it('is shown to those who see the case or the committee, and nobody else', async () => {
  await certified('9');
  await run('demo-cell', 'setTerm', {
    committeeId: globalId('Committee', demoIds.kheoLeng),
    startsOn: '2030-01-01',
    endsOn: '2031-01-01',
    decisionNumber: '6-QĐ',
  });
  const at = async (role: Role, committee: string) => {
    await server.grant(`${role} ${committee}`, role, committee);
    await server.app.services.feed.settle();
    return all(`${role} ${committee}`);
  };
  const kinds = (rows: Row[]) => [...new Set(rows.map(({ kind }) => kind))].sort();
  const cell = await at('CELL_SECRETARY', demoIds.kheoLeng);
  expect(kinds(cell)).toContain('TERM_ENDS');
  expect(kinds(cell)).toContain('CERTIFICATE_LAPSES');
  // A board on a wall sees committees, their classes and inspections, and no cases.
  const OF_PERSONS = /^(CERT|PAPER|VERIF|DECISION|CEREMONY|RECOG|CLASS_CERT|NO_SECRETARY)/;
  const onTheWall = kinds(await at('DASHBOARD', demoIds.lucYen));
  expect(onTheWall).toContain('TERM_ENDS');
  expect(onTheWall.filter((kind) => OF_PERSONS.test(kind))).toEqual([]);
  expect(await at('GRASSROOTS_COMMITTEE', demoIds.naHau)).toSatisfy((rows: Row[]) =>
    rows.every(({ id }) => !cell.some((one) => one.id === id)),
  );
  expect(await all(`GRASSROOTS_COMMITTEE ${demoIds.naHau}`, within(demoIds.kheoLeng))).toEqual([]);
  expect(await all('nobody')).toEqual([]);
  const { errors } = await server.ask(null, '{ deadlines { totalCount } }');
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

it('is refused for a page that is none, and for a cursor of other rows', async () => {
  const { edges } = await page('demo-district', 'first: 1');
  for (const args of ['first: 101', `after: "${edges[0].cursor}", overdue: true`, 'after: "x"']) {
    const { errors } = await server.ask('demo-district', `{ deadlines(${args}) { edges { node { id } } } }`);
    expect(errors?.[0]?.extensions?.code, args).toBe('INVALID_INPUT');
  }
});
