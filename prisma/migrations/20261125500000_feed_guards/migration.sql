-- What is done to the records past the API must not leave a sum that does not hold, or a feed that stops.

-- Tree writes and admissions look at what others have committed before them. The one snapshot of a REPEATABLE READ or
-- SERIALIZABLE transaction may be older than that: two moves could close a circle, an admission count nowhere.
CREATE FUNCTION need_read_committed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written in READ COMMITTED transactions only', TG_TABLE_NAME
    USING ERRCODE = 'invalid_transaction_state', HINT = 'Begin with BEGIN ISOLATION LEVEL READ COMMITTED.';
END $$;
CREATE TRIGGER committee_placement_read_committed BEFORE INSERT OR UPDATE OR DELETE ON committee_placement
  FOR EACH STATEMENT WHEN (current_setting('transaction_isolation') IN ('repeatable read', 'serializable'))
  EXECUTE FUNCTION need_read_committed();
CREATE TRIGGER admission_read_committed BEFORE INSERT OR UPDATE ON admission
  FOR EACH STATEMENT WHEN (current_setting('transaction_isolation') IN ('repeatable read', 'serializable'))
  EXECUTE FUNCTION need_read_committed();

-- A placement may be taken away while it is being counted on for the first time. Its counters go when the feed lets go
-- of it: a node cannot read counters of a placement that is not there.
CREATE FUNCTION feed_placement_displaced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM feed_tally USING old_rows WHERE placement_id = old_rows.id;
  DELETE FROM feed_pipeline USING old_rows WHERE placement_id = old_rows.id;
  RETURN NULL;
END $$;
CREATE TRIGGER feed_placement_displaced AFTER DELETE ON feed_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_placement_displaced();
DELETE FROM feed_tally t WHERE NOT EXISTS (SELECT FROM feed_placement WHERE id = t.placement_id);
DELETE FROM feed_pipeline w WHERE NOT EXISTS (SELECT FROM feed_placement WHERE id = w.placement_id);

-- The feed takes the quota with the higher version, so that versions never fall; and it has no way to take one back.
CREATE OR REPLACE FUNCTION admission_quota_versioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.committee_id, NEW.year, NEW.kind) IS DISTINCT FROM (OLD.committee_id, OLD.year, OLD.kind) THEN
    RAISE EXCEPTION 'a quota cannot be changed into another: set this one to 0 and make a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version < OLD.version OR (NEW.target <> OLD.target AND NEW.version = OLD.version) THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;

-- Row triggers do not see TRUNCATE: no count would follow, and no history be kept.
CREATE TRIGGER committee_not_emptied BEFORE TRUNCATE ON committee FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER committee_code_not_emptied BEFORE TRUNCATE ON committee_code FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER committee_placement_not_emptied BEFORE TRUNCATE ON committee_placement FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER committee_standing_not_emptied BEFORE TRUNCATE ON committee_standing FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER candidate_not_emptied BEFORE TRUNCATE ON candidate FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_not_emptied BEFORE TRUNCATE ON admission FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_quota_not_emptied BEFORE TRUNCATE ON admission_quota FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER access_grant_not_emptied BEFORE TRUNCATE ON access_grant FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER stage_change_not_emptied BEFORE TRUNCATE ON stage_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_change_not_emptied BEFORE TRUNCATE ON admission_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_quota_revision_not_emptied BEFORE TRUNCATE ON admission_quota_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER inspection_change_not_emptied BEFORE TRUNCATE ON inspection_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER access_log_not_emptied BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER feed_pending_not_emptied BEFORE TRUNCATE ON feed_pending FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- As before, but everybody is every committee: one that has lost all its placements stands nowhere.
CREATE OR REPLACE FUNCTION standing_of(committees uuid[]) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE below AS (
    SELECT id FROM committee WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id
  ), up AS (
    SELECT below.id, p.parent_id, daterange(p.valid_from, p.valid_to) AS days
    FROM below JOIN committee_placement p ON p.child_id = below.id
    UNION ALL
    SELECT up.id, p.parent_id, up.days * daterange(p.valid_from, p.valid_to)
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT below.id, coalesce(range_agg(up.days) FILTER (WHERE up.parent_id IS NULL), '{}')
  FROM below LEFT JOIN up USING (id) GROUP BY below.id
$$;

-- As before, and the targets and grants too.
CREATE OR REPLACE FUNCTION feed_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  PERFORM stand(NULL);
  -- A version of their own lets them through, and what is set later after them.
  UPDATE admission_quota q SET version = greatest(q.version, t.version) + 1
  FROM admission_quota o LEFT JOIN feed_target t ON t.committee_id = o.committee_id AND t.year = o.year AND t.kind = o.kind
  WHERE q.id = o.id AND (t.target IS DISTINCT FROM o.target OR t.version > o.version);
  DELETE FROM feed_target t WHERE NOT EXISTS (
    SELECT FROM admission_quota q WHERE q.committee_id = t.committee_id AND q.year = t.year AND q.kind = t.kind
  );
  INSERT INTO feed_pending (kind, day) VALUES ('TREE', '1930-01-01');
  INSERT INTO feed_pending (kind) VALUES ('AUTHZ');
END $$;
