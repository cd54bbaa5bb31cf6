-- Targets go into the feed as they are, with their version: the highest is shown.
CREATE OR REPLACE FUNCTION feed_on_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version)
  SELECT 'TARGET', committee_id, year, kind, target, version FROM new_rows;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_quota_inserted AFTER INSERT ON admission_quota
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_quota();
CREATE OR REPLACE TRIGGER feed_quota_updated AFTER UPDATE ON admission_quota
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_quota();
