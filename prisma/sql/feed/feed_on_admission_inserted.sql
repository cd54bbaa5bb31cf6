-- Whoever records an admission pays for a look at committee_standing and one at case_place: no place, no admission.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.ceremony_on, 1 FROM committee_standing
  WHERE committee_id = NEW.committee_id AND days @> NEW.ceremony_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NOT NEW.revoked) EXECUTE FUNCTION feed_on_admission_inserted();
