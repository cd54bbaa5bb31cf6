-- Votes and decisions stay as they are but for number, day and cell, where the step that they stand behind is corrected.
CREATE OR REPLACE FUNCTION forbid_change_but_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open text[] := '{number,held_on,issued_on,taken_days,committee_id}';
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - open = to_jsonb(OLD) - open AND corrected_now(OLD.candidate_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER resolution_append_only BEFORE UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();
CREATE OR REPLACE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();
