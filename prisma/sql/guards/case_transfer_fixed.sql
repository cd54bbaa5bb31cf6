-- A request to take a case stays as it was made, but for its answer, which comes once.
CREATE OR REPLACE FUNCTION case_transfer_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer text[] := ARRAY['state', 'answered_on', 'answer_number', 'cell_id', 'declined', 'answered_by', 'answered_role', 'answered_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'ASKED' AND NEW.state <> 'ASKED' AND to_jsonb(NEW) - answer = to_jsonb(OLD) - answer THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER case_transfer_fixed BEFORE UPDATE OR DELETE ON case_transfer FOR EACH ROW EXECUTE FUNCTION case_transfer_fixed();
