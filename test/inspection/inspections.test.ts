import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { InspectionKind, InspectionStatus } from '../../src/db/generated/client.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const RECORD = `mutation ($input: RecordInspectionResultInput!) {
  recordInspectionResult(input: $input) {
    __typename
    ... on RecordInspectionResultPayload {
      cursor inspection { status outcome concludedOn findings { category text remedies { action dueOn doneOn } } }
    }
    ... on UserError { code message path }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** An inspection of Lâm Thượng by its district, of its own for a test. */
async function makeInspection(
  status: InspectionStatus = 'REPORTED',
  more: { dueOn?: Date; subjectId?: string; kind?: InspectionKind } = {},
): Promise<string> {
  const { id } = await server.app.services.database.prisma.inspection.create({
    data: {
      inspectorId: demoIds.lucYen,
      subjectId: demoIds.lamThuong,
      kind: 'THEMATIC_INSPECTION',
      topic: 'Công tác phát triển đảng viên',
      status,
      startedOn: status === 'PLANNED' ? null : new Date('2026-10-01'),
      cancelReason: status === 'CANCELLED' ? 'trùng' : null,
      ...more,
    },
  });
  return id;
}

async function record(id: string, more: object = {}, subject = 'demo-district') {
  const { data, errors } = await server.ask(subject, RECORD, {
    input: { inspectionId: globalId('Inspection', id), outcome: 'GOOD', concludedOn: '2026-11-20', ...more },
  });
  expect(errors).toBeUndefined();
  return data.recordInspectionResult;
}

const stateOf = (id: string) =>
  server.app.services.database.prisma.inspection.findUniqueOrThrow({
    where: { id },
    include: { findings: { include: { remedies: true } }, statusChanges: true },
  });

async function refused(id: string, more: object, expected: object): Promise<void> {
  const before = await stateOf(id);
  expect(await record(id, more)).toMatchObject(expected);
  expect(await stateOf(id)).toEqual(before);
}

const finding = (more: object = {}) => ({ category: 'SHORTCOMING', text: 'Hồ sơ chưa đầy đủ', ...more });

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { node: { id: string; dueOn: string | null } }[];
}

