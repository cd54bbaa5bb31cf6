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
