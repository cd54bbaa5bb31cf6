-- The committee of a candidate is that of its place of today. A place of a later day is taken at its midnight (place_cases).
-- One whose day may begin while it is being written leaves a row in the inbox: the feed looks once more.
CREATE OR REPLACE FUNCTION case_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cases uuid[];
  today date;
BEGIN
  -- The first place of a case tells nothing that its row does not, but where its cell is put right.
  SELECT array_agg(DISTINCT candidate_id) INTO cases FROM new_rows
  WHERE TG_OP = 'UPDATE' OR valid_from IS NOT NULL OR valid_to IS NOT NULL;
  IF cases IS NULL THEN
    RETURN NULL;
  END IF;
  -- Who admits the person meanwhile, by hand too, waits, and then sees where the case stood.
  PERFORM FROM candidate WHERE id = ANY (cases) ORDER BY id FOR UPDATE;
  -- The feed's day, where it is ahead: this transaction may have begun before midnight.
  SELECT greatest(day, local_today()) INTO today FROM feed_head;
  UPDATE candidate c SET committee_id = p.committee_id FROM case_place p
  WHERE c.id = ANY (cases) AND p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> today
    AND c.committee_id <> p.committee_id;
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'PIPELINE', committee_id, min(valid_from) FROM new_rows
  WHERE valid_from > today AND (valid_to IS NULL OR valid_from < valid_to) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER case_takes_place_inserted AFTER INSERT ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();
CREATE OR REPLACE TRIGGER case_takes_place_updated AFTER UPDATE ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();
