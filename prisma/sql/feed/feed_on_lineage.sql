-- Which body follows which is part of the tree: TREE rows name both. Nobody who stands comes to stand elsewhere by it; whoever
-- has ended is covered by other rights at once.
CREATE OR REPLACE FUNCTION feed_on_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id)
  SELECT DISTINCT 'TREE'::"FeedChangeKind", committee FROM new_rows, unnest(ARRAY[from_id, to_id]) AS named(committee);
  PERFORM place_ended(greatest(day, local_today())) FROM feed_head;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_lineage_inserted AFTER INSERT ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();
CREATE OR REPLACE TRIGGER feed_lineage_updated AFTER UPDATE ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();
