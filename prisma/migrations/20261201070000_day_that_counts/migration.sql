-- CreateEnum
CREATE TYPE "CountedDay" AS ENUM ('CEREMONY', 'DECISION');

-- AlterTable
ALTER TABLE "admission" ADD COLUMN     "counts_for" UUID,
ADD COLUMN     "counts_on" DATE;

-- AlterTable
ALTER TABLE "admission_change" ADD COLUMN     "from_counts_on" DATE,
ADD COLUMN     "to_counts_on" DATE;

-- CreateTable
CREATE TABLE "counting_setting" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "counted_by" "CountedDay" NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "counting_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_root" (
    "root_id" UUID NOT NULL,
    "counted_by" "CountedDay" NOT NULL,
    "version" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_root_pkey" PRIMARY KEY ("root_id")
);

-- All that were recorded before count by their ceremony.
ALTER TABLE admission DISABLE TRIGGER USER;
UPDATE admission SET counts_on = ceremony_on, counts_for = committee_id WHERE NOT revoked;
ALTER TABLE admission ENABLE TRIGGER USER;
ALTER TABLE admission_change DISABLE TRIGGER USER;
UPDATE admission_change SET from_counts_on = from_ceremony_on, to_counts_on = to_ceremony_on;
ALTER TABLE admission_change ENABLE TRIGGER USER;

-- CreateIndex
CREATE UNIQUE INDEX "counting_setting_committee_id_version_key" ON "counting_setting"("committee_id", "version");

-- CreateIndex
CREATE INDEX "feed_root_last_seq_idx" ON "feed_root"("last_seq");

-- CreateIndex
CREATE INDEX "admission_counts_for_counts_on_idx" ON "admission"("counts_for", "counts_on");

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_counts_for_fkey" FOREIGN KEY ("counts_for") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counting_setting" ADD CONSTRAINT "counting_setting_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An admission stores the day by which it counts, and the cell for which, when it is written: everything that counts goes by these
-- two. What it names otherwise may change later without moving it. Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked THEN
    NEW.counts_on := NULL;
    NEW.counts_for := NULL;
  ELSE
    SELECT c.counts_on, c.counts_for INTO NEW.counts_on, NEW.counts_for
    FROM counted_as(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on, NEW.decision_on) AS c;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_counts BEFORE INSERT ON admission FOR EACH ROW EXECUTE FUNCTION admission_counts();
CREATE OR REPLACE TRIGGER admission_counts_anew BEFORE UPDATE OF candidate_id, committee_id, ceremony_on, decision_on, revoked ON admission
  FOR EACH ROW WHEN ((OLD.candidate_id, OLD.committee_id, OLD.ceremony_on, OLD.decision_on, OLD.revoked)
    IS DISTINCT FROM (NEW.candidate_id, NEW.committee_id, NEW.ceremony_on, NEW.decision_on, NEW.revoked))
  EXECUTE FUNCTION admission_counts();

-- Without a place an admission would count nowhere, and no sum would show that it is missing. A new one is checked where
-- it is counted (feed_on_admission_inserted).
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.counts_on IS NULL THEN
    RETURN NEW;
  END IF;
  IF NOT had_place(NEW.counts_for, NEW.counts_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.counts_for, NEW.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, decision_on, revoked, counts_on, counts_for
  ON admission FOR EACH ROW EXECUTE FUNCTION admission_has_place();

-- Refuses an admission by another cell than the one that had the case on that day, or that counts for another than had it on the day
-- by which it counts.
CREATE OR REPLACE FUNCTION admission_in_place(one admission) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  cell uuid := one.committee_id;
  on_day date := one.ceremony_on;
BEGIN
  LOOP
    IF NOT EXISTS (
      SELECT FROM case_place WHERE candidate_id = one.candidate_id AND committee_id = cell AND daterange(valid_from, valid_to) @> on_day
    ) THEN
      RAISE EXCEPTION 'candidate % did not stand with committee % on %', one.candidate_id, cell, on_day
        USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_in_place';
    END IF;
    EXIT WHEN (cell, on_day) = (one.counts_for, one.counts_on);
    cell := one.counts_for;
    on_day := one.counts_on;
  END LOOP;
END $$;

-- A case stands with one cell on every day, each place beginning where the one before ended; and an admission with the cell that
-- had the case on the day of the ceremony: the other side of admission_in_place(). Deferred, since a move is the end of one place
-- and the beginning of another. Two who write places of a case wait for each other (case_takes_place).
CREATE OR REPLACE FUNCTION case_place_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT valid_from, valid_to, lag(valid_to) OVER days AS ended, lead(valid_from) OVER days AS follows
      FROM case_place WHERE candidate_id = NEW.candidate_id AND (valid_from = valid_to) IS NOT TRUE
      WINDOW days AS (ORDER BY valid_from NULLS FIRST)
    ) AS p WHERE valid_from IS DISTINCT FROM ended OR valid_to IS DISTINCT FROM follows
  ) THEN
    RAISE EXCEPTION 'candidate % would stand nowhere, or with two cells, on some day', NEW.candidate_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_place_whole';
  END IF;
  PERFORM admission_in_place(admission) FROM admission WHERE candidate_id = NEW.candidate_id AND counts_on IS NOT NULL;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS case_place_whole ON case_place;
