import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { committee, idIn, inspectionDesk } from '../helpers/inspection-desk.ts';
import { readXlsx } from '../helpers/read-export.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);
const DISTRICT = 'demo-district';

const FIGURES = `inspectionCount fieldCheckCount organisationsInspected organisationsViolating organisationsDisciplined
  byKind { kind count } byTopic { topic count } byOutcome { outcome count } plannedCount plannedConcludedCount planPercent
  openRemedyCount overdueRemedyCount doneInTimeRemedyCount doneLateRemedyCount issued completed`;

async function report(year: number, until: string | null = null, subject = DISTRICT, id: string = demoIds.lucYen) {
  const { data, errors } = await server.ask(
    subject,
    `query ($until: Day) { inspectionReport(committeeId: "${committee(id)}", year: ${year}, until: $until) {
      year to figures { ${FIGURES} } before { inspectionCount organisationsInspected } below { committeeId name figures { ${FIGURES} } }
    } }`,
    { until },
  );
  return { report: data?.inspectionReport, errors };
}

/** A year that the demo data know nothing of: two communes inspected, one violating and disciplined, remedies in every state. */
async function year2012(): Promise<void> {
  const programmeId = idIn(
    await does(DISTRICT, 'createProgramme', { committeeId: committee(demoIds.lucYen), year: 2012 }, 'programme { id }'),
    'programme',
  );
  const ids: string[] = [];
  for (const [subject, kind, topic] of [
    [demoIds.lamThuong, 'THEMATIC_INSPECTION', 'Công tác phát triển đảng viên'],
    [demoIds.lamThuong, 'PARTY_FINANCE', 'Thu nộp đảng phí'],
    [demoIds.yenThe, 'THEMATIC_INSPECTION', 'Công tác phát triển đảng viên'],
    [demoIds.yenThe, 'THEMATIC_SUPERVISION', 'Học tập nghị quyết'],
  ] as const) {
    const item = { programmeId, subjectId: committee(subject), kind, topic, dueOn: '2012-11-30' };
    ids.push(idIn(await does(DISTRICT, 'addInspection', item, 'inspection { id }'), 'inspection'));
  }
  await does(DISTRICT, 'issueProgramme', { programmeId, number: '1', issuedOn: '2011-12-28' });
  const conclude = async (n: number, concludedOn: string, outcome: string, findings: object[] = []) => {
    await does(DISTRICT, 'startInspection', { inspectionId: ids[n], decisionNumber: '1', startedOn: '2012-02-01' });
    const answer = await does(
      DISTRICT,
      'recordInspectionResult',
      { inspectionId: ids[n], outcome, concludedOn, findings },
      'inspection { findings { remedies { id } } }',
    );
    return (answer.inspection as { findings: { remedies: { id: string }[] }[] }).findings.flatMap(({ remedies }) =>
      remedies.map(({ id }) => id),
    );
  };
  const remedies = ['2012-04-30', '2012-05-31', '2012-07-31'].map((dueOn, n) => ({ action: `Việc ${n}`, dueOn }));
  const [inTime, late] = await conclude(0, '2012-03-20', 'VIOLATION', [
    { category: 'VIOLATION', text: 'Vi phạm quy chế', remedies },
  ]);
  await conclude(1, '2012-05-15', 'GOOD');
  await conclude(2, '2012-09-10', 'GOOD_PRACTICE', [{ category: 'GOOD_PRACTICE', text: 'Cách làm tốt' }]);
  for (const [remedyId, doneOn] of [
    [inTime, '2012-04-28'],
    [late, '2012-06-05'],
  ]) {
    await does(DISTRICT, 'reportRemedyDone', { remedyId, doneOn, evidence: 'Biên bản' });
    await does(DISTRICT, 'acceptRemedy', { remedyId });
  }
  await does(DISTRICT, 'recordDiscipline', {
    inspectionId: ids[0],
    form: 'WARNING',
    decidedBy: 'Ban Thường vụ Huyện ủy',
    decidedOn: '2012-06-20',
    decisionNumber: '8-QĐ/HU',
  });
  await does(DISTRICT, 'recordFieldCheck', {
    inspectorId: committee(demoIds.lucYen),
    subjectId: committee(demoIds.yenThe),
    topic: 'Mô hình kinh tế',
    visitedOn: '2012-08-01',
    lead: 'Thường trực Huyện ủy',
  });
}