describe('inspections', () => {
  const cases: [args: string, condition: string][] = [
    ['status: [REPORTED]', `i.status = 'REPORTED'`],
    ['status: [STARTED, VERIFIED]', `i.status IN ('STARTED', 'VERIFIED')`],
    ['kind: [FIELD_CHECK]', `i.kind = 'FIELD_CHECK'`],
    ['kind: [VIOLATION_SIGNS], status: [STARTED]', `i.kind = 'VIOLATION_SIGNS' AND i.status = 'STARTED'`],
    [
      `withinId: "${globalId('Committee', demoIds.naHau)}"`,
      `i.subject_id IN (SELECT id FROM committee WHERE '${demoIds.naHau}' IN (id, parent_id))`,
    ],
    ['status: []', 'false'],
  ];
  it.each(cases)('by %s', async (args, condition) => {
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      `SELECT i.id FROM inspection i WHERE ${condition}`,
    );
    const { data } = await server.ask(
      'demo-province',
      `{ inspections(first: 100, ${args}) { totalCount edges { node { id } } } }`,
    );
    expect(data.inspections.totalCount).toBe(rows.length);
    expect(new Set(data.inspections.edges.map(({ node }: { node: { id: string } }) => node.id))).toEqual(
      new Set(rows.map(({ id }) => globalId('Inspection', id))),
    );
    if (condition !== 'false') expect(rows.length).toBeGreaterThan(0);
  });

  it('are all shown page by page, forward and back, also those without a day', async () => {
    for (let i = 0; i < 5; i += 1) await makeInspection('PLANNED');
    for (const direction of ['first', 'last'] as const) {
      const seen: { id: string; dueOn: string | null }[] = [];
      for (let cursor: string | null = null; ; ) {
        const side = direction === 'first' ? 'after' : 'before';
        const query = `query ($cursor: String) { inspections(${direction}: 7, ${side}: $cursor, withinId: "${globalId('Committee', demoIds.lamThuong)}") {
          totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { id dueOn } } } }`;
        const answer: Answer<{ inspections: Page }> = await server.ask<{ inspections: Page }>('demo-province', query, {
          cursor,
        });
        expect(answer.errors).toBeUndefined();
        const { edges, pageInfo, totalCount }: Page = answer.data.inspections;
        seen.splice(direction === 'first' ? seen.length : 0, 0, ...edges.map(({ node }) => node));
        if (!(direction === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) {
          expect([direction, seen.length]).toEqual([direction, totalCount]);
          break;
        }
        cursor = direction === 'first' ? pageInfo.endCursor : pageInfo.startCursor;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      const days = seen.flatMap(({ dueOn }) => dueOn ?? []);
      expect(days).toEqual(days.toSorted().reverse());
      expect(seen.filter(({ dueOn }) => dueOn === null).length).toBeGreaterThanOrEqual(5);
    }
  });

  it('of the article: Nà Hẩu was inspected in 2023', async () => {
    const { data } = await server.ask(
      'demo-inspector',
      `query ($id: ID!) { committee(id: $id) { inspections(first: 100) { edges { node { topic dueOn concludedOn outcome subject { name } } } } } }`,
      { id: globalId('Committee', demoIds.naHau) },
    );
    const nodes = data.committee.inspections.edges.map(({ node }: { node: object }) => node);
    expect(nodes).toContainEqual(
      expect.objectContaining({ concludedOn: expect.stringMatching(/^2023-/), subject: { name: 'Đảng bộ xã Nà Hẩu' } }),
    );
  });
});

describe('inspectionProgrammes', () => {
  it('by year and committee, the latest year first, with the inspections in them', async () => {
    const { data } = await server.ask(
      'demo-inspector',
      `query ($id: ID!) {
        all: inspectionProgrammes(withinId: $id, first: 100) { totalCount edges { node { year } } }
        one: inspectionProgrammes(withinId: $id, year: 2023, first: 40) { totalCount edges { node {
          year committee { id } inspectionCount inspections { totalCount edges { node { status } } } } } }
      }`,
      { id: globalId('Committee', demoIds.vanYen) },
    );
    const years = data.all.edges.map(({ node }: { node: { year: number } }) => node.year);
    expect(years).toEqual(years.toSorted((a: number, b: number) => b - a));
    expect(data.one.totalCount).toBe(32);
    for (const { node } of data.one.edges) {
      expect(node.year).toBe(2023);
      expect(node.inspections.totalCount).toBe(node.inspectionCount);
      expect(node.inspections.edges).toHaveLength(node.inspectionCount);
      for (const { node: inspection } of node.inspections.edges)
        expect(['CONCLUDED', 'CLOSED']).toContain(inspection.status);
    }
  });

  it('are complete when every inspection was concluded in the year; one called off does not count as done', async () => {
    const { prisma } = server.app.services.database;
    const completion = async () => {
      const { data } = await server.ask(
        'demo-inspector',
        `query ($id: ID!) { committee(id: $id) { inspectionCompletion(year: 2022) { committeeCount programmeCount completedCount withoutProgrammeCount } } }`,
        { id: globalId('Committee', demoIds.vanYen) },
      );
      return data.committee.inspectionCompletion;
    };
    const whole = { committeeCount: 31, programmeCount: 31, completedCount: 31, withoutProgrammeCount: 0 };
    expect(await completion()).toEqual(whole);
    const { id, concludedOn } = await prisma.inspection.findFirstOrThrow({
      where: { inspectorId: demoIds.naHau, programme: { year: 2022 } },
    });
    await prisma.inspection.update({ where: { id }, data: { status: 'CANCELLED', cancelReason: 'trùng' } });
    expect(await completion()).toEqual({ ...whole, completedCount: 30 });
    await prisma.inspection.update({
      where: { id },
      data: { status: 'CONCLUDED', cancelReason: null, concludedOn: new Date('2023-01-01') },
    });
    expect(await completion()).toEqual({ ...whole, completedCount: 30 });
    await prisma.inspection.update({ where: { id }, data: { concludedOn: new Date('2022-12-31') } });
    expect(await completion()).toEqual(whole);
    await prisma.inspection.update({ where: { id }, data: { concludedOn } });
    await prisma.inspectionProgramme.updateMany({
      where: { committeeId: demoIds.naHau, year: 2022 },
      data: { status: 'DRAFT' },
    });
    expect(await completion()).toEqual({ ...whole, programmeCount: 30, completedCount: 30, withoutProgrammeCount: 1 });
  });
});

describe('recordInspectionResult', () => {
  it('concludes with findings, and stays open while something is to be put right', async () => {
    const id = await makeInspection();
    const remedies = [
      { action: 'Bổ sung  hồ sơ'.normalize('NFD'), dueOn: '2026-12-31' },
      { action: 'Họp rút kinh nghiệm', dueOn: '2026-11-20' },
    ];
    const { inspection, cursor } = await record(id, {
      outcome: 'SHORTCOMINGS',
      findings: [finding({ remedies }), finding({ category: 'GOOD_PRACTICE', text: 'Phân công giúp đỡ tốt' })],
    });
    expect(inspection).toMatchObject({ status: 'FOLLOW_UP', outcome: 'SHORTCOMINGS', concludedOn: '2026-11-20' });
    expect(new Set(inspection.findings.map(({ category }: { category: string }) => category))).toEqual(
      new Set(['SHORTCOMING', 'GOOD_PRACTICE']),
    );
    const open = inspection.findings.find(({ category }: { category: string }) => category === 'SHORTCOMING');
    expect(open.remedies).toEqual([
      { action: 'Họp rút kinh nghiệm', dueOn: '2026-11-20', doneOn: null },
      { action: 'Bổ sung hồ sơ', dueOn: '2026-12-31', doneOn: null },
    ]);
    expect(cursor).toBe(server.app.services.feed.cursor());
    const stored = await stateOf(id);
    expect(stored.statusChanges).toMatchObject([
      { fromStatus: 'REPORTED', toStatus: 'FOLLOW_UP', changedBy: 'demo-district' },
    ]);
    expect(stored.findings.flatMap((row) => row.remedies).every(({ ownerId }) => ownerId === demoIds.lamThuong)).toBe(
      true,
    );
  });

  it('ends with nothing to put right', async () => {
    expect(await record(await makeInspection('STARTED'))).toMatchObject({
      inspection: { status: 'CONCLUDED', findings: [] },
    });
  });

  it('is done once, however many do it at once', async () => {
    const id = await makeInspection();
    const answers = await Promise.all([1, 2, 3].map(() => record(id, { outcome: 'VIOLATION', findings: [finding()] })));
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['NOT_CONCLUDABLE', 'NOT_CONCLUDABLE', 'ok']);
    expect((await stateOf(id)).findings).toHaveLength(1);
  });
});

