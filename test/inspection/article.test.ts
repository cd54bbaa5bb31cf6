import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { end, found, moveBelow } from '../helpers/end-of-the-district.ts';
import { committee, idIn, inspectionDesk } from '../helpers/inspection-desk.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// What the article says of inspections, told by records that came in through the API.

const province = randomUUID();
const district = randomUUID();
const town = randomUUID();
const ward = randomUUID();
const communes = Array.from({ length: 31 }, () => ({ id: randomUUID(), cell: randomUUID() }));
const [naHau] = communes;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  const { pool } = server.app.services.database;
  const rows: [id: string, kind: string, name: string, parent: string | null][] = [
    [province, 'PROVINCE', 'Đảng bộ tỉnh Yên Bái', null],
    [district, 'SUPERIOR', 'Đảng bộ huyện Văn Yên', province],
    [town, 'SUPERIOR', 'Đảng bộ thị xã Nghĩa Lộ', province],
    [ward, 'GRASSROOTS_COMMITTEE', 'Đảng bộ phường Pú Trạng', town],
    ...communes.flatMap(({ id, cell }, n): typeof rows => [
      [id, 'GRASSROOTS_COMMITTEE', n === 0 ? 'Đảng bộ xã Nà Hẩu' : `Đảng bộ xã số ${n}`, district],
      [cell, 'CELL', `Chi bộ thôn ${n}`, id],
    ]),
  ];
  for (const [id, kind, name, parent] of rows) {
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01')`,
      [id, kind, name],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [id, parent],
    );
  }
  await server.app.services.feed.settle();
  await server.grant('province', 'SUPERIOR_COMMITTEE', province);
  await server.grant('district', 'SUPERIOR_COMMITTEE', district);
  await server.grant('na-hau', 'GRASSROOTS_COMMITTEE', naHau?.id ?? '');
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);

/** Does one mutation many times in one document; the ids of what it answers. */
async function all(mutation: string, inputs: readonly string[], record: string): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < inputs.length; at += 8) {
    const fields = inputs
      .slice(at, at + 8)
      .map(
        (input, n) =>
          `a${n}: ${mutation}(input: { ${input} }) { ... on ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Payload { ${record} { id } } ... on UserError { message } }`,
      );
    const { data, errors } = await server.ask('district', `mutation { ${fields.join('\n')} }`);
    expect(errors).toBeUndefined();
    for (const n of fields.keys()) {
      expect(data[`a${n}`].message).toBeUndefined();
      ids.push(data[`a${n}`][record].id);
    }
  }
  return ids;
}

async function completion(year: number, subject = 'district') {
  const { data } = await server.ask(
    subject,
    `{ node(id: "${committee(district)}") { ... on Committee { inspectionCompletion(year: ${year}) {
      committeeCount programmeCount withoutProgrammeCount completedCount endedCount ownCompleted
    } } } }`,
  );
  return data.node.inspectionCompletion;
}

const DONE = {
  committeeCount: 31,
  programmeCount: 31,
  withoutProgrammeCount: 0,
  completedCount: 31,
  endedCount: 0,
  ownCompleted: true,
};

