-- CreateEnum
CREATE TYPE "PaceSource" AS ENUM ('EVEN', 'LEARNT', 'SET');

-- AlterTable
ALTER TABLE "feed_root" ADD COLUMN     "pace" JSONB,
ADD COLUMN     "pace_cases" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pace_source" "PaceSource" NOT NULL DEFAULT 'EVEN';

-- CreateTable
CREATE TABLE "pace_setting" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "source" "PaceSource" NOT NULL,
    "months" JSONB,
    "reason" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "pace_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pace_setting_committee_id_version_key" ON "pace_setting"("committee_id", "version");

-- AddForeignKey
ALTER TABLE "pace_setting" ADD CONSTRAINT "pace_setting_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The next step makes anew what the root has set.
CREATE OR REPLACE FUNCTION feed_on_forecast_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id) VALUES ('FORECAST', NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_forecast_set AFTER INSERT ON forecast_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
CREATE OR REPLACE TRIGGER feed_counting_set AFTER INSERT ON counting_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
CREATE OR REPLACE TRIGGER feed_pace_set AFTER INSERT ON pace_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();

CREATE OR REPLACE TRIGGER pace_setting_append_only BEFORE UPDATE OR DELETE ON pace_setting FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER pace_setting_not_emptied BEFORE TRUNCATE ON pace_setting FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- What was admitted below a root up to the end of each month, of 1,000 of a year: by the days that counted in the last three years that
-- are over. Of fewer than 30 admissions nothing is learnt.
CREATE OR REPLACE FUNCTION learnt_pace(root_path text, today date, OUT cases integer, OUT months jsonb) LANGUAGE sql STABLE SET jit = off AS $$
  WITH years AS (
    SELECT date_trunc('year', today)::date AS until
  ), counted AS MATERIALIZED (
    SELECT extract(month FROM a.counts_on)::integer AS month, count(*) AS n
    FROM years CROSS JOIN admission a JOIN committee c ON c.id = a.counts_for
    WHERE a.counts_on >= (until - interval '3 years')::date AND a.counts_on < until AND c.path LIKE root_path || '%'
    GROUP BY 1
  )
  SELECT coalesce((SELECT sum(n) FROM counted), 0)::integer, CASE WHEN (SELECT sum(n) FROM counted) >= 30 THEN (
    SELECT jsonb_agg(round(1000.0 * gone / (SELECT sum(n) FROM counted))::integer ORDER BY month)
    FROM generate_series(1, 12) AS ends(month)
    CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS gone FROM counted WHERE counted.month <= ends.month) AS upto
  ) END
$$;

-- Roots of a day of which the feed has shown nothing, or that have set something since.
CREATE OR REPLACE FUNCTION roots_to_make(today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.child_id FROM committee_placement p LEFT JOIN feed_root r ON r.root_id = p.child_id
  WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    AND (r.root_id IS NULL OR r.version < (
      SELECT coalesce((SELECT max(version) FROM counting_setting s WHERE s.committee_id = p.child_id), 0)
        + coalesce((SELECT max(version) FROM pace_setting s WHERE s.committee_id = p.child_id), 0)
    ))
$$;

-- Makes what boards go by below roots of today, some of them or all (NULL): what the root has set, and the pace that it has learnt.
-- Only what differs gets the new position; returns what that is, for the digest.
CREATE OR REPLACE FUNCTION feed_roots(next_seq bigint, today date, of_these uuid[]) RETURNS text LANGUAGE sql AS $$
  WITH made AS (
    SELECT c.id, coalesce(s.counted_by, 'CEREMONY') AS counted_by, coalesce(s.version, 0) + coalesce(w.version, 0) AS version,
      coalesce(l.cases, 0) AS cases, coalesce(w.months, l.months) AS pace,
      CASE WHEN w.source = 'SET' THEN 'SET' WHEN l.months IS NOT NULL THEN 'LEARNT' ELSE 'EVEN' END::"PaceSource" AS source
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    LEFT JOIN LATERAL (
      SELECT counted_by, version FROM counting_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS s ON true
    LEFT JOIN LATERAL (
      SELECT source, months, version FROM pace_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS w ON true
    LEFT JOIN LATERAL (SELECT * FROM learnt_pace(c.path, today) WHERE w.source = 'LEARNT') AS l ON true
    WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
      AND (of_these IS NULL OR c.id = ANY (of_these))
  ), written AS (
    INSERT INTO feed_root AS r (root_id, counted_by, pace_source, pace_cases, pace, version, last_seq)
    SELECT id, counted_by, source, cases, pace, version, next_seq FROM made
    ON CONFLICT (root_id) DO UPDATE SET counted_by = excluded.counted_by, pace_source = excluded.pace_source,
      pace_cases = excluded.pace_cases, pace = excluded.pace, version = excluded.version, last_seq = excluded.last_seq
    WHERE (r.version, r.pace_source, r.pace) IS DISTINCT FROM (excluded.version, excluded.pace_source, excluded.pace)
    RETURNING concat_ws(' ', 'root', root_id, r.counted_by, r.pace_source, r.pace, r.version) AS change
  )
  SELECT string_agg(change, E'\n' ORDER BY change) FROM written
$$;
