import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { stageOrder } from '../../src/resolvers/candidate/rules.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { plantPerson, plantStep } from '../helpers/plant-person.ts';
import { readXlsx } from '../helpers/read-export.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The report on cases says what the records say, figure by figure, and each figure opens to the cases it was counted from.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('wall', 'DASHBOARD', demoIds.lucYen);
});
afterAll(() => server.stop());

const DISTRICT = globalId('Committee', demoIds.lucYen);

async function report(selection: string, { subject = 'demo-district', committee = DISTRICT, year = 2026 } = {}) {
  const { data, errors } = await server.ask(
    subject,
    `{ caseReport(committeeId: "${committee}", year: ${year}) { ${selection} } }`,
  );
  expect(errors).toBeUndefined();
  return data.caseReport;
}

const COUNTED = '{ count cases(first: 100) { totalCount nodes { id } } }';

interface Counted {
  count: number | null;
  cases: { totalCount: number; nodes: { id: string }[] };
}

/** The ids of the cases that a figure opens to. A page has a hundred. */
function opened({ count, cases }: Counted): string[] {
  expect(cases.totalCount).toBe(count);
  return cases.nodes.map(({ id }) => id).sort();
}

interface Step {
  id: string;
  from: string | null;
  to: string;
  day: string;
}

/** The steps of each case of the district, in order, as they are on record. */
async function histories(): Promise<Step[][]> {
  const { rows } = await server.app.services.database.pool.query<Step>(
    `SELECT s.candidate_id AS id, s.from_stage AS "from", s.to_stage AS "to", s.effective_on::text AS day
     FROM stage_change s JOIN candidate k ON k.id = s.candidate_id JOIN committee c ON c.id = k.committee_id
     WHERE c.path LIKE (SELECT path || '%' FROM committee WHERE id = $1) ORDER BY s.candidate_id, s.effective_on, s.id`,
    [demoIds.lucYen],
  );
  const cases = new Map<string, Step[]>();
  for (const step of rows) cases.set(step.id, [...(cases.get(step.id) ?? []), step]);
  return [...cases.values()];
}