describe('recordInspectionResult refuses, and leaves everything as it was', () => {
  it.each<InspectionStatus>(['PLANNED', 'CONCLUDED', 'FOLLOW_UP', 'CLOSED', 'CANCELLED'])(
    'one that is %s: NOT_CONCLUDABLE',
    async (status) => {
      await refused(await makeInspection(status), {}, { code: 'NOT_CONCLUDABLE', path: ['inspectionId'] });
    },
  );

  it.each(['GOOD_PRACTICE', 'SHORTCOMINGS', 'VIOLATION', 'DISCIPLINE'])(
    '%s without a finding: FINDING_REQUIRED',
    async (outcome) => {
      const id = await makeInspection();
      for (const findings of [undefined, null, []])
        await refused(id, { outcome, findings }, { code: 'FINDING_REQUIRED', path: ['findings'] });
    },
  );

  it('an outcome milder than what was found: OUTCOME_TOO_MILD', async () => {
    const id = await makeInspection();
    for (const [outcome, category] of [
      ['GOOD', 'VIOLATION'],
      ['GOOD', 'SHORTCOMING'],
      ['GOOD_PRACTICE', 'SHORTCOMING'],
      ['SHORTCOMINGS', 'VIOLATION'],
    ]) {
      const findings = [finding({ category: 'GOOD_PRACTICE' }), finding({ category })];
      await refused(id, { outcome, findings }, { code: 'OUTCOME_TOO_MILD', path: ['outcome'] });
    }
  });

  it('discipline after a field check: OUTCOME_NOT_FOR_KIND', async () => {
    const id = await makeInspection('REPORTED', { kind: 'FIELD_CHECK' });
    const findings = [finding({ category: 'VIOLATION' })];
    await refused(id, { outcome: 'DISCIPLINE', findings }, { code: 'OUTCOME_NOT_FOR_KIND', path: ['outcome'] });
  });

  it('days that cannot be right: INVALID_INPUT', async () => {
    const id = await makeInspection();
    await refused(id, { concludedOn: '2026-11-24' }, { code: 'INVALID_INPUT', path: ['concludedOn'] });
    await refused(id, { concludedOn: '2026-09-30' }, { code: 'INVALID_INPUT', path: ['concludedOn'] });
    const findings = [finding({ remedies: [{ action: 'x', dueOn: '2026-11-19' }] })];
    await refused(id, { findings }, { code: 'INVALID_INPUT', path: ['findings'] });
  });

  it('texts that are none or too long, and too many findings: INVALID_INPUT', async () => {
    const id = await makeInspection();
    const remedy = (action: string) => [finding({ remedies: [{ action, dueOn: '2026-12-01' }] })];
    const wrong: [path: string[], findings: object[]][] = [
      ...['', ' ', '\u200b', 'a\u0000', 'x'.repeat(2_001)].map((text): (typeof wrong)[number] => [
        ['findings', '0', 'text'],
        [finding({ text })],
      ]),
      ...['', '\n', 'x'.repeat(1_001)].map((action): (typeof wrong)[number] => [
        ['findings', '0', 'remedies', '0', 'action'],
        remedy(action),
      ]),
      [['findings'], Array.from({ length: 51 }, () => finding())],
      [['findings'], [finding({ remedies: Array.from({ length: 51 }, () => ({ action: 'x', dueOn: '2026-12-01' })) })]],
    ];
    for (const [path, findings] of wrong) await refused(id, { findings }, { code: 'INVALID_INPUT', path });
    expect(
      await record(id, { outcome: 'SHORTCOMINGS', findings: Array.from({ length: 50 }, () => finding()) }),
    ).toMatchObject({
      __typename: 'RecordInspectionResultPayload',
    });
  });

  it('every text that is none is told, with its place', async () => {
    const id = await makeInspection();
    const findings = [
      finding({ text: '' }),
      finding({ text: 'Chậm', remedies: [{ action: '\t', dueOn: '2026-12-01' }] }),
    ];
    const { data } = await server.ask(
      'demo-district',
      `mutation ($input: RecordInspectionResultInput!) {
        recordInspectionResult(input: $input) { ... on InvalidInput { mistakes { path } } } }`,
      {
        input: {
          inspectionId: globalId('Inspection', id),
          outcome: 'SHORTCOMINGS',
          concludedOn: '2026-11-20',
          findings,
        },
      },
    );
    expect(data.recordInspectionResult.mistakes).toEqual([
      { path: ['input', 'findings', '0', 'text'] },
      { path: ['input', 'findings', '1', 'remedies', '0', 'action'] },
    ]);
  });

  it('who may see it and not conclude it: FORBIDDEN; who may not see it: NOT_FOUND', async () => {
    const id = await makeInspection();
    const before = await stateOf(id);
    for (const subject of ['demo-commune', 'demo-dashboard']) {
      expect([subject, await record(id, {}, subject)]).toMatchObject([subject, { code: 'FORBIDDEN' }]);
    }
    for (const subject of ['demo-inspector', 'demo-centre', 'demo-auditor', 'demo-cell']) {
      expect([subject, await record(id, {}, subject)]).toMatchObject([subject, { code: 'NOT_FOUND' }]);
    }
    expect(await stateOf(id)).toEqual(before);
  });
});

describe('the database itself', () => {
  it('keeps every change of an inspection', async () => {
    const { pool } = server.app.services.database;
    for (const text of ['DELETE FROM inspection_change', `UPDATE inspection_change SET changed_by = 'x'`]) {
      await expect(pool.query(text)).rejects.toMatchObject({ code: '23001' });
    }
  });
});
