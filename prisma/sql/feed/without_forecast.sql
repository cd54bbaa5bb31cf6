-- Roots of a day whose times were never made, or have been set since.
CREATE OR REPLACE FUNCTION without_forecast(today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.child_id FROM committee_placement p LEFT JOIN feed_forecast f ON f.root_id = p.child_id
  WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    AND (f.root_id IS NULL OR f.version < (SELECT max(version) FROM forecast_setting s WHERE s.committee_id = p.child_id))
$$;
