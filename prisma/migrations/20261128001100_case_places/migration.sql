-- A case stands with one cell on every day; an admission belongs to the one that had it on the day of the ceremony.

-- CreateEnum
CREATE TYPE "CasePlaceCause" AS ENUM ('TRANSFER', 'REORGANISATION', 'CORRECTION');

-- AlterTable
ALTER TABLE "admission_change" ADD COLUMN     "from_committee_id" UUID,
ADD COLUMN     "to_committee_id" UUID;

-- CreateTable
CREATE TABLE "case_place" (
    "id" SERIAL NOT NULL,
    "candidate_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "cause" "CasePlaceCause",
    "document_number" TEXT,
    "recorded_by" TEXT,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "case_place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_place_candidate_id_valid_from_idx" ON "case_place"("candidate_id", "valid_from");

-- CreateIndex
CREATE INDEX "case_place_committee_id_idx" ON "case_place"("committee_id");

-- AddForeignKey
ALTER TABLE "case_place" ADD CONSTRAINT "case_place_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_place" ADD CONSTRAINT "case_place_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE case_place ADD CONSTRAINT case_place_days CHECK (valid_to >= valid_from);
ALTER TABLE case_place ADD CONSTRAINT case_place_first CHECK ((valid_from IS NULL) = (cause IS NULL));
ALTER TABLE case_place ADD CONSTRAINT case_place_document_check
  CHECK (document_number IS NFC NORMALIZED AND btrim(document_number) <> '' AND length(document_number) <= 100);
ALTER TABLE case_place ADD CONSTRAINT case_place_once
  EXCLUDE USING gist (candidate_id WITH =, daterange(valid_from, valid_to) WITH &&)
  -- An index of ranges for all cases is what entering people would take longest for, and most of them never move.
  WHERE (valid_from IS NOT NULL OR valid_to IS NOT NULL);
CREATE UNIQUE INDEX case_place_first_once ON case_place (candidate_id) WHERE valid_from IS NULL;

-- Without a place an admission would count nowhere, and no sum would show that it is missing. A new one is checked where
-- it is counted (feed_on_admission_inserted).
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked THEN
    RETURN NEW;
  END IF;
  IF NOT had_place(NEW.committee_id, NEW.ceremony_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH ROW EXECUTE FUNCTION admission_has_place();

-- Refuses an admission by another cell than the one that had the case on that day.
CREATE OR REPLACE FUNCTION admission_in_place(person uuid, cell uuid, on_day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM case_place WHERE candidate_id = person AND committee_id = cell AND daterange(valid_from, valid_to) @> on_day
  ) THEN
    RAISE EXCEPTION 'candidate % did not stand with committee % on %', person, cell, on_day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_in_place';
  END IF;
END $$;

-- Where a case is entered it stands from its beginning on.
CREATE OR REPLACE FUNCTION candidate_first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_place (candidate_id, committee_id) SELECT id, committee_id FROM new_rows;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER candidate_first_place AFTER INSERT ON candidate
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION candidate_first_place();

-- Whoever gives a case to another cell gives it another place.
CREATE OR REPLACE FUNCTION candidate_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_place WHERE candidate_id = NEW.id AND committee_id = NEW.committee_id) THEN
    RAISE EXCEPTION 'candidate % stands where its places say: change case_place', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'candidate_has_place';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_has_place BEFORE UPDATE OF committee_id ON candidate
  FOR EACH ROW WHEN (OLD.committee_id <> NEW.committee_id) EXECUTE FUNCTION candidate_has_place();

-- Where a case stood is a history: a place gets an end, and nothing else of it changes.
CREATE OR REPLACE FUNCTION case_place_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'valid_to' = to_jsonb(OLD) - 'valid_to' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on case_place is not allowed: case_place keeps its history', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER case_place_fixed BEFORE UPDATE OR DELETE ON case_place FOR EACH ROW EXECUTE FUNCTION case_place_fixed();

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
  PERFORM admission_in_place(candidate_id, committee_id, ceremony_on)
  FROM admission WHERE candidate_id = NEW.candidate_id AND NOT revoked;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS case_place_whole ON case_place;
CREATE CONSTRAINT TRIGGER case_place_whole AFTER INSERT OR UPDATE ON case_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.valid_from IS NOT NULL OR NEW.valid_to IS NOT NULL)
  EXECUTE FUNCTION case_place_whole();

