-- Refuses an admission by another cell than the one that had the case on that day, or that counts for another than had it on the day
-- by which it counts.
CREATE OR REPLACE FUNCTION admission_in_place(one admission) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  cell uuid := one.committee_id;
  on_day date := one.ceremony_on;
BEGIN
  LOOP
    IF NOT EXISTS (
      SELECT FROM case_place WHERE candidate_id = one.candidate_id AND committee_id = cell AND daterange(valid_from, valid_to) @> on_day
    ) THEN
      RAISE EXCEPTION 'candidate % did not stand with committee % on %', one.candidate_id, cell, on_day
        USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_in_place';
    END IF;
    EXIT WHEN (cell, on_day) = (one.counts_for, one.counts_on);
    cell := one.counts_for;
    on_day := one.counts_on;
  END LOOP;
END $$;
