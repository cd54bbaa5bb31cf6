import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { addDays, type Day, dayOf } from '../../src/calendar.ts';
import { boardRows, committeeProgress } from '../../src/feed/board.ts';
import { NEWS_DAYS } from '../../src/resolvers/deadline/rules.ts';
import { alertKinds } from '../../src/resolvers/deadline/words.ts';
import { followList, openListOver, WATCH_LIST, WorkListClient, type WorkListRow } from '../helpers/list-client.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// What the board says of a plan stands on the work list as well, with the day since when: no record of its own, and never another word.

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);
const PAPER = { documentNumber: '15-KH/TU', documentOn: '2026-11-02' };

const DAY_MS = 86_400_000;
const shift = { ms: 0 };
const clock = demoClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => clock.now() + shift.ms } });
});
afterAll(() => server.stop());

interface Alert {
  kind: string;
  day: Day;
  committeeId: string;
  actor: { step: string | null; name: string | null };
}

/** What a list says of some kinds. */
async function alerts(kinds: readonly string[], withinId: string | null = LUC_YEN, subject = 'demo-district') {
  const rows: Alert[] = [];
  let after: string | null = null;
  do {
    // biome-ignore lint/suspicious/noExplicitAny: read by the paths that were asked for
    const { data, errors }: { data: any; errors?: unknown } = await server.ask(
      subject,
      `query ($withinId: ID, $kind: [DeadlineKind!], $after: String) {
        deadlines(withinId: $withinId, kind: $kind, first: 100, after: $after) {
          nodes { kind day committeeId actor { step name } } pageInfo { hasNextPage endCursor } } }`,
      { withinId, kind: kinds, after },
    );
    expect(errors).toBeUndefined();
    rows.push(...data.deadlines.nodes);
    after = data.deadlines.pageInfo.hasNextPage ? data.deadlines.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

/** This year's board. */
function board(committeeId: string) {
  const { state, day } = server.app.services.feed;
  return boardRows(state, { committeeId, year: 2026, depth: 'SUBTREE' }, day);
}

/** The first of the days up to today on all of which the figures of today would have been judged so. */
function sinceWhen(committeeId: string, statuses: readonly string[]): Day {
  const { state, day } = server.app.services.feed;
  let since = day;
  for (let then = day; then >= '2026-01-01'; then = addDays(then, -1)) {
    if (!statuses.includes(committeeProgress(state, committeeId, 2026, then)?.status ?? '')) break;
    since = then;
  }
  return since;
}

async function run(mutation: string, input: object, subject = 'demo-province'): Promise<void> {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename ... on UserError { message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data.it).toEqual({ __typename: expect.stringMatching(/Payload$/) });
}

/** Sets this year's plan of a committee to what it has admitted and so many more. */
async function reviseBy(more: number, committeeId: string): Promise<void> {
  const { data } = await server.ask(
    'demo-province',
    `{ committee(id: "${committeeId}") { quota(year: 2026) { admitted planVersion } } }`,
  );
  const { admitted, planVersion } = data.committee.quota;
  const rows = [{ committeeId, target: admitted + more, expectedVersion: planVersion }];
  await run('reviseQuotas', { year: 2026, rows, reason: 'điều chỉnh', ...PAPER });
}

const inOrder = (rows: readonly { kind: string; day: Day; committeeId: string }[]) =>
  rows.map(({ kind, day, committeeId }) => `${day} ${kind} ${committeeId}`).sort();

it('says of every committee behind its plan what its board says, and since when by the figures of today', async () => {
  const bad = { FELL_BEHIND: ['BEHIND', 'AT_RISK', 'CANNOT_MEET'], CANNOT_MEET: ['CANNOT_MEET'] };
  const expected = board(demoIds.lucYen).flatMap(({ committeeId, status }) => {
    const kind = status === 'CANNOT_MEET' ? 'CANNOT_MEET' : 'FELL_BEHIND';
    if (!bad.FELL_BEHIND.includes(status)) return [];
    return [{ kind, committeeId: globalId('Committee', committeeId), day: sinceWhen(committeeId, bad[kind]) }];
  });
  expect(new Set(expected.map(({ kind }) => kind)).size).toBe(2);
  expect(new Set(expected.map(({ day }) => day)).size).toBeGreaterThan(3);
  const told = await alerts(['FELL_BEHIND', 'CANNOT_MEET']);
  expect(inOrder(told)).toEqual(inOrder(expected));
  for (const { actor } of told) expect(actor).toEqual({ step: null, name: expect.any(String) });
});

it('says of which cells with a plan the source is dry, since when the watch list says it', async () => {
  const { data } = await server.ask(
    'demo-district',
    `{ watchList(withinId: "${LUC_YEN}", kinds: [NO_SOURCE], first: 100) { totalCount nodes { since committee { id } } } }`,
  );
  expect(data.watchList.totalCount).toBe(data.watchList.nodes.length);
  // A cell in which nobody is on the way is to admit one more.
  const [dry] = data.watchList.nodes;
  await reviseBy(1, dry.committee.id);
  const open = new Set(
    board(demoIds.lucYen)
      .filter(({ plan, admitted }) => (plan ?? 0) > admitted)
      .map(({ committeeId }) => globalId('Committee', committeeId)),
  );
  const expected = data.watchList.nodes
    .map(({ since, committee }: { since: Day; committee: { id: string } }) => ({
      kind: 'SOURCE_DRY',
      day: since,
      committeeId: committee.id,
    }))
    .filter(({ committeeId }: Alert) => open.has(committeeId));
  expect(expected).toContainEqual({ kind: 'SOURCE_DRY', day: dry.since, committeeId: dry.committee.id });
  expect(expected.length).toBeLessThan(data.watchList.totalCount);
  expect(inOrder(await alerts(['SOURCE_DRY']))).toEqual(inOrder(expected));
});

it('says which plans were met lately, by the day of the admission that met them', async () => {
  const { rows: admissions } = await server.app.services.database.pool.query<{
    cell: string;
    path: string;
    day: Day;
  }>(
    `SELECT c.id AS cell, c.path, a.counts_on::text AS day FROM admission a JOIN committee c ON c.id = a.counts_for
     WHERE a.counts_on BETWEEN '2026-01-01' AND '2026-12-31' ORDER BY a.counts_on`,
  );
  // Three that admitted somebody lately have met their plan with it: of one the last but one did.
  const lately = [...new Set(admissions.toReversed().map(({ cell }) => cell))].slice(0, 3);
  for (const [place, cell] of lately.entries()) await reviseBy(place === 2 ? -1 : 0, globalId('Committee', cell));
  const committees = await server.app.services.database.prisma.committee.findMany({ select: { id: true, path: true } });
  const paths = new Map(committees.map(({ id, path }) => [id, path]));
  const first = addDays(server.app.services.feed.day, 1 - NEWS_DAYS);
  const met = board(demoIds.lucYen).flatMap(({ committeeId, plan, admitted }) => {
    if (!plan || admitted < plan) return [];
    const own = admissions.filter(({ path }) => path.startsWith(paths.get(committeeId) ?? '?'));
    const day = own[plan - 1]?.day ?? '';
    return day < first ? [] : [{ kind: 'PLAN_MET', day, committeeId: globalId('Committee', committeeId) }];
  });
  expect(met.length).toBeGreaterThan(0);
  expect(inOrder(await alerts(['PLAN_MET']))).toEqual(inOrder(met));
});

it('moves with a plan that is revised, for a time, and with a year that is closed, also for who stands below', async () => {
  const client = new WorkListClient();
  const stream = await openListOver<WorkListRow>(server, 'WebSocket', 'demo-commune', WATCH_LIST, {
    withinId: LAM_THUONG,
    kind: alertKinds,
  });
  await followList(stream, client, () => true);
  const has = (kind: string) =>
    client.inOrder.filter((row) => row.kind === kind).map(({ day, committeeId }) => [day, committeeId]);
  expect(has('PLAN_REVISED')).toEqual([]);
  await reviseBy(4, KHEO_LENG);
  await followList(stream, client, () => has('PLAN_REVISED').length > 0);
  // By the clock of the database, which has the moment.
  const { rows } = await server.app.services.database.pool.query(
    'SELECT max(changed_at) AS at FROM admission_quota_revision',
  );
  const today = dayOf(rows[0].at);
  expect(has('PLAN_REVISED')).toEqual([[today, KHEO_LENG]]);
  // With four more to admit in November it is behind at once.
  expect(has('FELL_BEHIND').concat(has('CANNOT_MEET'))).toContainEqual([expect.any(String), KHEO_LENG]);
  expect(inOrder(client.inOrder as Alert[])).toEqual(inOrder(await alerts(alertKinds, LAM_THUONG, 'demo-commune')));
  await run('closeYear', { committeeId: LUC_YEN, year: 2024, ...PAPER });
  await followList(stream, client, () => has('YEAR_CLOSED').length > 0);
  // The district is not theirs to see: it is told of their own committee, once.
  expect(has('YEAR_CLOSED')).toEqual([[today, LAM_THUONG]]);
  expect(await alerts(['YEAR_CLOSED'], null, 'demo-cell')).toMatchObject([{ committeeId: KHEO_LENG }]);
  expect(await alerts(['YEAR_CLOSED'])).toMatchObject([{ committeeId: LUC_YEN }]);
  await run('reopenYear', { committeeId: LUC_YEN, year: 2024, reason: 'thiếu một trường hợp' });
  await followList(stream, client, () => has('YEAR_CLOSED').length === 0);
  shift.ms = rows[0].at.getTime() - clock.now() + NEWS_DAYS * DAY_MS;
  await eventually(
    PATIENCE_MS,
    'the news is old',
    async () => (await alerts(['PLAN_REVISED'], LAM_THUONG)).length === 0,
  );
  await stream.return?.();
});