-- The committee of a candidate is that of its place of today. A place of a later day is taken at its midnight (place_cases).
-- One whose day may begin while it is being written leaves a row in the inbox: the feed looks once more.
CREATE OR REPLACE FUNCTION case_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cases uuid[];
  today date;
BEGIN
  -- The first place of a case tells nothing that its row does not.
  SELECT array_agg(DISTINCT candidate_id) INTO cases FROM new_rows WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL;
  IF cases IS NULL THEN
    RETURN NULL;
  END IF;
  -- Who admits the person meanwhile, by hand too, waits, and then sees where the case stood.
  PERFORM FROM candidate WHERE id = ANY (cases) ORDER BY id FOR UPDATE;
  -- The feed's day, where it is ahead: this transaction may have begun before midnight.
  SELECT greatest(day, local_today()) INTO today FROM feed_head;
  UPDATE candidate c SET committee_id = p.committee_id FROM case_place p
  WHERE c.id = ANY (cases) AND p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> today
    AND c.committee_id <> p.committee_id;
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'PIPELINE', committee_id, min(valid_from) FROM new_rows
  WHERE valid_from > today AND (valid_to IS NULL OR valid_from < valid_to) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER case_takes_place_inserted AFTER INSERT ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();
CREATE OR REPLACE TRIGGER case_takes_place_updated AFTER UPDATE ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();

-- Gives a place to cases that were loaded without one: where they stand, from the beginning on. Who was admitted by another cell
-- stood there up to the day of the ceremony.
CREATE OR REPLACE FUNCTION enter_first_places() RETURNS void LANGUAGE sql AS $$
  WITH bare AS (
    SELECT c.id, c.committee_id, a.committee_id AS admitted_by, a.ceremony_on + 1 AS came_on
    FROM candidate c LEFT JOIN LATERAL (
      SELECT committee_id, ceremony_on FROM admission WHERE candidate_id = c.id ORDER BY revoked, recorded_at DESC LIMIT 1
    ) AS a ON a.committee_id <> c.committee_id
    WHERE NOT EXISTS (SELECT FROM case_place WHERE candidate_id = c.id)
  )
  INSERT INTO case_place (candidate_id, committee_id, valid_from, valid_to, cause)
  SELECT id, coalesce(admitted_by, committee_id), NULL, came_on, NULL::"CasePlaceCause" FROM bare
  UNION ALL SELECT id, committee_id, came_on, NULL, 'TRANSFER' FROM bare WHERE came_on IS NOT NULL
$$;

