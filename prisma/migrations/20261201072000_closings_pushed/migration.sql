-- AlterEnum
ALTER TYPE "FeedChangeKind" ADD VALUE 'CLOSING';

-- Adds what is pending to the counters. Takes nothing, and says so in `moved`, when somebody stands elsewhere: decided in
-- the one snapshot, else an admission could be counted on a placement that no position has shown yet. Notes the grants
-- that changed, and in `whole` whether nodes read everything anew: the tree was written anew, or more than can be told in one piece was closed.
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
  ), closed AS (
    SELECT DISTINCT p.placement_id AS id, t.year FROM taken t CROSS JOIN LATERAL published_on(t.committee_id, t.year) AS p
    WHERE t.kind = 'CLOSING'
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, year, sum(admitted), sum(here), next_seq FROM (
      SELECT id, extract(year FROM day)::smallint AS year, admitted, here FROM counted_up
      UNION ALL
      SELECT id, year, 0, 0 FROM closed
    ) AS moved GROUP BY id, year
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS (
    SELECT committee_id, stage, sum(pipeline)::integer AS pipeline FROM taken WHERE kind = 'PIPELINE'
    GROUP BY committee_id, stage HAVING sum(pipeline) <> 0
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.stage, f.pipeline
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.pipeline
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, stage, waiting, last_seq)
    SELECT id, stage, sum(pipeline), next_seq FROM followed_up GROUP BY id, stage
    ON CONFLICT (placement_id, stage) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, stage, w.waiting) AS change
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
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL) OR (SELECT count(*) > 5000 FROM closed),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT w.moved FROM waits w),
    EXISTS (SELECT FROM taken)
  INTO changes, tree, whole, authz, moved, anything;
END $$;

-- What was published stands beside the figures of its year: boards show them anew where the year is closed, or opened again.
CREATE OR REPLACE FUNCTION feed_on_quota_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, year) VALUES ('CLOSING', NEW.committee_id, NEW.year);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_year_closed AFTER INSERT OR UPDATE OF reopened_at ON quota_year
  FOR EACH ROW EXECUTE FUNCTION feed_on_quota_year();

