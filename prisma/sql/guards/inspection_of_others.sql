-- A committee inspects others: what it looks at of itself is no inspection, and would complete its own programme.
-- A trigger and not a CHECK, so that records from before can still be concluded.
CREATE OR REPLACE FUNCTION inspection_of_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.inspector_id = NEW.subject_id THEN
    RAISE EXCEPTION 'committee % would inspect itself', NEW.inspector_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_others';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER inspection_of_others BEFORE INSERT OR UPDATE OF inspector_id, subject_id ON inspection
  FOR EACH ROW EXECUTE FUNCTION inspection_of_others();
