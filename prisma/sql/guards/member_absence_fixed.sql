-- What was entered of days that are over stays; a later entry takes its place, once.
CREATE OR REPLACE FUNCTION member_absence_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  replacement text[] := ARRAY['replaced_at', 'replaced_by', 'replaced_role'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.replaced_at IS NULL AND NEW.replaced_at IS NOT NULL
    AND to_jsonb(NEW) - replacement = to_jsonb(OLD) - replacement THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER member_absence_fixed BEFORE UPDATE OR DELETE ON member_absence FOR EACH ROW EXECUTE FUNCTION member_absence_fixed();
