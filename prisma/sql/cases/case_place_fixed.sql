-- Where a case stood is a history: a place gets an end, and nothing else of it changes, but that the cell of the first place, which has
-- no day before, is put right by a correction of a step, which keeps the cell that stood there.
CREATE OR REPLACE FUNCTION case_place_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'valid_to' = to_jsonb(OLD) - 'valid_to' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.valid_from IS NULL AND to_jsonb(NEW) - 'committee_id' = to_jsonb(OLD) - 'committee_id'
    AND corrected_now(OLD.candidate_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on case_place is not allowed: case_place keeps its history', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER case_place_fixed BEFORE UPDATE OR DELETE ON case_place FOR EACH ROW EXECUTE FUNCTION case_place_fixed();
