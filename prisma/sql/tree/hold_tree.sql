-- As lock_tree(), for those who need the tree to hold still while they count on it. Many hold it at once.
CREATE OR REPLACE FUNCTION hold_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('committee_placement'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER admission_holds_tree BEFORE INSERT OR UPDATE OF committee_id, ceremony_on, decision_on, revoked, counts_on, counts_for
  ON admission FOR EACH STATEMENT EXECUTE FUNCTION hold_tree();
