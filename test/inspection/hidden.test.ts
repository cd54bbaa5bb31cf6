import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { committee, idIn, inspectionDesk } from '../helpers/inspection-desk.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('district-inspector', 'INSPECTOR', demoIds.lucYen);
  await server.grant('cell-secretary', 'CELL_SECRETARY', demoIds.lamThuong);
  await server.grant('commune-board', 'DASHBOARD', demoIds.lamThuong);
  await server.grant('commune-inspector', 'INSPECTOR', demoIds.lamThuong);
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);

/** Whoever reaches what is inspected through itself alone. */
const SUBJECT_SIDE = ['demo-commune', 'cell-secretary', 'commune-board', 'commune-inspector'];

/** All that tells of inspections: lists in each order, filters, totals, pages and their cursors, counts, figures, relations. */
const EVERYTHING = [
  `all: inspections(first: 100) { totalCount pageInfo { hasNextPage startCursor endCursor } edges { cursor node { id status kind } } }`,
  `late: inspections(first: 2, orderBy: { updatedAt: DESC }) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id } } }`,
  `concluded: inspections(first: 2, orderBy: { concludedOn: ASC }) { totalCount pageInfo { endCursor } edges { cursor node { id } } }`,
  `signs: inspections(first: 100, kind: [VIOLATION_SIGNS]) { totalCount edges { node { id } } }`,
  `started: inspections(first: 100, filter: { status: [STARTED, PLANNED, CANCELLED] }) { totalCount edges { node { id } } }`,
  `others: inspections(first: 100, filter: { not: { kind: [FIELD_CHECK] } }) { totalCount edges { node { id } } }`,
  `within: inspections(first: 100, withinId: "${committee(demoIds.lamThuong)}") { totalCount edges { cursor node { id } } }`,
  `inspectionProgrammes(first: 10) { totalCount edges { node { inspectionCount openInspectionCount completed takenOutCount inspections(first: 20) { totalCount edges { cursor node { id } } } } } }`,
  `node(id: "${committee(demoIds.lamThuong)}") { ... on Committee {
    inspections(first: 100) { totalCount edges { cursor node { id findingCount remedyCount openRemedyCount } } }
    inspectionCompletion(year: 2026) { committeeCount programmeCount completedCount ownCompleted takenOutCount }
  } }`,
];

/** What somebody is told, with the cursors opened: a sealed one is another one each time. */
async function told(subject: string): Promise<string> {
  const answers: unknown[] = [];
  for (const one of EVERYTHING) {
    const { data, errors } = await server.ask(subject, `{ ${one} }`);
    expect(errors).toBeUndefined();
    answers.push(data);
  }
  return JSON.stringify(answers, (key, value) => (/[cC]ursor$/.test(key) ? typeof value : value));
}

