import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeCursor } from '../../src/feed/cursor.ts';
import {
  followList,
  type ListStream,
  openListOver,
  WATCH_LIST,
  WORK_ROW,
  WorkListClient,
  type WorkListRow,
} from '../helpers/list-client.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';
import { isOver, openCase, type Played, play, step } from '../resolution/play-case.ts';

// Random steps in several cases, with work lists open all the while at the cell, at its commune and at the district, over both
// transports. After every few steps each list, as its checker has followed it up to the position of the last step, is what `deadlines`
// answers there, and each row of a case is what the case itself says. `LIST_STEPS=10000` makes it longer, by chance; with `LIST_SEED=n` a
// run is repeated.

const { LIST_STEPS, LIST_SEED } = process.env;
const steps = Number(LIST_STEPS ?? 60);
const seed = Number(LIST_SEED ?? (LIST_STEPS === undefined ? 20_261_128 : randomInt(2 ** 31)));
/** Steps between two looks at all lists. */
const EACH = 10;
/** Cases that go on beside each other. */
const CASES = 6;
const BEGINS = '2024-06-03';

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty', feed: { heartbeatMs: 100 } });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

interface Open {
  subject: string;
  withinId: string;
  stream: ListStream<WorkListRow>;
  client: WorkListClient;
}

async function open(subject: string, committeeId: string, transport: 'WebSocket' | 'SSE'): Promise<Open> {
  const withinId = globalId('Committee', committeeId);
  const stream = await openListOver<WorkListRow>(server, transport, subject, WATCH_LIST, { withinId });
  const client = new WorkListClient();
  await followList(stream, client, () => true);
  return { subject, withinId, stream, client };
}

/** The same list, asked for once. */
async function deadlines({ subject, withinId }: Open): Promise<WorkListRow[]> {
  const rows: WorkListRow[] = [];
  for (let after = ''; ; ) {
    const { data, errors } = await server.ask(
      subject,
      `{ deadlines(withinId: "${withinId}", first: 100${after}) { nodes { ${WORK_ROW} } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    rows.push(...data.deadlines.nodes);
    if (!data.deadlines.pageInfo.hasNextPage) return rows;
    after = `, after: "${data.deadlines.pageInfo.endCursor}"`;
  }
}

/** Which steps have a last day, as rows of lists call them. */
const STEPS = ['DECISION', 'CEREMONY', 'RECOGNITION_REVIEW', 'RECOGNITION_DECISION'];

/** The last day of the next step of each case, as the cases say it. */
async function said(cases: readonly Played[]): Promise<Record<string, string>> {
  const ids = cases.map(({ id }) => globalId('Candidate', id));
  const { data } = await server.ask(
    'district',
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Candidate { stage nextSteps { until } } } }`,
    { ids },
  );
  const found: Record<string, string> = {};
  for (const { id, stage, nextSteps } of data.nodes) {
    // Of places that were asked each has a row of its own.
    if (stage !== 'VERIFYING' && nextSteps[0]?.until) found[id] = nextSteps[0].until;
  }
  return found;
}

/** Looks at every list where nothing is written any more. */
async function look(lists: readonly Open[], cases: readonly Played[]): Promise<number> {
  const { feed } = server.app.services;
  await feed.settle();
  const { seq } = feed.state.head;
  let rows = 0;
  for (const list of lists) {
    const { stream, client } = list;
    const stands = (cursor: string | null): boolean => (decodeCursor(cursor ?? '')?.seq ?? -1) >= seq;
    if (!stands(client.cursor)) {
      const come = followList(stream, client, ({ cursor }) => stands(cursor));
      await within(PATIENCE_MS, 'a frame of the position', come);
    }
    const expected = await deadlines(list);
    expect(client.inOrder, list.subject).toEqual(expected);
    rows += expected.length;
  }
  const [, , whole] = lists;
  const ids = new Set(cases.map(({ id }) => globalId('Candidate', id)));
  const shown = (whole?.client.inOrder ?? []).filter(({ kind, aboutId }) => STEPS.includes(kind) && ids.has(aboutId));
  expect(Object.fromEntries(shown.map(({ aboutId, day }) => [aboutId, day]))).toEqual(await said(cases));
  return rows;
}

it(`lists show what is due after every ${EACH} of ${steps} random steps (seed ${seed})`, async () => {
  const lists = [
    await open('cell', tree.cellA, 'WebSocket'),
    await open('commune', tree.commune, 'SSE'),
    await open('district', tree.north, 'WebSocket'),
    // Where nothing ever is due of a case.
    await open('commune', tree.cellB, 'SSE'),
  ];
  let opened = 0;
  const going: Played[] = [];
  const begin = async (place: number): Promise<void> => {
    going[place] = await openCase(server, tree.cellA, BEGINS);
    opened += 1;
  };
  for (let place = 0; place < CASES; place += 1) await begin(place);
  const script = fc.sample(fc.tuple(step, fc.nat(CASES - 1)), { numRuns: steps, seed });
  let rows = 0;
  for (const [n, [next, place]] of script.entries()) {
    const one = going[place] as Played;
    await play(server, one, next);
    if (isOver(one)) await begin(place);
    if ((n + 1) % EACH === 0) rows += await look(lists, going);
  }
  expect(rows).toBeGreaterThan(steps / EACH);
  const deltas = lists.map(({ client }) => client.kinds.filter((kind) => kind === 'DELTA').length);
  expect(Math.min(...deltas.slice(0, 3))).toBeGreaterThan(steps / EACH / 3);
  if (LIST_STEPS !== undefined) console.log({ steps, seed, cases: opened, rows, deltas });
  for (const { stream } of lists) await stream.return?.();
}, 3_600_000);
