-- A case is that of a person who is on record: then name, sex and birth are copied from there, whatever is given. Else the
-- person is entered with the case, as given. The person is held until then: nobody changes what was copied meanwhile.
CREATE OR REPLACE FUNCTION candidate_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known person;
BEGIN
  SELECT * INTO known FROM person WHERE id = NEW.person_id FOR SHARE;
  IF FOUND THEN
    NEW.full_name := known.full_name;
    NEW.sex := known.sex;
    NEW.birth_year := known.birth_year;
    NEW.birth_month := known.birth_month;
    NEW.erased_at := known.erased_at;
  ELSE
    INSERT INTO person (id, full_name, sex, birth_year, birth_month, erased_at)
    VALUES (NEW.person_id, NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_of_person BEFORE INSERT ON candidate FOR EACH ROW EXECUTE FUNCTION candidate_of_person();