it('31 of 31 grassroots committees and the district committee carried out their programmes of 2021, 2022 and 2023', async () => {
  const scheme = {
    issuerId: committee(province),
    number: '04-ĐA/TU',
    title: 'Đề án về công tác kiểm tra, giám sát giai đoạn 2021-2025',
    issuedOn: '2021-09-01',
    firstYear: 2021,
    lastYear: 2025,
  };
  const schemeId = idIn(await does('province', 'createScheme', scheme, 'scheme { id }'), 'scheme');
  // Who inspects whom: the district its communes, each commune its cell.
  const pairs = [[district, naHau?.id ?? ''], ...communes.map(({ id, cell }) => [id, cell])] as const;
  for (const year of [2021, 2022, 2023]) {
    const programmes = await all(
      'createProgramme',
      pairs.map(([id]) => `committeeId: "${committee(id)}", year: ${year}, schemeId: "${schemeId}"`),
      'programme',
    );
    const items = await all(
      'addInspection',
      pairs.map(
        ([, subject], n) =>
          `programmeId: "${programmes[n]}", subjectId: "${committee(subject)}", kind: THEMATIC_INSPECTION, topic: "Công tác phát triển đảng viên", dueOn: "${year}-10-30"`,
      ),
      'inspection',
    );
    await all(
      'issueProgramme',
      programmes.map((id, n) => `programmeId: "${id}", number: "${n + 1}-CTr", issuedOn: "${year - 1}-12-22"`),
      'programme',
    );
    await all(
      'startInspection',
      items.map((id) => `inspectionId: "${id}", decisionNumber: "5-QĐ", startedOn: "${year}-03-01"`),
      'inspection',
    );
    const results = items.map((id) => `inspectionId: "${id}", outcome: GOOD, concludedOn: "${year}-06-15"`);
    await all('recordInspectionResult', results.slice(0, -1), 'inspection');
    // Nobody is done before the last inspection is concluded.
    expect(await completion(year)).toEqual({ ...DONE, completedCount: 30 });
    await all('recordInspectionResult', results.slice(-1), 'inspection');
    expect(await completion(year)).toEqual(DONE);
  }
  const { data } = await server.ask(
    'district',
    `{ inspectionProgrammes(withinId: "${committee(district)}", first: 100) { totalCount edges { node { status completed scheme { number issuedOn issuerName } } } } }`,
  );
  expect(data.inspectionProgrammes.totalCount).toBe(96);
  for (const { node } of data.inspectionProgrammes.edges) {
    expect(node).toEqual({
      status: 'ISSUED',
      completed: true,
      scheme: { number: '04-ĐA/TU', issuedOn: '2021-09-01', issuerName: 'Đảng bộ tỉnh Yên Bái' },
    });
  }
  // A year in which nobody issued one is no year of 31 of 31.
  expect(await completion(2024)).toMatchObject({ programmeCount: 0, withoutProgrammeCount: 31, completedCount: 0 });
});

