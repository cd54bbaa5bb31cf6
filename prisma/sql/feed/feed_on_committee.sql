-- TREE rows name the committee whose surroundings changed: its own row, and its parents when it moved. A statement that
-- changed nothing leaves no row. Not by nested loops, whatever the caller
-- has set: a plan made when few rows had changed would join thousands row by row.
CREATE OR REPLACE FUNCTION feed_on_committee() RETURNS trigger LANGUAGE plpgsql
  SET enable_nestloop = off SET enable_hashjoin = on AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT 'TREE', id FROM new_rows;
  ELSE
    INSERT INTO feed_pending (kind, committee_id)
    WITH changed AS (
      SELECT n.id, o.parent_id AS old_parent, n.parent_id AS new_parent FROM old_rows o JOIN new_rows n ON n.id = o.id
      WHERE (o.kind, o.name, o.short_name, o.path, o.parent_id, o.founded_on, o.closed_on, o.shared_with)
        IS DISTINCT FROM (n.kind, n.name, n.short_name, n.path, n.parent_id, n.founded_on, n.closed_on, n.shared_with)
    )
    SELECT 'TREE', id FROM (
      SELECT id FROM changed
      UNION SELECT old_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
      UNION SELECT new_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
    ) AS touched WHERE id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_committee_inserted AFTER INSERT ON committee
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();
CREATE OR REPLACE TRIGGER feed_committee_updated AFTER UPDATE ON committee
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();
-- The feed writes these rows itself, at midnight and after a move, also in a session that leaves triggers out.
ALTER TABLE committee ENABLE ALWAYS TRIGGER feed_committee_updated;
