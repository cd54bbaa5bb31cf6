-- What a member has of its person is a copy, whatever is given.
CREATE OR REPLACE FUNCTION member_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT full_name, erased_at INTO NEW.full_name, NEW.erased_at FROM person WHERE id = NEW.person_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER member_of_person BEFORE INSERT OR UPDATE OF person_id, full_name, erased_at ON member
  FOR EACH ROW EXECUTE FUNCTION member_of_person();
