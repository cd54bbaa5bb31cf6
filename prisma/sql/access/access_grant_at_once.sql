-- A grant that was given without a day holds from its place in the feed on, whatever the clock of a server shows. So does
-- one that was written by hand and left the moment out.
CREATE OR REPLACE FUNCTION access_grant_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at_once := NEW.at_once OR NEW.valid_from = (now() + clock_ahead())::timestamptz(3);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_at_once BEFORE INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_at_once();
