-- How far the clock of this database is ahead of the server's: nothing, but in a demo that stands on another day. The demo
-- keeps it as a setting of its database, which every session reads when it begins; a server elsewhere does not start on one.
CREATE OR REPLACE FUNCTION clock_ahead() RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('ketnap.clock_ahead', true), '')::interval, interval '0')
$$;

-- A grant that was given without a day holds from its place in the feed on, whatever the clock of a server shows. So does
-- one that was written by hand and left the moment out.
CREATE OR REPLACE FUNCTION access_grant_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at_once := NEW.at_once OR NEW.valid_from = (now() + clock_ahead())::timestamptz(3);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_at_once BEFORE INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_at_once();

-- Only the end of a grant may change: another role, person or committee is another grant. Whoever ends one by hand and
-- leaves no name has ended it as the operator.
CREATE OR REPLACE FUNCTION access_grant_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.subject, NEW.role, NEW.committee_id, NEW.valid_from, NEW.at_once, NEW.granted_by, NEW.reason)
    IS DISTINCT FROM
    (OLD.id, OLD.subject, OLD.role, OLD.committee_id, OLD.valid_from, OLD.at_once, OLD.granted_by, OLD.reason) THEN
    RAISE EXCEPTION 'a grant cannot be changed into another: end it and give a new one' USING ERRCODE = 'restrict_violation';
  END IF;
  -- The column keeps milliseconds, and may have rounded this very moment up.
  IF NEW.ended_by IS NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to AND NEW.valid_to <= (now() + clock_ahead())::timestamptz(3) THEN
    NEW.ended_by := 'operator';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_fixed BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION access_grant_fixed();

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
      SELECT p.held > 0 INTO now_held FROM place_committees(today) AS p;
    END IF;
    SELECT * INTO made FROM feed_add(next_seq, today);
    recount := made.moved;
  END IF;
  IF recount THEN
    SELECT count(*) INTO seen FROM feed_pending WHERE kind = 'TREE' AND day IS NOT NULL;
    SELECT p.held > 0 INTO now_held FROM place_committees(today) AS p;
    SELECT * INTO made FROM feed_recount(next_seq, head.day, today);
    -- A move that came between the two: its paths follow with the next position, by the rows this leaves.
    IF made.moves > seen THEN
      SELECT p.held > 0 INTO now_held FROM place_committees(today) AS p;
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

-- Days are days in Vietnam.
CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT ((now() + clock_ahead()) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- Lists can be asked for what was changed since a moment. Whoever writes a row, by the API or by hand, marks it.
CREATE OR REPLACE FUNCTION mark_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Written as it was, a row is not changed, and nobody is to be told. Where columns are generated they are not there yet, so
  -- that such a row is always marked.
  IF NEW IS DISTINCT FROM OLD THEN NEW.updated_at := now() + clock_ahead(); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_updated BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER admission_updated BEFORE UPDATE ON admission FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER candidate_updated BEFORE UPDATE ON candidate FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER committee_updated BEFORE UPDATE ON committee FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER enrolment_updated BEFORE UPDATE ON enrolment FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_updated BEFORE UPDATE ON inspection FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_programme_updated BEFORE UPDATE ON inspection_programme FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER training_class_updated BEFORE UPDATE ON training_class FOR EACH ROW EXECUTE FUNCTION mark_updated();

-- A UUID of version 7: new rows stand together at the end of the index.
CREATE OR REPLACE FUNCTION access_look_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send(floor(extract(epoch FROM clock_timestamp() + clock_ahead()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Makes this month and the next three ready. The owner's rights: the role of the server makes no tables. It waits for
-- nobody who reads the log for long, and is called again.
CREATE OR REPLACE FUNCTION access_look_months() RETURNS integer LANGUAGE sql SECURITY DEFINER SET lock_timeout = '2s' AS $$
  SELECT count(*)::integer FROM generate_series(0, 3) AS n
  WHERE access_look_month((date_trunc('month', (now() + clock_ahead()) AT TIME ZONE 'Asia/Ho_Chi_Minh') + n * interval '1 month')::date)
$$;

-- A table that somebody makes for his session must not stand in for one of ours.
DO $$ BEGIN EXECUTE format('ALTER FUNCTION access_look_months() SET search_path = %I, pg_temp', current_schema()); END $$;

-- AlterTable
ALTER TABLE "access_grant" ALTER COLUMN "valid_from" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "access_look" ALTER COLUMN "at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "admission" ALTER COLUMN "recorded_at" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "admission_change" ALTER COLUMN "changed_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "admission_quota" ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "admission_quota_revision" ALTER COLUMN "changed_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "candidate" ALTER COLUMN "created_at" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "committee" ALTER COLUMN "created_at" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "committee_term" ALTER COLUMN "set_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "enrolment" ALTER COLUMN "enrolled_at" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "feed_head" ALTER COLUMN "at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "inspection" ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "inspection_change" ALTER COLUMN "changed_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "inspection_programme" ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "membership_revision" ALTER COLUMN "changed_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "stage_change" ALTER COLUMN "changed_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "training_class" ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "used_key" ALTER COLUMN "used_at" SET DEFAULT (now() + clock_ahead());
