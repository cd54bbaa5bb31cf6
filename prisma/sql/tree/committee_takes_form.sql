-- Kind and names of a committee are those of its form of today. A form of a later day is taken at its midnight
-- (place_committees), and says so to the feed as a move does: its day may begin while it is being written.
CREATE OR REPLACE FUNCTION committee_takes_form() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed committee_form[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- The first form of a committee tells nothing that its row does not.
    SELECT array_agg(n) INTO changed FROM new_rows n
    WHERE EXISTS (SELECT FROM committee_form f WHERE f.committee_id = n.committee_id AND f.id <> n.id);
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(o) INTO changed FROM old_rows o;
  ELSE
    SELECT array_agg(f) INTO changed FROM (
      (TABLE new_rows EXCEPT TABLE old_rows) UNION ALL (TABLE old_rows EXCEPT TABLE new_rows)
    ) AS f;
  END IF;
  IF changed IS NULL THEN
    RETURN NULL;
  END IF;
  UPDATE committee c SET kind = f.kind, name = f.name, short_name = f.short_name
  FROM committee_form f
  WHERE c.id IN (SELECT committee_id FROM unnest(changed)) AND f.committee_id = c.id
    AND daterange(f.valid_from, f.valid_to) @> local_today()
    AND (c.kind, c.name, c.short_name) IS DISTINCT FROM (f.kind, f.name, f.short_name);
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'TREE', committee_id, min(valid_from) FILTER (WHERE valid_from > local_today())
  FROM unnest(changed) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_takes_form_inserted AFTER INSERT ON committee_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();
CREATE OR REPLACE TRIGGER committee_takes_form_updated AFTER UPDATE ON committee_form
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();
CREATE OR REPLACE TRIGGER committee_takes_form_deleted AFTER DELETE ON committee_form
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();
