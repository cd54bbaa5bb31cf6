-- Whoever records an admission pays for a look at committee_standing and one at case_place: no place, no admission.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.counts_on, 1 FROM committee_standing
  WHERE committee_id = NEW.counts_for AND days @> NEW.counts_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.counts_for, NEW.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NEW.counts_on IS NOT NULL) EXECUTE FUNCTION feed_on_admission_inserted();
