-- Brings committees, some or everybody (NULL), and cases to where they stand on a day. Returns whether somebody holds one of them.
CREATE OR REPLACE FUNCTION place_all(today date, of_these uuid[]) RETURNS boolean LANGUAGE sql AS $$
  SELECT (SELECT held FROM place_committees(today, of_these)) + (SELECT held FROM place_cases(today)) > 0
$$;
