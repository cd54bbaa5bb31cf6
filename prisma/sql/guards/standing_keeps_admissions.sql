-- An admission keeps its place: the other side of admission_has_place. What a committee loses of its days must have none.
-- Deferred, since a move is an end and a beginning.
CREATE OR REPLACE FUNCTION standing_keeps_admissions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost record;
BEGIN
  SELECT a.counts_for, a.counts_on INTO lost
  FROM committee_standing s JOIN admission a ON a.counts_for = s.committee_id
  WHERE s.committee_id = NEW.committee_id AND a.counts_on <@ (OLD.days - NEW.days) AND NOT a.counts_on <@ s.days LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would have no place in the tree on %, when it admitted', lost.counts_for, lost.counts_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place',
        HINT = 'A move is the end of one placement and the beginning of another, in one transaction.';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS standing_keeps_admissions ON committee_standing;
CREATE CONSTRAINT TRIGGER standing_keeps_admissions AFTER UPDATE ON committee_standing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT NEW.days @> OLD.days) EXECUTE FUNCTION standing_keeps_admissions();
