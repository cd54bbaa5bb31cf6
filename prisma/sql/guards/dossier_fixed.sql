-- What is kept of a dossier stays as it is, but for the answer to a request, which comes once, and for the days and places
-- of a person who was erased.
CREATE OR REPLACE FUNCTION dossier_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  personal text[] := ARRAY['place', 'made_on', 'given_on', 'requested_on', 'due_on', 'answered_on'];
  answer text[] := ARRAY['answered_on', 'answer_number', 'answered_by', 'answered_role', 'answered_at'];
  was jsonb := to_jsonb(OLD);
  becomes jsonb;
  person uuid := was ->> 'candidate_id';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    becomes := to_jsonb(NEW);
    IF TG_TABLE_NAME = 'verification' AND was ->> 'answered_at' IS NULL AND becomes ->> 'answered_at' IS NOT NULL
      AND becomes - answer = was - answer THEN
      RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'opinion' THEN
      SELECT candidate_id INTO person FROM dossier_paper WHERE id = (was ->> 'paper_id')::uuid;
    END IF;
    IF becomes - personal = was - personal
      AND NOT EXISTS (SELECT FROM jsonb_each_text(becomes) WHERE key = ANY (personal) AND value IS NOT NULL)
      AND EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER dossier_paper_fixed BEFORE UPDATE OR DELETE ON dossier_paper FOR EACH ROW EXECUTE FUNCTION dossier_fixed();
CREATE OR REPLACE TRIGGER verification_fixed BEFORE UPDATE OR DELETE ON verification FOR EACH ROW EXECUTE FUNCTION dossier_fixed();
CREATE OR REPLACE TRIGGER opinion_fixed BEFORE UPDATE OR DELETE ON opinion FOR EACH ROW EXECUTE FUNCTION dossier_fixed();
