import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '../src/db/migrate.ts';
import { readTail } from '../src/db/queries/feed.ts';
import { readWhole } from '../src/db/queries/feed-whole.ts';
import { postgresFeed } from '../src/feed/postgres-feed.ts';
import { readState } from '../src/feed/whole-state.ts';
import { startEmbeddedPostgres } from '../tools/embedded-postgres/embedded-postgres.ts';

/** What the triggers make of a case that is entered: its person, and the place where it stands. */
const WITH_CASES = `
  INSERT INTO person (id, full_name, sex, birth_year, birth_month)
    SELECT person_id, full_name, sex, birth_year, birth_month FROM candidate ON CONFLICT DO NOTHING;
  SELECT enter_first_places()`;

// What the feed costs those who write, and what it costs as the tree grows. By default on a server of its own with
// durable commits; BENCH_DATABASE_URL names another, whose user may create databases.

/** Committees by level: country, province, district, commune, cell. */
const TREES = { small: [1, 2, 10, 40, 347], middle: [1, 34, 165, 3300, 32_500], large: [1, 34, 700, 10_600, 248_665] };

const WRITERS = 64;
const TICK_MS = 20;

/** Ways of recording an admission, by the table they write. */
const WAYS = { plain: 'plain_admission', ours: 'admission', locking: 'locking_admission' };
type Way = keyof typeof WAYS;

interface Person {
  writer: number;
  candidate_id: string;
  committee_id: string;
}

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const RUN = options.quick
  ? { pairs: 2, seconds: 1, candidatesEach: 1500, trees: [TREES.small, TREES.middle], samples: 100 }
  : { pairs: 5, seconds: 3, candidatesEach: 4000, trees: Object.values(TREES), samples: 400 };

const own = process.env.BENCH_DATABASE_URL
  ? null
  : await startEmbeddedPostgres({ dataFolder: join(tmpdir(), `ketnap-bench-${randomBytes(4).toString('hex')}`) });
const adminUrl = process.env.BENCH_DATABASE_URL ?? own?.url('postgres') ?? '';
try {
  await inDatabase(TREES.small, compareWriters);
  console.log(
    '\ncommittees   write+sequence ms   move ms   read whole ms   rss MB   tail ms\n                median     p99',
  );
  for (const levels of RUN.trees) await inDatabase(levels, measureGrowth);
} finally {
  await own?.stop();
  if (own) rmSync(own.dataFolder, { recursive: true, force: true });
}

/** Runs `work` in a fresh database with a tree. */
async function inDatabase(levels: number[], work: (pool: pg.Pool, levels: number[]) => Promise<void>): Promise<void> {
  const name = `ketnap_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: WRITERS + 2 });
  // A connection that is still closing when the database is dropped.
  pool.on('error', () => {});
  try {
    await migrate(url.href);
    await plant(pool, levels);
    await work(pool, levels);
  } finally {
    await pool.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** A tree as from 2000, with one person in the pipeline and one admission of 2026 in every cell. */
async function plant(pool: pg.Pool, levels: number[]): Promise<void> {
  const client = await pool.connect();
  try {
    // Loading is not what is measured.
    await client.query('DROP INDEX candidate_search_key_idx, committee_search_key_idx');
    await client.query('SET session_replication_role = replica');
    const kinds = ['CENTRAL', 'PROVINCE', 'SUPERIOR', 'GRASSROOTS_COMMITTEE', 'CELL'];
    for (const [level, count] of levels.entries()) {
      await client.query(
        `INSERT INTO committee (id, kind, name, founded_on)
         SELECT ${idOf('$1::integer', 'n')}, $2::"CommitteeKind", 'Tổ chức ' || $1 || '.' || n, '2000-01-01' FROM generate_series(0, $3::integer - 1) n`,
        [level, kinds[level], count],
      );
      await client.query(
        `INSERT INTO committee_placement (child_id, parent_id, valid_from)
         SELECT ${idOf('$1::integer', 'n')}, CASE WHEN $1::integer > 0 THEN ${idOf('($1::integer - 1)', '(n::bigint * $3::integer / $2::integer)')} END, '2000-01-01'
         FROM generate_series(0, $2::integer - 1) n`,
        [level, count, levels[level - 1] ?? 1],
      );
    }
    await client.query(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, stage, stage_since)
       SELECT gen_random_uuid(), id, 'Người ' || stage, 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, stage::"CandidateStage", '2026-01-01'
       FROM committee, unnest(ARRAY['DOSSIER', 'PROBATIONARY']) AS stage WHERE kind = 'CELL'`,
    );
    await client.query(
      `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       SELECT gen_random_uuid(), id, committee_id, DATE '2026-01-01' + (row_number() OVER () % 300)::integer, '1-QĐ', '2026-01-01', 'bench'
       FROM candidate WHERE stage = 'PROBATIONARY'`,
    );
    await client.query(WITH_CASES);
    await client.query('SELECT feed_rebuild()');
    await client.query('SET session_replication_role = origin');
    await client.query('ANALYZE');
    await client.query('SELECT feed_sequence()');
    await client.query('SELECT feed_sequence()');
    await client.query('VACUUM ANALYZE');
  } finally {
    client.release();
  }
}

