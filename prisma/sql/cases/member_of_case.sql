-- Who is admitted comes onto the roll of the cell in the same transaction, and follows the case from there on: recognition, removal,
-- a cell that is another one, a decision that was revoked. The person is not asked: who changes one holds the case.
CREATE OR REPLACE FUNCTION member_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage IN ('PROBATIONARY', 'OFFICIAL') THEN
    INSERT INTO member AS m (id, person_id, candidate_id, committee_id, probationary_since, official_since)
    VALUES (gen_random_uuid(), NEW.person_id, NEW.id, NEW.committee_id,
      CASE NEW.stage WHEN 'PROBATIONARY' THEN NEW.stage_since
        ELSE (SELECT ceremony_on FROM admission WHERE candidate_id = NEW.id AND NOT revoked) END,
      CASE NEW.stage WHEN 'OFFICIAL' THEN NEW.stage_since END)
    ON CONFLICT (candidate_id) DO UPDATE SET committee_id = excluded.committee_id,
      probationary_since = coalesce(excluded.probationary_since, m.probationary_since),
      official_since = excluded.official_since,
      left_on = CASE WHEN m.left_reason NOT IN ('REMOVED', 'REVOKED') THEN m.left_on END,
      left_reason = CASE WHEN m.left_reason NOT IN ('REMOVED', 'REVOKED') THEN m.left_reason END;
  ELSE
    UPDATE member m SET committee_id = NEW.committee_id,
      left_on = CASE NEW.stage WHEN 'REMOVED' THEN NEW.stage_since ELSE coalesce(m.probationary_since, m.official_since) END,
      left_reason = CASE NEW.stage WHEN 'REMOVED' THEN 'REMOVED' ELSE 'REVOKED' END::"MemberLeft"
    WHERE candidate_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_of_case_entered AFTER INSERT ON candidate
  FOR EACH ROW WHEN (NEW.stage IN ('PROBATIONARY', 'OFFICIAL')) EXECUTE FUNCTION member_of_case();
CREATE OR REPLACE TRIGGER member_of_case AFTER UPDATE OF stage, stage_since, committee_id ON candidate
  FOR EACH ROW WHEN (
    (NEW.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED') OR OLD.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED'))
    AND (OLD.stage, OLD.stage_since, OLD.committee_id) IS DISTINCT FROM (NEW.stage, NEW.stage_since, NEW.committee_id))
  EXECUTE FUNCTION member_of_case();