CREATE CONSTRAINT TRIGGER case_place_whole AFTER INSERT OR UPDATE ON case_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.valid_from IS NOT NULL OR NEW.valid_to IS NOT NULL)
  EXECUTE FUNCTION case_place_whole();

-- The day by which an admission counts, and the cell for which: the one place where that is said. By the day of the ceremony, or of the
-- decision where the root has set that under which the cell stood at the ceremony; for the cell that had the case on that day. Where
-- that one had no place in the tree yet, by the ceremony. A case that is entered by the same statement has one cell from its beginning on.
CREATE OR REPLACE FUNCTION counted_as(person uuid, cell uuid, ceremony date, decision date, OUT counts_on date, OUT counts_for uuid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  had_by uuid;
BEGIN
  counts_on := ceremony;
  counts_for := cell;
  -- Most databases pay for this look and no more.
  IF decision = ceremony OR NOT EXISTS (SELECT FROM counting_setting) THEN
    RETURN;
  END IF;
  IF (SELECT counted_by FROM counting_setting WHERE committee_id = root_on(cell, ceremony) ORDER BY version DESC LIMIT 1) = 'DECISION' THEN
    SELECT coalesce((
      SELECT committee_id FROM case_place WHERE candidate_id = person AND daterange(valid_from, valid_to) @> decision
    ), cell) INTO had_by;
    IF had_place(had_by, decision) THEN
      counts_on := decision;
      counts_for := had_by;
    END IF;
  END IF;
END $$;

-- A correction counts back where the admission stood, and counts where it stands now. Of both directions nothing is left
-- when neither committee nor day changed.
CREATE OR REPLACE FUNCTION feed_on_admission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', counts_for, counts_on, sum(n) FROM (
    SELECT counts_for, counts_on, 1 AS n FROM new_rows WHERE counts_on IS NOT NULL
    UNION ALL
    SELECT counts_for, counts_on, -1 FROM old_rows WHERE counts_on IS NOT NULL
  ) AS moved GROUP BY counts_for, counts_on HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_updated AFTER UPDATE ON admission
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_admission();

-- Whoever records an admission pays for a look at committee_standing and one at case_place: no place, no admission.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.counts_on, 1 FROM committee_standing
  WHERE committee_id = NEW.counts_for AND days @> NEW.counts_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.counts_for, NEW.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NEW.counts_on IS NOT NULL) EXECUTE FUNCTION feed_on_admission_inserted();

-- The next step makes anew what the root has set.
CREATE OR REPLACE FUNCTION feed_on_forecast_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id) VALUES ('FORECAST', NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_forecast_set AFTER INSERT ON forecast_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
CREATE OR REPLACE TRIGGER feed_counting_set AFTER INSERT ON counting_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();

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
  UPDATE admission SET counts_on = NULL, counts_for = NULL WHERE revoked AND counts_on IS NOT NULL;
  UPDATE admission a SET counts_on = c.counts_on, counts_for = c.counts_for
  FROM admission o CROSS JOIN LATERAL counted_as(o.candidate_id, o.committee_id, o.ceremony_on, o.decision_on) AS c
  WHERE a.id = o.id AND o.counts_on IS NULL AND NOT o.revoked;
  DELETE FROM committee_standing s WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = s.committee_id);
  DELETE FROM feed_placement p WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = p.child_id);
  DELETE FROM feed_committee f WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = f.id);
  -- Made anew by the step that counts anew.
  DELETE FROM feed_forecast;
  DELETE FROM feed_root;
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

