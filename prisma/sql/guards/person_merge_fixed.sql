-- A merge of persons stays as it was made, but for its undoing, which comes once.
CREATE OR REPLACE FUNCTION person_merge_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  undoing text[] := ARRAY['undone_number', 'undone_on', 'undone_by', 'undone_role', 'undone_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND to_jsonb(NEW) - undoing = to_jsonb(OLD) - undoing THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER person_merge_fixed BEFORE UPDATE OR DELETE ON person_merge FOR EACH ROW EXECUTE FUNCTION person_merge_fixed();
