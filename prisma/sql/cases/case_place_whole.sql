-- A case stands with one cell on every day, each place beginning where the one before ended; and an admission with the cell that
-- had the case on the day of the ceremony: the other side of admission_in_place(). Deferred, since a move is the end of one place
-- and the beginning of another. Two who write places of a case wait for each other (case_takes_place).
CREATE OR REPLACE FUNCTION case_place_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT valid_from, valid_to, lag(valid_to) OVER days AS ended, lead(valid_from) OVER days AS follows
      FROM case_place WHERE candidate_id = NEW.candidate_id AND (valid_from = valid_to) IS NOT TRUE
      WINDOW days AS (ORDER BY valid_from NULLS FIRST)
    ) AS p WHERE valid_from IS DISTINCT FROM ended OR valid_to IS DISTINCT FROM follows
  ) THEN
    RAISE EXCEPTION 'candidate % would stand nowhere, or with two cells, on some day', NEW.candidate_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_place_whole';
  END IF;
  PERFORM admission_in_place(admission) FROM admission WHERE candidate_id = NEW.candidate_id AND counts_on IS NOT NULL;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS case_place_whole ON case_place;
CREATE CONSTRAINT TRIGGER case_place_whole AFTER INSERT OR UPDATE ON case_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.valid_from IS NOT NULL OR NEW.valid_to IS NOT NULL)
  EXECUTE FUNCTION case_place_whole();
DROP TRIGGER IF EXISTS case_place_whole_corrected ON case_place;
CREATE CONSTRAINT TRIGGER case_place_whole_corrected AFTER UPDATE ON case_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.committee_id <> NEW.committee_id)
  EXECUTE FUNCTION case_place_whole();
