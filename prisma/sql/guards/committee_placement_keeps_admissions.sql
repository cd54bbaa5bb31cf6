-- An admission keeps its place: the other side of admission_has_place. Deferred, since a move is an end and a beginning.
CREATE OR REPLACE FUNCTION committee_placement_keeps_admissions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM placement_keeps_admissions(OLD.child_id, daterange(OLD.valid_from, OLD.valid_to));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM placement_keeps_admissions(NEW.child_id, daterange(NEW.valid_from, NEW.valid_to));
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS committee_placement_keeps_admissions ON committee_placement;
CREATE CONSTRAINT TRIGGER committee_placement_keeps_admissions AFTER INSERT OR UPDATE OR DELETE ON committee_placement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION committee_placement_keeps_admissions();
