import { randomUUID } from 'node:crypto';
import { type LiveBoard, openBoard } from '../helpers/live-board.ts';
import { admitBySql } from '../helpers/live-district.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { Random } from '../simulation/random.ts';

/** The first day on which something is decided, and the last one. */
const FROM = Date.UTC(2025, 6, 1);
const TO = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;
/** How long a board may take to show what has been counted, ms. */
const SHOWN_MS = 10_000;
/** Years that have boards. */
const YEARS = [2025, 2026];

const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename ... on ReorganisePayload { plan { founded { body { ref } } ended { body { committeeId } successors { committeeId ref } } } }
  ... on UserError { code message path } } }`;

/** How much a history has. */
export interface HistorySize {
  seed: number;
  reorganisations: number;
  admissions: number;
}

/** What came of it. */
export interface History {
  server: TestServer;
  /** Decisions by what came of them: DONE, or the code of what refused. */
  decisions: Map<string, number>;
  /** Changes by their kind, of decisions that were carried out. */
  kinds: Map<string, number>;
  admitted: number;
  /** Days on which something changed. */
  days: string[];
  /** Who followed whom by the answers: `from to`. */
  followed: Set<string>;
  boards: LiveBoard[];
}

interface Committee {
  id: string;
  kind: string;
  parent: string | null;
}

/**
 * Lives through a random history by the API: one decision after the other, and between them people are admitted on days of before. Live
 * boards of the years are open all the while. The same seed makes the same history.
 */
export async function liveThrough({ seed, reorganisations, admissions }: HistorySize): Promise<History> {
  const server = await startTestServer({ from: 'empty', clock: demoClock() });
  const random = new Random(seed);
  const root = await plant(server);
  const history: History = {
    server,
    decisions: new Map(),
    kinds: new Map(),
    admitted: 0,
    days: ['2020-01-01'],
    followed: new Set(),
    boards: [],
  };
  for (const year of YEARS) {
    const variables = { committeeId: globalId('Committee', root), year, depth: 'SUBTREE' };
    const token = await server.token('boss', 36_000);
    history.boards.push(await openBoard('WebSocket', { url: server.url, token, variables }));
  }
  for (let n = 0; n < reorganisations; n += 1) {
    const on = dayAt(FROM + Math.floor(((TO - FROM) / DAY_MS) * (n / reorganisations)) * DAY_MS);
    const many = Math.round((admissions * (n + 1)) / reorganisations) - Math.round((admissions * n) / reorganisations);
    await admit(history, random, many, on);
    await decide(history, random, on, n);
    for (const board of history.boards) board.check();
  }
  await server.app.services.feed.settle();
  return history;
}

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const add = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

/** The whole over two provinces with a district each; a district has two communes, and a commune three cells. */
async function plant(server: TestServer): Promise<string> {
  const { pool } = server.app.services.database;
  const found = async (kind: string, name: string, parent: string | null): Promise<string> => {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2020-01-01')`,
      [id, kind, name],
    );
    await pool.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2020-01-01')`,
      [id, parent],
    );
    return id;
  };
  const root = await found('CENTRAL', 'Đảng bộ toàn quốc', null);
  for (const p of ['A', 'B']) {
    const province = await found('PROVINCE', `Đảng bộ tỉnh ${p}`, root);
    const district = await found('SUPERIOR', `Đảng bộ huyện ${p}`, province);
    for (const c of ['1', '2']) {
      const commune = await found('GRASSROOTS_COMMITTEE', `Đảng bộ xã ${p}${c}`, district);
      for (const n of [1, 2, 3]) await found('CELL', `Chi bộ ${p}${c}${n}`, commune);
    }
  }
  await pool.query('SELECT place_committees(greatest(day, local_today())) FROM feed_head');
  await server.app.services.feed.settle();
  await server.grant('boss', 'SUPERIOR_COMMITTEE', root);
  return root;
}

