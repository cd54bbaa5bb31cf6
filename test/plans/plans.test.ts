import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/calendar.ts';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { MOST_COMMITTEES, MOST_JUDGED } from '../../src/resolvers/deadline/rules.ts';
import { MOST_COMMITTEES as MOST_WATCHED } from '../../src/resolvers/watch/rules.ts';
import { createTestDatabase } from '../helpers/test-database.ts';
import { type Answer, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { plantTree } from '../siege/plant-tree.ts';
import { committeeId, type TreeShape, treeShape } from '../siege/tree-shape.ts';
import { costOf, recordReads } from './statement-costs.ts';
import { takeStatistics } from './statistics-of.ts';

// What statements read, counted by EXPLAIN in rows and pages, never in time. Statistics are those of the small tree, as
// when a country was imported since. `PLANS_TREE=260000` tries a larger tree, at more places and with its own statistics too.

const SIZE = Number(process.env.PLANS_TREE ?? 32_000);
const SMALL = 800;
const WORST = readFileSync(fileURLToPath(new URL('worst-parents.sql', import.meta.url)), 'utf8');
/** Statistics stay as they are put: the server would gather them anew at a moment of its own. */
const KEEP_STATISTICS = `DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', t);
  END LOOP; END $$`;
const MINUTES = 60_000 * (SIZE > 100_000 ? 20 : 2);

const shape = treeShape(SIZE);

let server: TestServer;
let client: pg.Client;
beforeAll(async () => {
  server = await startTestServer({
    from: 'empty',
    clock: systemClock,
    gate: { limits: { ...defaultGateConfig.limits, cost: 10_000_000 } },
    limits: { statementMs: MINUTES },
  });
  client = await connect(server.database.url);
  await client.query(KEEP_STATISTICS);
  await plantTree(server.database.url, SIZE);
  await client.query(`${WORST}; SELECT feed_rebuild()`);
  const { feed } = server.app.services;
  while (feed.state.committees.size < SIZE) await feed.settle();
  for (const [place, number] of Object.entries(placesOf(shape))) {
    for (const role of ['SUPERIOR_COMMITTEE', 'AUDITOR'] as const) {
      await server.grant(`${place} ${role}`, role, committeeId(number));
    }
  }
}, MINUTES);
afterAll(async () => {
  await client?.end();
  await server?.stop();
});

async function connect(url: string): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: url });
  await opened.connect();
  return opened;
}

/** A root, what stands between, and the cell that has thousands of people. */
function placesOf({ provinces, district, communes, cells }: TreeShape): Record<string, number> {
  return {
    root: 1,
    province: provinces.from,
    district,
    commune: communes.from,
    cell: cells.from,
    'large cell': cells.to - 1,
  };
}

interface Asked {
  name: string;
  /** What is asked of a committee, or the whole document where it has one of its own: in it `ID` is that of the committee. */
  query: string;
  /** Counts what is listed, counted or summed for the committees at and below a path. */
  over: string;
  /** A page goes by an order or sorts a short list: so many rows of a longer one are allowed for. */
  page?: true;
  /** For so many committees at most: of more it is refused before anything is read. */
  most?: number;
}

const BELOW = `(SELECT id FROM committee WHERE path LIKE $1 || '%')`;
const COMMITTEES = `SELECT count(*) FROM committee WHERE path LIKE $1 || '%'`;
const CANDIDATES = `SELECT count(*) FROM candidate WHERE committee_id IN ${BELOW}`;
const MEMBERS = `SELECT count(*) FROM member WHERE committee_id IN ${BELOW}`;
const INSPECTIONS = `SELECT count(*) FROM inspection WHERE subject_id IN ${BELOW}`;
const GRANTS = `SELECT count(*) FROM access_grant WHERE committee_id IN ${BELOW}`;
const PROGRAMMES = `SELECT count(*) FROM inspection_programme WHERE committee_id IN ${BELOW}`;
/** Whoever is looked for is looked for in each month. */
const ENTRIES = `SELECT count(*) FROM access_look l, unnest(l.persons) AS person JOIN candidate c ON c.id = person WHERE c.committee_id IN ${BELOW}`;
const both = (one: string, other: string): string => `SELECT (${one}) + (${other}) AS count`;
const ADMITTED = `SELECT count(*) FROM admission WHERE ceremony_on >= '2026-01-01' AND committee_id IN ${BELOW}`;
/** What of a longer list a page may look at: the better of going by an order and of sorting what is in scope. */
const PAGE = 2_000;

