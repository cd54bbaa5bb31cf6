-- The feed takes the quota with the higher version, so that versions never fall, and a change by hand counts as one too.
-- It has no way to take a quota back: one cannot become another.
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

CREATE OR REPLACE TRIGGER admission_quota_versioned BEFORE UPDATE ON admission_quota FOR EACH ROW EXECUTE FUNCTION admission_quota_versioned();
