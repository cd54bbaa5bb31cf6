import type pg from 'pg';
import { demoIds } from '../prisma/seed/demo-ids.ts';
import { BENCH_DAY, BENCH_YEAR } from './fixed-day.ts';

// The people who will be admitted, in an order that jumps between cells and is the same in every run.
const CANDIDATES = `
  CREATE TABLE bench_candidate AS
  SELECT row_number() OVER (ORDER BY md5(c.path || n)) AS number, gen_random_uuid() AS candidate_id,
         c.id AS committee_id, c.parent_id
  FROM committee c JOIN committee d ON c.path LIKE d.path || '%', generate_series(1, $each) AS n
  WHERE d.id = '$district' AND c.kind = 'CELL';
  INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
                         youth_union_member, stage, stage_since)
  SELECT candidate_id, committee_id, 'Người thứ ' || number, 'FEMALE', 2000, 1, 'Tày', 'YOUTH', true, 'DECIDED', '$day'
  FROM bench_candidate;`;

// When each admission was committed, by one clock for all ways of writing. A deferred trigger runs at the very end of
// a transaction; what follows is the commit itself.
const COMMITS = `
  CREATE TABLE bench_commit (committee_id uuid NOT NULL, at timestamptz NOT NULL);
  CREATE FUNCTION bench_note_commit() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
    INSERT INTO bench_commit VALUES (NEW.committee_id, clock_timestamp());
    RETURN NULL;
  END $body$;
  CREATE CONSTRAINT TRIGGER bench_commit AFTER INSERT ON admission DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION bench_note_commit();`;

// What the contenders without a feed read: ready figures, so that one small query by key is all they need.
const FIGURES = `
  CREATE TABLE bench_figure AS
  SELECT c.id AS committee_id, c.parent_id, c.name, q.target AS plan, 0 AS version,
    (SELECT count(*)::integer FROM admission a JOIN committee own ON own.id = a.committee_id
     WHERE own.path LIKE c.path || '%' AND NOT a.revoked AND extract(year FROM a.ceremony_on) = $year) AS admitted,
    (SELECT count(*)::integer FROM admission a
     WHERE a.committee_id = c.id AND NOT a.revoked AND extract(year FROM a.ceremony_on) = $year) AS admitted_here,
    (SELECT count(*)::integer FROM candidate p JOIN committee own ON own.id = p.committee_id
     WHERE own.path LIKE c.path || '%' AND p.stage BETWEEN 'AWARENESS_CERTIFIED' AND 'DECIDED') AS pipeline
  FROM committee c JOIN committee d ON c.path LIKE d.path || '%'
  LEFT JOIN admission_quota q ON q.committee_id = c.id AND q.year = $year AND q.kind = 'PLAN'
  WHERE d.id = '$district';
  ALTER TABLE bench_figure ADD PRIMARY KEY (committee_id);
  CREATE INDEX ON bench_figure (parent_id);
  ANALYZE bench_figure, candidate;`;

/** Adds to the demo data what the benchmark needs: people to admit, the moments of commits, ready figures. */
export async function addBenchTables(client: pg.Client, candidatesEach: number): Promise<void> {
  const values: Record<string, string> = {
    each: String(candidatesEach),
    day: BENCH_DAY,
    year: String(BENCH_YEAR),
    district: demoIds.lucYen,
  };
  const sql = `${CANDIDATES}${COMMITS}${FIGURES}`;
  await client.query(sql.replace(/\$(each|day|year|district)\b/g, (_, name: string) => values[name] ?? ''));
  await sequenceAll(client);
}

/** Calls the sequencer until everything committed before the call has its position. */
export async function sequenceAll(client: pg.Client | pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
    if (rows[0]?.seq != null) return;
  }
}
