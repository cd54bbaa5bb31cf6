-- Histories stay as they are but for the words about a person who was erased, and steps for number and day where one is corrected.
CREATE OR REPLACE FUNCTION forbid_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND to_jsonb(NEW) ->> 'before' IS NULL
    AND to_jsonb(NEW) - '{reason,before}'::text[] = to_jsonb(OLD) - '{reason,before}'::text[] THEN
    IF TG_TABLE_NAME = 'member_change' THEN
      IF EXISTS (SELECT FROM member WHERE id = (to_jsonb(OLD) ->> 'member_id')::uuid AND erased_at IS NOT NULL) THEN
        RETURN NEW;
      END IF;
    ELSIF TG_TABLE_NAME IN ('stage_change', 'candidate_change', 'case_delay', 'step_correction') THEN
      person := to_jsonb(OLD) ->> 'candidate_id';
    ELSE
      SELECT candidate_id INTO person FROM admission WHERE id = (to_jsonb(OLD) ->> 'admission_id')::uuid;
    END IF;
    IF EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'stage_change'
    AND to_jsonb(NEW) - '{effective_on,document_number}'::text[] = to_jsonb(OLD) - '{effective_on,document_number}'::text[] THEN
    IF corrected_now((to_jsonb(OLD) ->> 'candidate_id')::uuid) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER stage_change_append_only BEFORE UPDATE OR DELETE ON stage_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
CREATE OR REPLACE TRIGGER admission_change_append_only BEFORE UPDATE OR DELETE ON admission_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
CREATE OR REPLACE TRIGGER candidate_change_append_only BEFORE UPDATE OR DELETE ON candidate_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
CREATE OR REPLACE TRIGGER step_correction_append_only BEFORE UPDATE OR DELETE ON step_correction FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
CREATE OR REPLACE TRIGGER case_delay_append_only BEFORE UPDATE OR DELETE ON case_delay FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
CREATE OR REPLACE TRIGGER member_change_append_only BEFORE UPDATE OR DELETE ON member_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
