-- A committee inspects others: what it looks at of itself is no inspection, and would complete its own programme; a member of a cell
-- is not the cell. Nor does it inspect what stands above it, by the tree of the day on which it starts; of today while none is set.
-- A trigger and not a CHECK, so that records from before can still be concluded.
CREATE OR REPLACE FUNCTION inspection_of_others() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  on_day date := coalesce(NEW.started_on, local_today());
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.inspector_id, NEW.subject_id, NEW.subject_member_id) IS NOT DISTINCT FROM
      (OLD.inspector_id, OLD.subject_id, OLD.subject_member_id)
    AND NEW.started_on IS NOT DISTINCT FROM OLD.started_on THEN
    RETURN NEW;
  END IF;
  IF NEW.inspector_id = NEW.subject_id AND NEW.subject_member_id IS NULL THEN
    RAISE EXCEPTION 'committee % would inspect itself', NEW.inspector_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_others';
  END IF;
  IF stood_below(NEW.inspector_id, NEW.subject_id, on_day) THEN
    RAISE EXCEPTION 'committee % would inspect what stands above it', NEW.inspector_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_others';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER inspection_of_others BEFORE INSERT OR UPDATE OF inspector_id, subject_id, subject_member_id, started_on ON inspection
  FOR EACH ROW EXECUTE FUNCTION inspection_of_others();
