-- No circle on any day: going up from the new parent, within the days all links share, must never meet the child.
-- Days in the wrong order are left to the check that refuses them by its name: no range can be made of them.
CREATE OR REPLACE FUNCTION committee_placement_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two moves that together close a circle must see each other: tree writes are serialised by lock_tree().
  IF NEW.valid_to < NEW.valid_from THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW.parent_id AS id, daterange(NEW.valid_from, NEW.valid_to) AS days
      UNION ALL
      SELECT p.parent_id, above.days * daterange(p.valid_from, p.valid_to)
      FROM above JOIN committee_placement p ON p.child_id = above.id AND p.id <> NEW.id
      WHERE p.parent_id IS NOT NULL AND above.id <> NEW.child_id
        AND NOT isempty(above.days * daterange(p.valid_from, p.valid_to))
    ) SELECT FROM above WHERE id = NEW.child_id
  ) THEN
    RAISE EXCEPTION 'committee % would stand below itself', NEW.child_id USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_placement_no_circle';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_no_circle BEFORE INSERT OR UPDATE ON committee_placement
  FOR EACH ROW EXECUTE FUNCTION committee_placement_no_circle();
