-- Tree writes are serialised by lock_tree(): nobody works from a tree that is changing.
CREATE OR REPLACE FUNCTION committee_placement_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM stand(array_agg(DISTINCT child_id)) FROM new_rows HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM stand(array_agg(DISTINCT child_id)) FROM old_rows HAVING count(*) > 0;
  ELSE
    PERFORM stand(array_agg(DISTINCT child_id)) FROM (SELECT child_id FROM old_rows UNION SELECT child_id FROM new_rows) AS moved
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_stands_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();
CREATE OR REPLACE TRIGGER committee_placement_stands_updated AFTER UPDATE ON committee_placement
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();
CREATE OR REPLACE TRIGGER committee_placement_stands_deleted AFTER DELETE ON committee_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();
