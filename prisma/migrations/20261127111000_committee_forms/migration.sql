-- AlterTable
ALTER TABLE "committee" ADD COLUMN     "short_name" TEXT;

-- AlterTable
ALTER TABLE "feed_committee" ADD COLUMN     "forms" JSONB;

-- CreateTable
CREATE TABLE "committee_form" (
    "id" SERIAL NOT NULL,
    "committee_id" UUID NOT NULL,
    "kind" "CommitteeKind" NOT NULL,
    "name" TEXT COLLATE "vietnamese" NOT NULL,
    "short_name" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "committee_form_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "committee_form_committee_id_valid_from_idx" ON "committee_form"("committee_id", "valid_from");

-- AddForeignKey
ALTER TABLE "committee_form" ADD CONSTRAINT "committee_form_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE committee ADD CONSTRAINT committee_short_name_check
  CHECK (short_name IS NFC NORMALIZED AND btrim(short_name) <> '' AND length(short_name) <= 100);
ALTER TABLE committee_form ADD CONSTRAINT committee_form_name_check
  CHECK (name IS NFC NORMALIZED AND btrim(name) <> '' AND length(name) <= 200);
ALTER TABLE committee_form ADD CONSTRAINT committee_form_short_name_check
  CHECK (short_name IS NFC NORMALIZED AND btrim(short_name) <> '' AND length(short_name) <= 100);
ALTER TABLE committee_form ADD CONSTRAINT committee_form_days CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE committee_form ADD CONSTRAINT committee_form_once
  EXCLUDE USING gist (committee_id WITH =, daterange(valid_from, valid_to) WITH &&);

-- Nothing is known of earlier names: what a committee is called now is its first form.
INSERT INTO committee_form (committee_id, kind, name, valid_from) SELECT id, kind, name, founded_on FROM committee;

-- What a committee is called when it is founded is its first form.
CREATE OR REPLACE FUNCTION committee_first_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from)
  SELECT id, kind, name, short_name, founded_on FROM new_rows;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_first_form AFTER INSERT ON committee
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_first_form();

-- Whoever gives a committee another name or kind gives it another form, or corrects the one it has.
CREATE OR REPLACE FUNCTION committee_has_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM committee_form WHERE committee_id = NEW.id
      AND (kind, name, short_name) IS NOT DISTINCT FROM (NEW.kind, NEW.name, NEW.short_name)
  ) THEN
    RAISE EXCEPTION 'committee % is called and ranked by its forms: change committee_form', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_has_form';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER committee_has_form BEFORE UPDATE OF kind, name, short_name ON committee
  FOR EACH ROW WHEN ((OLD.kind, OLD.name, OLD.short_name) IS DISTINCT FROM (NEW.kind, NEW.name, NEW.short_name))
  EXECUTE FUNCTION committee_has_form();