describe('the funnel', () => {
  it('has who came to a stage for the first time in the year, and opens to just those', async () => {
    const { funnel } = await report(`funnel { stage reached ${COUNTED} }`);
    const all = await histories();
    expect(funnel.map(({ stage }: { stage: string }) => stage)).toEqual(stageOrder);
    for (const { stage, reached } of funnel) {
      const first = all.flatMap((steps) => steps.find(({ to }) => to === stage) ?? []);
      const expected = first.filter(({ day }) => day.startsWith('2026-')).map(({ id }) => globalId('Candidate', id));
      expect([stage, reached.count]).toEqual([stage, expected.length]);
      if (expected.length <= 100) expect(opened(reached)).toEqual(expected.sort());
    }
    const admitted = funnel.find(({ stage }: { stage: string }) => stage === 'PROBATIONARY');
    expect(admitted.reached.count).toBeGreaterThan(100);
  });

  it('adds up from the committees directly below', async () => {
    const { funnel, below } = await report(
      'funnel { stage reached { count } } below { committee { name } stages { stage reached { count } } }',
    );
    expect(below.length).toBeGreaterThan(20);
    for (const [place, { reached }] of funnel.entries()) {
      const parts = below.map(({ stages }: { stages: { reached: Counted }[] }) => stages[place]?.reached.count ?? 0);
      expect(parts.reduce((sum: number, one: number) => sum + one, 0)).toBe(reached.count);
    }
  });

  it('tells a wall no small figure, nor one that the others give away', async () => {
    const asked = 'funnel { stage reached { count cases { totalCount } } } below { stages { reached { count } } }';
    const { funnel, below } = await report(asked, { subject: 'wall' });
    const whole = await report(asked);
    const partsAt = (place: number, of: typeof below): (number | null)[] =>
      of.map(({ stages }: { stages: { reached: Counted }[] }) => stages[place]?.reached.count ?? null);
    let left = 0;
    for (const [place, { reached }] of funnel.entries()) {
      expect(reached.cases.totalCount).toBe(0);
      const parts = partsAt(place, below);
      for (const count of parts) expect(count === null || count === 0 || count >= 5).toBe(true);
      const hidden = partsAt(place, whole.below).filter((_count, at) => parts[at] === null);
      if (hidden.length === 0) continue;
      left += 1;
      const sum = hidden.reduce<number>((all, one) => all + (one ?? 0), 0);
      expect(sum >= 5 || reached.count === null).toBe(true);
    }
    expect(left).toBeGreaterThan(0);
  });

  it('tells a wall no part that the whole less another one gives away', async () => {
    const { prisma } = server.app.services.database;
    await server.grant('wall above', 'DASHBOARD', demoIds.province);
    for (const fullName of ['Hà Văn Một', 'Hà Văn Hai']) {
      const given = {
        committeeId: demoIds.naHau,
        stage: 'SOURCE',
        stageSince: new Date('2025-12-01'),
        fullName,
      } as const;
      await plantStep(prisma, await plantPerson(prisma, given), 'OUTSTANDING', '2026-02-03');
    }
    const asked = 'funnel { stage reached { count } } below { committee { name } stages { stage reached { count } } }';
    const above = { committee: globalId('Committee', demoIds.province) };
    const at = ({ stage }: { stage: string }) => stage === 'OUTSTANDING';
    const whole = await report(asked, { ...above, subject: 'demo-province' });
    const parts = whole.below.map(({ stages }: { stages: { stage: string; reached: Counted }[] }) => stages.find(at));
    expect(parts.map((part: { reached: Counted }) => part.reached.count).sort()).toEqual(
      [expect.any(Number), 2].sort(),
    );
    const told = await report(asked, { ...above, subject: 'wall above' });
    expect(told.funnel.find(at).reached.count).toBe(whole.funnel.find(at).reached.count);
    for (const { stages } of told.below) expect(stages.find(at).reached.count).toBeNull();
  });

  it('leaves with a cell what was reached there, after the case has gone', async () => {
    const { pool } = server.app.services.database;
    const cells = `below { committee { id } stages { stage reached { count } } }`;
    const before = await report(cells);
    const { rows } = await pool.query<{ id: string; commune: string }>(
      `SELECT k.id, g.id AS commune FROM candidate k JOIN committee c ON c.id = k.committee_id JOIN committee g ON g.id = c.parent_id
       WHERE k.stage = 'DOSSIER' AND g.parent_id = $1 AND g.id <> $2 ORDER BY k.id LIMIT 1`,
      [demoIds.lucYen, demoIds.lamThuong],
    );
    await pool.query(`BEGIN;
      UPDATE case_place SET valid_to = '2026-11-20' WHERE candidate_id = '${rows[0]?.id}';
      INSERT INTO case_place (candidate_id, committee_id, valid_from, cause)
        VALUES ('${rows[0]?.id}', '${demoIds.kheoLeng}', '2026-11-20', 'TRANSFER');
      COMMIT`);
    expect(await report(cells)).toEqual(before);
  });
});

it('the time at a stage is that of the case in the middle, and of the slowest', async () => {
  const { stageTimes } = await report('stageTimes { stage caseCount medianDays longestDays longestId }');
  const stays = (await histories()).flatMap((steps) =>
    steps.flatMap(({ from, day, id }, place) => {
      const since = steps[place - 1]?.day;
      return since === undefined || !day.startsWith('2026-')
        ? []
        : { from, id: globalId('Candidate', id), days: (Date.parse(day) - Date.parse(since)) / 86_400_000 };
    }),
  );
  expect(stageTimes.length).toBeGreaterThan(8);
  for (const { stage, ...told } of stageTimes) {
    const there = stays.filter(({ from }) => from === stage).sort((one, other) => one.days - other.days);
    const longest = there.at(-1)?.days;
    expect({ stage, ...told }).toMatchObject({
      caseCount: there.length,
      medianDays: there[Math.ceil(there.length / 2) - 1]?.days,
      longestDays: longest,
    });
    expect(there.filter(({ days }) => days === longest).map(({ id }) => id)).toContain(told.longestId);
  }
  const wall = await report('stageTimes { caseCount longestDays longestId }', { subject: 'wall' });
  for (const one of wall.stageTimes) expect(one).toMatchObject({ longestDays: null, longestId: null });
});

