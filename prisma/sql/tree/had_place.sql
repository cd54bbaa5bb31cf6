-- Whether a committee, and everything above it up to a root, had its place on a day.
CREATE OR REPLACE FUNCTION had_place(committee uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM committee_standing WHERE committee_id = committee AND days @> on_day)
$$;