const asked: Asked[] = [
  { name: 'admissionCurve', query: 'admissionCurve(year: 2026) { days }', over: both(COMMITTEES, ADMITTED) },
  {
    name: 'admissionBreakdown',
    query: 'admissionBreakdown(year: 2026) { admittedCount }',
    over: both(COMMITTEES, ADMITTED),
  },
  { name: 'stageCounts', query: 'stageCounts { stage }', over: both(COMMITTEES, CANDIDATES) },
  { name: 'membership', query: 'membership { memberCount }', over: COMMITTEES },
  {
    name: 'inspectionCompletion',
    query: 'inspectionCompletion(year: 2026) { completedCount }',
    over: both(PROGRAMMES, INSPECTIONS),
  },
  { name: 'subtree', query: 'subtree(first: 20) { edges { node { name } } }', over: COMMITTEES, page: true },
  {
    name: 'subtree of a kind',
    query: 'subtree(first: 20, kind: [GRASSROOTS_COMMITTEE]) { edges { node { name } } }',
    over: COMMITTEES,
    page: true,
  },
  { name: 'subtree totalCount', query: 'subtree { totalCount }', over: COMMITTEES },
  { name: 'children', query: 'children(first: 20) { edges { node { name } } }', over: COMMITTEES, page: true },
  {
    name: 'a page of counts below committees',
    query: '{ committees(first: 20) { edges { node { children { totalCount } admissions { totalCount } } } } }',
    over: `SELECT 150 + count(*) AS count FROM admission a JOIN committee c ON c.id = a.committee_id WHERE c.path = $1`,
  },
  {
    name: 'candidates',
    query:
      '{ candidates(first: 20) { edges { node { fullName ethnicGroup history { reason } mentors { memberName } } } } }',
    over: CANDIDATES,
    page: true,
  },
  ...[
    ['candidates', 'stageSince: ASC', CANDIDATES],
    ['committees', 'foundedOn: DESC', COMMITTEES],
    ['inspections', 'concludedOn: DESC', INSPECTIONS],
    ['inspectionProgrammes', 'issuedOn: DESC', PROGRAMMES],
    ['grants', 'subject: ASC', GRANTS],
    ['candidates', 'updatedAt: DESC', CANDIDATES],
    ['admissions', 'ceremonyOn: DESC', CANDIDATES],
    ['admissions', 'recordedAt: ASC', CANDIDATES],
  ].map(
    ([list = '', order = '', over = '']): Asked => ({
      name: `${list} by ${order}`,
      query: `{ ${list}(first: 20, orderBy: { ${order} }) { edges { node { id } } } }`,
      over,
      page: true,
    }),
  ),
  ...[
    ['candidates', 'updatedSince: "2090-01-01T00:00:00Z"', CANDIDATES],
    ['candidates', 'stageSince: { from: "2090-01-01" }', CANDIDATES],
    ['inspections', 'or: [{ dueOn: { to: "1990-01-01" } }, { concludedOn: { to: "1990-01-01" } }]', INSPECTIONS],
    ['committees', 'foundedOn: { from: "2090-01-01" }', COMMITTEES],
    ['admissions', 'ceremonyOn: { from: "2090-01-01" }', CANDIDATES],
  ].map(
    ([list = '', filter = '', over = '']): Asked => ({
      name: `${list} with ${filter}`,
      query: `{ ${list}(first: 20, filter: { ${filter} }) { edges { node { id } } } }`,
      over,
    }),
  ),
  {
    name: 'candidates by family name',
    query: '{ candidates(first: 20, order: FAMILY_NAME) { edges { node { id } } } }',
    over: CANDIDATES,
    page: true,
  },
  { name: 'candidates below', query: 'candidates(first: 20) { edges { node { id } } }', over: CANDIDATES, page: true },
  {
    name: 'members below',
    query: 'members(first: 20) { totalCount edges { node { fullName } } }',
    over: MEMBERS,
    page: true,
  },
  { name: 'candidates totalCount', query: '{ candidates { totalCount } }', over: CANDIDATES },
  {
    name: 'admissions',
    query: 'admissions(first: 20) { edges { node { ceremonyOn } } }',
    over: CANDIDATES,
    page: true,
  },
  {
    name: 'inspections',
    query: '{ inspections(first: 20) { edges { node { topic findingCount remedyCount } } } }',
    over: INSPECTIONS,
    page: true,
  },
  { name: 'inspections totalCount', query: '{ inspections { totalCount } }', over: INSPECTIONS },
  {
    name: 'inspectionProgrammes',
    query: '{ inspectionProgrammes(first: 20) { edges { node { year openInspectionCount } } } }',
    over: both(PROGRAMMES, INSPECTIONS),
    page: true,
  },
  {
    name: 'deadlines',
    query: '{ deadlines(first: 50) { totalCount edges { node { day overdue rule { source } actor { step name } } } } }',
    over: both(COMMITTEES, CANDIDATES),
    most: MOST_COMMITTEES,
  },
  {
    name: 'candidates by their records',
    query:
      '{ candidates(first: 20, filter: { or: [{ waitingFor: [AUTHORITY] }, { deadlineBefore: "2026-12-01", missing: [OPINIONS] }] }) { totalCount edges { node { id } } } }',
    over: both(COMMITTEES, CANDIDATES),
    // Of a cell each has somebody.
    most: MOST_JUDGED,
  },
  {
    name: 'watchList',
    query: '{ watchList(withinId: "ID", first: 50) { totalCount edges { node { since } } } }',
    over: both(COMMITTEES, both(CANDIDATES, MEMBERS)),
    most: MOST_WATCHED,
  },
  {
    name: 'activity',
    query: 'subscription { activity(withinId: "ID") { rows { at stage by { role name } } } }',
    over: both(COMMITTEES, CANDIDATES),
    page: true,
  },
  { name: 'grants', query: '{ grants(first: 20) { edges { node { subject } } } }', over: GRANTS, page: true },
  { name: 'grants totalCount', query: '{ grants { totalCount } }', over: GRANTS },
  {
    name: 'accessLog',
    query: '{ accessLog(first: 20) { edges { node { id } } } }',
    over: both(`SELECT 5 * (${CANDIDATES})`, ENTRIES),
  },
];

