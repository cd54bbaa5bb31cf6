-- The feed. Writers append to feed_pending in their own transaction (by trigger, so that no way of writing can forget
-- it); one sequencer at a time turns what is visible there into the next position and the new values of the counters.
-- Nobody reads feed_pending by id: ids commit out of order, and a reader that remembers an id loses rows.

INSERT INTO feed_head (epoch, digest) VALUES (gen_random_uuid(), 'start');
UPDATE feed_head SET digest = left(encode(sha256(epoch::text::bytea), 'hex'), 16);
INSERT INTO feed_digest (seq, digest) SELECT seq, digest FROM feed_head;
ALTER TABLE feed_head ADD CONSTRAINT feed_head_singleton CHECK (singleton);

-- Days are days in Vietnam.
CREATE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- A person counts as "in the pipeline" from the awareness certificate to the decision.
CREATE FUNCTION in_pipeline(stage "CandidateStage") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT stage BETWEEN 'AWARENESS_CERTIFIED' AND 'DECIDED'
$$;

CREATE FUNCTION feed_on_admission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, day, admitted)
    SELECT 'ADMISSION', committee_id, ceremony_on, count(*) FROM new_rows WHERE NOT revoked GROUP BY committee_id, ceremony_on;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, day, admitted)
    SELECT 'ADMISSION', committee_id, ceremony_on, sum(n) FROM (
      SELECT committee_id, ceremony_on, 1 AS n FROM new_rows WHERE NOT revoked
      UNION ALL
      SELECT committee_id, ceremony_on, -1 FROM old_rows WHERE NOT revoked
    ) AS moved GROUP BY committee_id, ceremony_on HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_admission();
CREATE TRIGGER feed_admission_updated AFTER UPDATE ON admission
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_admission();

CREATE FUNCTION feed_on_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, pipeline)
    SELECT 'PIPELINE', committee_id, count(*) FROM new_rows WHERE in_pipeline(stage) GROUP BY committee_id;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, pipeline)
    SELECT 'PIPELINE', committee_id, sum(n) FROM (
      SELECT committee_id, 1 AS n FROM new_rows WHERE in_pipeline(stage)
      UNION ALL
      SELECT committee_id, -1 FROM old_rows WHERE in_pipeline(stage)
    ) AS moved GROUP BY committee_id HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_candidate_inserted AFTER INSERT ON candidate
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();
CREATE TRIGGER feed_candidate_updated AFTER UPDATE ON candidate
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();

CREATE FUNCTION feed_on_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version)
  SELECT 'TARGET', committee_id, year, kind, target, version FROM new_rows;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_quota_inserted AFTER INSERT ON admission_quota
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_quota();
CREATE TRIGGER feed_quota_updated AFTER UPDATE ON admission_quota
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_quota();

-- Tree and grants: nodes reload them whole, one row a statement says so.
CREATE FUNCTION feed_on_reload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind) VALUES (TG_ARGV[0]::"FeedChangeKind");
  RETURN NULL;
END $$;
CREATE TRIGGER feed_committee_changed AFTER INSERT OR UPDATE ON committee FOR EACH STATEMENT EXECUTE FUNCTION feed_on_reload('TREE');
CREATE TRIGGER feed_placement_changed AFTER INSERT OR UPDATE OR DELETE ON committee_placement FOR EACH STATEMENT EXECUTE FUNCTION feed_on_reload('TREE');
CREATE TRIGGER feed_grant_changed AFTER INSERT OR UPDATE ON access_grant FOR EACH STATEMENT EXECUTE FUNCTION feed_on_reload('AUTHZ');

-- Every node holds the counters by placement: one that was counted on stays.
CREATE FUNCTION feed_placement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM feed_tally WHERE placement_id = OLD.id) OR EXISTS (SELECT FROM feed_pipeline WHERE placement_id = OLD.id) THEN
    RAISE EXCEPTION 'placement % has been counted on: end it, do not delete it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER feed_placement_kept BEFORE DELETE ON committee_placement FOR EACH ROW EXECUTE FUNCTION feed_placement_kept();

-- The feed takes the quota with the higher version: a change by hand counts as a version too.
CREATE FUNCTION admission_quota_versioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.target <> OLD.target AND NEW.version <= OLD.version THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER admission_quota_versioned BEFORE UPDATE ON admission_quota FOR EACH ROW EXECUTE FUNCTION admission_quota_versioned();

-- Makes the next position out of everything that has been committed. Returns the position that includes all changes
-- committed before the call, or NULL when another session has the turn (call again).
CREATE FUNCTION feed_sequence() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head feed_head;
  next_seq bigint;
  changes text;
  next_digest text;
  tree boolean;
  authz boolean;
