-- A review of sources stays as it is, but for its end, which comes once.
CREATE OR REPLACE FUNCTION source_review_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['closed_on', 'result', 'closed_by', 'closed_role', 'closed_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
    AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER source_review_fixed BEFORE UPDATE OR DELETE ON source_review FOR EACH ROW EXECUTE FUNCTION source_review_fixed();
