-- Whoever is entered as a member, and not by a case, stands with that cell from the beginning on.
CREATE OR REPLACE FUNCTION member_first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_place (member_id, committee_id) VALUES (NEW.id, NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_first_place AFTER INSERT ON member
  FOR EACH ROW WHEN (NEW.candidate_id IS NULL) EXECUTE FUNCTION member_first_place();
