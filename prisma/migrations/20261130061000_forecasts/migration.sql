-- CreateEnum
CREATE TYPE "ForecastSource" AS ENUM ('LEARNT', 'ASSUMED', 'SET');

-- AlterEnum
ALTER TYPE "FeedChangeKind" ADD VALUE 'FORECAST';

-- CreateTable
CREATE TABLE "feed_forecast" (
    "root_id" UUID NOT NULL,
    "source" "ForecastSource" NOT NULL,
    "cases" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "times" JSONB NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_forecast_pkey" PRIMARY KEY ("root_id")
);

-- CreateTable
CREATE TABLE "forecast_setting" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "times" JSONB,
    "reason" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "forecast_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feed_forecast_last_seq_idx" ON "feed_forecast"("last_seq");

-- CreateIndex
CREATE UNIQUE INDEX "forecast_setting_committee_id_version_key" ON "forecast_setting"("committee_id", "version");

-- AddForeignKey
ALTER TABLE "forecast_setting" ADD CONSTRAINT "forecast_setting_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is assumed of the way to the ceremony while too few cases tell. Nobody has measured it: it keeps to the longest times of the law
-- (60 working days to the decision, 30 to the ceremony) and to papers that hold for twelve months.
CREATE OR REPLACE FUNCTION assumed_times() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '[
    ["SOURCE", 400, 150, 270, 400, 600, 900],
    ["OUTSTANDING", 600, 120, 210, 320, 480, 720],
    ["IN_AWARENESS_CLASS", 750, 100, 180, 270, 400, 600],
    ["AWARENESS_CERTIFIED", 800, 75, 140, 210, 300, 450],
    ["DOSSIER", 880, 55, 95, 140, 200, 300],
    ["VERIFYING", 920, 40, 75, 105, 150, 220],
    ["OPINIONS", 950, 30, 55, 80, 110, 160],
    ["CELL_REVIEW", 960, 25, 45, 65, 90, 130],
    ["CELL_PROPOSED", 970, 15, 40, 55, 80, 120],
    ["GRASSROOTS_PROPOSED", 980, 8, 25, 40, 60, 95],
    ["DECIDED", 990, 1, 8, 15, 25, 42]
  ]'::jsonb
$$;

-- The next step makes the times of the root anew.
CREATE OR REPLACE FUNCTION feed_on_forecast_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id) VALUES ('FORECAST', NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_forecast_set AFTER INSERT ON forecast_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();

-- For records that were loaded past the triggers: everything that is derived from them is made anew, the counters with
-- the next step of the feed. What is made anew is put into the inbox here and not by triggers, so that a session that
-- leaves them out (session_replication_role = replica) may call it. What lost its committee goes too.
CREATE OR REPLACE FUNCTION feed_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from)
  SELECT id, kind, name, short_name, founded_on FROM committee c
  WHERE NOT EXISTS (SELECT FROM committee_form f WHERE f.committee_id = c.id);
  PERFORM enter_first_places();
  PERFORM stand(NULL);
  DELETE FROM committee_standing s WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = s.committee_id);
  DELETE FROM feed_placement p WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = p.child_id);
  DELETE FROM feed_committee f WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = f.id);
  -- Made anew by the step that counts anew.
  DELETE FROM feed_forecast;
  DELETE FROM feed_target t WHERE NOT EXISTS (
    SELECT FROM admission_quota q WHERE q.committee_id = t.committee_id AND q.year = t.year AND q.kind = t.kind
  );
  -- A version of their own lets them through, and what is set later after them. Where triggers run they are told of
  -- twice, which counts once.
  WITH renewed AS (
    UPDATE admission_quota q SET version = greatest(q.version, t.version) + 1
    FROM admission_quota o LEFT JOIN feed_target t ON t.committee_id = o.committee_id AND t.year = o.year AND t.kind = o.kind
    WHERE q.id = o.id AND (t.target IS DISTINCT FROM o.target OR t.version > o.version)
    RETURNING q.committee_id, q.year, q.kind, q.target, q.version
  )
  INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version)
  SELECT 'TARGET', committee_id, year, kind, target, version FROM renewed;
  INSERT INTO feed_pending (kind, day) VALUES ('TREE', '1930-01-01');
  INSERT INTO feed_pending (kind) VALUES ('AUTHZ');
END $$;

