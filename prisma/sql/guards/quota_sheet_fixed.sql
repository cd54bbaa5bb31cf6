-- A sheet that was issued stays as it is, with its rows: they are what the paper says.
CREATE OR REPLACE FUNCTION quota_sheet_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_issued boolean;
BEGIN
  IF TG_TABLE_NAME = 'quota_sheet' THEN
    is_issued := OLD.status = 'ISSUED';
  ELSE
    SELECT status = 'ISSUED' INTO is_issued FROM quota_sheet WHERE id = (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'sheet_id')::uuid;
  END IF;
  IF is_issued THEN
    RAISE EXCEPTION '% on % is not allowed: the sheet was issued', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE TRIGGER quota_sheet_fixed BEFORE UPDATE OR DELETE ON quota_sheet FOR EACH ROW EXECUTE FUNCTION quota_sheet_fixed();
CREATE OR REPLACE TRIGGER quota_sheet_row_fixed BEFORE INSERT OR UPDATE OR DELETE ON quota_sheet_row
  FOR EACH ROW EXECUTE FUNCTION quota_sheet_fixed();