it('each open case waits on one body: the one that its own next step names', async () => {
  const { waitingOn } = await report(`waitingOn { body name waiting ${COUNTED} }`);
  const ids = waitingOn.flatMap(({ waiting }: { waiting: Counted }) => opened(waiting));
  const { rows } = await server.app.services.database.pool.query<{ count: string }>(
    `SELECT count(*) FROM candidate k JOIN committee c ON c.id = k.committee_id
     WHERE c.path LIKE (SELECT path || '%' FROM committee WHERE id = $1) AND k.erased_at IS NULL
       AND k.stage NOT IN ('SOURCE', 'OFFICIAL', 'OFF_LIST', 'WITHDRAWN', 'REMOVED')`,
    [demoIds.lucYen],
  );
  expect([new Set(ids).size, ids.length]).toEqual([Number(rows[0]?.count), Number(rows[0]?.count)]);
  for (const { body, name, waiting } of waitingOn) {
    const { data } = await server.ask(
      'demo-district',
      `{ node(id: "${waiting.cases.nodes[0]?.id}") { ... on Candidate { nextSteps { body waitsFor } } } }`,
    );
    expect(data.node.nextSteps).toEqual([{ body, waitsFor: name }]);
  }
}, 60_000);

it('what lapses soon is what the deadlines say, each case once in a kind', async () => {
  await server.app.services.database.pool.query(
    `UPDATE certificate SET issued_on = '2021-12-15' WHERE id IN (
       SELECT x.id FROM certificate x JOIN candidate k ON k.id = x.candidate_id
       WHERE k.stage = 'AWARENESS_CERTIFIED' AND x.kind = 'AWARENESS' ORDER BY x.id LIMIT 3)`,
  );
  const { lapsing } = await report(`lapsing(days: 60) { kind lapsing ${COUNTED} }`);
  let told = 0;
  for (const { kind, lapsing: cases } of lapsing) {
    const { data } = await server.ask(
      'demo-district',
      `{ deadlines(withinId: "${DISTRICT}", kind: [${kind}], until: "2027-01-22", overdue: false, first: 100) { nodes { aboutId } } }`,
    );
    const about = data.deadlines.nodes.map(({ aboutId }: { aboutId: string }) => aboutId);
    expect(opened(cases)).toEqual([...new Set(about)].sort());
    told += about.length;
  }
  expect(told).toBeGreaterThan(0);
});

it('who was trained and has not gone on is counted as trainings count', async () => {
  const { trainedWaiting } = await report(`trainedWaiting ${COUNTED}`);
  const { data } = await server.ask(
    'demo-district',
    `{ committee(id: "${DISTRICT}") { trainingOutlook(kind: AWARENESS) { trainedWaitingCount } } }`,
  );
  expect(trainedWaiting.count).toBe(data.committee.trainingOutlook.trainedWaitingCount);
  expect(trainedWaiting.count).toBeGreaterThan(5);
  opened(trainedWaiting);
});

it('sources are held against three years, each after what the years before want', async () => {
  const { sourceCover } = await report(
    'sourceCover { poolCount wanted percent years { year plan assumed wanted left } }',
  );
  const { poolCount, wanted, percent, years } = sourceCover;
  const [first, second, third] = years;
  expect(first).toMatchObject({ year: 2026, assumed: false, left: poolCount });
  expect([second, third]).toMatchObject([
    { year: 2027, plan: first.plan, assumed: true, wanted: first.plan, left: Math.max(0, poolCount - first.wanted) },
    { year: 2028, left: Math.max(0, poolCount - first.wanted - second.wanted) },
  ]);
  expect(wanted).toBe(first.wanted + second.wanted + third.wanted);
  expect(percent).toBe(Math.round((1000 * poolCount) / wanted) / 10);
});

