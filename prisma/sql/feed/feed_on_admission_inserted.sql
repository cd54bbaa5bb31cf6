-- Whoever records an admission pays for one look at the standing of its cell and the place of its case: no place, no admission. Where
-- it counts for another cell or by another day than those of its ceremony, admission_in_place() looks there too.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', s.committee_id, NEW.counts_on, 1 FROM committee_standing s
  WHERE s.committee_id = NEW.counts_for AND s.days @> NEW.counts_on AND EXISTS (
    SELECT FROM case_place p
    WHERE p.candidate_id = NEW.candidate_id AND p.committee_id = NEW.committee_id AND daterange(p.valid_from, p.valid_to) @> NEW.ceremony_on
  );
  IF FOUND AND (NEW.counts_for, NEW.counts_on) = (NEW.committee_id, NEW.ceremony_on) THEN
    RETURN NULL;
  END IF;
  IF NOT had_place(NEW.counts_for, NEW.counts_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.counts_for, NEW.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  PERFORM admission_in_place(NEW);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NEW.counts_on IS NOT NULL) EXECUTE FUNCTION feed_on_admission_inserted();
