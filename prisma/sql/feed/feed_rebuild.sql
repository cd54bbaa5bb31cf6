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
