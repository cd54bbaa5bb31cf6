-- The last entry about the end of a membership holds.
CREATE OR REPLACE FUNCTION member_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member SET left_on = NEW.ended_on,
    left_reason = CASE WHEN NEW.ended_on IS NOT NULL THEN NEW.reason::text::"MemberLeft" END
  WHERE id = NEW.member_id OR candidate_id = NEW.candidate_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_ends AFTER INSERT ON membership_end FOR EACH ROW EXECUTE FUNCTION member_ends();
