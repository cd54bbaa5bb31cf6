-- The root under which a committee stood on a day; NULL where its way up was not complete.
CREATE OR REPLACE FUNCTION root_on(committee uuid, on_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT child_id, parent_id FROM committee_placement
    WHERE child_id = committee AND valid_from <= on_day AND (valid_to IS NULL OR on_day < valid_to)
    UNION
    SELECT p.child_id, p.parent_id FROM up JOIN committee_placement p ON p.child_id = up.parent_id
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR on_day < p.valid_to)
  )
  SELECT child_id FROM up WHERE parent_id IS NULL
$$;