it('signs of a violation are told to nobody through their subject until they are announced', async () => {
  const before = await Promise.all(SUBJECT_SIDE.map(told));
  const above = await told('demo-district');
  const opened = await does(
    'district-inspector',
    'openInspection',
    {
      inspectorId: committee(demoIds.lucYen),
      subjectId: committee(demoIds.lamThuong),
      kind: 'VIOLATION_SIGNS',
      topic: 'Dấu hiệu vi phạm nguyên tắc tập trung dân chủ',
      reason: 'Đơn phản ánh',
    },
    'inspection { id unplannedReason }',
  );
  expect(opened).toMatchObject({ inspection: { unplannedReason: 'Đơn phản ánh' } });
  const inspectionId = idIn(opened, 'inspection');
  const hidden = async () => {
    expect(await Promise.all(SUBJECT_SIDE.map(told))).toEqual(before);
    for (const subject of SUBJECT_SIDE) {
      const { data } = await server.ask(subject, `{ node(id: "${inspectionId}") { id } }`);
      expect(data.node).toBeNull();
    }
    // Nor does a refusal tell of it: it reads as that of an inspection there is none of.
    const none = `${inspectionId.slice(0, -4)}AAAA`;
    for (const [mutation, input] of [
      ['cancelInspection', { reason: 'x', approver: 'x' }],
      ['announceInspection', { announcedOn: '2026-11-20' }],
      ['recordInspectionResult', { outcome: 'GOOD', concludedOn: '2026-11-20' }],
      ['extendInspection', { days: 1, reason: 'x' }],
    ] as const) {
      const answer = await does('commune-inspector', mutation, { inspectionId, ...input });
      expect(answer).toMatchObject({ __typename: 'NotFound' });
      if (none === inspectionId) continue;
      const missing = await does('commune-inspector', mutation, { inspectionId: none, ...input });
      expect(missing.path).toEqual(answer.path);
    }
  };
  await hidden();
  expect(await told('demo-district')).not.toBe(above);
  const start = { inspectionId, decisionNumber: '9-QĐ/UBKT', startedOn: '2026-11-10' };
  expect(
    await does('district-inspector', 'startInspection', {
      ...start,
      conductedBy: 'ADVISORY_BOARD',
      advisoryBoard: 'Ban Tổ chức',
    }),
  ).toMatchObject({ code: 'BOARD_NOT_FOR_KIND' });
  await does('district-inspector', 'startInspection', {
    ...start,
    conductedBy: 'INSPECTION_COMMISSION',
    lead: 'Trưởng đoàn',
  });
  await hidden();
  const step = { inspectionId, to: 'SELF_REPORT_IN', effectiveOn: '2026-11-15' };
  expect(await does('district-inspector', 'recordInspectionStep', step)).toMatchObject({ code: 'NOT_ANNOUNCED' });
  const result = { inspectionId, outcome: 'GOOD', concludedOn: '2026-11-20' };
  expect(await does('district-inspector', 'recordInspectionResult', result)).toMatchObject({ code: 'NOT_ANNOUNCED' });
  expect(
    await does('district-inspector', 'announceInspection', { inspectionId, announcedOn: '2026-11-09' }),
  ).toMatchObject({ __typename: 'InvalidInput', path: ['announcedOn'] });
  await does('district-inspector', 'announceInspection', { inspectionId, announcedOn: '2026-11-12' });
  expect(
    await does('district-inspector', 'announceInspection', { inspectionId, announcedOn: '2026-11-12' }),
  ).toMatchObject({ code: 'ANNOUNCED_ALREADY' });
  const after = await Promise.all(SUBJECT_SIDE.map(told));
  for (const [n, one] of after.entries()) {
    expect(one).not.toBe(before[n]);
    expect(one).toContain(inspectionId);
  }
});

it('the inspected sees its announcement and its conclusion, never what the team noted or why it began', async () => {
  const opened = await does(
    'district-inspector',
    'openInspection',
    {
      inspectorId: committee(demoIds.lucYen),
      subjectId: committee(demoIds.lamThuong),
      kind: 'THEMATIC_INSPECTION',
      topic: 'Công tác phát triển đảng viên',
      reason: 'Theo chỉ đạo của Thường trực',
    },
    'inspection { id }',
  );
  const inspectionId = idIn(opened, 'inspection');
  await does('district-inspector', 'startInspection', {
    inspectionId,
    decisionNumber: '9',
    startedOn: '2026-11-02',
    team: 'Tổ kiểm tra',
  });
  await does('district-inspector', 'announceInspection', { inspectionId, announcedOn: '2026-11-03' });
  await does('district-inspector', 'recordInspectionStep', {
    inspectionId,
    to: 'SELF_REPORT_IN',
    effectiveOn: '2026-11-04',
    note: 'Báo cáo còn sơ sài',
  });
  const asked = `{ node(id: "${inspectionId}") { ... on Inspection {
    announcedOn team inspectorName unplannedReason inspector { id } steps { to note }
  } } }`;
  const { data: theirs } = await server.ask('demo-commune', asked);
  expect(theirs.node).toEqual({
    announcedOn: '2026-11-03',
    team: 'Tổ kiểm tra',
    inspectorName: expect.stringContaining('Lục Yên'),
    unplannedReason: null,
    inspector: null,
    steps: [
      { to: 'STARTED', note: null },
      { to: 'SELF_REPORT_IN', note: null },
    ],
  });
  const { data: ours } = await server.ask('district-inspector', asked);
  expect(ours.node).toMatchObject({
    unplannedReason: 'Theo chỉ đạo của Thường trực',
    inspector: { id: committee(demoIds.lucYen) },
    steps: [{ note: null }, { note: 'Báo cáo còn sơ sài' }],
  });
});
