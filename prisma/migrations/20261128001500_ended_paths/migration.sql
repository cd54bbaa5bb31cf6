-- AlterTable
ALTER TABLE "committee" ADD COLUMN     "shared_with" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "feed_committee" ADD COLUMN     "line" JSONB;

DROP FUNCTION feed_face(uuid,date);

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

-- TREE rows name the committee whose surroundings changed: its own row, and its parents when it moved. A statement that
-- changed nothing leaves no row.
CREATE OR REPLACE FUNCTION feed_on_committee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id) SELECT 'TREE', id FROM new_rows;
  ELSE
    INSERT INTO feed_pending (kind, committee_id)
    WITH changed AS (
      SELECT n.id, o.parent_id AS old_parent, n.parent_id AS new_parent FROM old_rows o JOIN new_rows n ON n.id = o.id
      WHERE (o.kind, o.name, o.short_name, o.path, o.parent_id, o.founded_on, o.closed_on, o.shared_with)
        IS DISTINCT FROM (n.kind, n.name, n.short_name, n.path, n.parent_id, n.founded_on, n.closed_on, n.shared_with)
    )
    SELECT 'TREE', id FROM (
      SELECT id FROM changed
      UNION SELECT old_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
      UNION SELECT new_parent FROM changed WHERE old_parent IS DISTINCT FROM new_parent
    ) AS touched WHERE id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_committee_inserted AFTER INSERT ON committee
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();
CREATE OR REPLACE TRIGGER feed_committee_updated AFTER UPDATE ON committee
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_committee();
-- The feed writes these rows itself, at midnight and after a move, also in a session that leaves triggers out.
ALTER TABLE committee ENABLE ALWAYS TRIGGER feed_committee_updated;

-- Which body follows which is part of the tree: TREE rows name both. Nobody who stands comes to stand elsewhere by it; whoever
-- has ended is covered by other rights at once.
CREATE OR REPLACE FUNCTION feed_on_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id)
  SELECT DISTINCT 'TREE'::"FeedChangeKind", committee FROM new_rows, unnest(ARRAY[from_id, to_id]) AS named(committee);
  PERFORM place_ended(greatest(day, local_today())) FROM feed_head;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_lineage_inserted AFTER INSERT ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();
CREATE OR REPLACE TRIGGER feed_lineage_updated AFTER UPDATE ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();

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

