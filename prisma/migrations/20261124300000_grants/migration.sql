-- Grants say who ended them and why, and are otherwise never changed.

-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN "reason" TEXT;
ALTER TABLE "access_grant" ADD COLUMN "ended_by" TEXT;
ALTER TABLE "access_grant" ADD COLUMN "end_reason" TEXT;

-- Only the end of a grant may change: another role, person or committee is another grant.
CREATE FUNCTION access_grant_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.subject, NEW.role, NEW.committee_id, NEW.valid_from, NEW.granted_by, NEW.reason)
    IS DISTINCT FROM (OLD.id, OLD.subject, OLD.role, OLD.committee_id, OLD.valid_from, OLD.granted_by, OLD.reason) THEN
    RAISE EXCEPTION 'a grant cannot be changed into another: end it and give a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER access_grant_fixed BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_fixed();
