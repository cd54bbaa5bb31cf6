-- The feed says which committees changed, counts anew when the tree changes for days that were counted already, and
-- follows the calendar by itself.

-- CreateTable
CREATE TABLE "feed_tree" (
    "committee_id" UUID NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_tree_pkey" PRIMARY KEY ("committee_id")
);

-- CreateIndex
CREATE INDEX "feed_tree_last_seq_idx" ON "feed_tree"("last_seq");

-- Older than any day, so that the first call of feed_sequence() brings paths and pipelines to today.
ALTER TABLE "feed_head" ADD COLUMN "day" DATE NOT NULL DEFAULT '1930-02-03';
ALTER TABLE "feed_head" ALTER COLUMN "day" DROP DEFAULT;

-- What the feed knew until now is "the tree": whoever has seen less must look at every committee.
INSERT INTO feed_tree (committee_id, last_seq) SELECT c.id, h.tree_seq FROM committee c, feed_head h WHERE h.tree_seq > 0;
-- And what was counted by the former rule is counted anew once.
INSERT INTO feed_pending (kind, day) SELECT 'TREE', min(valid_from) FROM committee_placement HAVING count(*) > 0;

-- TREE rows: the committee whose surroundings changed, and the earliest day on which somebody stands elsewhere (NULL
-- where nobody does). A statement that changed nothing leaves no row.
DROP TRIGGER feed_committee_changed ON committee;
DROP TRIGGER feed_placement_changed ON committee_placement;

CREATE FUNCTION feed_on_committee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT 'TREE', id FROM new_rows;
  ELSE
    INSERT INTO feed_pending (kind, committee_id)
    WITH changed AS (
      SELECT n.id, o.parent_id AS old_parent, n.parent_id AS new_parent FROM old_rows o JOIN new_rows n ON n.id = o.id
      WHERE (o.kind, o.name, o.path, o.parent_id, o.founded_on, o.closed_on)
        IS DISTINCT FROM (n.kind, n.name, n.path, n.parent_id, n.founded_on, n.closed_on)
    )
    SELECT 'TREE', id FROM (
      SELECT id FROM changed
      UNION SELECT old_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
      UNION SELECT new_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
    ) AS touched WHERE id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_committee_inserted AFTER INSERT ON committee
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();
CREATE TRIGGER feed_committee_updated AFTER UPDATE ON committee
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();

CREATE FUNCTION feed_on_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM new_rows;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM old_rows;
  ELSE
    INSERT INTO feed_pending (kind, committee_id)
    SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM (
      (TABLE new_rows EXCEPT TABLE old_rows) UNION ALL (TABLE old_rows EXCEPT TABLE new_rows)
    ) AS changed;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_code_inserted AFTER INSERT ON committee_code
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();
CREATE TRIGGER feed_code_updated AFTER UPDATE ON committee_code
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();
CREATE TRIGGER feed_code_deleted AFTER DELETE ON committee_code
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();

CREATE FUNCTION feed_on_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(valid_from) FROM new_rows, unnest(ARRAY[child_id, parent_id]) AS named(committee)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(valid_from) FROM old_rows, unnest(ARRAY[child_id, parent_id]) AS named(committee)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(day) FROM (
      SELECT ARRAY[o.child_id, n.child_id, o.parent_id, n.parent_id] AS ids,
        -- Same place and same beginning: they differ from the earlier of the two ends.
        CASE WHEN (o.child_id, o.parent_id, o.valid_from) IS NOT DISTINCT FROM (n.child_id, n.parent_id, n.valid_from)
          THEN least(o.valid_to, n.valid_to) ELSE least(o.valid_from, n.valid_from) END AS day
      FROM old_rows o FULL JOIN new_rows n ON n.id = o.id
      WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (n.child_id, n.parent_id, n.valid_from, n.valid_to)
    ) AS changed, unnest(ids) AS named(committee) WHERE committee IS NOT NULL GROUP BY committee;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_placement_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE TRIGGER feed_placement_updated AFTER UPDATE ON committee_placement
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE TRIGGER feed_placement_deleted AFTER DELETE ON committee_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();

-- An admission keeps its place: the other side of admission_has_place. Deferred, since a move is an end and a beginning.
CREATE FUNCTION placement_keeps_admissions(kept uuid, during daterange) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  without datemultirange;
  lost record;
