-- Adds what is pending to the counters. Takes nothing, and says so in `moved`, when somebody stands elsewhere: decided in
-- the one snapshot, else an admission could be counted on a placement that no position has shown yet. Notes the grants
-- that changed, and in `whole` whether the tree was written anew.
CREATE OR REPLACE FUNCTION feed_add(
  next_seq bigint, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moved boolean, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE waits AS (
    SELECT EXISTS (SELECT FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL) AS moved
  ), taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE NOT (SELECT w.moved FROM waits w) AND (kind <> 'PIPELINE' OR day IS NULL) RETURNING *
  ), counted AS (
    SELECT committee_id, day, sum(admitted)::integer AS admitted FROM taken WHERE kind = 'ADMISSION'
    GROUP BY committee_id, day HAVING sum(admitted) <> 0
  ), counted_up AS (
    -- The committee and everything above it on that day. LIMIT (there is one at most) keeps the planner from reading
    -- the whole tree for each step.
    SELECT p.id, p.parent_id, c.day, c.admitted, c.admitted AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.admitted, 0
    FROM counted_up c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, extract(year FROM day)::smallint, sum(admitted), sum(here), next_seq FROM counted_up GROUP BY 1, 2
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS (
    SELECT committee_id, sum(pipeline)::integer AS pipeline FROM taken WHERE kind = 'PIPELINE'
    GROUP BY committee_id HAVING sum(pipeline) <> 0
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.pipeline
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
    UNION ALL
    SELECT p.id, p.parent_id, f.pipeline
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT id, sum(pipeline), next_seq FROM followed_up GROUP BY id
    ON CONFLICT (placement_id) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, w.waiting) AS change
  ), aimed AS (
    INSERT INTO feed_target AS t (committee_id, year, kind, target, version, last_seq)
    SELECT DISTINCT ON (committee_id, year, quota_kind) committee_id, year, quota_kind, target, version, next_seq
    FROM taken WHERE kind = 'TARGET' ORDER BY committee_id, year, quota_kind, version DESC
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version, last_seq = excluded.last_seq
    WHERE t.version < excluded.version
    RETURNING concat_ws(' ', 'target', committee_id, year, kind, t.target, t.version) AS change
  ), named AS (
    SELECT committee_id AS id FROM taken WHERE kind = 'TREE' AND committee_id IS NOT NULL
    UNION SELECT id FROM committee WHERE EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL)
    -- A stay of a day to come does not show before somebody is counted on it (showsYet in db/queries/feed.ts).
    UNION SELECT p.child_id FROM counted_up c JOIN committee_placement p ON p.id = c.id WHERE c.day > today
  ), shown AS (
    INSERT INTO feed_committee (id, kind, name, path, code, forms, line, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, c.line, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, line = excluded.line, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', id) AS change
  ), granted AS (
    -- Whoever cannot be named by a grant is everybody: no grant has the nil id.
    INSERT INTO feed_grant (grant_id, last_seq)
    SELECT DISTINCT coalesce(grant_id, '00000000-0000-0000-0000-000000000000'), next_seq FROM taken WHERE kind = 'AUTHZ'
    ON CONFLICT (grant_id) DO UPDATE SET last_seq = excluded.last_seq
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed UNION ALL SELECT change FROM shown
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    EXISTS (SELECT FROM shown),
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT w.moved FROM waits w),
    EXISTS (SELECT FROM taken)
  INTO changes, tree, whole, authz, moved, anything;
END $$;

-- Takes what is pending and counts anew from the records of the same snapshot: a record is seen if and only if its
-- pending row is taken. Only what differs gets the new position. `was` is the day of the position before.
CREATE OR REPLACE FUNCTION feed_recount(
  next_seq bigint, was date, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE kind <> 'PIPELINE' OR day IS NULL RETURNING *
  ), since AS (
    -- Within the years an admission can have: placements may begin at any day, even at -infinity.
    SELECT extract(year FROM least(greatest(min(day), DATE '1930-01-01'), DATE '2101-01-01'))::smallint AS year
    FROM taken WHERE day IS NOT NULL HAVING count(*) > 0
  ), counted AS (
    SELECT committee_id, ceremony_on AS day, count(*)::integer AS admitted FROM admission
    WHERE NOT revoked AND ceremony_on >= (SELECT make_date(year, 1, 1) FROM since)
    GROUP BY committee_id, ceremony_on
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.admitted, c.admitted AS here
    FROM counted c JOIN committee_placement p
      ON p.child_id = c.committee_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.admitted, 0
    FROM counted_up c JOIN committee_placement p
      ON p.child_id = c.parent_id AND p.valid_from <= c.day AND (p.valid_to IS NULL OR c.day < p.valid_to)
  ), tallies AS (
    SELECT id, extract(year FROM day)::smallint AS year, sum(admitted)::integer AS admitted, sum(here)::integer AS here
    FROM counted_up GROUP BY 1, 2
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT placement_id, year, coalesce(n.admitted, 0), coalesce(n.here, 0), next_seq
    FROM (SELECT * FROM feed_tally WHERE year >= (SELECT year FROM since)) AS o
    FULL JOIN (SELECT id AS placement_id, year, admitted, here FROM tallies) AS n USING (placement_id, year)
    WHERE (o.admitted, o.admitted_here) IS DISTINCT FROM (coalesce(n.admitted, 0), coalesce(n.here, 0))
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = excluded.admitted, admitted_here = excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS (
    SELECT committee_id, count(*)::integer AS n FROM candidate WHERE in_pipeline(stage) GROUP BY committee_id
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.n
    FROM followed f JOIN committee_placement p
      ON p.child_id = f.committee_id AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    UNION ALL
    SELECT p.id, p.parent_id, f.n
    FROM followed_up f JOIN committee_placement p
      ON p.child_id = f.parent_id AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), pipelines AS (
    SELECT id AS placement_id, sum(n)::integer AS waiting FROM followed_up GROUP BY id
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT placement_id, coalesce(n.waiting, 0), next_seq
    FROM feed_pipeline o FULL JOIN pipelines n USING (placement_id)
    WHERE o.waiting IS DISTINCT FROM coalesce(n.waiting, 0)
    ON CONFLICT (placement_id) DO UPDATE SET waiting = excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, w.waiting) AS change
  ), aimed AS (
    INSERT INTO feed_target AS t (committee_id, year, kind, target, version, last_seq)
    SELECT DISTINCT ON (committee_id, year, quota_kind) committee_id, year, quota_kind, target, version, next_seq
    FROM taken WHERE kind = 'TARGET' ORDER BY committee_id, year, quota_kind, version DESC
    ON CONFLICT (committee_id, year, kind) DO UPDATE SET target = excluded.target, version = excluded.version, last_seq = excluded.last_seq
    WHERE t.version < excluded.version
    RETURNING concat_ws(' ', 'target', committee_id, year, kind, t.target, t.version) AS change
  ), named AS (
    SELECT committee_id AS id FROM taken WHERE kind = 'TREE' AND committee_id IS NOT NULL
    UNION SELECT id FROM committee WHERE EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL)
    -- A stay of a day to come does not show before somebody is counted on it (showsYet in db/queries/feed.ts).
    UNION SELECT p.child_id FROM counted_up c JOIN committee_placement p ON p.id = c.id WHERE c.day > today
    -- The calendar gives codes and takes them.
    UNION SELECT committee_id FROM committee_code
      WHERE was < today AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
  ), shown AS (
    INSERT INTO feed_committee (id, kind, name, path, code, forms, line, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, c.line, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, line = excluded.line, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tree', id) AS change
  ), placed AS (
    INSERT INTO feed_placement (id, child_id, parent_id, valid_from, valid_to)
    SELECT p.id, p.child_id, p.parent_id, p.valid_from, p.valid_to
    FROM named n JOIN committee_placement p ON p.child_id = n.id LEFT JOIN feed_placement o ON o.id = p.id
    WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (p.child_id, p.parent_id, p.valid_from, p.valid_to)
    ON CONFLICT (id) DO UPDATE SET
      child_id = excluded.child_id, parent_id = excluded.parent_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to
  ), displaced AS (
    DELETE FROM feed_placement o USING named n
    WHERE o.child_id = n.id AND NOT EXISTS (SELECT FROM committee_placement p WHERE p.id = o.id)
  ), granted AS (
    -- Whoever cannot be named by a grant is everybody: no grant has the nil id.
    INSERT INTO feed_grant (grant_id, last_seq)
    SELECT DISTINCT coalesce(grant_id, '00000000-0000-0000-0000-000000000000'), next_seq FROM taken WHERE kind = 'AUTHZ'
    ON CONFLICT (grant_id) DO UPDATE SET last_seq = excluded.last_seq
  ), changed AS (
    SELECT change FROM tallied UNION ALL SELECT change FROM waiting UNION ALL SELECT change FROM aimed UNION ALL SELECT change FROM shown
  )
  SELECT
    (SELECT string_agg(change, E'\n' ORDER BY change) FROM changed),
    EXISTS (SELECT FROM shown),
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT count(*) FROM taken WHERE kind = 'TREE' AND day IS NOT NULL),
    EXISTS (SELECT FROM taken) OR EXISTS (SELECT FROM changed)
  INTO changes, tree, whole, authz, moves, anything;
END $$;