function idOf(level: string, number: string): string {
  return `md5(${level} || ':' || ${number})::uuid`;
}

/** (a) 64 sessions that record admissions one by one as fast as they can, in turns with each way. */
async function compareWriters(pool: pg.Pool): Promise<void> {
  await pool.query(`
    ${['plain', 'locking']
      .map(
        (way) => `
    CREATE TABLE ${way}_admission (LIKE admission INCLUDING ALL,
      FOREIGN KEY (candidate_id) REFERENCES candidate, FOREIGN KEY (committee_id) REFERENCES committee);`,
      )
      .join('')}
    CREATE TABLE locked_counter (committee_id uuid PRIMARY KEY, admitted integer NOT NULL);
    INSERT INTO locked_counter SELECT id, 0 FROM committee;
    CREATE FUNCTION count_locking() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE at uuid := NEW.committee_id;
    BEGIN
      WHILE at IS NOT NULL LOOP
        UPDATE locked_counter SET admitted = admitted + 1 WHERE committee_id = at;
        SELECT parent_id INTO at FROM committee WHERE id = at;
      END LOOP;
      RETURN NULL;
    END $$;
    CREATE TRIGGER count_locking AFTER INSERT ON locking_admission FOR EACH ROW EXECUTE FUNCTION count_locking();
    CREATE TABLE bench_person AS
      SELECT w AS writer, n AS number, gen_random_uuid() AS candidate_id, c.id AS committee_id
      FROM generate_series(1, ${WRITERS}) w, generate_series(1, ${RUN.candidatesEach}) n
      JOIN LATERAL (SELECT ${idOf('4', '((n * 31) % 347)')} AS id) c ON true;
    CREATE UNIQUE INDEX ON bench_person (writer, number);
    SET session_replication_role = replica;
    INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, stage, stage_since)
      SELECT candidate_id, committee_id, 'Người', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'PROBATIONARY', '2026-01-01' FROM bench_person;
    ${WITH_CASES};
    SET session_replication_role = origin`);
  // The loop for writers inside the server, whose rates show the difference bare of any client's work.
  for (const [way, table] of Object.entries(WAYS)) {
    await pool.query(`
      CREATE PROCEDURE write_${way}(w integer, milliseconds integer, INOUT written integer) LANGUAGE plpgsql AS $$
      DECLARE
        until timestamptz := clock_timestamp() + milliseconds * interval '1 millisecond';
        person bench_person;
      BEGIN
        WHILE clock_timestamp() < until LOOP
          written := written + 1;
          SELECT * INTO STRICT person FROM bench_person WHERE writer = w AND number = written;
          INSERT INTO ${table} (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
          VALUES (gen_random_uuid(), person.candidate_id, person.committee_id, '2026-05-19', '1-QĐ', '2026-05-01', 'bench');
          COMMIT;
        END LOOP;
      END $$`);
  }
  await pool.query('VACUUM ANALYZE');
  const { rows: persons } = await pool.query<Person>('SELECT writer, candidate_id, committee_id FROM bench_person');
  const byWriter = new Map<number, Person[]>();
  for (const person of persons) byWriter.get(person.writer)?.push(person) ?? byWriter.set(person.writer, [person]);
  for (const [name, write] of [
    ['in transactions of three round trips', (way: Way) => writeAsClients(pool, way, byWriter, true)],
    ['in one round trip each', (way: Way) => writeAsClients(pool, way, byWriter, false)],
    ['in a loop inside the server', (way: Way) => writeInServer(pool, way)],
  ] as const) {
    await compareRates(name, (way) => rateOf(pool, way, () => write(way)));
  }
}

/** Takes the ways in turns, and prints their rates and the median of the ratios. */
async function compareRates(name: string, rateOfOne: (way: Way) => Promise<number>): Promise<void> {
  const rates: Record<Way, number[]> = { plain: [], ours: [], locking: [] };
  const ways = Object.keys(WAYS) as Way[];
  // The first turn of each is for warming up.
  for (let pair = -1; pair < RUN.pairs; pair += 1) {
    for (const way of pair % 2 === 0 ? ways : ways.toReversed()) {
      const rate = await rateOfOne(way);
      if (pair >= 0) rates[way].push(rate);
    }
  }
  const ratio = (to: Way) => median(rates.ours.map((rate, index) => rate / (rates[to][index] ?? Number.NaN)));
  console.log(`${WRITERS} writers, ${name}; ${RUN.pairs} turns of ${RUN.seconds} s each, admissions a second (median)`);
  for (const way of ways) console.log(`  ${way.padEnd(8)} ${median(rates[way]).toFixed(0).padStart(7)}`);
  console.log(`  ours / plain   ${ratio('plain').toFixed(2)}   (at least 0.70)`);
  console.log(`  ours / locking ${ratio('locking').toFixed(1)}   (at least 5)`);
}

