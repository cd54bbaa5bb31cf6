-- What a case has of its person is a copy: it is changed where it stands, and nowhere else. Nor becomes a case another's, but by a
-- merge of the two.
CREATE OR REPLACE FUNCTION candidate_as_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id <> OLD.person_id AND NOT merged_now(NEW.id, OLD.person_id, NEW.person_id) OR NOT EXISTS (
    SELECT FROM person p WHERE p.id = NEW.person_id
      AND (p.full_name, p.sex, p.birth_year, p.birth_month, p.erased_at)
        IS NOT DISTINCT FROM (NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at)
  ) THEN
    RAISE EXCEPTION 'candidate % is as its person says: change person', NEW.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'candidate_as_person';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_as_person BEFORE UPDATE OF person_id, full_name, sex, birth_year, birth_month, erased_at ON candidate
  FOR EACH ROW WHEN ((OLD.person_id, OLD.full_name, OLD.sex, OLD.birth_year, OLD.birth_month, OLD.erased_at)
    IS DISTINCT FROM (NEW.person_id, NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at))
  EXECUTE FUNCTION candidate_as_person();
