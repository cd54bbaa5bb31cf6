-- Behind lock_tree(). Every node holds the counters by placement: one that was counted on stays.
CREATE OR REPLACE FUNCTION feed_placement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM feed_tally WHERE placement_id = OLD.id) OR EXISTS (SELECT FROM feed_pipeline WHERE placement_id = OLD.id) THEN
    RAISE EXCEPTION 'placement % has been counted on: end it, do not delete it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_kept BEFORE DELETE ON committee_placement FOR EACH ROW EXECUTE FUNCTION feed_placement_kept();
