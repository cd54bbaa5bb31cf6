-- A decision and its lineage stay as they were recorded. What is annulled says so once, and stays readable.
CREATE OR REPLACE FUNCTION forbid_change_but_annulment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  annulment text[] := ARRAY['annulled_at', 'annulled_by', 'annulled_role', 'annul_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.annulled_at IS NULL AND NEW.annulled_at IS NOT NULL
    AND to_jsonb(NEW) - annulment = to_jsonb(OLD) - annulment THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER reorganisation_append_only BEFORE UPDATE OR DELETE ON reorganisation FOR EACH ROW EXECUTE FUNCTION forbid_change_but_annulment();
CREATE OR REPLACE TRIGGER committee_lineage_append_only BEFORE UPDATE OR DELETE ON committee_lineage FOR EACH ROW EXECUTE FUNCTION forbid_change_but_annulment();
