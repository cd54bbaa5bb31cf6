-- What a committee is called when it is founded is its first form.
CREATE OR REPLACE FUNCTION committee_first_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from)
  SELECT id, kind, name, short_name, founded_on FROM new_rows;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_first_form AFTER INSERT ON committee
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_first_form();
