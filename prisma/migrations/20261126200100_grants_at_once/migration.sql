-- A grant that was given without a day holds from its place in the feed on, whatever the clock of a server shows: the
-- moment it carries is that of the clock it was written by.

-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN "at_once" BOOLEAN NOT NULL DEFAULT false;

UPDATE access_grant SET at_once = true WHERE valid_from <= now();

-- Also one that was written by hand and left the moment out.
CREATE FUNCTION access_grant_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at_once := NEW.at_once OR NEW.valid_from = now()::timestamptz(3);
  RETURN NEW;
END $$;
CREATE TRIGGER access_grant_at_once BEFORE INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_at_once();

-- As before, with what was added. Who ends one by hand without a name ended it there and then, too.
CREATE OR REPLACE FUNCTION access_grant_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.subject, NEW.role, NEW.committee_id, NEW.valid_from, NEW.at_once, NEW.granted_by, NEW.reason)
    IS DISTINCT FROM
    (OLD.id, OLD.subject, OLD.role, OLD.committee_id, OLD.valid_from, OLD.at_once, OLD.granted_by, OLD.reason) THEN
    RAISE EXCEPTION 'a grant cannot be changed into another: end it and give a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  -- The column keeps milliseconds, and may have rounded this very moment up.
  IF NEW.ended_by IS NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to AND NEW.valid_to <= now()::timestamptz(3) THEN
    NEW.ended_by := 'operator';
  END IF;
  RETURN NEW;
END $$;
