-- The committee of a member without a case is that of its place of today. A place of a later day is taken at its midnight
-- (place_members); the feed looks once more then.
CREATE OR REPLACE FUNCTION member_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date;
BEGIN
  SELECT greatest(day, local_today()) INTO today FROM feed_head;
  UPDATE member m SET committee_id = p.committee_id FROM member_place p
  WHERE m.id IN (SELECT member_id FROM new_rows) AND p.member_id = m.id AND daterange(p.valid_from, p.valid_to) @> today
    AND m.committee_id <> p.committee_id;
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'PIPELINE', committee_id, min(valid_from) FROM new_rows
  WHERE valid_from > today AND (valid_to IS NULL OR valid_from < valid_to) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_takes_place_inserted AFTER INSERT ON member_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_takes_place();
CREATE OR REPLACE TRIGGER member_takes_place_updated AFTER UPDATE ON member_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_takes_place();