it('counts what was inspected, found, disciplined and mended, up to any day of the year', async () => {
  await year2012();
  const { report: june } = await report(2012, '2012-06-30');
  expect(june).toMatchObject({
    to: '2012-06-30',
    figures: {
      inspectionCount: 2,
      fieldCheckCount: 0,
      organisationsInspected: 1,
      organisationsViolating: 1,
      organisationsDisciplined: 1,
      plannedCount: 4,
      plannedConcludedCount: 2,
      planPercent: 50,
      openRemedyCount: 1,
      overdueRemedyCount: 0,
      doneInTimeRemedyCount: 1,
      doneLateRemedyCount: 1,
      issued: true,
      completed: false,
    },
  });
  const { report: whole } = await report(2012);
  expect(whole.figures).toEqual({
    inspectionCount: 3,
    fieldCheckCount: 1,
    organisationsInspected: 2,
    organisationsViolating: 1,
    organisationsDisciplined: 1,
    byKind: [
      { kind: 'THEMATIC_INSPECTION', count: 2 },
      { kind: 'PARTY_FINANCE', count: 1 },
    ],
    byTopic: [
      { topic: 'Công tác phát triển đảng viên', count: 2 },
      { topic: 'Thu nộp đảng phí', count: 1 },
    ],
    byOutcome: [
      { outcome: 'GOOD', count: 1 },
      { outcome: 'GOOD_PRACTICE', count: 1 },
      { outcome: 'VIOLATION', count: 1 },
    ],
    plannedCount: 4,
    plannedConcludedCount: 3,
    planPercent: 75,
    openRemedyCount: 1,
    overdueRemedyCount: 1,
    doneInTimeRemedyCount: 1,
    doneLateRemedyCount: 1,
    issued: true,
    completed: false,
  });
  // On a day before a deadline and a remedy nothing of them is told, and the year after compares with it.
  expect((await report(2012, '2012-04-15')).report.figures).toMatchObject({
    openRemedyCount: 3,
    overdueRemedyCount: 0,
    doneInTimeRemedyCount: 0,
    organisationsDisciplined: 0,
  });
  expect((await report(2013)).report).toMatchObject({
    figures: { inspectionCount: 0, openRemedyCount: 1, overdueRemedyCount: 1, planPercent: null, issued: false },
    before: { inspectionCount: 3, organisationsInspected: 2 },
  });
  expect((await report(2013, '2013-06-30')).report.before).toEqual({ inspectionCount: 2, organisationsInspected: 1 });
});

it('is of days that were, of that year, and of what one may see', async () => {
  expect((await report(2026, '2099-01-01')).errors).toBeDefined();
  expect((await report(2012, '2013-01-01')).errors).toBeDefined();
  expect((await report(2012, null, 'demo-commune')).report).toBeNull();
  expect((await report(2012, null, 'demo-commune', demoIds.lamThuong)).report.figures.inspectionCount).toBe(0);
  expect((await report(2012, null, 'demo-centre')).report).toBeNull();
});

it('the file says the same', async () => {
  const { report: whole } = await report(2023, null, 'demo-province', demoIds.vanYen);
  const response = await fetch(
    `${server.app.url}/export/inspection-report.xlsx?committee=${committee(demoIds.vanYen)}&year=2023`,
    {
      headers: { authorization: `Bearer ${await server.token('demo-province')}` },
    },
  );
  expect(response.status).toBe(200);
  const file = await readXlsx(await response.arrayBuffer());
  const rows = file.rows.slice(0, whole.below.length + 1);
  const expected = [{ name: expect.any(String), figures: whole.figures }, ...whole.below];
  expect(
    rows.map((row) => [
      row['Tên tổ chức đảng'],
      row['Chương trình của năm'],
      row['Số cuộc đã kết luận'],
      row['Tổ chức được kiểm tra'],
      row['So với kế hoạch (%)'],
    ]),
  ).toEqual(
    expected.map(({ name, figures }) => [
      name,
      figures.completed ? 'Hoàn thành' : figures.issued ? 'Chưa hoàn thành' : 'Chưa ban hành',
      figures.inspectionCount,
      figures.organisationsInspected,
      figures.planPercent,
    ]),
  );
  // The article's 31 of 31, and the district committee itself.
  expect(rows.filter((row) => row['Chương trình của năm'] === 'Hoàn thành')).toHaveLength(32);
});
