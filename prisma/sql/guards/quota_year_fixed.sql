-- A year that was closed stays on record: it is opened again once, and nothing else of it changes. What was published never does.
CREATE OR REPLACE FUNCTION quota_year_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reopening text[] := ARRAY['reopened_at', 'reopened_by', 'reopened_role', 'reopen_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'quota_year' THEN
    IF OLD.reopened_at IS NULL AND NEW.reopened_at IS NOT NULL AND to_jsonb(NEW) - reopening = to_jsonb(OLD) - reopening THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER quota_year_fixed BEFORE UPDATE OR DELETE ON quota_year FOR EACH ROW EXECUTE FUNCTION quota_year_fixed();
CREATE OR REPLACE TRIGGER quota_year_figure_fixed BEFORE UPDATE OR DELETE ON quota_year_figure
  FOR EACH ROW EXECUTE FUNCTION quota_year_fixed();