-- Takes what is pending while somebody comes to stand elsewhere, and counts anew who is concerned: what the records of those
-- below them counted along the tree of the position before (feed_placement) is taken off, and counted along the tree of now.
-- Records and inbox are of the same snapshot: a record is seen if and only if its pending row is taken, so that records less the inbox are what
-- was counted before. Where everything is written anew it is everybody's, and what stood in the counters goes. Only what
-- differs gets the new position. `was` is the day of the position before. By indexes: what a recursion is thought to bring
-- makes the planner read all.
CREATE OR REPLACE FUNCTION feed_recount(
  next_seq bigint, was date, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  WITH RECURSIVE taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE kind <> 'PIPELINE' OR day IS NULL RETURNING *
  ), since AS MATERIALIZED (
    -- Within the years an admission can have: placements may begin at any day, even at -infinity.
    SELECT CASE WHEN count(*) > 0 THEN least(greatest(min(day), DATE '1930-01-01'), DATE '2101-01-01') END AS day,
      coalesce(bool_or(committee_id IS NULL), false) AS everything
    FROM taken WHERE kind = 'TREE' AND day IS NOT NULL
  ), below AS (
    SELECT committee_id AS id FROM taken, since WHERE kind = 'TREE' AND taken.day IS NOT NULL AND NOT everything
    UNION
    SELECT child_id FROM committee_placement, since
    WHERE was < today AND NOT everything AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
    UNION
    SELECT p.child_id FROM below CROSS JOIN LATERAL (
      SELECT child_id FROM committee_placement WHERE parent_id = below.id
      UNION ALL
      SELECT child_id FROM feed_placement WHERE parent_id = below.id
    ) AS p
  ), counted AS MATERIALIZED (
    SELECT committee_id, day, sum(n)::integer AS n, sum(before)::integer AS before FROM (
      SELECT a.counts_for AS committee_id, a.counts_on AS day, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT counts_for, counts_on FROM admission WHERE counts_for = below.id AND counts_on >= (SELECT day FROM since) OFFSET 0
      ) AS a
      UNION ALL
      SELECT counts_for, counts_on, 1, 0 FROM admission, since WHERE everything AND counts_on IS NOT NULL
      UNION ALL
      SELECT t.committee_id, t.day, CASE WHEN again THEN 0 ELSE admitted END, CASE WHEN again THEN -admitted ELSE 0 END
      FROM taken t CROSS JOIN since s CROSS JOIN LATERAL (
        SELECT coalesce(t.day >= s.day AND EXISTS (SELECT FROM below WHERE id = t.committee_id), false) AS again
      ) AS r WHERE kind = 'ADMISSION' AND NOT everything
    ) AS records GROUP BY 1, 2
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.n, c.n AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p WHERE c.n <> 0
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0
    FROM counted_up c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), counted_before AS (
    SELECT p.id, p.parent_id, c.day, c.before AS n, c.before AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p WHERE c.before <> 0
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0
    FROM counted_before c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, year, sum(n), sum(here), next_seq FROM (
      SELECT id, extract(year FROM day)::smallint AS year, n, here FROM counted_up
      UNION ALL
      SELECT id, extract(year FROM day)::smallint, -n, -here FROM counted_before
      UNION ALL
      SELECT placement_id, year, -admitted, -admitted_here FROM feed_tally, since WHERE everything
    ) AS moved GROUP BY id, year HAVING sum(n) <> 0 OR sum(here) <> 0
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS MATERIALIZED (
    SELECT committee_id, stage, sum(n)::integer AS n, sum(before)::integer AS before FROM (
      SELECT c.committee_id, c.stage, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT committee_id, stage FROM candidate WHERE committee_id = below.id AND on_the_way(stage) OFFSET 0
      ) AS c
      UNION ALL
      SELECT committee_id, stage, 1, 0 FROM candidate, since WHERE everything AND on_the_way(stage)
      UNION ALL
      SELECT t.committee_id, t.stage, CASE WHEN again THEN 0 ELSE pipeline END, CASE WHEN again THEN -pipeline ELSE 0 END
      FROM taken t CROSS JOIN since CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM below WHERE id = t.committee_id) AS again
      ) AS r WHERE kind = 'PIPELINE' AND NOT everything
    ) AS records GROUP BY 1, 2
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p WHERE f.n <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), followed_before AS (
    SELECT p.id, p.parent_id, f.stage, f.before AS n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.committee_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p WHERE f.before <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed_before f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.parent_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, stage, waiting, last_seq)
    SELECT id, stage, sum(n), next_seq FROM (
      SELECT id, stage, n FROM followed_up
      UNION ALL
      SELECT id, stage, -n FROM followed_before
      UNION ALL
      SELECT placement_id, stage, -w.waiting FROM feed_pipeline w, since WHERE everything
    ) AS moved GROUP BY id, stage HAVING sum(n) <> 0
    ON CONFLICT (placement_id, stage) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, stage, w.waiting) AS change
  ), aimed AS (
    INSERT INTO feed_target AS t (committee_id, year, kind, target, version, last_seq)
    SELECT DISTINCT ON (committee_id, year, quota_kind) committee_id, year, quota_kind, target, version, next_seq
    FROM taken WHERE kind = 'TARGET' ORDER BY committee_id, year, quota_kind, version DESC
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version, last_seq = excluded.last_seq
    WHERE t.version < excluded.version
    RETURNING concat_ws(' ', 'target', committee_id, year, kind, t.target, t.version) AS change
  ), named AS (
    SELECT committee_id AS id FROM taken WHERE kind = 'TREE' AND committee_id IS NOT NULL
    UNION SELECT id FROM committee WHERE EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL)
    -- A stay of a day to come does not show before somebody is counted on it (showsYet in db/queries/feed.ts).
    UNION SELECT p.child_id FROM counted_up c JOIN committee_placement p ON p.id = c.id WHERE c.day > today
    -- The calendar gives codes and takes them.
    UNION SELECT committee_id FROM committee_code
      WHERE was < today AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
  ), shown AS (
    INSERT INTO feed_committee (id, kind, name, path, code, forms, line, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, c.line, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, line = excluded.line, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', id) AS change
  ), placed AS (
    INSERT INTO feed_placement (id, child_id, parent_id, valid_from, valid_to)
    SELECT p.id, p.child_id, p.parent_id, p.valid_from, p.valid_to
    FROM named n JOIN committee_placement p ON p.child_id = n.id LEFT JOIN feed_placement o ON o.id = p.id
    WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (p.child_id, p.parent_id, p.valid_from, p.valid_to)
    ON CONFLICT (id) DO UPDATE SET
      child_id = excluded.child_id, parent_id = excluded.parent_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to
  ), displaced AS (
    DELETE FROM feed_placement WHERE id = ANY (ARRAY(
      SELECT o.id FROM named n CROSS JOIN LATERAL (SELECT id FROM feed_placement WHERE child_id = n.id OFFSET 0) AS o
      WHERE NOT EXISTS (SELECT FROM committee_placement p WHERE p.id = o.id)
    ))
  ), granted AS (
    -- Whoever cannot be named by a grant is everybody: no grant has the nil id.
    INSERT INTO feed_grant (grant_id, last_seq)
    SELECT DISTINCT coalesce(grant_id, '00000000-0000-0000-0000-000000000000'), next_seq FROM taken WHERE kind = 'AUTHZ'
    ON CONFLICT (grant_id) DO UPDATE SET last_seq = excluded.last_seq
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed UNION ALL SELECT change FROM shown
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    EXISTS (SELECT FROM shown),
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT count(*) FROM taken WHERE kind = 'TREE' AND day IS NOT NULL),
    EXISTS (SELECT FROM taken) OR EXISTS (SELECT FROM changed)
  INTO changes, tree, whole, authz, moves, anything;
END $$;

-- Makes what boards go by below roots of today, some of them or all (NULL). Only what differs gets the new position; returns what
-- that is, for the digest.
CREATE OR REPLACE FUNCTION feed_roots(next_seq bigint, today date, of_these uuid[]) RETURNS text LANGUAGE sql AS $$
  WITH made AS (
    SELECT p.child_id AS id, coalesce(s.counted_by, 'CEREMONY') AS counted_by, coalesce(s.version, 0) AS version
    FROM committee_placement p LEFT JOIN LATERAL (
      SELECT counted_by, version FROM counting_setting WHERE committee_id = p.child_id ORDER BY version DESC LIMIT 1
    ) AS s ON true
    WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
      AND (of_these IS NULL OR p.child_id = ANY (of_these))
  ), written AS (
    INSERT INTO feed_root AS r (root_id, counted_by, version, last_seq)
    SELECT id, counted_by, version, next_seq FROM made
    ON CONFLICT (root_id) DO UPDATE SET counted_by = excluded.counted_by, version = excluded.version, last_seq = excluded.last_seq
    WHERE r.version <> excluded.version
    RETURNING concat_ws(' ', 'root', root_id, r.counted_by, r.version) AS change
  )
  SELECT string_agg(change, E'\n' ORDER BY change) FROM written
$$;

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
  roots text;
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
    roots := feed_roots(next_seq, today, NULL);
  ELSE
    IF EXISTS (SELECT FROM without_forecast(today)) THEN
      forecasts := feed_forecasts(next_seq, today, ARRAY(SELECT without_forecast(today)));
    END IF;
    IF EXISTS (SELECT FROM roots_to_make(today)) THEN
      roots := feed_roots(next_seq, today, ARRAY(SELECT roots_to_make(today)));
    END IF;
  END IF;
  IF NOT made.anything AND forecasts IS NULL AND roots IS NULL THEN
    IF (today, now_held) IS DISTINCT FROM (head.day, head.held) THEN
      UPDATE feed_head SET day = today, held = now_held;
    END IF;
    RETURN head.seq;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes, forecasts, roots), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp() + clock_ahead(), day = today, held = now_held,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    whole_seq = CASE WHEN made.whole THEN next_seq ELSE whole_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

