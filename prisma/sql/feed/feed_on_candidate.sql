-- Who came into the pipeline and who left it, by committee.
CREATE OR REPLACE FUNCTION feed_on_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, pipeline)
    SELECT 'PIPELINE', committee_id, count(*) FROM new_rows WHERE in_pipeline(stage) GROUP BY committee_id;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, pipeline)
    SELECT 'PIPELINE', committee_id, sum(n) FROM (
      SELECT committee_id, 1 AS n FROM new_rows WHERE in_pipeline(stage)
      UNION ALL
      SELECT committee_id, -1 FROM old_rows WHERE in_pipeline(stage)
    ) AS moved GROUP BY committee_id HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_candidate_inserted AFTER INSERT ON candidate
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();
CREATE OR REPLACE TRIGGER feed_candidate_updated AFTER UPDATE ON candidate
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_candidate();
