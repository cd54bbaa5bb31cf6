-- A placement may be taken away while it is being counted on for the first time. Its counters go when the feed lets go
-- of it: a node cannot read counters of a placement that is not there.
CREATE OR REPLACE FUNCTION feed_placement_displaced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM feed_tally USING old_rows WHERE placement_id = old_rows.id;
  DELETE FROM feed_pipeline USING old_rows WHERE placement_id = old_rows.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_displaced AFTER DELETE ON feed_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_placement_displaced();
-- The feed writes these rows itself, also in a session that leaves triggers out.
ALTER TABLE feed_placement ENABLE ALWAYS TRIGGER feed_placement_displaced;
