-- Brings committee_standing in line with the placements: of these committees and all that ever stood below them, or of
-- everybody (NULL).
CREATE OR REPLACE FUNCTION stand(committees uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(committees)
  ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days
$$;
