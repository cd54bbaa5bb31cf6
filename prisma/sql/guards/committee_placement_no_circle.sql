-- No circle on any day: going up from the new parent, within the days all links share, must never meet the child. Only who has
-- somebody below can come to stand below itself. By indexes: what a recursion is thought to bring makes the planner read all.
CREATE OR REPLACE FUNCTION committee_placement_no_circle() RETURNS trigger LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  circled uuid;
BEGIN
  -- Two moves that together close a circle must see each other: tree writes are serialised by lock_tree().
  WITH RECURSIVE above AS (
    SELECT n.child_id AS child, n.parent_id AS id, daterange(n.valid_from, n.valid_to) AS days FROM new_rows n
    WHERE EXISTS (SELECT FROM committee_placement p WHERE p.parent_id = n.child_id)
    UNION
    SELECT above.child, p.parent_id, above.days * daterange(p.valid_from, p.valid_to)
    FROM above JOIN committee_placement p ON p.child_id = above.id
    WHERE p.parent_id IS NOT NULL AND above.id <> above.child
      AND NOT isempty(above.days * daterange(p.valid_from, p.valid_to))
  ) SELECT child INTO circled FROM above WHERE id = child LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would stand below itself', circled
      USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_placement_no_circle';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_no_circle_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_no_circle();
CREATE OR REPLACE TRIGGER committee_placement_no_circle_updated AFTER UPDATE ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_no_circle();