/** What a live list begins with. */
async function firstFrame(subject: string, query: string): Promise<Pick<Answer<undefined>, 'data' | 'errors'>> {
  const frames = (await server.ws(subject)).iterate<unknown>({ query });
  const { value } = await frames.next();
  await frames.return?.();
  return value as Pick<Answer<undefined>, 'data' | 'errors'>;
}

/** Statements that took more than ten times what they are about, in pages; fifty rows that were looked at are a page. */
async function tooDear(place: string, { query, over, page, most }: Asked): Promise<string[]> {
  const id = committeeId(placesOf(shape)[place] ?? 0);
  const isLive = query.startsWith('subscription');
  const document =
    query.startsWith('{') || isLive
      ? query.replace('"ID"', `"${globalId('Committee', id)}"`)
      : `{ node(id: "${globalId('Committee', id)}") { ... on Committee { ${query} } } }`;
  const role = query.includes('accessLog') ? 'AUDITOR' : 'SUPERIOR_COMMITTEE';
  const { result, sent } = await recordReads(() => (isLive ? firstFrame : server.ask)(`${place} ${role}`, document));
  const { path } = (await client.query(`SELECT path FROM committee WHERE id = $1`, [id])).rows[0];
  const isRefused = most !== undefined && Number((await client.query(COMMITTEES, [path])).rows[0]?.count) > most;
  expect(result.errors?.map(({ extensions }) => extensions?.code)).toEqual(isRefused ? ['INVALID_INPUT'] : undefined);
  const { rows } = await client.query<{ count: string }>(over, [path]);
  const counted = Number(rows[0]?.count);
  const allowed = 10 * (page ? Math.min(counted, PAGE) : counted) + 200;
  const found: string[] = [];
  for (const one of sent) {
    const cost = await costOf(client, one);
    if (cost.buffers + cost.rows / 50 > allowed)
      found.push(`${JSON.stringify(cost)} for ${counted}: ${one.text.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  }
  return found;
}

/** The short form asks at the worst places, and with the worse statistics alone. */
const whole = process.env.PLANS_TREE !== undefined;
const places = whole ? Object.keys(placesOf(shape)) : ['root', 'district', 'commune', 'large cell'];
const cases = asked.flatMap((one) => places.map((place) => [one.name, place, one] as const));

function eachReadsWhatItIsAbout(): void {
  it.each(cases)(
    '%s of a %s reads what it is about',
    async (_name, place, one) => {
      expect(await tooDear(place, one)).toEqual([]);
    },
    MINUTES,
  );
}

describe('with the statistics of a small tree', () => {
  beforeAll(async () => {
    const database = await createTestDatabase();
    await plantTree(database.url, SMALL);
    const small = await connect(database.url);
    await small.query(`${WORST}; ANALYZE`);
    await takeStatistics(small, client);
    await small.end();
    await database.drop();
  }, MINUTES);
  eachReadsWhatItIsAbout();
});

if (whole) {
  describe('with statistics of its own', () => {
    beforeAll(async () => {
      await client.query('ANALYZE');
    }, MINUTES);
    eachReadsWhatItIsAbout();
  });
}
