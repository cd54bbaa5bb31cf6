-- Whether this transaction merges two persons, or undoes that: a case that goes with it may become the other's then.
CREATE OR REPLACE FUNCTION merged_now(of_case uuid, was uuid, becomes uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM person_merge m WHERE of_case = ANY (m.moved_cases) AND m.xmin = pg_current_xact_id()::xid
      AND CASE WHEN m.undone_at IS NULL THEN (m.merged_id, m.kept_id) ELSE (m.kept_id, m.merged_id) END = (was, becomes)
  )
$$;
