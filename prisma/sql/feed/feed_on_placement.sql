-- TREE rows name the child, with the earliest day on which it stands elsewhere, and its parents without one: nobody else below
-- these has moved. A statement that changed nothing leaves no row.
CREATE OR REPLACE FUNCTION feed_on_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(day) FROM new_rows
    CROSS JOIN LATERAL (VALUES (child_id, valid_from), (parent_id, NULL)) AS named(committee, day)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(day) FROM old_rows
    CROSS JOIN LATERAL (VALUES (child_id, valid_from), (parent_id, NULL)) AS named(committee, day)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(named.day) FROM (
      SELECT o.child_id AS old_child, n.child_id AS new_child, o.parent_id AS old_parent, n.parent_id AS new_parent,
        -- Same place and same beginning: they differ from the earlier of the two ends.
        CASE WHEN (o.child_id, o.parent_id, o.valid_from) IS NOT DISTINCT FROM (n.child_id, n.parent_id, n.valid_from)
          THEN least(o.valid_to, n.valid_to) ELSE least(o.valid_from, n.valid_from) END AS day
      FROM old_rows o FULL JOIN new_rows n ON n.id = o.id
      WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (n.child_id, n.parent_id, n.valid_from, n.valid_to)
    ) AS changed
    CROSS JOIN LATERAL (
      VALUES (old_child, changed.day), (new_child, changed.day), (old_parent, NULL), (new_parent, NULL)
    ) AS named(committee, day) WHERE committee IS NOT NULL GROUP BY committee;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE OR REPLACE TRIGGER feed_placement_updated AFTER UPDATE ON committee_placement
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE OR REPLACE TRIGGER feed_placement_deleted AFTER DELETE ON committee_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
