-- Who came to a stage on the way and who left it, by committee and stage.
CREATE OR REPLACE FUNCTION feed_on_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, stage, pipeline)
    SELECT 'PIPELINE', committee_id, stage, count(*) FROM new_rows WHERE on_the_way(stage) GROUP BY committee_id, stage;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, stage, pipeline)
    SELECT 'PIPELINE', committee_id, stage, sum(n) FROM (
      SELECT committee_id, stage, 1 AS n FROM new_rows WHERE on_the_way(stage)
      UNION ALL
      SELECT committee_id, stage, -1 FROM old_rows WHERE on_the_way(stage)
    ) AS moved GROUP BY committee_id, stage HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_candidate_inserted AFTER INSERT ON candidate
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();
CREATE OR REPLACE TRIGGER feed_candidate_updated AFTER UPDATE ON candidate
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();
