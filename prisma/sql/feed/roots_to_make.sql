-- Roots of a day of which the feed has shown nothing, or that have set something since.
CREATE OR REPLACE FUNCTION roots_to_make(today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.child_id FROM committee_placement p LEFT JOIN feed_root r ON r.root_id = p.child_id
  WHERE p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    AND (r.root_id IS NULL OR r.version < (
      SELECT coalesce((SELECT max(version) FROM counting_setting s WHERE s.committee_id = p.child_id), 0)
        + coalesce((SELECT max(version) FROM pace_setting s WHERE s.committee_id = p.child_id), 0)
    ))
$$;
