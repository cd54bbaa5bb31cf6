-- Without a place an admission would count nowhere, and no sum would show that it is missing. A new one is checked where
-- it is counted (feed_on_admission_inserted).
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked THEN
    RETURN NEW;
  END IF;
  IF NOT had_place(NEW.committee_id, NEW.ceremony_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH ROW EXECUTE FUNCTION admission_has_place();