-- Makes the next position out of everything that has been committed. Returns the position that includes all changes
-- committed before the call, or NULL when another session has the turn (call again).
-- Without jit: on a server that has it on, compiling takes longer than any of these statements runs.
CREATE OR REPLACE FUNCTION feed_sequence() RETURNS bigint LANGUAGE plpgsql SET jit = off AS $$
DECLARE
  head feed_head;
  next_seq bigint;
  today date;
  recount boolean;
  seen bigint;
  now_held boolean := false;
  made record;
  forecasts text;
  next_digest text;
BEGIN
  -- Reading only: an idle feed must not write.
  SELECT seq INTO next_seq FROM feed_head WHERE day >= local_today() AND NOT held AND NOT EXISTS (SELECT FROM feed_pending);
  IF FOUND THEN
    RETURN next_seq;
  END IF;
  SELECT * INTO head FROM feed_head FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  next_seq := head.seq + 1;
  -- Never back: the caller's transaction may have begun before midnight.
  today := greatest(head.day, local_today());

  recount := today > head.day;
  IF NOT recount THEN
    IF head.held THEN
      now_held := place_all(today, NULL);
    ELSIF EXISTS (SELECT FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL) THEN
      SELECT p.held > 0 INTO now_held FROM place_cases(today) AS p;
    END IF;
    SELECT * INTO made FROM feed_add(next_seq, today);
    recount := made.moved;
  END IF;
  IF recount THEN
    SELECT count(*) INTO seen FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL;
    now_held := place_all(today, CASE WHEN NOT head.held THEN feed_moved(head.day, today) END);
    SELECT * INTO made FROM feed_recount(next_seq, head.day, today);
    -- A move that came between the two: its paths follow with the next position, by the rows this leaves.
    IF made.moves > seen THEN
      now_held := place_all(today, NULL);
    END IF;
  END IF;
  -- By the first step of a day those of everybody. One that was set meanwhile is made here already, and its row says nothing new.
  IF today > head.day THEN
    forecasts := feed_forecasts(next_seq, today, NULL);
  ELSIF EXISTS (SELECT FROM without_forecast(today)) THEN
    forecasts := feed_forecasts(next_seq, today, ARRAY(SELECT without_forecast(today)));
  END IF;
  IF NOT made.anything AND forecasts IS NULL THEN
    IF (today, now_held) IS DISTINCT FROM (head.day, head.held) THEN
      UPDATE feed_head SET day = today, held = now_held;
    END IF;
    RETURN head.seq;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes, forecasts), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp() + clock_ahead(), day = today, held = now_held,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    whole_seq = CASE WHEN made.whole THEN next_seq ELSE whole_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