CREATE OR REPLACE TRIGGER counting_setting_append_only BEFORE UPDATE OR DELETE ON counting_setting FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER counting_setting_not_emptied BEFORE TRUNCATE ON counting_setting FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- As lock_tree(), for those who need the tree to hold still while they count on it. Many hold it at once.
CREATE OR REPLACE FUNCTION hold_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('committee_placement'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER admission_holds_tree BEFORE INSERT OR UPDATE OF committee_id, ceremony_on, decision_on, revoked, counts_on, counts_for
  ON admission FOR EACH STATEMENT EXECUTE FUNCTION hold_tree();

-- The root under which a committee stood on a day; NULL where its way up was not complete.
CREATE OR REPLACE FUNCTION root_on(committee uuid, on_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT child_id, parent_id FROM committee_placement
    WHERE child_id = committee AND valid_from <= on_day AND (valid_to IS NULL OR on_day < valid_to)
    UNION
    SELECT p.child_id, p.parent_id FROM up JOIN committee_placement p ON p.child_id = up.parent_id
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR on_day < p.valid_to)
  )
  SELECT child_id FROM up WHERE parent_id IS NULL
$$;

-- Roots of a day of which the feed has shown nothing, or that have set something since.
CREATE OR REPLACE FUNCTION roots_to_make(today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.child_id FROM committee_placement p LEFT JOIN feed_root r ON r.root_id = p.child_id
  WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    AND (r.root_id IS NULL OR r.version < (SELECT max(version) FROM counting_setting s WHERE s.committee_id = p.child_id))
$$;

-- An admission keeps its place: the other side of admission_has_place. What a committee loses of its days must have none.
-- Deferred, since a move is an end and a beginning.
CREATE OR REPLACE FUNCTION standing_keeps_admissions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost record;
BEGIN
  SELECT a.counts_for, a.counts_on INTO lost
  FROM committee_standing s JOIN admission a ON a.counts_for = s.committee_id
  WHERE s.committee_id = NEW.committee_id AND a.counts_on <@ (OLD.days - NEW.days) AND NOT a.counts_on <@ s.days LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would have no place in the tree on %, when it admitted', lost.counts_for, lost.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place',
        HINT = 'A move is the end of one placement and the beginning of another, in one transaction.';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS standing_keeps_admissions ON committee_standing;
CREATE CONSTRAINT TRIGGER standing_keeps_admissions AFTER UPDATE ON committee_standing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT NEW.days @> OLD.days) EXECUTE FUNCTION standing_keeps_admissions();

-- Where counters and copies differ from the records they are derived from. Empty when all is well and nothing is pending.
CREATE OR REPLACE FUNCTION feed_differences() RETURNS TABLE (what text, placement_id integer, year smallint, in_feed integer, in_records integer)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE counted AS (
    SELECT counts_for AS committee_id, counts_on AS day, count(*)::integer AS n FROM admission WHERE counts_on IS NOT NULL GROUP BY 1, 2
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
  SELECT 'countings', NULL, NULL, 0, count(*)::integer FROM admission
  WHERE revoked <> (counts_on IS NULL) OR (counts_on IS NULL) <> (counts_for IS NULL) HAVING count(*) > 0
  UNION ALL
  SELECT 'roots', NULL, NULL, 0, count(*)::integer FROM feed_head h CROSS JOIN LATERAL roots_to_make(h.day) HAVING count(*) > 0
  UNION ALL
  SELECT 'forecast', NULL, NULL, 0, count(*)::integer FROM feed_head h CROSS JOIN LATERAL without_forecast(h.day) HAVING count(*) > 0
  UNION ALL
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL, false) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;

DROP FUNCTION admission_in_place(uuid,uuid,date);
