-- Tree writes and admissions look at what others have committed before them. The one snapshot of a REPEATABLE READ or
-- SERIALIZABLE transaction may be older than that: two moves could close a circle, an admission count nowhere.
CREATE OR REPLACE FUNCTION need_read_committed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written in READ COMMITTED transactions only', TG_TABLE_NAME
    USING ERRCODE = 'invalid_transaction_state', HINT = 'Begin with BEGIN ISOLATION LEVEL READ COMMITTED.';
END $$;

CREATE OR REPLACE TRIGGER committee_placement_read_committed BEFORE INSERT OR UPDATE OR DELETE ON committee_placement
  FOR EACH STATEMENT WHEN (current_setting('transaction_isolation') IN ('repeatable read', 'serializable'))
  EXECUTE FUNCTION need_read_committed();
CREATE OR REPLACE TRIGGER admission_read_committed BEFORE INSERT OR UPDATE ON admission
  FOR EACH STATEMENT WHEN (current_setting('transaction_isolation') IN ('repeatable read', 'serializable'))
  EXECUTE FUNCTION need_read_committed();
