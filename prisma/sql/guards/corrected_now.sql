-- Whether this transaction has entered a correction of a step of a case: what it puts right may be written then.
CREATE OR REPLACE FUNCTION corrected_now(of_candidate uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM step_correction WHERE candidate_id = of_candidate AND xmin = pg_current_xact_id()::xid
  )
$$;