/** Admits so many people on days of before a day, each in a cell that stood there then. Now and then on a day of after it. */
async function admit(history: History, random: Random, count: number, before: string): Promise<void> {
  const { pool } = history.server.app.services.database;
  for (let n = 0; n < count; ) {
    const together = Math.min(count - n, random.int(1, 12));
    const later = random.chance(0.05) ? random.int(0, 3) : -random.int(1, 200);
    const on = dayAt(Math.min(TO, Date.parse(before) + later * DAY_MS));
    const { rows } = await pool.query<{ id: string }>(
      `SELECT c.id FROM committee c JOIN committee_standing s ON s.committee_id = c.id
       WHERE c.kind = 'CELL' AND s.days @> $1::date ORDER BY c.ordinal`,
      [on],
    );
    await admitBySql(pool, { day: on }, [random.pick(rows).id], together);
    history.admitted += together;
    history.days.push(on);
    n += together;
  }
}

async function decide(history: History, random: Random, on: string, n: number): Promise<void> {
  const { server } = history;
  const { rows } = await server.app.services.database.pool.query<Committee>(
    `SELECT c.id, c.kind::text AS kind, c.parent_id AS parent FROM committee c
     WHERE c.closed_on IS NULL AND c.founded_on < $1 ORDER BY c.ordinal`,
    [on],
  );
  const { changes, kinds } = decisionOf(rows, random, n);
  const input = {
    decision: { number: `${n}-QĐ`, issuedOn: on, issuer: 'Tỉnh ủy', title: 'Sắp xếp tổ chức đảng' },
    effectiveOn: on,
    changes,
  };
  const { data, errors } = await server.ask('boss', REORGANISE, { input });
  if (errors) throw new Error(`${JSON.stringify(changes)}: ${JSON.stringify(errors)}`);
  const { __typename, code, plan } = data.answer;
  add(history.decisions, __typename === 'ReorganisePayload' ? 'DONE' : code);
  if (plan == null) return;
  history.days.push(on);
  for (const kind of kinds) add(history.kinds, kind);
  const ids = await server.app.services.database.pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM committee WHERE founded_on = $1',
    [on],
  );
  const founded = new Map(ids.rows.map(({ id, name }) => [name.split(' ').at(-1), globalId('Committee', id)]));
  for (const { body, successors } of plan.ended) {
    for (const { committeeId, ref } of successors)
      history.followed.add(`${body.committeeId} ${committeeId ?? founded.get(ref)}`);
  }
}

