-- An admission stores the day by which it counts, and the cell for which, when it is written: everything that counts goes by these
-- two. What it names otherwise may change later without moving it. Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted record;
BEGIN
  IF NEW.revoked THEN
    NEW.counts_on := NULL;
    NEW.counts_for := NULL;
  ELSE
    -- An assignment, and not a query, which takes twice as long to begin as the rest of this does.
    counted := counted_as(NEW.candidate_id, NEW.committee_id, NEW.ceremony_on, NEW.decision_on);
    NEW.counts_on := counted.counts_on;
    NEW.counts_for := counted.counts_for;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_counts BEFORE INSERT ON admission FOR EACH ROW EXECUTE FUNCTION admission_counts();
CREATE OR REPLACE TRIGGER admission_counts_anew BEFORE UPDATE OF candidate_id, committee_id, ceremony_on, decision_on, revoked ON admission
  FOR EACH ROW WHEN ((OLD.candidate_id, OLD.committee_id, OLD.ceremony_on, OLD.decision_on, OLD.revoked)
    IS DISTINCT FROM (NEW.candidate_id, NEW.committee_id, NEW.ceremony_on, NEW.decision_on, NEW.revoked))
  EXECUTE FUNCTION admission_counts();

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