-- Adds what is pending to the counters. Takes nothing, and says so in `moved`, when somebody stands elsewhere: decided in
-- the one snapshot, else an admission could be counted on a placement that no position has shown yet. Notes the grants
-- that changed, and in `whole` whether the tree was written anew.
CREATE OR REPLACE FUNCTION feed_add(
  next_seq bigint, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moved boolean, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE waits AS (
    SELECT EXISTS (SELECT FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL) AS moved
  ), taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE NOT (SELECT w.moved FROM waits w) AND (kind <> 'PIPELINE' OR day IS NULL) RETURNING *
  ), counted AS (
    SELECT committee_id, day, sum(admitted)::integer AS admitted FROM taken WHERE kind = 'ADMISSION'
    GROUP BY committee_id, day HAVING sum(admitted) <> 0
  ), counted_up AS (
    -- The committee and everything above it on that day. LIMIT (there is one at most) keeps the planner from reading
    -- the whole tree for each step.
    SELECT p.id, p.parent_id, c.day, c.admitted, c.admitted AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.admitted, 0
    FROM counted_up c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, extract(year FROM day)::smallint, sum(admitted), sum(here), next_seq FROM counted_up GROUP BY 1, 2
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS (
    SELECT committee_id, sum(pipeline)::integer AS pipeline FROM taken WHERE kind = 'PIPELINE'
    GROUP BY committee_id HAVING sum(pipeline) <> 0
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.pipeline
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
    UNION ALL
    SELECT p.id, p.parent_id, f.pipeline
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT id, sum(pipeline), next_seq FROM followed_up GROUP BY id
    ON CONFLICT (placement_id) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, w.waiting) AS change
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
  ), shown AS (
    INSERT INTO feed_committee (id, kind, name, path, code, forms, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', id) AS change
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
    (SELECT w.moved FROM waits w),
    EXISTS (SELECT FROM taken)
  INTO changes, tree, whole, authz, moved, anything;
END $$;

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
    SELECT committee_id, count(*)::integer AS n FROM candidate WHERE in_pipeline(stage) GROUP BY 1
  ), followed_up AS (
    -- By the day the feed has reached.
    SELECT p.id, p.parent_id, f.n FROM followed f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.committee_id AND daterange(p.valid_from, p.valid_to) @> h.day
    UNION ALL
    SELECT p.id, p.parent_id, f.n FROM followed_up f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.parent_id AND daterange(p.valid_from, p.valid_to) @> h.day
  ), waiting AS (
    SELECT id, sum(n)::integer AS n FROM followed_up GROUP BY 1
  ), tallies AS (
    SELECT coalesce(t.placement_id, a.id) AS id, coalesce(t.year, a.year) AS year, coalesce(t.admitted, 0) AS in_feed,
      coalesce(a.n, 0) AS in_records, coalesce(t.admitted_here, 0) AS here_in_feed, coalesce(a.here, 0) AS here_in_records
    FROM feed_tally t FULL JOIN admitted a ON a.id = t.placement_id AND a.year = t.year
  )
  SELECT 'admitted', id, year, in_feed, in_records FROM tallies WHERE in_feed <> in_records
  UNION ALL
  SELECT 'admitted_here', id, year, here_in_feed, here_in_records FROM tallies WHERE here_in_feed <> here_in_records
  UNION ALL
  SELECT 'waiting', coalesce(w.placement_id, x.id), NULL, coalesce(w.waiting, 0), coalesce(x.n, 0)
  FROM feed_pipeline w FULL JOIN waiting x ON x.id = w.placement_id
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
    EXCEPT SELECT id, kind, name, path, code, forms FROM feed_committee
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
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;

-- Whoever records an admission pays for a look at committee_standing and one at case_place: no place, no admission.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.ceremony_on, 1 FROM committee_standing
  WHERE committee_id = NEW.committee_id AND days @> NEW.ceremony_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NOT NEW.revoked) EXECUTE FUNCTION feed_on_admission_inserted();

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

