-- One row for a look at many people, in partitions by month. What was one row a person and group becomes a view.

ALTER TABLE access_log RENAME TO access_log_before;

-- A UUID of version 7: new rows stand together at the end of the index.
CREATE FUNCTION access_look_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- CreateTable
CREATE TABLE "access_look" (
    "id" UUID NOT NULL DEFAULT access_look_id(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "viewer" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "groups" "PersonalGroup"[] NOT NULL,
    "persons" UUID[] NOT NULL,
    "reason" TEXT,

    CONSTRAINT access_look_of_somebody CHECK (cardinality(persons) BETWEEN 1 AND 100 AND cardinality(groups) >= 1)
) PARTITION BY RANGE (at);

-- The belt: a look in a month that nobody has made ready is written all the same.
CREATE TABLE access_look_other PARTITION OF access_look DEFAULT;
CREATE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look_other FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Makes the partition of the month (in Vietnam) that a day lies in; false where there is one, or where its looks stand in
-- the belt already. A lock on all of the log would stop every read: attaching holds none that a write waits for.
CREATE FUNCTION access_look_month(day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  first_day timestamp := date_trunc('month', day::timestamp);
  begins timestamptz := first_day AT TIME ZONE 'Asia/Ho_Chi_Minh';
  ends timestamptz := (first_day + interval '1 month') AT TIME ZONE 'Asia/Ho_Chi_Minh';
  name text := 'access_look_' || to_char(first_day, 'YYYY_MM');
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('access_look'));
  IF to_regclass(quote_ident(name)) IS NOT NULL
    OR EXISTS (SELECT FROM access_look_other o WHERE o.at >= begins AND o.at < ends) THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE access_look INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
  EXECUTE format('ALTER TABLE access_look ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, begins, ends);
  -- Attaching copies the triggers of rows, but not those of TRUNCATE.
  EXECUTE format('CREATE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()', name);
  RETURN true;
END $$;

-- Makes this month and the next three ready. The owner's rights: the role of the server makes no tables. It waits for
-- nobody who reads the log for long, and is called again.
CREATE FUNCTION access_look_months() RETURNS integer LANGUAGE sql SECURITY DEFINER SET lock_timeout = '2s' AS $$
  SELECT count(*)::integer FROM generate_series(0, 3) AS n
  WHERE access_look_month((date_trunc('month', now() AT TIME ZONE 'Asia/Ho_Chi_Minh') + n * interval '1 month')::date)
$$;

-- A table that somebody makes for his session must not stand in for one of ours.
DO $$ BEGIN EXECUTE format('ALTER FUNCTION access_look_months() SET search_path = %I, pg_temp', current_schema()); END $$;

SELECT access_look_month(month::date) FROM generate_series(
  (SELECT date_trunc('month', min(at) AT TIME ZONE 'Asia/Ho_Chi_Minh') FROM access_log_before), now() AT TIME ZONE 'Asia/Ho_Chi_Minh', '1 month') AS month;
SELECT access_look_months();

-- The ids stay, and with them the order.
INSERT INTO access_look (id, at, viewer, operation, groups, persons, reason)
SELECT id, at, viewer, operation, ARRAY["group"], ARRAY[candidate_id], reason FROM access_log_before ORDER BY at;
DROP TABLE access_log_before;

-- CreateIndex
-- No primary key: pg_restore --clean cannot take one away that partitions have inherited.
CREATE UNIQUE INDEX "access_look_id_at_key" ON "access_look"("id", "at");

-- CreateIndex
CREATE INDEX "access_look_at_idx" ON "access_look"("at");

-- CreateIndex
CREATE INDEX "access_look_viewer_at_idx" ON "access_look"("viewer", "at");

-- A list of what is new, which every search reads to its end, is kept short.
CREATE INDEX "access_look_persons_idx" ON "access_look" USING GIN ("persons") WITH (gin_pending_list_limit = 256);

-- A log that could be rewritten would prove nothing.
CREATE TRIGGER access_look_append_only BEFORE UPDATE OR DELETE ON access_look FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- An entry for each person and group. Two columns say when: `at` by an index, and `moment` by none. How many looks are at
-- somebody PostgreSQL cannot guess: ordered by `at` it reads all looks to find a few, ordered by `moment` it finds them by
-- the persons first. Its id is the look's own where there is one, as it always was, and tells which one it
-- is where there are several; byte by byte, so that entries of one moment have one order everywhere.
CREATE VIEW access_log AS
SELECT CASE WHEN cardinality(l.persons) = 1 AND cardinality(l.groups) = 1 THEN l.id::text
    ELSE l.id || ':' || p.candidate_id || ':' || g.part END COLLATE "C" AS id,
  l.at, l.viewer, p.candidate_id, g.part AS "group", l.operation, l.reason, l.id AS look_id, l.persons,
  (l.at + interval '0')::timestamptz(3) AS moment
FROM access_look l CROSS JOIN LATERAL unnest(l.persons) AS p(candidate_id) CROSS JOIN LATERAL unnest(l.groups) AS g(part);