-- Brings committee.parent_id and path in line with the placements of a day, and what stands there with its form. Returns how many rows it changed. Committees
-- whose row somebody holds are left as they are and counted as `held`: the feed must not wait for them.
-- Those who have ended come after those who stand, whose paths theirs follow (place_ended).
-- Planned anew each time: a plan for whichever day is ten times as slow from the sixth call of a session on.
CREATE OR REPLACE FUNCTION place_committees(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  ended record;
BEGIN
  WITH RECURSIVE placed AS (
    SELECT c.id, NULL::uuid AS parent_id, '/' || c.ordinal || '/' AS path
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    WHERE p.parent_id IS NULL AND daterange(p.valid_from, p.valid_to) @> today
    UNION ALL
    SELECT c.id, p.parent_id, placed.path || c.ordinal || '/'
    FROM placed
    JOIN committee_placement p ON p.parent_id = placed.id AND daterange(p.valid_from, p.valid_to) @> today
    JOIN committee c ON c.id = p.child_id
  ), elsewhere AS MATERIALIZED (
    SELECT formed.* FROM placed JOIN committee c ON c.id = placed.id
    LEFT JOIN committee_form f ON f.committee_id = c.id AND f.valid_from <= today AND (f.valid_to IS NULL OR today < f.valid_to)
    CROSS JOIN LATERAL (
      SELECT placed.*, coalesce(f.kind, c.kind) AS kind, coalesce(f.name, c.name) AS name,
        CASE WHEN f.id IS NULL THEN c.short_name ELSE f.short_name END AS short_name
    ) AS formed
    WHERE (c.parent_id, c.path, c.kind, c.name, c.short_name)
      IS DISTINCT FROM (placed.parent_id, placed.path, formed.kind, formed.name, formed.short_name) OR c.shared_with <> '{}'
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path, kind = e.kind, name = e.name,
      short_name = e.short_name, shared_with = '{}'
    FROM elsewhere e JOIN free USING (id)
    WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
  SELECT * INTO ended FROM place_ended(today);
  changed := changed + ended.changed;
  held := held + ended.held;
END $$;

-- Gives those who have ended, and stand nowhere on a day, the path by which rights cover them: below the lowest committee
-- above all who followed them, since whoever covers all of these covers them too. Who followed is told by the lineage of
-- their last stay, one who has ended leading on to its own followers; where there is none, it is the committee above, which
-- takes what stood below it along. The last step of such a path tells that it is one: `=` where the committee before it has
-- itself followed and so stands in its place, else `~`. Committees that followed but lie elsewhere, and the one above that
-- still stands, share some rights (access/scope.ts): `shared_with` has their paths.
-- Where nobody is left to follow, the path stays. Rows that somebody holds are left as they are and counted as `held`.
CREATE OR REPLACE FUNCTION place_ended(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  WITH RECURSIVE ended AS MATERIALIZED (
    SELECT DISTINCT ON (p.child_id) p.child_id AS id, p.parent_id, p.valid_from FROM committee_placement p
    WHERE p.valid_to <= today AND NOT EXISTS (
      SELECT FROM committee_placement n
      WHERE n.child_id = p.child_id AND n.valid_from <= today AND (n.valid_to IS NULL OR today < n.valid_to)
    ) ORDER BY p.child_id, p.valid_from DESC
  ), line AS MATERIALIZED (
    SELECT e.id, l.to_id AS next FROM ended e JOIN committee_lineage l
      ON l.from_id = e.id AND l.annulled_at IS NULL AND l.on_day > e.valid_from AND l.on_day <= today
  ), leads AS MATERIALIZED (
    SELECT id, next, true AS by_line FROM line
    UNION ALL
    SELECT id, parent_id, false FROM ended WHERE parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM line WHERE line.id = ended.id)
  ), followers AS (
    SELECT id, next, by_line FROM leads
    UNION
    SELECT f.id, l.next, f.by_line AND l.by_line FROM followers f JOIN leads l ON l.id = f.next
  ), above AS (
    SELECT id, parent_id AS next FROM ended WHERE parent_id IS NOT NULL
    UNION
    SELECT a.id, e.parent_id FROM above a JOIN ended e ON e.id = a.next WHERE e.parent_id IS NOT NULL
  ), standing AS MATERIALIZED (
    SELECT f.id, f.by_line, true AS follows, c.path FROM followers f JOIN committee c ON c.id = f.next
    WHERE c.path <> '/' AND NOT EXISTS (SELECT FROM ended e WHERE e.id = f.next)
    UNION ALL
    SELECT a.id, false, false, c.path FROM above a JOIN committee c ON c.id = a.next
    WHERE c.path <> '/' AND NOT EXISTS (SELECT FROM ended e WHERE e.id = a.next)
  ), between_all AS (
    -- What the first and the last of some sorted lists begin with, all of them begin with.
    SELECT id, min(string_to_array(trim(BOTH '/' FROM path), '/')) AS low, max(string_to_array(trim(BOTH '/' FROM path), '/')) AS high
    FROM standing WHERE follows GROUP BY id
  ), over_all AS (
    SELECT id, CASE WHEN depth = 0 THEN '/' ELSE '/' || array_to_string(low[1:depth], '/') || '/' END AS path
    FROM between_all CROSS JOIN LATERAL (
      SELECT count(*)::integer AS depth FROM generate_subscripts(low, 1) AS n WHERE low[1:n] = high[1:n]
    ) AS common
  ), put_where AS MATERIALIZED (
    SELECT c.id,
      o.path || CASE WHEN bool_or(s.follows AND s.by_line AND s.path = o.path) THEN '=' ELSE '~' END || c.ordinal || '/' AS path,
      coalesce(array_agg(DISTINCT s.path ORDER BY s.path)
        FILTER (WHERE NOT starts_with(o.path, s.path)), '{}') AS shared_with
    FROM over_all o JOIN committee c ON c.id = o.id JOIN standing s ON s.id = o.id GROUP BY c.id, o.path
  ), elsewhere AS MATERIALIZED (
    SELECT p.* FROM put_where p JOIN committee c ON c.id = p.id WHERE (c.path, c.shared_with) IS DISTINCT FROM (p.path, p.shared_with)
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET path = e.path, shared_with = e.shared_with FROM elsewhere e JOIN free USING (id)
    WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
END $$;

-- Where counters and copies differ from the records they are derived from. Empty when all is well and nothing is pending.
CREATE OR REPLACE FUNCTION feed_differences() RETURNS TABLE (what text, placement_id integer, year smallint, in_feed integer, in_records integer)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE counted AS (
    SELECT committee_id, ceremony_on AS day, count(*)::integer AS n FROM admission WHERE NOT revoked GROUP BY 1, 2
  ), counted_up AS (
    SELECT p.id, p.parent_id, c.day, c.n, c.n AS here
    FROM counted c JOIN committee_placement p ON p.child_id = c.committee_id AND daterange(p.valid_from, p.valid_to) @> c.day
    UNION ALL
    SELECT p.id, p.parent_id, c.day, c.n, 0 FROM counted_up c
    JOIN committee_placement p ON p.child_id = c.parent_id AND daterange(p.valid_from, p.valid_to) @> c.day
  ), admitted AS (
    SELECT id, extract(year FROM day)::smallint AS year, sum(n)::integer AS n, sum(here)::integer AS here FROM counted_up GROUP BY 1, 2
  ), followed AS (
    SELECT committee_id, count(*)::integer AS n FROM candidate WHERE in_pipeline(stage) GROUP BY 1
  ), followed_up AS (
    -- By the day the feed has reached.
    SELECT p.id, p.parent_id, f.n FROM followed f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.committee_id AND daterange(p.valid_from, p.valid_to) @> h.day
    UNION ALL
    SELECT p.id, p.parent_id, f.n FROM followed_up f CROSS JOIN feed_head h
    JOIN committee_placement p ON p.child_id = f.parent_id AND daterange(p.valid_from, p.valid_to) @> h.day
  ), waiting AS (
    SELECT id, sum(n)::integer AS n FROM followed_up GROUP BY 1
  ), tallies AS (
    SELECT coalesce(t.placement_id, a.id) AS id, coalesce(t.year, a.year) AS year, coalesce(t.admitted, 0) AS in_feed,
      coalesce(a.n, 0) AS in_records, coalesce(t.admitted_here, 0) AS here_in_feed, coalesce(a.here, 0) AS here_in_records
    FROM feed_tally t FULL JOIN admitted a ON a.id = t.placement_id AND a.year = t.year
  )
  SELECT 'admitted', id, year, in_feed, in_records FROM tallies WHERE in_feed <> in_records
  UNION ALL
  SELECT 'admitted_here', id, year, here_in_feed, here_in_records FROM tallies WHERE here_in_feed <> here_in_records
  UNION ALL
  SELECT 'waiting', coalesce(w.placement_id, x.id), NULL, coalesce(w.waiting, 0), coalesce(x.n, 0)
  FROM feed_pipeline w FULL JOIN waiting x ON x.id = w.placement_id
  WHERE coalesce(w.waiting, 0) <> coalesce(x.n, 0)
  UNION ALL
  SELECT 'target', NULL, q.year, t.target, q.target
  FROM admission_quota q LEFT JOIN feed_target t ON t.committee_id = q.committee_id AND t.year = q.year AND t.kind = q.kind
  WHERE t.target IS DISTINCT FROM q.target
  UNION ALL
  SELECT 'placements', NULL, NULL, 0, count(*)::integer FROM (
    (SELECT id, child_id, parent_id, valid_from, valid_to FROM committee_placement EXCEPT TABLE feed_placement)
    UNION ALL (TABLE feed_placement EXCEPT SELECT id, child_id, parent_id, valid_from, valid_to FROM committee_placement)
  ) AS p HAVING count(*) > 0
  UNION ALL
  SELECT 'committees', NULL, NULL, 0, count(*)::integer FROM (
    SELECT c.* FROM committee k CROSS JOIN feed_head h CROSS JOIN LATERAL feed_face(k.id, h.day) AS c
    EXCEPT SELECT id, kind, name, path, code, forms, line FROM feed_committee
  ) AS c HAVING count(*) > 0
  UNION ALL
  SELECT 'forms', NULL, NULL, 0, count(*)::integer
  FROM committee c CROSS JOIN feed_head h
  LEFT JOIN committee_form f ON f.committee_id = c.id AND daterange(f.valid_from, f.valid_to) @> greatest(h.day, c.founded_on)
  WHERE (c.kind, c.name, c.short_name) IS DISTINCT FROM (f.kind, f.name, f.short_name) HAVING count(*) > 0
  UNION ALL
  SELECT 'cases', NULL, NULL, 0, count(*)::integer
  FROM candidate c CROSS JOIN feed_head h
  LEFT JOIN case_place p ON p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> h.day
  WHERE c.committee_id IS DISTINCT FROM p.committee_id HAVING count(*) > 0
  UNION ALL
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;

-- Those who have ended come under those who followed them, and the feed learns of both.
SELECT place_ended(greatest(day, local_today())) FROM feed_head;
INSERT INTO feed_pending (kind, committee_id) SELECT DISTINCT 'TREE'::"FeedChangeKind", from_id FROM committee_lineage;
