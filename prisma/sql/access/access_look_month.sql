-- Makes the partition of the month (in Vietnam) that a day lies in; false where there is one, or where its looks stand in
-- the belt already. A lock on all of the log would stop every read: attaching holds none that a write waits for.
CREATE OR REPLACE FUNCTION access_look_month(day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  first_day timestamp := date_trunc('month', day::timestamp);
  begins timestamptz := first_day AT TIME ZONE 'Asia/Ho_Chi_Minh';
  ends timestamptz := (first_day + interval '1 month') AT TIME ZONE 'Asia/Ho_Chi_Minh';
  name text := 'access_look_' || to_char(first_day, 'YYYY_MM');
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('access_look'));
  IF to_regclass(quote_ident(name)) IS NOT NULL
    OR EXISTS (SELECT FROM access_look_other o WHERE o.at >= begins AND o.at < ends) THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE access_look INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
  EXECUTE format('ALTER TABLE access_look ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, begins, ends);
  -- Attaching copies the triggers of rows, but not those of TRUNCATE.
  EXECUTE format('CREATE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()', name);
  RETURN true;
END $$;