-- Kind and names of a committee are those of its form of today. A form of a later day is taken at its midnight
-- (place_committees), and says so to the feed as a move does: its day may begin while it is being written.
CREATE OR REPLACE FUNCTION committee_takes_form() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed committee_form[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- The first form of a committee tells nothing that its row does not.
    SELECT array_agg(n) INTO changed FROM new_rows n
    WHERE EXISTS (SELECT FROM committee_form f WHERE f.committee_id = n.committee_id AND f.id <> n.id);
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(o) INTO changed FROM old_rows o;
  ELSE
    SELECT array_agg(f) INTO changed FROM (
      (TABLE new_rows EXCEPT TABLE old_rows) UNION ALL (TABLE old_rows EXCEPT TABLE new_rows)
    ) AS f;
  END IF;
  IF changed IS NULL THEN
    RETURN NULL;
  END IF;
  UPDATE committee c SET kind = f.kind, name = f.name, short_name = f.short_name
  FROM committee_form f
  WHERE c.id IN (SELECT committee_id FROM unnest(changed)) AND f.committee_id = c.id
    AND daterange(f.valid_from, f.valid_to) @> local_today()
    AND (c.kind, c.name, c.short_name) IS DISTINCT FROM (f.kind, f.name, f.short_name);
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'TREE', committee_id, min(valid_from) FILTER (WHERE valid_from > local_today())
  FROM unnest(changed) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_takes_form_inserted AFTER INSERT ON committee_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();
CREATE OR REPLACE TRIGGER committee_takes_form_updated AFTER UPDATE ON committee_form
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();
CREATE OR REPLACE TRIGGER committee_takes_form_deleted AFTER DELETE ON committee_form
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_takes_form();

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
    DELETE FROM feed_pending WHERE NOT (SELECT w.moved FROM waits w) RETURNING *
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
    INSERT INTO feed_committee (id, kind, name, path, code, forms, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, last_seq = excluded.last_seq
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
-- more than one. LIMIT (there is one at most) keeps the planner from reading the whole tree for a few of them.
CREATE OR REPLACE FUNCTION feed_face(committee uuid, on_day date)
RETURNS TABLE (id uuid, kind "CommitteeKind", name text, path text, code text, forms jsonb) LANGUAGE sql STABLE AS $$
  SELECT c.id, c.kind, c.name, c.path, (
    SELECT k.code FROM committee_code k WHERE k.committee_id = c.id AND k.valid_from <= on_day
      AND (k.valid_to IS NULL OR on_day < k.valid_to) ORDER BY k.valid_from DESC LIMIT 1
  ), (
    SELECT CASE WHEN count(*) > 1 THEN jsonb_agg(jsonb_build_array(f.valid_from, f.kind, f.name) ORDER BY f.valid_from) END
    FROM committee_form f WHERE f.committee_id = c.id AND f.valid_from <= on_day
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
      WHERE (o.kind, o.name, o.short_name, o.path, o.parent_id, o.founded_on, o.closed_on)
        IS DISTINCT FROM (n.kind, n.name, n.short_name, n.path, n.parent_id, n.founded_on, n.closed_on)
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

-- For records that were loaded past the triggers: everything that is derived from them is made anew, the counters with
-- the next step of the feed. What is made anew is put into the inbox here and not by triggers, so that a session that
-- leaves them out (session_replication_role = replica) may call it. What lost its committee goes too.
CREATE OR REPLACE FUNCTION feed_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  INSERT INTO committee_form (committee_id, kind, name, short_name, valid_from)
  SELECT id, kind, name, short_name, founded_on FROM committee c
  WHERE NOT EXISTS (SELECT FROM committee_form f WHERE f.committee_id = c.id);
  PERFORM stand(NULL);
  DELETE FROM committee_standing s WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = s.committee_id);
  DELETE FROM feed_placement p WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = p.child_id);
  DELETE FROM feed_committee f WHERE NOT EXISTS (SELECT FROM committee c WHERE c.id = f.id);
  DELETE FROM feed_target t WHERE NOT EXISTS (
    SELECT FROM admission_quota q WHERE q.committee_id = t.committee_id AND q.year = t.year AND q.kind = t.kind
  );
  -- A version of their own lets them through, and what is set later after them. Where triggers run they are told of
  -- twice, which counts once.
  WITH renewed AS (
    UPDATE admission_quota q SET version = greatest(q.version, t.version) + 1
    FROM admission_quota o LEFT JOIN feed_target t ON t.committee_id = o.committee_id AND t.year = o.year AND t.kind = o.kind
    WHERE q.id = o.id AND (t.target IS DISTINCT FROM o.target OR t.version > o.version)
    RETURNING q.committee_id, q.year, q.kind, q.target, q.version
  )
  INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version)
  SELECT 'TARGET', committee_id, year, kind, target, version FROM renewed;
  INSERT INTO feed_pending (kind, day) VALUES ('TREE', '1930-01-01');
  INSERT INTO feed_pending (kind) VALUES ('AUTHZ');
END $$;

-- Takes what is pending and counts anew from the records of the same snapshot: a record is seen if and only if its
-- pending row is taken. Only what differs gets the new position. `was` is the day of the position before.
CREATE OR REPLACE FUNCTION feed_recount(
  next_seq bigint, was date, today date,
  OUT changes text, OUT tree boolean, OUT whole boolean, OUT authz boolean, OUT moves bigint, OUT anything boolean
) LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE taken AS (
    DELETE FROM feed_pending RETURNING *
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
    INSERT INTO feed_committee (id, kind, name, path, code, forms, last_seq)
    SELECT c.id, c.kind, c.name, c.path, c.code, c.forms, next_seq FROM named n CROSS JOIN LATERAL feed_face(n.id, today) AS c
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, path = excluded.path, code = excluded.code,
      forms = excluded.forms, last_seq = excluded.last_seq
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
CREATE OR REPLACE FUNCTION place_committees(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql AS $$
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
      IS DISTINCT FROM (placed.parent_id, placed.path, formed.kind, formed.name, formed.short_name)
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN committee c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE committee c SET parent_id = e.parent_id, path = e.path, kind = e.kind, name = e.name,
      short_name = e.short_name
    FROM elsewhere e JOIN free USING (id)
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
    EXCEPT SELECT id, kind, name, path, code, forms FROM feed_committee
  ) AS c HAVING count(*) > 0
  UNION ALL
  SELECT 'forms', NULL, NULL, 0, count(*)::integer
  FROM committee c CROSS JOIN feed_head h
  LEFT JOIN committee_form f ON f.committee_id = c.id AND daterange(f.valid_from, f.valid_to) @> greatest(h.day, c.founded_on)
  WHERE (c.kind, c.name, c.short_name) IS DISTINCT FROM (f.kind, f.name, f.short_name) HAVING count(*) > 0
  UNION ALL
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;
