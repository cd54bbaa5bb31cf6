import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { committee, idIn, inspectionDesk } from '../helpers/inspection-desk.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('district-inspector', 'INSPECTOR', demoIds.lucYen);
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);
const COMMUNE = 'demo-commune';
const DISTRICT = 'demo-district';
const PROVINCE = 'demo-province';

/** An issued programme of a committee with inspections of a subject; their ids. */
async function issued(
  year: number,
  count = 1,
  by = COMMUNE,
  inspector: string = demoIds.lamThuong,
  subject: string = demoIds.kheoLeng,
) {
  const programmeId = idIn(
    await does(by, 'createProgramme', { committeeId: committee(inspector), year }, 'programme { id }'),
    'programme',
  );
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const item = {
      programmeId,
      subjectId: committee(subject),
      kind: 'THEMATIC_INSPECTION',
      topic: 'Công tác phát triển đảng viên',
      dueOn: `${year}-10-30`,
    };
    ids.push(idIn(await does(by, 'addInspection', item, 'inspection { id }'), 'inspection'));
  }
  await does(by, 'issueProgramme', { programmeId, number: '1-CTr/ĐU', issuedOn: `${year}-01-12` });
  return { programmeId, ids };
}

/** Concludes an inspection that is planned. */
async function concluded(inspectionId: string, year: number, result: object = {}, by = COMMUNE) {
  await does(by, 'startInspection', { inspectionId, decisionNumber: '5-QĐ', startedOn: `${year}-03-01` });
  for (const [to, day] of [
    ['SELF_REPORT_IN', '03-20'],
    ['VERIFIED', '04-02'],
    ['REPORTED', '04-10'],
  ]) {
    await does(by, 'recordInspectionStep', { inspectionId, to, effectiveOn: `${year}-${day}` });
  }
  return does(
    by,
    'recordInspectionResult',
    { inspectionId, outcome: 'GOOD', concludedOn: `${year}-04-20`, ...result },
    'inspection { status findings { id } }',
  );
}

const paper = (year: number) => ({
  reason: 'Điều chỉnh nhiệm vụ',
  documentNumber: '7-CV/ĐU',
  changedOn: `${year}-06-01`,
});

async function programmeOf(programmeId: string) {
  const { data } = await server.ask(
    DISTRICT,
    `{ node(id: "${programmeId}") { ... on InspectionProgramme { completed takenOutCount changes { kind dueBefore dueAfter documentNumber reason changedBy { role } } } } }`,
  );
  return data.node;
}