BEGIN
  -- Reading only: an idle feed must not write.
  IF NOT EXISTS (SELECT FROM feed_pending) THEN
    RETURN (SELECT seq FROM feed_head);
  END IF;
  SELECT * INTO head FROM feed_head FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  next_seq := head.seq + 1;

  WITH RECURSIVE taken AS (
    DELETE FROM feed_pending RETURNING *
  ), counted AS (
    SELECT committee_id, day, sum(admitted)::integer AS admitted FROM taken WHERE kind = 'ADMISSION'
    GROUP BY committee_id, day HAVING sum(admitted) <> 0
  ), counted_up AS (
    -- The committee and everything above it on that day: a later move of a committee leaves the count where it was made.
    SELECT p.id, p.parent_id, c.day, c.admitted, c.admitted AS here
    FROM counted c JOIN committee_placement p
      ON p.child_id = c.committee_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.admitted, 0
    FROM counted_up c JOIN committee_placement p
      ON p.child_id = c.parent_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, extract(year FROM day)::smallint, sum(admitted), sum(here), next_seq FROM counted_up GROUP BY 1, 2
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), moved AS (
    SELECT committee_id, sum(pipeline)::integer AS pipeline FROM taken WHERE kind = 'PIPELINE'
    GROUP BY committee_id HAVING sum(pipeline) <> 0
  ), moved_up AS (
    SELECT p.id, p.parent_id, m.pipeline
    FROM moved m JOIN committee_placement p ON p.child_id = m.committee_id AND daterange(p.valid_from, p.valid_to) @> local_today()
    UNION ALL
    SELECT p.id, p.parent_id, m.pipeline
    FROM moved_up m JOIN committee_placement p ON p.child_id = m.parent_id AND daterange(p.valid_from, p.valid_to) @> local_today()
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT id, sum(pipeline), next_seq FROM moved_up GROUP BY id
    ON CONFLICT (placement_id) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, w.waiting) AS change
  ), aimed AS (
    INSERT INTO feed_target AS t (committee_id, year, kind, target, version, last_seq)
    SELECT DISTINCT ON (committee_id, year, quota_kind) committee_id, year, quota_kind, target, version, next_seq
    FROM taken WHERE kind = 'TARGET' ORDER BY committee_id, year, quota_kind, version DESC
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version, last_seq = excluded.last_seq
    WHERE t.version < excluded.version
    RETURNING concat_ws(' ', 'target', committee_id, year, kind, t.target, t.version) AS change
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    (SELECT coalesce(bool_or(kind = 'TREE'), false) FROM taken),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken)
  INTO changes, tree, authz;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(), changes), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp(),
    tree_seq = CASE WHEN tree THEN next_seq ELSE tree_seq END,
    authz_seq = CASE WHEN authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

-- Where the counters differ from the records they are derived from. Empty when all is well and nothing is pending.
CREATE FUNCTION feed_differences() RETURNS TABLE (what text, placement_id integer, year smallint, in_feed integer, in_records integer)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE counted AS (
    SELECT p.id, p.parent_id, a.ceremony_on AS day, 1 AS n
    FROM admission a JOIN committee_placement p ON p.child_id = a.committee_id AND daterange(p.valid_from, p.valid_to) @> a.ceremony_on
    WHERE NOT a.revoked
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n FROM counted c
    JOIN committee_placement p ON p.child_id = c.parent_id AND daterange(p.valid_from, p.valid_to) @> c.day
  ), admitted AS (
    SELECT id, extract(year FROM day)::smallint AS year, count(*)::integer AS n FROM counted GROUP BY 1, 2
  ), followed AS (
    SELECT p.id, p.parent_id FROM candidate c
    JOIN committee_placement p ON p.child_id = c.committee_id AND daterange(p.valid_from, p.valid_to) @> local_today()
    WHERE in_pipeline(c.stage)
    UNION ALL
    SELECT p.id, p.parent_id FROM followed f
    JOIN committee_placement p ON p.child_id = f.parent_id AND daterange(p.valid_from, p.valid_to) @> local_today()
  ), waiting AS (
    SELECT id, count(*)::integer AS n FROM followed GROUP BY 1
  )
  SELECT 'admitted', coalesce(t.placement_id, a.id), coalesce(t.year, a.year), coalesce(t.admitted, 0), coalesce(a.n, 0)
  FROM feed_tally t FULL JOIN admitted a ON a.id = t.placement_id AND a.year = t.year
  WHERE coalesce(t.admitted, 0) <> coalesce(a.n, 0)
  UNION ALL
  SELECT 'waiting', coalesce(w.placement_id, x.id), NULL, coalesce(w.waiting, 0), coalesce(x.n, 0)
  FROM feed_pipeline w FULL JOIN waiting x ON x.id = w.placement_id
  WHERE coalesce(w.waiting, 0) <> coalesce(x.n, 0)
  UNION ALL
  SELECT 'target', NULL, q.year, t.target, q.target
  FROM admission_quota q LEFT JOIN feed_target t ON t.committee_id = q.committee_id AND t.year = q.year AND t.kind = q.kind
  WHERE t.target IS DISTINCT FROM q.target
$$;