CREATE OR REPLACE TRIGGER forecast_setting_append_only BEFORE UPDATE OR DELETE ON forecast_setting FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER forecast_setting_not_emptied BEFORE TRUNCATE ON forecast_setting FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- How long the cases below a root took from each stage to the ceremony, by those that came to an end in the last three years: as if
-- somebody had looked every five days who stands where. A case that did not go its whole way here (brought in from before) tells
-- nothing. Of fewer than 30 admissions nothing is learnt, of fewer than ten that passed a stage nothing of that stage.
CREATE OR REPLACE FUNCTION learnt_times(root_path text, today date, OUT cases integer, OUT times jsonb) LANGUAGE sql STABLE SET jit = off AS $$
  WITH admitted AS MATERIALIZED (
    SELECT a.candidate_id, a.ceremony_on AS day FROM admission a JOIN committee c ON c.id = a.committee_id
    WHERE NOT a.revoked AND a.ceremony_on > today - 1096 AND a.ceremony_on <= today AND c.path LIKE root_path || '%'
      AND NOT EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = a.candidate_id AND s.changed_role IS NULL)
    ORDER BY a.ceremony_on DESC LIMIT 1000
  ), ended AS (
    SELECT candidate_id, day, true AS is_admitted FROM admitted
    UNION ALL
    SELECT k.id, k.stage_since, false FROM candidate k JOIN committee c ON c.id = k.committee_id
    WHERE k.stage IN ('OFF_LIST', 'WITHDRAWN') AND k.stage_since > (SELECT min(day) FROM admitted) AND k.stage_since <= today
      AND c.path LIKE root_path || '%'
      AND NOT EXISTS (SELECT FROM admission a WHERE a.candidate_id = k.id)
      AND NOT EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = k.id AND s.changed_role IS NULL)
  ), stays AS (
    SELECT s.candidate_id, s.to_stage AS stage, s.effective_on AS from_day, e.day AS ended_on, e.is_admitted,
      least(e.day, lead(s.effective_on, 1, e.day) OVER (PARTITION BY s.candidate_id ORDER BY s.effective_on, s.id)) AS to_day
    FROM ended e JOIN stage_change s ON s.candidate_id = e.candidate_id AND s.effective_on <= e.day
  ), looks AS (
    SELECT stage, candidate_id, is_admitted, ended_on - from_day - gone AS days
    FROM stays CROSS JOIN LATERAL generate_series(0, to_day - from_day - 1, 5) AS gone WHERE on_the_way(stage)
  ), found AS (
    SELECT stage, count(DISTINCT candidate_id) FILTER (WHERE is_admitted) AS passed,
      round(1000.0 * count(*) FILTER (WHERE is_admitted) / count(*))::integer AS share,
      percentile_disc(ARRAY[0.05, 0.25, 0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY days) FILTER (WHERE is_admitted) AS days
    FROM looks GROUP BY stage
  )
  SELECT (SELECT count(*) FROM admitted)::integer, CASE WHEN (SELECT count(*) FROM admitted) >= 30 THEN (
    SELECT jsonb_agg(CASE WHEN f.passed >= 10
      THEN jsonb_build_array(f.stage, f.share) || to_jsonb(f.days) ELSE a.row END ORDER BY a.place)
    FROM jsonb_array_elements(assumed_times()) WITH ORDINALITY AS a(row, place) LEFT JOIN found f ON f.stage::text = a.row->>0
  ) END
$$;

-- Roots of a day whose times were never made, or have been set since.
CREATE OR REPLACE FUNCTION without_forecast(today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.child_id FROM committee_placement p LEFT JOIN feed_forecast f ON f.root_id = p.child_id
  WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    AND (f.root_id IS NULL OR f.version < (SELECT max(version) FROM forecast_setting s WHERE s.committee_id = p.child_id))
$$;

-- Where counters and copies differ from the records they are derived from. Empty when all is well and nothing is pending.
CREATE OR REPLACE FUNCTION feed_differences() RETURNS TABLE (what text, placement_id integer, year smallint, in_feed integer, in_records integer)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE counted AS (
    SELECT committee_id, ceremony_on AS day, count(*)::integer AS n FROM admission WHERE NOT revoked GROUP BY 1, 2
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.n, c.n AS here
    FROM counted c JOIN committee_placement p ON p.child_id = c.committee_id AND daterange(p.valid_from, p.valid_to) @> c.day
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0 FROM counted_up c
    JOIN committee_placement p ON p.child_id = c.parent_id AND daterange(p.valid_from, p.valid_to) @> c.day
  ), admitted AS (
    SELECT id, extract(year FROM day)::smallint AS year, sum(n)::integer AS n, sum(here)::integer AS here FROM counted_up GROUP BY 1, 2
  ), followed AS (
    SELECT committee_id, stage, count(*)::integer AS n FROM candidate WHERE on_the_way(stage) GROUP BY 1, 2
  ), followed_up AS (
    -- By the day the feed has reached.
    SELECT p.id, p.parent_id, f.stage, f.n FROM followed f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.committee_id AND daterange(p.valid_from, p.valid_to) @> h.day
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.n FROM followed_up f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.parent_id AND daterange(p.valid_from, p.valid_to) @> h.day
  ), waiting AS (
    SELECT id, stage, sum(n)::integer AS n FROM followed_up GROUP BY 1, 2
  ), tallies AS (
    SELECT coalesce(t.placement_id, a.id) AS id, coalesce(t.year, a.year) AS year, coalesce(t.admitted, 0) AS in_feed,
      coalesce(a.n, 0) AS in_records, coalesce(t.admitted_here, 0) AS here_in_feed, coalesce(a.here, 0) AS here_in_records
    FROM feed_tally t FULL JOIN admitted a ON a.id = t.placement_id AND a.year = t.year
  )
  SELECT 'admitted', id, year, in_feed, in_records FROM tallies WHERE in_feed <> in_records
  UNION ALL
  SELECT 'admitted_here', id, year, here_in_feed, here_in_records FROM tallies WHERE here_in_feed <> here_in_records
  UNION ALL
  SELECT 'waiting ' || coalesce(w.stage, x.stage), coalesce(w.placement_id, x.id), NULL, coalesce(w.waiting, 0), coalesce(x.n, 0)
  FROM feed_pipeline w FULL JOIN waiting x ON x.id = w.placement_id AND x.stage = w.stage
  WHERE coalesce(w.waiting, 0) <> coalesce(x.n, 0)
  UNION ALL
  SELECT 'target', NULL, q.year, t.target, q.target
  FROM admission_quota q LEFT JOIN feed_target t ON t.committee_id = q.committee_id AND t.year = q.year AND t.kind = q.kind
  WHERE t.target IS DISTINCT FROM q.target
  UNION ALL
  SELECT 'placements', NULL, NULL, 0, count(*)::integer FROM (
    (SELECT id, child_id, parent_id, valid_from, valid_to FROM committee_placement EXCEPT TABLE feed_placement)
    UNION ALL (TABLE feed_placement EXCEPT SELECT id, child_id, parent_id, valid_from, valid_to FROM committee_placement)
  ) AS p HAVING count(*) > 0
  UNION ALL
  SELECT 'committees', NULL, NULL, 0, count(*)::integer FROM (
    SELECT c.* FROM committee k CROSS JOIN feed_head h CROSS JOIN LATERAL feed_face(k.id, h.day) AS c
    EXCEPT SELECT id, kind, name, path, code, forms, line FROM feed_committee
  ) AS c HAVING count(*) > 0
  UNION ALL
  SELECT 'forms', NULL, NULL, 0, count(*)::integer
  FROM committee c CROSS JOIN feed_head h
  LEFT JOIN committee_form f ON f.committee_id = c.id AND daterange(f.valid_from, f.valid_to) @> greatest(h.day, c.founded_on)
  WHERE (c.kind, c.name, c.short_name) IS DISTINCT FROM (f.kind, f.name, f.short_name) HAVING count(*) > 0
  UNION ALL
  SELECT 'cases', NULL, NULL, 0, count(*)::integer
  FROM candidate c CROSS JOIN feed_head h
  LEFT JOIN case_place p ON p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> h.day
  WHERE c.committee_id IS DISTINCT FROM p.committee_id HAVING count(*) > 0
  UNION ALL
  SELECT 'forecast', NULL, NULL, 0, count(*)::integer FROM feed_head h CROSS JOIN LATERAL without_forecast(h.day) HAVING count(*) > 0
  UNION ALL
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL, false) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;

-- Makes the times by which roots of today forecast, of some of them or of all (NULL): what the root has set, else what is learnt,
-- else what is assumed. Only what differs gets the new position; returns what that is, for the digest.
CREATE OR REPLACE FUNCTION feed_forecasts(next_seq bigint, today date, of_these uuid[]) RETURNS text LANGUAGE sql AS $$
  WITH made AS (
    SELECT c.id, coalesce(s.version, 0) AS version, coalesce(l.cases, 0) AS cases, coalesce(s.times, l.times, assumed_times()) AS times,
      CASE WHEN s.times IS NOT NULL THEN 'SET' WHEN l.times IS NOT NULL THEN 'LEARNT' ELSE 'ASSUMED' END::"ForecastSource" AS source
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    LEFT JOIN LATERAL (
      SELECT version, times FROM forecast_setting WHERE committee_id = c.id ORDER BY version DESC LIMIT 1
    ) AS s ON true
    LEFT JOIN LATERAL (SELECT * FROM learnt_times(c.path, today) WHERE s.times IS NULL) AS l ON true
    WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
      AND (of_these IS NULL OR c.id = ANY (of_these))
  ), written AS (
    INSERT INTO feed_forecast AS f (root_id, source, cases, version, times, last_seq)
    SELECT id, source, cases, version, times, next_seq FROM made
    ON CONFLICT (root_id) DO UPDATE SET source = excluded.source, cases = excluded.cases, version = excluded.version,
      times = excluded.times, last_seq = excluded.last_seq
    WHERE (f.source, f.version, f.times) IS DISTINCT FROM (excluded.source, excluded.version, excluded.times)
    RETURNING concat_ws(' ', 'forecast', root_id, f.source, f.version, f.times) AS change
  )
  SELECT string_agg(change, E'\n' ORDER BY change) FROM written
$$;