-- Takes what is pending while somebody comes to stand elsewhere, and counts anew who is concerned: what the records of those
-- below them counted along the tree of the position before (feed_placement) is taken off, and counted along the tree of now.
-- Records and inbox are of the same snapshot: a record is seen if and only if its pending row is taken, so that records less the inbox are what
-- was counted before. Where everything is written anew it is everybody's, and what stood in the counters goes. Only what
-- differs gets the new position. `was` is the day of the position before. By indexes: what a recursion is thought to bring
-- makes the planner read all.
CREATE OR REPLACE FUNCTION feed_recount(
  next_seq bigint, was date, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  WITH RECURSIVE taken AS (
    -- A day of cases is place_cases'.
    DELETE FROM feed_pending WHERE kind <> 'PIPELINE' OR day IS NULL RETURNING *
  ), since AS MATERIALIZED (
    -- Within the years an admission can have: placements may begin at any day, even at -infinity.
    SELECT CASE WHEN count(*) > 0 THEN least(greatest(min(day), DATE '1930-01-01'), DATE '2101-01-01') END AS day,
      coalesce(bool_or(committee_id IS NULL), false) AS everything
    FROM taken WHERE kind = 'TREE' AND day IS NOT NULL
  ), below AS (
    SELECT committee_id AS id FROM taken, since WHERE kind = 'TREE' AND taken.day IS NOT NULL AND NOT everything
    UNION
    SELECT child_id FROM committee_placement, since
    WHERE was < today AND NOT everything AND (valid_from BETWEEN was + 1 AND today OR valid_to BETWEEN was + 1 AND today)
    UNION
    SELECT p.child_id FROM below CROSS JOIN LATERAL (
      SELECT child_id FROM committee_placement WHERE parent_id = below.id
      UNION ALL
      SELECT child_id FROM feed_placement WHERE parent_id = below.id
    ) AS p
  ), counted AS MATERIALIZED (
    SELECT committee_id, day, sum(n)::integer AS n, sum(before)::integer AS before FROM (
      SELECT a.counts_for AS committee_id, a.counts_on AS day, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT counts_for, counts_on FROM admission WHERE counts_for = below.id AND counts_on >= (SELECT day FROM since) OFFSET 0
      ) AS a
      UNION ALL
      SELECT counts_for, counts_on, 1, 0 FROM admission, since WHERE everything AND counts_on IS NOT NULL
      UNION ALL
      SELECT t.committee_id, t.day, CASE WHEN again THEN 0 ELSE admitted END, CASE WHEN again THEN -admitted ELSE 0 END
      FROM taken t CROSS JOIN since s CROSS JOIN LATERAL (
        SELECT coalesce(t.day >= s.day AND EXISTS (SELECT FROM below WHERE id = t.committee_id), false) AS again
      ) AS r WHERE kind = 'ADMISSION' AND NOT everything
    ) AS records GROUP BY 1, 2
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.n, c.n AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p WHERE c.n <> 0
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0
    FROM counted_up c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), counted_before AS (
    SELECT p.id, p.parent_id, c.day, c.before AS n, c.before AS here
    FROM counted c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = c.committee_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p WHERE c.before <> 0
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0
    FROM counted_before c CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = c.parent_id AND valid_from <= c.day AND (valid_to IS NULL OR c.day < valid_to) LIMIT 1
    ) AS p
  ), closed AS (
    SELECT DISTINCT p.placement_id AS id, t.year FROM taken t CROSS JOIN LATERAL published_on(t.committee_id, t.year) AS p
    WHERE t.kind = 'CLOSING'
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, year, sum(n), sum(here), next_seq FROM (
      SELECT id, extract(year FROM day)::smallint AS year, n, here, false AS closed FROM counted_up
      UNION ALL
      SELECT id, extract(year FROM day)::smallint, -n, -here, false FROM counted_before
      UNION ALL
      SELECT placement_id, year, -admitted, -admitted_here, false FROM feed_tally, since WHERE everything
      UNION ALL
      SELECT id, year, 0, 0, true FROM closed
    ) AS moved GROUP BY id, year HAVING sum(n) <> 0 OR sum(here) <> 0 OR bool_or(closed)
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS MATERIALIZED (
    SELECT committee_id, stage, sum(n)::integer AS n, sum(before)::integer AS before FROM (
      SELECT c.committee_id, c.stage, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT committee_id, stage FROM candidate WHERE committee_id = below.id AND on_the_way(stage) OFFSET 0
      ) AS c
      UNION ALL
      SELECT committee_id, stage, 1, 0 FROM candidate, since WHERE everything AND on_the_way(stage)
      UNION ALL
      SELECT t.committee_id, t.stage, CASE WHEN again THEN 0 ELSE pipeline END, CASE WHEN again THEN -pipeline ELSE 0 END
      FROM taken t CROSS JOIN since CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM below WHERE id = t.committee_id) AS again
      ) AS r WHERE kind = 'PIPELINE' AND NOT everything
    ) AS records GROUP BY 1, 2
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p WHERE f.n <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), followed_before AS (
    SELECT p.id, p.parent_id, f.stage, f.before AS n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.committee_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p WHERE f.before <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.stage, f.n
    FROM followed_before f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.parent_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, stage, waiting, last_seq)
    SELECT id, stage, sum(n), next_seq FROM (
      SELECT id, stage, n FROM followed_up
      UNION ALL
      SELECT id, stage, -n FROM followed_before
      UNION ALL
      SELECT placement_id, stage, -w.waiting FROM feed_pipeline w, since WHERE everything
    ) AS moved GROUP BY id, stage HAVING sum(n) <> 0
    ON CONFLICT (placement_id, stage) DO UPDATE SET waiting = w.waiting + excluded.waiting, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'pipeline', placement_id, stage, w.waiting) AS change
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
    DELETE FROM feed_placement WHERE id = ANY (ARRAY(
      SELECT o.id FROM named n CROSS JOIN LATERAL (SELECT id FROM feed_placement WHERE child_id = n.id OFFSET 0) AS o
      WHERE NOT EXISTS (SELECT FROM committee_placement p WHERE p.id = o.id)
    ))
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
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL) OR (SELECT count(*) > 5000 FROM closed),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT count(*) FROM taken WHERE kind = 'TREE' AND day IS NOT NULL),
    EXISTS (SELECT FROM taken) OR EXISTS (SELECT FROM changed)
  INTO changes, tree, whole, authz, moves, anything;
END $$;

-- The stays in a year of everybody of whom something was published with closings of a committee's year.
CREATE OR REPLACE FUNCTION published_on(committee uuid, of_year smallint) RETURNS TABLE (placement_id integer) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT p.id FROM quota_year y JOIN quota_year_figure f ON f.quota_year_id = y.id
  JOIN committee_placement p ON p.child_id = f.committee_id
    AND p.valid_from <= make_date(of_year, 12, 31) AND (p.valid_to IS NULL OR p.valid_to > make_date(of_year, 1, 1))
  WHERE y.committee_id = committee AND y.year = of_year
$$;