BEGIN
  -- The days on which there is no way up to a root. Mostly none, and then all below it have their way up too.
  WITH RECURSIVE up AS (
    SELECT p.parent_id, daterange(p.valid_from, p.valid_to) * during AS days FROM committee_placement p
    WHERE p.child_id = kept AND daterange(p.valid_from, p.valid_to) && during
    UNION ALL
    SELECT p.parent_id, daterange(p.valid_from, p.valid_to) * up.days
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT datemultirange(during) - coalesce(range_agg(up.days) FILTER (WHERE up.parent_id IS NULL), '{}') INTO without FROM up;
  IF isempty(without) THEN
    RETURN;
  END IF;
  WITH RECURSIVE below AS (
    SELECT kept AS id, without AS days
    UNION ALL
    SELECT p.child_id, below.days * datemultirange(daterange(p.valid_from, p.valid_to))
    FROM below JOIN committee_placement p ON p.parent_id = below.id AND daterange(p.valid_from, p.valid_to) && below.days
  )
  SELECT a.committee_id, a.ceremony_on INTO lost
  FROM below JOIN admission a ON a.committee_id = below.id AND a.ceremony_on <@ below.days WHERE NOT a.revoked LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would have no place in the tree on %, when it admitted', lost.committee_id, lost.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place',
        HINT = 'A move is the end of one placement and the beginning of another, in one transaction.';
  END IF;
END $$;
CREATE FUNCTION committee_placement_keeps_admissions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM placement_keeps_admissions(OLD.child_id, daterange(OLD.valid_from, OLD.valid_to));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM placement_keeps_admissions(NEW.child_id, daterange(NEW.valid_from, NEW.valid_to));
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER committee_placement_keeps_admissions AFTER INSERT OR UPDATE OR DELETE ON committee_placement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee_placement_keeps_admissions();

-- Asked at every admission: a walk by the index on (child_id, valid_from) costs a fraction of a recursive query.
CREATE OR REPLACE FUNCTION had_place(committee uuid, on_day date) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  WHILE committee IS NOT NULL LOOP
    SELECT parent_id INTO committee FROM committee_placement
    WHERE child_id = committee AND valid_from <= on_day AND (valid_to IS NULL OR on_day < valid_to);
    IF NOT FOUND THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END $$;

-- Neither side sees what the other has not committed: tree writes wait for admissions under way, and the reverse.
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtext('committee_placement'));
  IF NOT had_place(NEW.committee_id, NEW.ceremony_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION feed_placement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  IF EXISTS (SELECT FROM feed_tally WHERE placement_id = OLD.id) OR EXISTS (SELECT FROM feed_pipeline WHERE placement_id = OLD.id) THEN
    RAISE EXCEPTION 'placement % has been counted on: end it, do not delete it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

-- Adds what is pending to the counters. Takes nothing, and says so in `moved`, when somebody stands elsewhere: decided in
-- the one snapshot, else an admission could be counted on a placement that no position has shown yet.
CREATE FUNCTION feed_add(next_seq bigint, today date, OUT changes text, OUT tree boolean, OUT authz boolean, OUT moved boolean)
LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE waits AS (
    SELECT EXISTS (SELECT FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL) AS moved
  ), taken AS (
    DELETE FROM feed_pending WHERE NOT (SELECT w.moved FROM waits w) RETURNING *
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
  ), grown AS (
    INSERT INTO feed_tree (committee_id, last_seq)
    SELECT DISTINCT committee_id, next_seq FROM taken WHERE kind = 'TREE' AND committee_id IS NOT NULL
    ON CONFLICT (committee_id) DO UPDATE SET last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', committee_id) AS change
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed UNION ALL SELECT change FROM grown
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    (SELECT coalesce(bool_or(kind = 'TREE'), false) FROM taken),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT w.moved FROM waits w)
  INTO changes, tree, authz, moved;
END $$;

-- Takes what is pending and counts anew from the records of the same snapshot: a record is seen if and only if its
-- pending row is taken. Only what differs gets the new position.
CREATE FUNCTION feed_recount(
  next_seq bigint, today date,
  OUT changes text, OUT tree boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE taken AS (
    DELETE FROM feed_pending RETURNING *
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
  ), grown AS (
    INSERT INTO feed_tree (committee_id, last_seq)
    SELECT DISTINCT committee_id, next_seq FROM taken WHERE kind = 'TREE' AND committee_id IS NOT NULL
    ON CONFLICT (committee_id) DO UPDATE SET last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', committee_id) AS change
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed UNION ALL SELECT change FROM grown
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    (SELECT coalesce(bool_or(kind = 'TREE'), false) FROM taken),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT count(*) FROM taken WHERE kind = 'TREE' AND day IS NOT NULL),
    EXISTS (SELECT FROM taken) OR EXISTS (SELECT FROM changed)
  INTO changes, tree, authz, moves, anything;
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
  made record;
  next_digest text;
BEGIN
  -- Reading only: an idle feed must not write.
  SELECT seq INTO next_seq FROM feed_head WHERE day >= local_today() AND NOT EXISTS (SELECT FROM feed_pending);
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
    SELECT * INTO made FROM feed_add(next_seq, today);
    recount := made.moved;
  END IF;
  IF recount THEN
    SELECT count(*) INTO seen FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL;
    PERFORM place_committees(today);
    SELECT * INTO made FROM feed_recount(next_seq, today);
    -- A move that came between the two: its paths follow with the next position, by the rows this leaves.
    IF made.moves > seen THEN
      PERFORM place_committees(today);
    END IF;
    IF NOT made.anything THEN
      UPDATE feed_head SET day = today;
      RETURN head.seq;
    END IF;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp(), day = today,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

-- Where the counters differ from the records they are derived from. Empty when all is well and nothing is pending.
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
$$;