-- Takes what is pending and counts anew from the records of the same snapshot: a record is seen if and only if its
-- pending row is taken. Only what differs gets the new position. `was` is the day of the position before.
CREATE OR REPLACE FUNCTION feed_recount(
  next_seq bigint, was date, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE kind <> 'PIPELINE' OR day IS NULL RETURNING *
  ), since AS (
    -- Within the years an admission can have: placements may begin at any day, even at -infinity.
    SELECT extract(year FROM least(greatest(min(day), DATE '1930-01-01'), DATE '2101-01-01'))::smallint AS year
    FROM taken WHERE day IS NOT NULL HAVING count(*) > 0
  ), counted AS (
    SELECT committee_id, ceremony_on AS day, count(*)::integer AS admitted FROM admission
    WHERE NOT revoked AND ceremony_on >= (SELECT make_date(year, 1, 1) FROM since)
    GROUP BY committee_id, ceremony_on
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.admitted, c.admitted AS here
    FROM counted c JOIN committee_placement p
      ON p.child_id = c.committee_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.admitted, 0
    FROM counted_up c JOIN committee_placement p
      ON p.child_id = c.parent_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
  ), tallies AS (
    SELECT id, extract(year FROM day)::smallint AS year, sum(admitted)::integer AS admitted, sum(here)::integer AS here
    FROM counted_up GROUP BY 1, 2
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT placement_id, year, coalesce(n.admitted, 0), coalesce(n.here, 0), next_seq
    FROM (SELECT * FROM feed_tally WHERE year >= (SELECT year FROM since)) AS o
    FULL JOIN (SELECT id AS placement_id, year, admitted, here FROM tallies) AS n USING (placement_id, year)
    WHERE (o.admitted, o.admitted_here) IS DISTINCT FROM (coalesce(n.admitted, 0), coalesce(n.here, 0))
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = excluded.admitted, admitted_here = excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS (
    SELECT committee_id, count(*)::integer AS n FROM candidate WHERE in_pipeline(stage) GROUP BY committee_id
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.n
    FROM followed f JOIN committee_placement p
      ON p.child_id = f.committee_id AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, f.n
    FROM followed_up f JOIN committee_placement p
      ON p.child_id = f.parent_id AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), pipelines AS (
    SELECT id AS placement_id, sum(n)::integer AS waiting FROM followed_up GROUP BY id
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT placement_id, coalesce(n.waiting, 0), next_seq
    FROM feed_pipeline o FULL JOIN pipelines n USING (placement_id)
    WHERE o.waiting IS DISTINCT FROM coalesce(n.waiting, 0)
    ON CONFLICT (placement_id) DO UPDATE SET waiting = excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, w.waiting) AS change
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
    -- The calendar gives codes and takes them.
    UNION SELECT committee_id FROM committee_code
      WHERE was < today AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
  ), shown AS (
    INSERT INTO feed_committee (id, kind, name, path, code, forms, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', id) AS change
  ), placed AS (
    INSERT INTO feed_placement (id, child_id, parent_id, valid_from, valid_to)
    SELECT p.id, p.child_id, p.parent_id, p.valid_from, p.valid_to
    FROM named n JOIN committee_placement p ON p.child_id = n.id LEFT JOIN feed_placement o ON o.id = p.id
    WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (p.child_id, p.parent_id, p.valid_from, p.valid_to)
    ON CONFLICT (id) DO UPDATE SET
      child_id = excluded.child_id, parent_id = excluded.parent_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to
  ), displaced AS (
    DELETE FROM feed_placement o USING named n
    WHERE o.child_id = n.id AND NOT EXISTS (SELECT FROM committee_placement p WHERE p.id = o.id)
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
      now_held := place_all(today);
    ELSIF EXISTS (SELECT FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL) THEN
      SELECT p.held > 0 INTO now_held FROM place_cases(today) AS p;
    END IF;
    SELECT * INTO made FROM feed_add(next_seq, today);
    recount := made.moved;
  END IF;
  IF recount THEN
    SELECT count(*) INTO seen FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL;
    now_held := place_all(today);
    SELECT * INTO made FROM feed_recount(next_seq, head.day, today);
    -- A move that came between the two: its paths follow with the next position, by the rows this leaves.
    IF made.moves > seen THEN
      now_held := place_all(today);
    END IF;
  END IF;
  IF NOT made.anything THEN
    IF (today, now_held) IS DISTINCT FROM (head.day, head.held) THEN
      UPDATE feed_head SET day = today, held = now_held;
    END IF;
    RETURN head.seq;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp() + clock_ahead(), day = today, held = now_held,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    whole_seq = CASE WHEN made.whole THEN next_seq ELSE whole_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

CREATE OR REPLACE TRIGGER case_place_not_emptied BEFORE TRUNCATE ON case_place FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Brings the committee of candidates in line with their places of a day. Returns how many rows it changed; those that somebody
-- holds are left as they are and counted as `held`: the feed must not wait for them. Cases that have never moved are not
-- looked at.
CREATE OR REPLACE FUNCTION place_cases(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  -- What these rows ask for is done by the next statement, which sees all that they came with.
  DELETE FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL;
  WITH elsewhere AS MATERIALIZED (
    SELECT c.id, p.committee_id FROM case_place p JOIN candidate c ON c.id = p.candidate_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to) AND c.committee_id <> p.committee_id
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN candidate c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE candidate c SET committee_id = e.committee_id FROM elsewhere e JOIN free USING (id) WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
END $$;

-- Brings committees and cases to where they stand on a day. Returns whether somebody holds one of them.
CREATE OR REPLACE FUNCTION place_all(today date) RETURNS boolean LANGUAGE sql AS $$
  SELECT (SELECT held FROM place_committees(today)) + (SELECT held FROM place_cases(today)) > 0
$$;

-- Nothing is known of earlier places: where a case stands it stood from its beginning on.
SELECT enter_first_places();