/** Admissions a second that `write`, which returns how many it wrote, brings about. */
async function rateOf(pool: pg.Pool, way: Way, write: () => Promise<number>): Promise<number> {
  // Nobody else may: triggers refuse it.
  await pool.query(`BEGIN; SET LOCAL session_replication_role = replica;
    TRUNCATE plain_admission, locking_admission, admission, admission_change, feed_pending; COMMIT`);
  const sequencer = way === 'ours' ? ticking(pool) : null;
  const started = performance.now();
  const written = await write();
  const seconds = (performance.now() - started) / 1000;
  await sequencer?.stop();
  return written / seconds;
}

/** A connection for each writer. A transaction is what an API node runs; a statement alone is the least a client can do. */
async function writeAsClients(
  pool: pg.Pool,
  way: Way,
  persons: Map<number, Person[]>,
  transaction: boolean,
): Promise<number> {
  const until = performance.now() + RUN.seconds * 1000;
  const written = await Promise.all(
    Array.from({ length: WRITERS }, async (_, index) => {
      const client = await pool.connect();
      let count = 0;
      try {
        for (const person of persons.get(index + 1) ?? []) {
          if (performance.now() >= until) break;
          if (transaction) await client.query('BEGIN');
          await client.query({
            name: way,
            text: `INSERT INTO ${WAYS[way]} (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
                   VALUES (gen_random_uuid(), $1, $2, '2026-05-19', '1-QĐ', '2026-05-01', 'bench')`,
            values: [person.candidate_id, person.committee_id],
          });
          if (transaction) await client.query('COMMIT');
          count += 1;
        }
      } finally {
        client.release();
      }
      return count;
    }),
  );
  return written.reduce((sum, one) => sum + one, 0);
}

async function writeInServer(pool: pg.Pool, way: Way): Promise<number> {
  const written = await Promise.all(
    Array.from({ length: WRITERS }, async (_, index) => {
      const { rows } = await pool.query<{ written: number }>(`CALL write_${way}($1, $2, 0)`, [
        index + 1,
        RUN.seconds * 1000,
      ]);
      return rows[0]?.written ?? 0;
    }),
  );
  return written.reduce((sum, one) => sum + one, 0);
}

function ticking(pool: pg.Pool): { stop(): Promise<void> } {
  const feed = postgresFeed(pool, '', { info: () => {}, warn: console.warn });
  let going = true;
  const done = (async () => {
    while (going) {
      const started = performance.now();
      await feed.sequence();
      await pause(Math.max(0, TICK_MS - (performance.now() - started)));
    }
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

/** (b) What one admission, one move and one node cost in a tree of a size. */
async function measureGrowth(pool: pg.Pool, levels: number[]): Promise<void> {
  const cells = levels.at(-1) ?? 1;
  const steps: number[] = [];
  const client = await pool.connect();
  for (let sample = 0; sample < RUN.samples; sample += 1) {
    const cell = (sample * 7919) % cells;
    const started = performance.now();
    // Revoked and back: two records that count, without making a person each time.
    await client.query(
      `UPDATE admission SET revoked = NOT revoked WHERE candidate_id =
         (SELECT id FROM candidate WHERE committee_id = ${idOf('4', String(cell))} AND stage = 'PROBATIONARY')`,
    );
    await client.query('SELECT feed_sequence()');
    steps.push(performance.now() - started);
  }
  client.release();
  const head = await pool.query<{ seq: string }>('SELECT seq FROM feed_head');
  const tails: number[] = [];
  for (let sample = 0; sample < 50; sample += 1) {
    const started = performance.now();
    await readTail(pool, Number(head.rows[0]?.seq) - 1);
    tails.push(performance.now() - started);
  }
  const rssBefore = process.memoryUsage().rss;
  const readStarted = performance.now();
  const { state } = await readState(readWhole(pool), () => pause(0));
  const built = performance.now();
  const rss = (process.memoryUsage().rss - rssBefore) / 2 ** 20;
  await pool.query(
    `WITH ended AS (UPDATE committee_placement SET valid_from = '2001-01-01' WHERE child_id = ${idOf('3', '1')} RETURNING parent_id)
     INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to)
     SELECT ${idOf('3', '1')}, ${idOf('2', '1')}, '2000-01-01', '2001-01-01' FROM ended`,
  );
  const moveStarted = performance.now();
  await pool.query('SELECT feed_sequence()');
  const moved = performance.now() - moveStarted;
  const cellsOf = (width: number, value: number, digits = 1) => value.toFixed(digits).padStart(width);
  console.log(
    [
      cellsOf(10, state.committees.size, 0),
      cellsOf(10, median(steps), 2),
      cellsOf(8, [...steps].sort((a, b) => a - b)[Math.floor(steps.length * 0.99)] ?? 0, 2),
      cellsOf(12, moved, 0),
      cellsOf(13, built - readStarted, 0),
      cellsOf(9, rss, 0),
      cellsOf(10, median(tails), 2),
    ].join(''),
  );
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