describe('a programme that was issued', () => {
  it('is changed by a document: moved, added, and both are kept', async () => {
    const { programmeId, ids } = await issued(2012);
    const add = [
      {
        subjectId: committee(demoIds.thamPat),
        kind: 'THEMATIC_SUPERVISION',
        topic: 'Học tập nghị quyết',
        dueOn: '2012-11-30',
      },
    ];
    const move = [{ inspectionId: ids[0], dueOn: '2012-08-30' }];
    const change = { programmeId, ...paper(2012), add, move };
    expect(await does(COMMUNE, 'changeProgramme', { ...change, changedOn: '2012-01-11' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['changedOn'],
    });
    expect(
      await does(
        COMMUNE,
        'changeProgramme',
        change,
        'programme { inspectionCount inspections { edges { node { dueOn topic } } } }',
      ),
    ).toMatchObject({
      programme: {
        inspectionCount: 2,
        inspections: {
          edges: [{ node: { dueOn: '2012-08-30' } }, { node: { dueOn: '2012-11-30', topic: 'Học tập nghị quyết' } }],
        },
      },
    });
    expect((await programmeOf(programmeId)).changes).toMatchObject([
      {
        kind: 'ADDED',
        dueBefore: null,
        dueAfter: '2012-11-30',
        documentNumber: '7-CV/ĐU',
        changedBy: { role: 'GRASSROOTS_COMMITTEE' },
      },
      { kind: 'MOVED', dueBefore: '2012-10-30', dueAfter: '2012-08-30' },
    ]);
  });

  it('is not completed by cancelling or emptying it: a committee above takes out, and it is counted beside', async () => {
    const { programmeId, ids } = await issued(2011, 2);
    await concluded(ids[0] ?? '', 2011);
    await does(COMMUNE, 'cancelInspection', {
      inspectionId: ids[1],
      reason: 'Trùng',
      approver: 'Ban Thường vụ Huyện ủy',
    });
    expect(await programmeOf(programmeId)).toMatchObject({ completed: false, takenOutCount: 0 });
    const takeOut = { programmeId, ...paper(2011), takeOut: [ids[1]] };
    expect(await does(COMMUNE, 'changeProgramme', takeOut)).toMatchObject({ __typename: 'Forbidden' });
    expect(await programmeOf(programmeId)).toMatchObject({ completed: false });
    expect(await does(DISTRICT, 'changeProgramme', takeOut)).toMatchObject({ __typename: 'ChangeProgrammePayload' });
    expect(await programmeOf(programmeId)).toMatchObject({
      completed: true,
      takenOutCount: 1,
      changes: [{ kind: 'TAKEN_OUT', changedBy: { role: 'SUPERIOR_COMMITTEE' } }],
    });
    expect(await does(DISTRICT, 'changeProgramme', takeOut)).toMatchObject({ code: 'ITEM_TAKEN_OUT' });
    const { data } = await server.ask(
      DISTRICT,
      `{ node(id: "${committee(demoIds.lamThuong)}") { ... on Committee { inspectionCompletion(year: 2011) { ownCompleted ownTakenOutCount } } }
         above: node(id: "${committee(demoIds.lucYen)}") { ... on Committee { inspectionCompletion(year: 2011) { completedCount takenOutCount } } } }`,
    );
    expect(data.node.inspectionCompletion).toEqual({ ownCompleted: true, ownTakenOutCount: 1 });
    expect(data.above.inspectionCompletion).toEqual({ completedCount: 1, takenOutCount: 1 });
    // Emptied, it has nothing that was carried out.
    const empty = await issued(2010);
    await does(DISTRICT, 'changeProgramme', { programmeId: empty.programmeId, ...paper(2010), takeOut: empty.ids });
    expect(await programmeOf(empty.programmeId)).toMatchObject({ completed: false, takenOutCount: 1 });
  });

  it('of the top is relieved by itself, of a district by the province alone', async () => {
    const { programmeId, ids } = await issued(2009, 1, DISTRICT, demoIds.lucYen, demoIds.lamThuong);
    const takeOut = { programmeId, ...paper(2009), takeOut: ids };
    expect(await does(DISTRICT, 'changeProgramme', takeOut)).toMatchObject({ __typename: 'Forbidden' });
    expect(await does('district-inspector', 'changeProgramme', takeOut)).toMatchObject({ __typename: 'Forbidden' });
    expect(await does(PROVINCE, 'changeProgramme', takeOut)).toMatchObject({ __typename: 'ChangeProgrammePayload' });
    const top = await issued(2009, 1, PROVINCE, demoIds.province, demoIds.lucYen);
    expect(
      await does(PROVINCE, 'changeProgramme', { programmeId: top.programmeId, ...paper(2009), takeOut: top.ids }),
    ).toMatchObject({ __typename: 'ChangeProgrammePayload' });
  });

  it('keeps what has begun, what is of another one, and its year', async () => {
    const { programmeId, ids } = await issued(2008, 2);
    const other = await issued(2007);
    const change = (more: object) => does(DISTRICT, 'changeProgramme', { programmeId, ...paper(2008), ...more });
    expect(await change({})).toMatchObject({ __typename: 'InvalidInput' });
    expect(await change({ takeOut: other.ids })).toMatchObject({ __typename: 'InvalidInput', path: ['programmeId'] });
    expect(await change({ move: [{ inspectionId: ids[0], dueOn: '2009-01-01' }] })).toMatchObject({ path: ['dueOn'] });
    expect(await change({ takeOut: [ids[0], ids[0]] })).toMatchObject({ __typename: 'InvalidInput' });
    await does(COMMUNE, 'startInspection', { inspectionId: ids[0], decisionNumber: '5', startedOn: '2008-03-01' });
    expect(await change({ move: [{ inspectionId: ids[0], dueOn: '2008-12-01' }] })).toMatchObject({
      code: 'ITEM_BEGUN',
    });
    // All of a change, or none.
    expect(await change({ takeOut: [ids[1], ids[0]] })).toMatchObject({ code: 'ITEM_BEGUN' });
    expect(await programmeOf(programmeId)).toMatchObject({ takenOutCount: 0, changes: [] });
    const draft = await does(
      COMMUNE,
      'createProgramme',
      { committeeId: committee(demoIds.lamThuong), year: 2006 },
      'programme { id }',
    );
    expect(
      await does(COMMUNE, 'changeProgramme', { programmeId: idIn(draft, 'programme'), ...paper(2006) }),
    ).toMatchObject({ code: 'PROGRAMME_NOT_ISSUED' });
  });
});

describe('a scheme of several years', () => {
  it('is named by those below who made no programme under it yet, for its years alone', async () => {
    const scheme = {
      issuerId: committee(demoIds.lucYen),
      number: '02-ĐA/HU',
      title: 'Đề án kiểm tra, giám sát 2001-2005',
      issuedOn: '2001-03-01',
      firstYear: 2001,
      lastYear: 2005,
    };
    expect(await does(COMMUNE, 'createScheme', scheme)).toMatchObject({ __typename: 'NotFound' });
    expect(await does(DISTRICT, 'createScheme', { ...scheme, lastYear: 2000 })).toMatchObject({ path: ['lastYear'] });
    const schemeId = idIn(await does(DISTRICT, 'createScheme', scheme, 'scheme { id }'), 'scheme');
    expect(await does(DISTRICT, 'createScheme', scheme)).toMatchObject({ code: 'SCHEME_EXISTS' });
    const { data } = await server.ask(
      COMMUNE,
      `{ inspectionSchemes(committeeId: "${committee(demoIds.lamThuong)}", year: 2003) { id number issuerName issuer { id } } }`,
    );
    expect(data.inspectionSchemes).toEqual([
      { id: schemeId, number: '02-ĐA/HU', issuerName: expect.stringContaining('Lục Yên'), issuer: null },
    ]);
    const programme = { committeeId: committee(demoIds.lamThuong), schemeId };
    expect(await does(COMMUNE, 'createProgramme', { ...programme, year: 2006 })).toMatchObject({
      code: 'SCHEME_NOT_FOR_YEAR',
    });
    expect(
      await does(COMMUNE, 'createProgramme', { ...programme, year: 2003 }, 'programme { scheme { number } }'),
    ).toMatchObject({ programme: { scheme: { number: '02-ĐA/HU' } } });
    expect(
      await does(PROVINCE, 'createProgramme', { committeeId: committee(demoIds.province), year: 2003, schemeId }),
    ).toMatchObject({ code: 'SCHEME_NOT_ABOVE' });
  });
});

describe('how long an inspection may take', () => {
  const LIMIT = 'inspection { id limit { days until extension source confidence } }';

  it('is known of advisory boards since 331-QĐ/TW, and extended once by a third', async () => {
    const { ids } = await issued(2026 - 21, 1, DISTRICT, demoIds.lucYen, demoIds.lamThuong);
    // Before the rule nothing is known.
    const old = { inspectionId: ids[0], decisionNumber: '1', startedOn: '2005-03-01' };
    const board = { conductedBy: 'ADVISORY_BOARD', advisoryBoard: 'Ban Tuyên giáo' };
    expect(await does(DISTRICT, 'startInspection', { ...old, conductedBy: 'ADVISORY_BOARD' })).toMatchObject({
      path: ['advisoryBoard'],
    });
    expect(await does(DISTRICT, 'startInspection', { ...old, ...board }, LIMIT)).toMatchObject({
      inspection: { limit: { days: null, until: null, extension: 0, source: null, confidence: 'UNKNOWN' } },
    });
    expect(await does(DISTRICT, 'extendInspection', { inspectionId: ids[0], days: 1, reason: 'x' })).toMatchObject({
      code: 'LIMIT_UNKNOWN',
    });
    const opened = await does(
      DISTRICT,
      'openInspection',
      {
        inspectorId: committee(demoIds.lucYen),
        subjectId: committee(demoIds.lamThuong),
        kind: 'THEMATIC_INSPECTION',
        topic: 'Công tác tuyên giáo',
        reason: 'Theo yêu cầu',
      },
      'inspection { id }',
    );
    const inspectionId = idIn(opened, 'inspection');
    expect(await does(DISTRICT, 'extendInspection', { inspectionId, days: 6, reason: 'x' })).toMatchObject({
      code: 'NOT_UNDER_WAY',
    });
    const start = { inspectionId, decisionNumber: '3', startedOn: '2026-11-02', ...board };
    expect(await does(DISTRICT, 'startInspection', start, LIMIT)).toMatchObject({
      inspection: { limit: { days: 20, until: '2026-11-22', extension: 6, source: 'Quy định 331-QĐ/TW' } },
    });
    expect(await does(DISTRICT, 'extendInspection', { inspectionId, days: 7, reason: 'Mưa lũ' })).toMatchObject({
      code: 'EXTENSION_TOO_LONG',
      path: ['days'],
    });
    expect(await does(DISTRICT, 'extendInspection', { inspectionId, days: 6, reason: 'Mưa lũ' }, LIMIT)).toMatchObject({
      inspection: { limit: { days: 26, until: '2026-11-28' } },
    });
    expect(await does(DISTRICT, 'extendInspection', { inspectionId, days: 1, reason: 'Mưa lũ' })).toMatchObject({
      code: 'EXTENDED_ALREADY',
    });
  });
});

describe('who inspects', () => {
  it('did not stand below the inspected on the day of the start', async () => {
    const { ids } = await issued(2013, 1);
    const { pool } = server.app.services.database;
    const client = await pool.connect();
    try {
      // Khéo Lẹng and Lâm Thượng had changed places in that spring.
      await client.query('BEGIN');
      await client.query('ALTER TABLE committee_placement DISABLE TRIGGER USER');
      await client.query(
        `INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to)
         VALUES ($1, $2, '1901-01-01', '1901-06-01')`,
        [demoIds.lamThuong, demoIds.kheoLeng],
      );
      await client.query('ALTER TABLE committee_placement ENABLE TRIGGER USER');
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const start = { inspectionId: ids[0], decisionNumber: '5' };
    expect(await does(COMMUNE, 'startInspection', { ...start, startedOn: '1901-05-31' })).toMatchObject({
      code: 'INSPECTOR_BELOW',
    });
    expect(await does(COMMUNE, 'startInspection', { ...start, startedOn: '1901-06-01' })).toMatchObject({
      __typename: 'StartInspectionPayload',
    });
  });
});

describe('a field check', () => {
  it('is visited and noted, and ends so: no steps, no conclusion, no discipline', async () => {
    const visit = {
      inspectorId: committee(demoIds.lucYen),
      subjectId: committee(demoIds.lamThuong),
      topic: 'Các mô hình kinh tế trên địa bàn',
      visitedOn: '2026-11-03',
      lead: 'Lãnh đạo Huyện ủy',
    };
    expect(await does(DISTRICT, 'recordFieldCheck', { ...visit, subjectId: committee(demoIds.lucYen) })).toMatchObject({
      code: 'SUBJECT_NOT_BELOW',
    });
    const done = await does(DISTRICT, 'recordFieldCheck', visit, 'inspection { id kind status lead startedOn }');
    expect(done).toMatchObject({ inspection: { kind: 'FIELD_CHECK', status: 'VISITED', startedOn: '2026-11-03' } });
    const inspectionId = idIn(done, 'inspection');
    for (const [mutation, input] of [
      ['startInspection', { decisionNumber: '1', startedOn: '2026-11-04' }],
      ['recordInspectionStep', { to: 'SELF_REPORT_IN', effectiveOn: '2026-11-04' }],
      ['recordInspectionResult', { outcome: 'GOOD', concludedOn: '2026-11-04' }],
      ['cancelInspection', { reason: 'x', approver: 'x' }],
      ['recordDiscipline', { form: 'REPRIMAND', decidedBy: 'x', decidedOn: '2026-11-04', decisionNumber: '1' }],
      ['correctConclusion', { outcome: 'GOOD', concludedOn: '2026-11-04', reason: 'x' }],
    ] as const) {
      expect(await does(DISTRICT, mutation, { inspectionId, ...input })).toMatchObject({ __typename: 'RuleViolation' });
    }
    const note = {
      inspectionId,
      notedOn: '2026-11-05',
      findings: [{ category: 'GOOD_PRACTICE', text: 'Mô hình trồng quế' }],
    };
    expect(await does(DISTRICT, 'noteFieldCheck', { ...note, notedOn: '2026-11-02' })).toMatchObject({
      path: ['notedOn'],
    });
    expect(
      await does(DISTRICT, 'noteFieldCheck', note, 'inspection { status outcome findings { text } }'),
    ).toMatchObject({ inspection: { status: 'NOTED', outcome: null, findings: [{ text: 'Mô hình trồng quế' }] } });
    expect(await does(DISTRICT, 'noteFieldCheck', note)).toMatchObject({ code: 'NO_FIELD_CHECK' });
  });
});

describe('after the conclusion', () => {
  const violation = { outcome: 'VIOLATION', findings: [{ category: 'VIOLATION', text: 'Vi phạm nguyên tắc' }] };

  it('discipline is a record of its own, once, and only where a violation was found', async () => {
    const { ids } = await issued(2004, 2);
    const discipline = (n: number, more: object = {}) => ({
      inspectionId: ids[n],
      form: 'REPRIMAND',
      decidedBy: 'Ban Thường vụ Đảng ủy',
      decidedOn: '2004-05-20',
      decisionNumber: '8-QĐ/ĐU',
      ...more,
    });
    expect(await does(COMMUNE, 'recordDiscipline', discipline(0))).toMatchObject({ code: 'NOT_CONCLUDED' });
    await concluded(ids[0] ?? '', 2004, violation);
    await concluded(ids[1] ?? '', 2004);
    expect(await does(COMMUNE, 'recordDiscipline', discipline(1))).toMatchObject({ code: 'NO_VIOLATION_FOUND' });
    expect(await does(COMMUNE, 'recordDiscipline', discipline(0, { decidedOn: '2004-04-19' }))).toMatchObject({
      path: ['decidedOn'],
    });
    expect(
      await does(
        COMMUNE,
        'recordDiscipline',
        discipline(0),
        'inspection { outcome disciplines { form decidedBy decidedOn } }',
      ),
    ).toMatchObject({
      inspection: {
        outcome: 'VIOLATION',
        disciplines: [{ form: 'REPRIMAND', decidedBy: 'Ban Thường vụ Đảng ủy', decidedOn: '2004-05-20' }],
      },
    });
    expect(await does(COMMUNE, 'recordDiscipline', discipline(0))).toMatchObject({ code: 'DISCIPLINE_RECORDED' });
  });

  it('the conclusion is corrected with a reason; what was found stays, and the outcome fits it', async () => {
    const { ids } = await issued(2003 - 1, 1);
    const inspectionId = ids[0] ?? '';
    const correction = { inspectionId, outcome: 'VIOLATION', concludedOn: '2002-04-22', reason: 'Ghi nhầm' };
    expect(await does(COMMUNE, 'correctConclusion', correction)).toMatchObject({ code: 'NOT_CONCLUDED' });
    await concluded(inspectionId, 2002);
    expect(await does(COMMUNE, 'correctConclusion', correction)).toMatchObject({ code: 'FINDING_REQUIRED' });
    const findings = [
      {
        category: 'VIOLATION',
        text: 'Vi phạm quy chế',
        remedies: [{ action: 'Kiểm điểm', dueOn: '2002-06-30' }],
      },
    ];
    expect(
      await does(
        COMMUNE,
        'correctConclusion',
        { ...correction, findings },
        'inspection { status outcome concludedOn openRemedyCount corrections { outcomeBefore outcomeAfter concludedBefore concludedAfter reason } }',
      ),
    ).toMatchObject({
      inspection: {
        status: 'FOLLOW_UP',
        outcome: 'VIOLATION',
        concludedOn: '2002-04-22',
        openRemedyCount: 1,
        corrections: [
          {
            outcomeBefore: 'GOOD',
            outcomeAfter: 'VIOLATION',
            concludedBefore: '2002-04-20',
            concludedAfter: '2002-04-22',
            reason: 'Ghi nhầm',
          },
        ],
      },
    });
    expect(await does(COMMUNE, 'correctConclusion', { ...correction, outcome: 'GOOD' })).toMatchObject({
      code: 'OUTCOME_TOO_MILD',
    });
    expect(await does(COMMUNE, 'correctConclusion', { ...correction, concludedOn: '2002-07-01' })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('a good practice is spread to a subtree, and read there, and nowhere else', async () => {
    const { ids } = await issued(2001, 2, DISTRICT, demoIds.lucYen, demoIds.yenThe);
    const good = {
      outcome: 'GOOD_PRACTICE',
      findings: [{ category: 'GOOD_PRACTICE', text: 'Mỗi tháng một buổi sinh hoạt' }],
    };
    const answer = await concluded(ids[0] ?? '', 2001, good, DISTRICT);
    const bad = await concluded(ids[1] ?? '', 2001, violation, DISTRICT);
    const findingOf = (one: typeof answer) => (one.inspection as { findings: { id: string }[] }).findings[0]?.id;
    const practice = {
      findingId: findingOf(answer),
      committeeId: committee(demoIds.lucYen),
      text: 'Mỗi tháng một buổi sinh hoạt chuyên đề',
      publishedOn: '2001-05-02',
    };
    expect(await does(DISTRICT, 'publishGoodPractice', { ...practice, findingId: findingOf(bad) })).toMatchObject({
      code: 'NO_GOOD_PRACTICE',
    });
    expect(await does(COMMUNE, 'publishGoodPractice', practice)).toMatchObject({ __typename: 'NotFound' });
    await does(DISTRICT, 'publishGoodPractice', practice);
    expect(await does(DISTRICT, 'publishGoodPractice', practice)).toMatchObject({ code: 'PUBLISHED_THERE' });
    const read = async (subject: string, id: string) => {
      const { data } = await server.ask(
        subject,
        `{ goodPractices(committeeId: "${committee(id)}", year: 2001) { text publishedOn foundAt spreadTo } }`,
      );
      return data.goodPractices;
    };
    const told = [
      {
        text: 'Mỗi tháng một buổi sinh hoạt chuyên đề',
        publishedOn: '2001-05-02',
        foundAt: expect.stringContaining('Yên Thế'),
        spreadTo: expect.stringContaining('Lục Yên'),
      },
    ];
    // A commune beside the one where it was found, and its cell, read it; they do not see the inspection.
    expect(await read(COMMUNE, demoIds.lamThuong)).toEqual(told);
    expect(await read('demo-cell', demoIds.kheoLeng)).toEqual(told);
    const { data } = await server.ask(COMMUNE, `{ node(id: "${ids[0]}") { id } }`);
    expect(data.node).toBeNull();
    expect(await read(PROVINCE, demoIds.naHau)).toEqual([]);
    expect(await read(COMMUNE, demoIds.naHau)).toEqual([]);
  });

  it('two conclusions at once are one', async () => {
    const { ids } = await issued(2000, 1);
    const inspectionId = ids[0] ?? '';
    await does(COMMUNE, 'startInspection', { inspectionId, decisionNumber: '5', startedOn: '2000-03-01' });
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        does(n % 2 ? COMMUNE : DISTRICT, 'recordInspectionResult', {
          inspectionId,
          outcome: 'SHORTCOMINGS',
          concludedOn: '2000-05-20',
          findings: [{ category: 'SHORTCOMING', text: `Hạn chế ${n}` }],
        }),
      ),
    );
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'NOT_CONCLUDABLE',
      'NOT_CONCLUDABLE',
      'NOT_CONCLUDABLE',
      'RecordInspectionResultPayload',
    ]);
    const { data } = await server.ask(
      COMMUNE,
      `{ node(id: "${inspectionId}") { ... on Inspection { findingCount steps { to } } } }`,
    );
    expect(data.node).toEqual({ findingCount: 1, steps: [{ to: 'STARTED' }, { to: 'CONCLUDED' }] });
  });
});
