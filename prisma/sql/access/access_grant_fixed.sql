-- Only the end of a grant may change: another role, person or committee is another grant. Whoever ends one by hand and
-- leaves no name has ended it as the operator.
CREATE OR REPLACE FUNCTION access_grant_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.subject, NEW.role, NEW.committee_id, NEW.valid_from, NEW.at_once, NEW.granted_by, NEW.reason)
    IS DISTINCT FROM
    (OLD.id, OLD.subject, OLD.role, OLD.committee_id, OLD.valid_from, OLD.at_once, OLD.granted_by, OLD.reason) THEN
    RAISE EXCEPTION 'a grant cannot be changed into another: end it and give a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  -- The column keeps milliseconds, and may have rounded this very moment up.
  IF NEW.ended_by IS NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to AND NEW.valid_to <= (now() + clock_ahead())::timestamptz(3) THEN
    NEW.ended_by := 'operator';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_fixed BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_fixed();
