-- What the feed costs whoever records an admission: one trigger that looks up one row, instead of one that walks up the
-- tree and another that collects the rows of the statement.

-- CreateTable
CREATE TABLE "committee_standing" (
    "committee_id" UUID NOT NULL,
    "days" datemultirange NOT NULL,

    CONSTRAINT "committee_standing_pkey" PRIMARY KEY ("committee_id")
);

-- AddForeignKey
ALTER TABLE "committee_standing" ADD CONSTRAINT "committee_standing_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The days on which a committee, and everything above it up to a root, has its place: for these committees and all that
-- ever stood below them, or for everybody (NULL).
CREATE FUNCTION standing_of(committees uuid[]) RETURNS TABLE (committee_id uuid, days datemultirange)
LANGUAGE sql STABLE SET jit = off AS $$
  WITH RECURSIVE below AS (
    SELECT DISTINCT child_id AS id FROM committee_placement WHERE committees IS NULL
    UNION
    SELECT unnest(committees)
    UNION
    SELECT p.child_id FROM below JOIN committee_placement p ON p.parent_id = below.id
  ), up AS (
    SELECT below.id, p.parent_id, daterange(p.valid_from, p.valid_to) AS days
    FROM below JOIN committee_placement p ON p.child_id = below.id
    UNION ALL
    SELECT up.id, p.parent_id, up.days * daterange(p.valid_from, p.valid_to)
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT below.id, coalesce(range_agg(up.days) FILTER (WHERE up.parent_id IS NULL), '{}')
  FROM below LEFT JOIN up USING (id) GROUP BY below.id
$$;

CREATE FUNCTION stand(committees uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO committee_standing AS s (committee_id, days) SELECT committee_id, days FROM standing_of(committees)
  ON CONFLICT (committee_id) DO UPDATE SET days = excluded.days WHERE s.days <> excluded.days
$$;
SELECT stand(NULL);

-- Tree writes are serialised by the lock of committee_placement_no_circle(): nobody works from a tree that is changing.
CREATE FUNCTION committee_placement_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM stand(array_agg(DISTINCT child_id)) FROM new_rows HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM stand(array_agg(DISTINCT child_id)) FROM old_rows HAVING count(*) > 0;
  ELSE
    PERFORM stand(array_agg(DISTINCT child_id)) FROM (SELECT child_id FROM old_rows UNION SELECT child_id FROM new_rows) AS moved
    HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER committee_placement_stands_inserted AFTER INSERT ON committee_placement
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();
CREATE TRIGGER committee_placement_stands_updated AFTER UPDATE ON committee_placement
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();
CREATE TRIGGER committee_placement_stands_deleted AFTER DELETE ON committee_placement
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION committee_placement_stands();

CREATE OR REPLACE FUNCTION had_place(committee uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM committee_standing WHERE committee_id = committee AND days @> on_day)
$$;

-- Neither side sees what the other has not committed: tree writes wait for admissions under way, and the reverse.
CREATE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('committee_placement'));
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.ceremony_on, 1 FROM committee_standing
  WHERE committee_id = NEW.committee_id AND days @> NEW.ceremony_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER feed_admission_inserted ON admission;
CREATE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NOT NEW.revoked) EXECUTE FUNCTION feed_on_admission_inserted();
DROP TRIGGER admission_has_place ON admission;
CREATE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH ROW EXECUTE FUNCTION admission_has_place();

-- Only updates come here now.
CREATE OR REPLACE FUNCTION feed_on_admission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, ceremony_on, sum(n) FROM (
    SELECT committee_id, ceremony_on, 1 AS n FROM new_rows WHERE NOT revoked
    UNION ALL
    SELECT committee_id, ceremony_on, -1 FROM old_rows WHERE NOT revoked
  ) AS moved GROUP BY committee_id, ceremony_on HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

-- Whether somebody stands elsewhere is asked at every step, and is mostly not so.
CREATE INDEX feed_pending_moves ON feed_pending (id) WHERE kind = 'TREE' AND day IS NOT NULL;

-- For records that were loaded past the triggers: everything that is derived from them is made anew, the counters with
-- the next step of the feed.
CREATE FUNCTION feed_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  PERFORM stand(NULL);
  INSERT INTO feed_pending (kind, day) VALUES ('TREE', '1930-01-01');
END $$;

-- As before, and the standing beside.
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
    SELECT c.id, c.kind, c.name, c.path, (
      SELECT code FROM committee_code k WHERE k.committee_id = c.id AND k.valid_from <= h.day
        AND (k.valid_to IS NULL OR h.day < k.valid_to) ORDER BY k.valid_from DESC LIMIT 1
    ) FROM committee c CROSS JOIN feed_head h EXCEPT SELECT id, kind, name, path, code FROM feed_committee
  ) AS c HAVING count(*) > 0
  UNION ALL
  SELECT 'standing', NULL, NULL, 0, count(*)::integer
  FROM standing_of(NULL) AS n FULL JOIN committee_standing s USING (committee_id)
  WHERE coalesce(n.days, '{}') <> coalesce(s.days, '{}') HAVING count(*) > 0
$$;
