-- The stays in a year of everybody of whom something was published with closings of a committee's year.
CREATE OR REPLACE FUNCTION published_on(committee uuid, of_year smallint) RETURNS TABLE (placement_id integer) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT p.id FROM quota_year y JOIN quota_year_figure f ON f.quota_year_id = y.id
  JOIN committee_placement p ON p.child_id = f.committee_id
    AND p.valid_from <= make_date(of_year, 12, 31) AND (p.valid_to IS NULL OR p.valid_to > make_date(of_year, 1, 1))
  WHERE y.committee_id = committee AND y.year = of_year
$$;
