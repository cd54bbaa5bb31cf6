-- What an area is today is its last form: forms are not recorded ahead.
CREATE OR REPLACE FUNCTION area_takes_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE area a SET kind = f.kind, name = f.name, parent_id = f.parent_id, difficulty_class = f.difficulty_class
  FROM (
    SELECT DISTINCT ON (area_id) * FROM area_form WHERE area_id IN (SELECT area_id FROM new_rows)
    ORDER BY area_id, valid_from DESC
  ) AS f
  WHERE a.id = f.area_id AND (a.kind, a.name, a.parent_id, a.difficulty_class)
    IS DISTINCT FROM (f.kind, f.name, f.parent_id, f.difficulty_class);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER area_takes_form_inserted AFTER INSERT ON area_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION area_takes_form();
CREATE OR REPLACE TRIGGER area_takes_form_updated AFTER UPDATE ON area_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION area_takes_form();