it('what lists people is told those alone who may read them', async () => {
  const asked = 'waitingOn { body } lapsing { kind } sourceCover { poolCount }';
  expect(await report(asked, { subject: 'wall' })).toMatchObject({ waitingOn: null, lapsing: null });
  expect(await report(asked, { subject: 'demo-commune' })).toBeNull();
  expect(await report(asked, { subject: 'demo-inspector' })).toBeNull();
});

it('costs as many statements for a commune as for the district', async () => {
  const asked =
    'funnel { reached { count } } stageTimes { caseCount } waitingOn { body } lapsing { kind } trainedWaiting { count }';
  const commune = globalId('Committee', demoIds.lamThuong);
  // What is asked for once in the life of a server is no part of it.
  await report(asked);
  await report(asked, { committee: commune });
  // What a server does by itself now and then comes beside it: never twice.
  const least = async (where?: { committee: string }): Promise<number> =>
    Math.min(
      (await countStatements(() => report(asked, where))).statements.length,
      (await countStatements(() => report(asked, where))).statements.length,
    );
  expect(await least({ committee: commune })).toBe(await least());
});

describe('the file', () => {
  async function file(part: string, subject = 'demo-district') {
    return fetch(`${server.app.url}/export/case-report.xlsx?committee=${DISTRICT}&year=2026&part=${part}`, {
      headers: { authorization: `Bearer ${await server.token(subject)}` },
    });
  }
  const rowsOf = async (part: string) => (await readXlsx(await (await file(part)).arrayBuffer())).rows;

  it('has the funnel of the committee and of those below it', async () => {
    const { funnel, below } = await report(
      'funnel { reached { count } } below { committee { name } stages { reached { count } } }',
    );
    const [top, ...rows] = await rowsOf('FUNNEL');
    const figures = (row: Record<string, unknown> | undefined) => Object.values(row ?? {}).slice(1);
    const counts = (stages: { reached: Counted }[]) => stages.map(({ reached }) => reached.count);
    expect(figures(top)).toEqual(counts(funnel));
    for (const [place, { committee, stages }] of below.entries()) {
      expect(rows[place]?.['Tên tổ chức đảng']).toBe(committee.name);
      expect(figures(rows[place])).toEqual(counts(stages));
    }
  });

  it('has each of the other tables', async () => {
    const { stageTimes, waitingOn, lapsing, sourceCover } = await report(
      'stageTimes { medianDays } waitingOn { name waiting { count } } lapsing { lapsing { count } } sourceCover { years { wanted } }',
    );
    const column = async (part: string, heading: string, rows: number) =>
      (await rowsOf(part)).slice(0, rows).map((row) => row[heading]);
    expect(await column('STAGE_TIMES', 'Trung vị (ngày)', stageTimes.length)).toEqual(
      stageTimes.map(({ medianDays }: { medianDays: number }) => medianDays),
    );
    expect(await column('WAITING_ON', 'Số hồ sơ', waitingOn.length)).toEqual(
      waitingOn.map(({ waiting }: { waiting: Counted }) => waiting.count),
    );
    expect(await column('LAPSING', 'Số hồ sơ', 3)).toEqual(
      lapsing.map(({ lapsing: { count } }: { lapsing: Counted }) => count),
    );
    expect(await column('SOURCE_COVER', 'Còn phải kết nạp', 3)).toEqual(
      sourceCover.years.map(({ wanted }: { wanted: number }) => wanted),
    );
  });

  it('is hidden where the report is, and of a table that there is', async () => {
    expect((await file('FUNNEL', 'demo-commune')).status).toBe(404);
    expect((await file('OTHER')).status).toBe(400);
  });
});