/** A random decision. Most of them can be carried out. */
function decisionOf(all: Committee[], random: Random, n: number): { changes: object[]; kinds: string[] } {
  const gid = (id: string): string => globalId('Committee', id);
  const to = (id: string): object => ({ committeeId: gid(id) });
  const of = (...kinds: string[]): Committee[] => all.filter(({ kind }) => kinds.includes(kind));
  const shuffled = <T>(from: T[]): T[] =>
    from
      .map((one) => [random.int(0, 1e6), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  const communes = shuffled(of('GRASSROOTS_COMMITTEE'));
  const above = of('SUPERIOR', 'PROVINCE');
  const found = (ref: string, kind: string, under: string): object => ({
    found: { ref, kind, name: `${kind === 'CELL' ? 'Chi bộ' : 'Đảng bộ xã'} ${ref}`, under: to(under) },
  });
  const kind = random.pick([
    'MERGE',
    'MERGE_INTO',
    'SPLIT',
    'REPARENT',
    'REPARENT',
    'DISSOLVE',
    'FOUND',
    'RENAME',
    'CELLS',
  ]);
  const [one, two, three] = communes;
  const under = random.pick(above).id;
  if (kind === 'MERGE' && one && two && communes.length > 3) {
    return {
      kinds: [kind],
      changes: [
        found(`M${n}`, 'GRASSROOTS_COMMITTEE', under),
        { merge: { committeeIds: [gid(one.id), gid(two.id)], into: { ref: `M${n}` } } },
      ],
    };
  }
  if (kind === 'MERGE_INTO' && one && two && communes.length > 3) {
    return { kinds: [kind], changes: [{ merge: { committeeIds: [gid(one.id)], into: to(two.id) } }] };
  }
  if (kind === 'SPLIT' && one) {
    const cells = all.filter(({ parent }) => parent === one.id);
    const half = Math.ceil(cells.length / 2);
    const part = (ref: string, own: Committee[]): object => ({
      to: { ref },
      committeeIds: own.map(({ id }) => gid(id)),
    });
    return {
      kinds: [kind],
      changes: [
        found(`S${n}a`, 'GRASSROOTS_COMMITTEE', under),
        found(`S${n}b`, 'GRASSROOTS_COMMITTEE', under),
        {
          split: {
            committeeId: gid(one.id),
            parts: [part(`S${n}a`, cells.slice(0, half)), part(`S${n}b`, cells.slice(half))],
          },
        },
      ],
    };
  }
  if (kind === 'REPARENT' && one && two) {
    const cell = random.pick(of('CELL'));
    return {
      kinds: [kind],
      changes: [
        { reparent: { committeeIds: [gid(one.id)], under: to(under) } },
        { reparent: { committeeIds: [gid(cell.id)], under: to((three ?? two).id) } },
      ],
    };
  }
  const districts = of('SUPERIOR');
  if (kind === 'DISSOLVE' && districts.length > 0) {
    const district = random.pick(districts);
    const below = all.filter(({ parent }) => parent === district.id).map(({ id }) => id);
    const province = random.pick(of('PROVINCE')).id;
    return {
      kinds: [kind],
      changes: [
        ...(below.length > 0 ? [{ reparent: { committeeIds: below.map(gid), under: to(province) } }] : []),
        { dissolve: { committeeId: gid(district.id), successors: below.slice(0, 2).map(to) } },
      ],
    };
  }
  if (kind === 'CELLS' && one) {
    const [first, second] = shuffled(of('CELL'));
    return {
      kinds: [kind],
      changes: [{ merge: { committeeIds: [gid(first?.id ?? '')], into: to(second?.id ?? '') } }],
    };
  }
  if (kind === 'FOUND' && one)
    return {
      kinds: [kind],
      changes: [found(`F${n}`, 'CELL', one.id), found(`G${n}`, 'SUPERIOR', random.pick(of('PROVINCE')).id)],
    };
  const renamed = random.pick(all);
  return { kinds: ['RENAME'], changes: [{ rename: { committeeId: gid(renamed.id), name: `Đảng bộ ${n}` } }] };
}

/** Placements of one committee that hold on the same day, or that are turned. */
const OVERLAPS = `SELECT child_id FROM (
    SELECT child_id, valid_from, valid_to, lag(valid_to) OVER w AS ended, lag(child_id) OVER w AS before
    FROM committee_placement WINDOW w AS (PARTITION BY child_id ORDER BY valid_from, id)
  ) AS p WHERE valid_to <= valid_from OR before IS NOT NULL AND (ended IS NULL OR ended > valid_from)`;

/** Founded and closed are the ends of the placements; whoever stands on a day stands below a root on it. */
const STANDING = `SELECT c.id FROM committee c CROSS JOIN unnest($1::date[]) AS day
  WHERE (day >= c.founded_on AND (c.closed_on IS NULL OR day < c.closed_on)) <> EXISTS (
    WITH RECURSIVE up AS (
      SELECT p.parent_id, 1 AS steps FROM committee_placement p
      WHERE p.child_id = c.id AND p.valid_from <= day AND (p.valid_to IS NULL OR day < p.valid_to)
      UNION ALL
      SELECT p.parent_id, steps + 1 FROM up JOIN committee_placement p ON p.child_id = up.parent_id
      WHERE p.valid_from <= day AND (p.valid_to IS NULL OR day < p.valid_to) AND steps < 20
    ) SELECT FROM up WHERE parent_id IS NULL
  )`;

/**
 * On a day, of each committee that stood there: what the records say of its year up to that day, and what those directly below it and
 * its own come to. An admission goes up by the tree of its own day.
 */
const SUMS = `WITH RECURSIVE up AS (
    SELECT p.id, p.parent_id, p.child_id, a.day, a.n, a.n AS here FROM (
      SELECT committee_id, ceremony_on AS day, count(*)::integer AS n FROM admission
      WHERE NOT revoked AND ceremony_on <= $1 AND ceremony_on >= date_trunc('year', $1::date) GROUP BY 1, 2
    ) AS a JOIN committee_placement p ON p.child_id = a.committee_id AND p.valid_from <= a.day AND (p.valid_to IS NULL OR a.day < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, p.child_id, up.day, up.n, 0 FROM up
    JOIN committee_placement p ON p.child_id = up.parent_id AND p.valid_from <= up.day AND (p.valid_to IS NULL OR up.day < p.valid_to)
  ), of AS (SELECT child_id, sum(n) AS n, sum(here) AS here FROM up GROUP BY child_id),
  parts AS (SELECT parent_id, sum(n) AS n FROM up GROUP BY parent_id),
  roots AS (SELECT coalesce(sum(n), 0) AS n FROM up WHERE parent_id IS NULL)
  SELECT of.child_id::text AS what FROM of LEFT JOIN parts p ON p.parent_id = of.child_id WHERE of.n <> of.here + coalesce(p.n, 0)
  UNION ALL
  SELECT 'all' FROM roots WHERE n <> (
    SELECT count(*) FROM admission WHERE NOT revoked AND ceremony_on <= $1 AND ceremony_on >= date_trunc('year', $1::date))`;

/** Where the counters of a committee over all its stays are not those of its parts and its own. */
const UNBALANCED = `SELECT c.id FROM committee c CROSS JOIN (SELECT DISTINCT year FROM feed_tally) y
  WHERE (SELECT coalesce(sum(t.admitted - t.admitted_here), 0) FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id
      WHERE p.child_id = c.id AND t.year = y.year)
    <> (SELECT coalesce(sum(t.admitted), 0) FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id
      WHERE p.parent_id = c.id AND t.year = y.year)`;

/** What is wrong with a history: its tree, its intervals, its sums, its lineage, its counters, its boards. Empty when nothing is. */
export async function faultsOf({ server, days, followed, boards }: History): Promise<string[]> {
  const { pool } = server.app.services.database;
  const count = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await pool.query(sql, values)).rows.length;
  const faults: string[] = [];
  const note = (what: string, found: number): void => {
    if (found > 0) faults.push(what);
  };
  const changed = [...new Set(days)].sort();
  note('intervals', await count(OVERLAPS));
  note('tree', await count(STANDING, [changed]));
  let sums = 0;
  for (const day of changed) sums += await count(SUMS, [day]);
  note('sums of a day', sums);
  note('sums', await count(UNBALANCED));
  const lineage = await pool.query<{ from: string; to: string }>(
    'SELECT from_id AS from, to_id AS to FROM committee_lineage WHERE annulled_at IS NULL',
  );
  const kept = new Set(
    lineage.rows.map(({ from, to }) => `${globalId('Committee', from)} ${globalId('Committee', to)}`),
  );
  note(
    'lineage',
    [...followed].filter((one) => !kept.has(one)).length + [...kept].filter((one) => !followed.has(one)).length,
  );
  note('counters', await count('SELECT * FROM feed_differences()'));
  for (const [index, live] of boards.entries()) {
    const { rows } = await pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM admission WHERE NOT revoked AND extract(year FROM ceremony_on) = $1',
      [YEARS[index]],
    );
    const top = () => [...live.board.rows.values()].find(({ parentId }) => parentId === null);
    const shown = live.shows(SHOWN_MS, 'all admissions', () => top()?.admitted === rows[0]?.n);
    note(
      'boards',
      Number(
        await shown.then(
          () => live.over,
          () => true,
        ),
      ),
    );
  }
  return faults;
}
