-- No circle on any day: going up from the new parent, within the days all links share, must never meet the child. Only who has
-- somebody below can come to stand below itself. By indexes: what a recursion is thought to bring makes the planner read all.
CREATE OR REPLACE FUNCTION committee_placement_no_circle() RETURNS trigger LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  circled uuid;
BEGIN
  -- Two moves that together close a circle must see each other: tree writes are serialised by lock_tree().
  WITH RECURSIVE above AS (
    SELECT n.child_id AS child, n.parent_id AS id, daterange(n.valid_from, n.valid_to) AS days FROM new_rows n
    WHERE EXISTS (SELECT FROM committee_placement p WHERE p.parent_id = n.child_id)
    UNION
    SELECT above.child, p.parent_id, above.days * daterange(p.valid_from, p.valid_to)
    FROM above JOIN committee_placement p ON p.child_id = above.id
    WHERE p.parent_id IS NOT NULL AND above.id <> above.child
      AND NOT isempty(above.days * daterange(p.valid_from, p.valid_to))
  ) SELECT child INTO circled FROM above WHERE id = child LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would stand below itself', circled
      USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_placement_no_circle';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_no_circle_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_no_circle();
CREATE OR REPLACE TRIGGER committee_placement_no_circle_updated AFTER UPDATE ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_no_circle();

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

-- TREE rows name the committee whose surroundings changed: its own row, and its parents when it moved. A statement that
-- changed nothing leaves no row. Not by nested loops, whatever the caller
-- has set: a plan made when few rows had changed would join thousands row by row.
CREATE OR REPLACE FUNCTION feed_on_committee() RETURNS trigger LANGUAGE plpgsql
  SET enable_nestloop = off SET enable_hashjoin = on AS $$
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

