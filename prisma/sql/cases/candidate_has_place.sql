-- Whoever gives a case to another cell gives it another place.
CREATE OR REPLACE FUNCTION candidate_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM case_place WHERE candidate_id = NEW.id AND committee_id = NEW.committee_id) THEN
    RAISE EXCEPTION 'candidate % stands where its places say: change case_place', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'candidate_has_place';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_has_place BEFORE UPDATE OF committee_id ON candidate
  FOR EACH ROW WHEN (OLD.committee_id <> NEW.committee_id) EXECUTE FUNCTION candidate_has_place();