it('the standing deputy secretary and the propaganda board inspected the committee of xã Nà Hẩu; what fell short was mended by its deadline', async () => {
  const opened = await does(
    'district',
    'openInspection',
    {
      inspectorId: committee(district),
      subjectId: committee(naHau?.id ?? ''),
      kind: 'THEMATIC_INSPECTION',
      topic: 'Công tác tuyên giáo',
      reason: 'Theo kế hoạch của Ban Tuyên giáo Huyện ủy',
    },
    'inspection { id }',
  );
  const inspectionId = idIn(opened, 'inspection');
  await does('district', 'startInspection', {
    inspectionId,
    decisionNumber: '12-QĐ/BTG',
    startedOn: '2023-08-01',
    conductedBy: 'ADVISORY_BOARD',
    advisoryBoard: 'Ban Tuyên giáo Huyện ủy',
    lead: 'Phó Bí thư Thường trực Huyện ủy',
  });
  const concluded = await does(
    'district',
    'recordInspectionResult',
    {
      inspectionId,
      outcome: 'SHORTCOMINGS',
      concludedOn: '2023-08-20',
      findings: [
        { category: 'GOOD_PRACTICE', text: 'Sinh hoạt chuyên đề ở cả chi bộ vùng cao' },
        {
          category: 'SHORTCOMING',
          text: 'Chưa sơ kết nghị quyết đúng kỳ',
          remedies: [{ action: 'Sơ kết nghị quyết', dueOn: '2023-09-30' }],
        },
      ],
    },
    'inspection { findings { id remedies { id } } }',
  );
  const [good, bad] = (concluded.inspection as { findings: { id: string; remedies: { id: string }[] }[] }).findings;
  const remedyId = bad?.remedies[0]?.id;
  await does('na-hau', 'reportRemedyDone', { remedyId, doneOn: '2023-09-28', evidence: 'Báo cáo sơ kết' });
  await does('district', 'acceptRemedy', { remedyId });
  await does('district', 'publishGoodPractice', {
    findingId: good?.id,
    committeeId: committee(district),
    text: 'Sinh hoạt chuyên đề ở chi bộ vùng cao',
    publishedOn: '2023-09-01',
  });
  const { data } = await server.ask(
    'na-hau',
    `{ node(id: "${inspectionId}") { ... on Inspection { status conductedBy advisoryBoard lead topic inspectorName limit { days confidence } findings { category remedies { dueOn doneOn } } } }
       goodPractices(committeeId: "${committee(naHau?.cell ?? '')}", year: 2023) { text foundAt spreadTo } }`,
  );
  expect(data.node).toEqual({
    status: 'CLOSED',
    conductedBy: 'ADVISORY_BOARD',
    advisoryBoard: 'Ban Tuyên giáo Huyện ủy',
    lead: 'Phó Bí thư Thường trực Huyện ủy',
    topic: 'Công tác tuyên giáo',
    inspectorName: 'Đảng bộ huyện Văn Yên',
    limit: { days: null, confidence: 'UNKNOWN' },
    findings: [
      { category: 'GOOD_PRACTICE', remedies: [] },
      { category: 'SHORTCOMING', remedies: [{ dueOn: '2023-09-30', doneOn: '2023-09-28' }] },
    ],
  });
  expect(data.goodPractices).toEqual([
    { text: 'Sinh hoạt chuyên đề ở chi bộ vùng cao', foundAt: 'Đảng bộ xã Nà Hẩu', spreadTo: 'Đảng bộ huyện Văn Yên' },
  ]);
});

it('leaders looked at the models of business in phường Pú Trạng: a field check, which counts as no inspection', async () => {
  const done = await does(
    'province',
    'recordFieldCheck',
    {
      inspectorId: committee(town),
      subjectId: committee(ward),
      topic: 'Các mô hình kinh tế trên địa bàn',
      visitedOn: '2023-07-11',
      lead: 'Lãnh đạo thị xã',
    },
    'inspection { id }',
  );
  await does('province', 'noteFieldCheck', {
    inspectionId: idIn(done, 'inspection'),
    notedOn: '2023-07-12',
    findings: [{ category: 'GOOD_PRACTICE', text: 'Mô hình kinh tế của đảng viên trẻ' }],
  });
  const { data } = await server.ask(
    'province',
    `{ inspectionReport(committeeId: "${committee(town)}", year: 2023) { figures { inspectionCount fieldCheckCount organisationsInspected } } }`,
  );
  expect(data.inspectionReport.figures).toEqual({ inspectionCount: 0, fieldCheckCount: 1, organisationsInspected: 0 });
});

it('after the districts ended in 2025 the years 2021 to 2023 are what they were', async () => {
  const client = await server.app.services.database.pool.connect();
  const merged = randomUUID();
  try {
    await client.query('BEGIN');
    await found(client, merged, 'Đảng bộ xã Mậu A', 'GRASSROOTS_COMMITTEE', province);
    const ids = communes.map(({ id }) => id);
    await moveBelow(client, ids, merged);
    await end(client, ids);
    await end(client, [district]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await server.app.services.feed.settle();
  for (const year of [2021, 2022, 2023]) expect(await completion(year, 'province')).toEqual(DONE);
  expect(await completion(2025, 'province')).toMatchObject({ committeeCount: 0, endedCount: 31 });
  const { data } = await server.ask(
    'province',
    `{ inspectionReport(committeeId: "${committee(province)}", year: 2023) { figures { inspectionCount plannedCount planPercent } } }`,
  );
  expect(data.inspectionReport.figures).toEqual({ inspectionCount: 33, plannedCount: 32, planPercent: 100 });
});
