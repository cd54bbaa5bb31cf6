-- Where a case is entered it stands from its beginning on. Row by row: a statement that enters somebody and the admission at
-- once finds the place when the admission is looked at.
CREATE OR REPLACE FUNCTION candidate_first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_place (candidate_id, committee_id) VALUES (NEW.id, NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER candidate_first_place AFTER INSERT ON candidate FOR EACH ROW EXECUTE FUNCTION candidate_first_place();
