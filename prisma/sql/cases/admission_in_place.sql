-- Refuses an admission by another cell than the one that had the case on that day.
CREATE OR REPLACE FUNCTION admission_in_place(person uuid, cell uuid, on_day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM case_place WHERE candidate_id = person AND committee_id = cell AND daterange(valid_from, valid_to) @> on_day
  ) THEN
    RAISE EXCEPTION 'candidate % did not stand with committee % on %', person, cell, on_day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_in_place';
  END IF;
END $$;
