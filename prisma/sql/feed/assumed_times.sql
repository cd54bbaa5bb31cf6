-- What is assumed of the way to the ceremony while too few cases tell. Nobody has measured it: it keeps to the longest times of the law
-- (60 working days to the decision, 30 to the ceremony) and to papers that hold for twelve months.
CREATE OR REPLACE FUNCTION assumed_times() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '[
    ["SOURCE", 400, 150, 270, 400, 600, 900],
    ["OUTSTANDING", 600, 120, 210, 320, 480, 720],
    ["IN_AWARENESS_CLASS", 750, 100, 180, 270, 400, 600],
    ["AWARENESS_CERTIFIED", 800, 75, 140, 210, 300, 450],
    ["DOSSIER", 880, 55, 95, 140, 200, 300],
    ["VERIFYING", 920, 40, 75, 105, 150, 220],
    ["OPINIONS", 950, 30, 55, 80, 110, 160],
    ["CELL_REVIEW", 960, 25, 45, 65, 90, 130],
    ["CELL_PROPOSED", 970, 15, 40, 55, 80, 120],
    ["GRASSROOTS_PROPOSED", 980, 8, 25, 40, 60, 95],
    ["DECIDED", 990, 1, 8, 15, 25, 42]
  ]'::jsonb
$$;
