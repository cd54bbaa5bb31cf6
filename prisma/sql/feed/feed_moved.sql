-- Who comes to stand elsewhere, or is called otherwise, with the next step: those the inbox names with a day, and those whom the
-- calendar moves after the day of the position before. NULL where it may be anybody.
CREATE OR REPLACE FUNCTION feed_moved(was date, today date) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN bool_or(id IS NULL) THEN NULL ELSE coalesce(array_agg(DISTINCT id), '{}') END FROM (
    SELECT committee_id AS id FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL
    UNION ALL
    SELECT child_id FROM committee_placement
    WHERE was < today AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
    UNION ALL
    SELECT committee_id FROM committee_form WHERE was < today AND valid_from BETWEEN was + 1 AND today
  ) AS moved
$$;