-- TREE rows name the child, with the earliest day on which it stands elsewhere, and its parents without one: nobody else below
-- these has moved. A statement that changed nothing leaves no row.
CREATE OR REPLACE FUNCTION feed_on_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(day) FROM new_rows
    CROSS JOIN LATERAL (VALUES (child_id, valid_from), (parent_id, NULL)) AS named(committee, day)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(day) FROM old_rows
    CROSS JOIN LATERAL (VALUES (child_id, valid_from), (parent_id, NULL)) AS named(committee, day)
    WHERE committee IS NOT NULL GROUP BY committee;
  ELSE
    INSERT INTO feed_pending (kind, committee_id, day)
    SELECT 'TREE', committee, min(named.day) FROM (
      SELECT o.child_id AS old_child, n.child_id AS new_child, o.parent_id AS old_parent, n.parent_id AS new_parent,
        -- Same place and same beginning: they differ from the earlier of the two ends.
        CASE WHEN (o.child_id, o.parent_id, o.valid_from) IS NOT DISTINCT FROM (n.child_id, n.parent_id, n.valid_from)
          THEN least(o.valid_to, n.valid_to) ELSE least(o.valid_from, n.valid_from) END AS day
      FROM old_rows o FULL JOIN new_rows n ON n.id = o.id
      WHERE (o.child_id, o.parent_id, o.valid_from, o.valid_to) IS DISTINCT FROM (n.child_id, n.parent_id, n.valid_from, n.valid_to)
    ) AS changed
    CROSS JOIN LATERAL (
      VALUES (old_child, changed.day), (new_child, changed.day), (old_parent, NULL), (new_parent, NULL)
    ) AS named(committee, day) WHERE committee IS NOT NULL GROUP BY committee;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE OR REPLACE TRIGGER feed_placement_updated AFTER UPDATE ON committee_placement
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();
CREATE OR REPLACE TRIGGER feed_placement_deleted AFTER DELETE ON committee_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_placement();

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
      SELECT a.committee_id, a.ceremony_on AS day, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT committee_id, ceremony_on FROM admission
        WHERE committee_id = below.id AND NOT revoked AND ceremony_on >= (SELECT day FROM since) OFFSET 0
      ) AS a
      UNION ALL
      SELECT committee_id, ceremony_on, 1, 0 FROM admission, since WHERE everything AND NOT revoked
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
  ), tallied AS (
    INSERT INTO feed_tally AS t (placement_id, year, admitted, admitted_here, last_seq)
    SELECT id, year, sum(n), sum(here), next_seq FROM (
      SELECT id, extract(year FROM day)::smallint AS year, n, here FROM counted_up
      UNION ALL
      SELECT id, extract(year FROM day)::smallint, -n, -here FROM counted_before
      UNION ALL
      SELECT placement_id, year, -admitted, -admitted_here FROM feed_tally, since WHERE everything
    ) AS moved GROUP BY id, year HAVING sum(n) <> 0 OR sum(here) <> 0
    ON CONFLICT (placement_id, year) DO UPDATE SET
      admitted = t.admitted + excluded.admitted, admitted_here = t.admitted_here + excluded.admitted_here, last_seq = excluded.last_seq
    RETURNING concat_ws(' ', 'tally', placement_id, year, t.admitted, t.admitted_here) AS change
  ), followed AS MATERIALIZED (
    SELECT committee_id, sum(n)::integer AS n, sum(before)::integer AS before FROM (
      SELECT c.committee_id, 1 AS n, 1 AS before
      FROM below CROSS JOIN LATERAL (
        SELECT committee_id FROM candidate WHERE committee_id = below.id AND in_pipeline(stage) OFFSET 0
      ) AS c
      UNION ALL
      SELECT committee_id, 1, 0 FROM candidate, since WHERE everything AND in_pipeline(stage)
      UNION ALL
      SELECT t.committee_id, CASE WHEN again THEN 0 ELSE pipeline END, CASE WHEN again THEN -pipeline ELSE 0 END
      FROM taken t CROSS JOIN since CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM below WHERE id = t.committee_id) AS again
      ) AS r WHERE kind = 'PIPELINE' AND NOT everything
    ) AS records GROUP BY 1
  ), followed_up AS (
    SELECT p.id, p.parent_id, f.n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.committee_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p WHERE f.n <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.n
    FROM followed_up f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM committee_placement
      WHERE child_id = f.parent_id AND valid_from <= today AND (valid_to IS NULL OR today < valid_to) LIMIT 1
    ) AS p
  ), followed_before AS (
    SELECT p.id, p.parent_id, f.before AS n
    FROM followed f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.committee_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p WHERE f.before <> 0
    UNION ALL
    SELECT p.id, p.parent_id, f.n
    FROM followed_before f CROSS JOIN LATERAL (
      SELECT id, parent_id FROM feed_placement
      WHERE child_id = f.parent_id AND valid_from <= was AND (valid_to IS NULL OR was < valid_to) LIMIT 1
    ) AS p
  ), waiting AS (
    INSERT INTO feed_pipeline AS w (placement_id, waiting, last_seq)
    SELECT id, sum(n), next_seq FROM (
      SELECT id, n FROM followed_up
      UNION ALL
      SELECT id, -n FROM followed_before
      UNION ALL
      SELECT placement_id, -w.waiting FROM feed_pipeline w, since WHERE everything
    ) AS moved GROUP BY id HAVING sum(n) <> 0
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
    EXISTS (SELECT FROM taken WHERE kind = 'TREE' AND committee_id IS NULL),
    (SELECT coalesce(bool_or(kind = 'AUTHZ'), false) FROM taken),
    (SELECT count(*) FROM taken WHERE kind = 'TREE' AND day IS NOT NULL),
    EXISTS (SELECT FROM taken) OR EXISTS (SELECT FROM changed)
  INTO changes, tree, whole, authz, moves, anything;
END $$;

-- Makes the next position out of everything that has been committed. Returns the position that includes all changes
-- committed before the call, or NULL when another session has the turn (call again).
-- Without jit: on a server that has it on, compiling takes longer than any of these statements runs.
CREATE OR REPLACE FUNCTION feed_sequence() RETURNS bigint LANGUAGE plpgsql SET jit = off AS $$
DECLARE
  head feed_head;
  next_seq bigint;
  today date;
  recount boolean;
  seen bigint;
  now_held boolean := false;
  made record;
  next_digest text;
BEGIN
  -- Reading only: an idle feed must not write.
  SELECT seq INTO next_seq FROM feed_head WHERE day >= local_today() AND NOT held AND NOT EXISTS (SELECT FROM feed_pending);
  IF FOUND THEN
    RETURN next_seq;
  END IF;
  SELECT * INTO head FROM feed_head FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  next_seq := head.seq + 1;
  -- Never back: the caller's transaction may have begun before midnight.
  today := greatest(head.day, local_today());

  recount := today > head.day;
  IF NOT recount THEN
    IF head.held THEN
      now_held := place_all(today, NULL);
    ELSIF EXISTS (SELECT FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL) THEN
      SELECT p.held > 0 INTO now_held FROM place_cases(today) AS p;
    END IF;
    SELECT * INTO made FROM feed_add(next_seq, today);
    recount := made.moved;
  END IF;
  IF recount THEN
    SELECT count(*) INTO seen FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL;
    now_held := place_all(today, CASE WHEN NOT head.held THEN feed_moved(head.day, today) END);
    SELECT * INTO made FROM feed_recount(next_seq, head.day, today);
    -- A move that came between the two: its paths follow with the next position, by the rows this leaves.
    IF made.moves > seen THEN
      now_held := place_all(today, NULL);
    END IF;
  END IF;
  IF NOT made.anything THEN
    IF (today, now_held) IS DISTINCT FROM (head.day, head.held) THEN
      UPDATE feed_head SET day = today, held = now_held;
    END IF;
    RETURN head.seq;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp() + clock_ahead(), day = today, held = now_held,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    whole_seq = CASE WHEN made.whole THEN next_seq ELSE whole_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

-- Brings committee.parent_id and path in line with the placements of a day, and what stands there with its form: of some
-- committees and all that stands below them, or of everybody (NULL). Returns how many rows it changed. Committees
-- whose row somebody holds are left as they are and counted as `held`: the feed must not wait for them.
-- Those who have ended come after those who stand, whose paths theirs follow (place_ended).
-- By indexes: what a recursion is thought to bring makes the planner read all. Planned anew each time: a plan for whichever day is ten times as slow from the sixth call of a session on.
CREATE OR REPLACE FUNCTION place_committees(today date, of_these uuid[] DEFAULT NULL, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  ended record;
BEGIN
  WITH RECURSIVE up AS (
    SELECT p.child_id AS id, p.parent_id, p.parent_id AS next, c.ordinal || '/' AS path
    FROM unnest(of_these) AS s JOIN committee_placement p ON p.child_id = s JOIN committee c ON c.id = s
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    UNION ALL
    SELECT up.id, up.parent_id, p.parent_id, c.ordinal || '/' || up.path
    FROM up JOIN committee_placement p ON p.child_id = up.next JOIN committee c ON c.id = up.next
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), placed AS (
    (
      SELECT id, parent_id, '/' || path AS path FROM up WHERE next IS NULL
      UNION ALL
      SELECT c.id, NULL::uuid, '/' || c.ordinal || '/' FROM committee_placement p JOIN committee c ON c.id = p.child_id
      WHERE of_these IS NULL AND p.parent_id IS NULL AND p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
    )
    UNION
    SELECT c.id, p.parent_id, placed.path || c.ordinal || '/'
    FROM placed JOIN committee_placement p ON p.parent_id = placed.id JOIN committee c ON c.id = p.child_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to)
  ), elsewhere AS MATERIALIZED (
    SELECT formed.* FROM placed JOIN committee c ON c.id = placed.id
    LEFT JOIN committee_form f ON f.committee_id = c.id AND f.valid_from <= today AND (f.valid_to IS NULL OR today < f.valid_to)
    CROSS JOIN LATERAL (
      SELECT placed.*, coalesce(f.kind, c.kind) AS kind, coalesce(f.name, c.name) AS name,
        CASE WHEN f.id IS NULL THEN c.short_name ELSE f.short_name END AS short_name
    ) AS formed
    WHERE (c.parent_id, c.path, c.kind, c.name, c.short_name)
      IS DISTINCT FROM (placed.parent_id, placed.path, formed.kind, formed.name, formed.short_name) OR c.shared_with <> '{}'
  ), free AS MATERIALIZED (
    SELECT e.* FROM elsewhere e CROSS JOIN LATERAL (
      SELECT FROM committee c WHERE c.id = e.id FOR NO KEY UPDATE SKIP LOCKED
    ) AS mine
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path, kind = e.kind, name = e.name,
      short_name = e.short_name, shared_with = '{}'
    FROM free e WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
  SELECT * INTO ended FROM place_ended(today);
  changed := changed + ended.changed;
  held := held + ended.held;
END $$;

-- Brings committee_standing in line with the placements: of these committees and all that ever stood below them, or of
-- everybody (NULL). Those below stand as before where the ones above do.
-- By indexes: what a recursion is thought to bring makes the planner read all.
CREATE OR REPLACE FUNCTION stand(committees uuid[]) RETURNS void LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  changed uuid[];
BEGIN
  WITH put AS (
    INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(committees, false)
    ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days RETURNING committee_id
  ) SELECT array_agg(committee_id) INTO changed FROM put;
  IF changed IS NOT NULL AND committees IS NOT NULL THEN
    INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(changed, true)
    ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days;
  END IF;
END $$;

-- An admission keeps its place: the other side of admission_has_place. What a committee loses of its days must have none.
-- Deferred, since a move is an end and a beginning.
CREATE OR REPLACE FUNCTION standing_keeps_admissions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost record;
BEGIN
  SELECT a.committee_id, a.ceremony_on INTO lost
  FROM committee_standing s JOIN admission a ON a.committee_id = s.committee_id
  WHERE s.committee_id = NEW.committee_id AND NOT a.revoked
    AND a.ceremony_on <@ (OLD.days - NEW.days) AND NOT a.ceremony_on <@ s.days LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would have no place in the tree on %, when it admitted', lost.committee_id, lost.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place',
        HINT = 'A move is the end of one placement and the beginning of another, in one transaction.';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS standing_keeps_admissions ON committee_standing;
CREATE CONSTRAINT TRIGGER standing_keeps_admissions AFTER UPDATE ON committee_standing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT NEW.days @> OLD.days) EXECUTE FUNCTION standing_keeps_admissions();

-- The days on which a committee, and everything above it up to a root, has its place: for these committees, with or without
-- all that ever stood below them, or for everybody (NULL). Everybody is every committee: one that has lost all its placements
-- stands nowhere. A circle, which is refused after this, ends it all the same.
CREATE OR REPLACE FUNCTION standing_of(committees uuid[], with_below boolean) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE below AS (
    SELECT id FROM committee WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id WHERE with_below
  ), up AS (
    SELECT below.id, p.parent_id, daterange(p.valid_from, p.valid_to) AS days
    FROM below JOIN committee_placement p ON p.child_id = below.id
    UNION
    SELECT up.id, p.parent_id, up.days * daterange(p.valid_from, p.valid_to)
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT id, coalesce(range_agg(days), '{}') FROM (
    SELECT id, NULL::daterange AS days FROM below UNION ALL SELECT id, days FROM up WHERE parent_id IS NULL
  ) AS stays GROUP BY id
$$;

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
  FROM standing_of(NULL, false) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;

-- Brings committees, some or everybody (NULL), and cases to where they stand on a day. Returns whether somebody holds one of them.
CREATE OR REPLACE FUNCTION place_all(today date, of_these uuid[]) RETURNS boolean LANGUAGE sql AS $$
  SELECT (SELECT held FROM place_committees(today, of_these)) + (SELECT held FROM place_cases(today)) > 0
$$;

DROP TRIGGER committee_placement_no_circle ON committee_placement;

DROP TRIGGER committee_placement_keeps_admissions ON committee_placement;

DROP FUNCTION committee_placement_keeps_admissions();

DROP FUNCTION place_all(date);

DROP FUNCTION place_committees(date);

DROP FUNCTION placement_keeps_admissions(uuid,daterange);

DROP FUNCTION standing_of(uuid[]);

-- An index of ranges tells uuids apart by how they begin, and those of one import or of one decision begin alike: entering
-- thousands took minutes, and so did looking up a child by it, which the planner preferred. A hash of 64 bits has neither.
ALTER TABLE committee_placement DROP CONSTRAINT committee_placement_once;
ALTER TABLE committee_placement ADD CONSTRAINT committee_placement_once
  EXCLUDE USING gist (uuid_hash_extended(child_id, 0) WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE committee_form DROP CONSTRAINT committee_form_once;
ALTER TABLE committee_form ADD CONSTRAINT committee_form_once
  EXCLUDE USING gist (uuid_hash_extended(committee_id, 0) WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE case_place DROP CONSTRAINT case_place_once;
ALTER TABLE case_place ADD CONSTRAINT case_place_once
  EXCLUDE USING gist (uuid_hash_extended(candidate_id, 0) WITH =, daterange(valid_from, valid_to) WITH &&)
  WHERE (valid_from IS NOT NULL OR valid_to IS NOT NULL);

-- Those who have ended are found by their ends.
CREATE INDEX committee_placement_valid_to_idx ON committee_placement (valid_to) WHERE valid_to IS NOT NULL;
