-- Without a place an admission would count nowhere, and no sum would show that it is missing. A new one is checked where
-- it is counted (feed_on_admission_inserted).
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.counts_on IS NULL THEN
    RETURN NEW;
  END IF;
  IF NOT had_place(NEW.counts_for, NEW.counts_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.counts_for, NEW.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, decision_on, revoked, counts_on, counts_for
  ON admission FOR EACH ROW EXECUTE FUNCTION admission_has_place();
