-- The tree comes before every row in the order of locks (docs/architecture.md): these take it before a statement has any.
-- Neither side sees what the other has not committed: tree writes wait for admissions under way, and the reverse.
CREATE OR REPLACE FUNCTION lock_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_locks_tree BEFORE INSERT OR UPDATE OR DELETE ON committee_placement
  FOR EACH STATEMENT EXECUTE FUNCTION lock_tree();
