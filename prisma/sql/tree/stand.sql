-- Brings committee_standing in line with the placements: of these committees and all that ever stood below them, or of
-- everybody (NULL). Those below stand as before where the ones above do.
-- By indexes: what a recursion is thought to bring makes the planner read all.
CREATE OR REPLACE FUNCTION stand(committees uuid[]) RETURNS void LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  changed uuid[];
BEGIN
  WITH put AS (
    INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(committees, false)
    ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days RETURNING committee_id
  ) SELECT array_agg(committee_id) INTO changed FROM put;
  IF changed IS NOT NULL AND committees IS NOT NULL THEN
    INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(changed, true)
    ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days;
  END IF;
END $$;
