-- What the feed shows of a committee on a day: its row, its code of the day, and its forms up to then where it has had
-- more than one, and of one that has ended who followed it and with whom it is shared. LIMIT (there is one at most) keeps the planner from reading the whole tree for a few of them.
CREATE OR REPLACE FUNCTION feed_face(committee uuid, on_day date)
RETURNS TABLE (id uuid, kind "CommitteeKind", name text, path text, code text, forms jsonb, line jsonb) LANGUAGE sql STABLE AS $$
  SELECT c.id, c.kind, c.name, c.path, (
    SELECT k.code FROM committee_code k WHERE k.committee_id = c.id AND k.valid_from <= on_day
      AND (k.valid_to IS NULL OR on_day < k.valid_to) ORDER BY k.valid_from DESC LIMIT 1
  ), (
    SELECT CASE WHEN count(*) > 1 THEN jsonb_agg(jsonb_build_array(f.valid_from, f.kind, f.name) ORDER BY f.valid_from) END
    FROM committee_form f WHERE f.committee_id = c.id AND f.valid_from <= on_day
  ), (
    SELECT CASE WHEN count(*) > 0 OR c.shared_with <> '{}' THEN jsonb_build_array(
      coalesce(jsonb_agg(DISTINCT l.to_id), '[]'), to_jsonb(c.shared_with)) END
    FROM committee_lineage l WHERE l.from_id = c.id AND l.annulled_at IS NULL AND l.on_day <= on_day AND NOT EXISTS (
      SELECT FROM committee_placement p WHERE p.child_id = c.id AND (p.valid_to IS NULL OR p.valid_to > l.on_day)
        AND p.valid_from <= on_day)
  )
  FROM committee c WHERE c.id = committee LIMIT 1
$$;
