-- AUTHZ rows name the grant, never whose it is. A row that names none concerns everybody.
CREATE OR REPLACE FUNCTION feed_on_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, grant_id) VALUES ('AUTHZ', NEW.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_grant_inserted AFTER INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION feed_on_grant();
CREATE OR REPLACE TRIGGER feed_grant_updated AFTER UPDATE ON access_grant
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION feed_on_grant();
