-- A code is part of what the feed shows of a committee. A statement that changed nothing leaves no row.
CREATE OR REPLACE FUNCTION feed_on_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM new_rows;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM old_rows;
  ELSE
    INSERT INTO feed_pending (kind, committee_id)
    SELECT DISTINCT 'TREE'::"FeedChangeKind", committee_id FROM (
      (TABLE new_rows EXCEPT TABLE old_rows) UNION ALL (TABLE old_rows EXCEPT TABLE new_rows)
    ) AS changed;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_code_inserted AFTER INSERT ON committee_code
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();
CREATE OR REPLACE TRIGGER feed_code_updated AFTER UPDATE ON committee_code
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();
CREATE OR REPLACE TRIGGER feed_code_deleted AFTER DELETE ON committee_code
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_code();
