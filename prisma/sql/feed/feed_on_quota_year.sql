-- What was published stands beside the figures of its year: boards show them anew where the year is closed, or opened again.
CREATE OR REPLACE FUNCTION feed_on_quota_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, year) VALUES ('CLOSING', NEW.committee_id, NEW.year);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_year_closed AFTER INSERT OR UPDATE OF reopened_at ON quota_year
  FOR EACH ROW EXECUTE FUNCTION feed_on_quota_year();
