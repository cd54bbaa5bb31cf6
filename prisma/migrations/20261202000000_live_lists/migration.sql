-- CreateEnum
CREATE TYPE "FeedTopic" AS ENUM ('DUE', 'CALENDAR');

-- CreateTable
CREATE TABLE "feed_notice" (
    "committee_id" UUID NOT NULL,
    "topic" "FeedTopic" NOT NULL,
    "transaction" BIGINT NOT NULL,

    CONSTRAINT "feed_notice_pkey" PRIMARY KEY ("committee_id","topic","transaction")
);

-- CreateTable
CREATE TABLE "feed_topic" (
    "committee_id" UUID NOT NULL,
    "topic" "FeedTopic" NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_topic_pkey" PRIMARY KEY ("committee_id","topic")
);

-- CreateIndex
CREATE INDEX "feed_topic_last_seq_idx" ON "feed_topic"("last_seq");

-- The committees whose lists a record is in, by what a column of it names.
CREATE OR REPLACE FUNCTION feed_places(what text, named uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE what
    WHEN 'everywhere' THEN RETURN NEXT '00000000-0000-0000-0000-000000000000'::uuid;
    WHEN 'committee' THEN RETURN NEXT named;
    -- Certificates, and that somebody has left, count for every case of a person.
    WHEN 'candidate' THEN
      RETURN QUERY SELECT o.committee_id FROM candidate c JOIN candidate o ON o.person_id = c.person_id WHERE c.id = named;
    WHEN 'certificate' THEN
      RETURN QUERY SELECT p.* FROM certificate x, feed_places('candidate', x.candidate_id) AS p WHERE x.id = named;
    WHEN 'decision' THEN
      RETURN QUERY SELECT p.* FROM decision d, feed_places('candidate', d.candidate_id) AS p WHERE d.id = named;
    WHEN 'centre' THEN
      RETURN QUERY SELECT host_committee_id FROM training_centre WHERE id = named
        UNION SELECT p.* FROM training_class t, feed_places('class', t.id) AS p WHERE t.centre_id = named;
    WHEN 'class' THEN
      RETURN QUERY SELECT n.host_committee_id FROM training_class t JOIN training_centre n ON n.id = t.centre_id WHERE t.id = named
        UNION SELECT c.committee_id FROM enrolment e JOIN candidate c ON c.id = e.candidate_id WHERE e.class_id = named;
    WHEN 'inspection' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE id = named
        UNION SELECT r.owner_id FROM finding f JOIN remedy r ON r.finding_id = f.id WHERE f.inspection_id = named;
    WHEN 'programme' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE programme_id = named;
  END CASE;
END $$;

-- Says into the feed's inbox that something of a topic changed, and at which committees. Arguments: the topic, what a column names
-- (`feed_places`), and the column. A transaction says the same once.
CREATE OR REPLACE FUNCTION feed_say() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was uuid;
  is_now uuid;
BEGIN
  -- Written as it was, a row is not changed.
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) ->> TG_ARGV[2]; END IF;
  IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW) ->> TG_ARGV[2]; END IF;
  INSERT INTO feed_notice (committee_id, topic, transaction)
  SELECT DISTINCT p.place, TG_ARGV[0]::"FeedTopic", txid_current()
  FROM unnest(CASE WHEN was IS DISTINCT FROM is_now THEN ARRAY[was, is_now] ELSE ARRAY[was] END) AS n(named)
  CROSS JOIN LATERAL feed_places(TG_ARGV[1], n.named) AS p(place) WHERE p.place IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- What is due (src/resolvers/deadline): of cases, of committees, of inspections and of classes.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'id');
CREATE OR REPLACE TRIGGER feed_said_moved AFTER UPDATE OF committee_id ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
-- A new step and a new admission come with a change of the case, which says it: whoever records them pays for it once.
CREATE OR REPLACE TRIGGER feed_said AFTER UPDATE OR DELETE ON stage_change FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER UPDATE OR DELETE ON admission FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON decision_revocation FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'decision', 'decision_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON case_delay FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON dossier_paper FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON verification FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON certificate_revocation FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'certificate', 'certificate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_class FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'class', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_centre FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'centre', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_coverage FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'centre', 'centre_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON committee_term FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON officer FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON membership_snapshot FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON admission_authority FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON inspection FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'inspection', 'id');
CREATE OR REPLACE TRIGGER feed_said_subject AFTER UPDATE OF subject_id ON inspection FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'subject_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON remedy FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'owner_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON inspection_programme FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'programme', 'id');
-- By which days all of that is reckoned.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION feed_say('CALENDAR', 'everywhere', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION feed_say('CALENDAR', 'everywhere', 'calendar_year_id');

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
  forecasts text;
  roots text;
  said boolean;
  next_digest text;
BEGIN
  -- Reading only: an idle feed must not write.
  SELECT seq INTO next_seq FROM feed_head WHERE day >= local_today() AND NOT held AND NOT EXISTS (SELECT FROM feed_pending)
    AND NOT EXISTS (SELECT FROM feed_notice);
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
  -- By the first step of a day those of everybody. One that was set meanwhile is made here already, and its row says nothing new.
  IF today > head.day THEN
    forecasts := feed_forecasts(next_seq, today, NULL);
    roots := feed_roots(next_seq, today, NULL);
  ELSE
    IF EXISTS (SELECT FROM without_forecast(today)) THEN
      forecasts := feed_forecasts(next_seq, today, ARRAY(SELECT without_forecast(today)));
    END IF;
    IF EXISTS (SELECT FROM roots_to_make(today)) THEN
      roots := feed_roots(next_seq, today, ARRAY(SELECT roots_to_make(today)));
    END IF;
  END IF;
  -- After everything that may say something itself.
  said := feed_topics(next_seq);
  IF NOT made.anything AND forecasts IS NULL AND roots IS NULL AND NOT said THEN
    IF (today, now_held) IS DISTINCT FROM (head.day, head.held) THEN
      UPDATE feed_head SET day = today, held = now_held;
    END IF;
    RETURN head.seq;
  END IF;

  next_digest := left(encode(sha256(convert_to(concat_ws(E'\n', head.digest, next_seq, clock_timestamp(),
    CASE WHEN made.authz THEN 'authz' END, made.changes, forecasts, roots), 'UTF8')), 'hex'), 16);
  INSERT INTO feed_digest (seq, digest) VALUES (next_seq, next_digest);
  UPDATE feed_head SET seq = next_seq, digest = next_digest, at = clock_timestamp() + clock_ahead(), day = today, held = now_held,
    tree_seq = CASE WHEN made.tree THEN next_seq ELSE tree_seq END,
    whole_seq = CASE WHEN made.whole THEN next_seq ELSE whole_seq END,
    authz_seq = CASE WHEN made.authz THEN next_seq ELSE authz_seq END;
  PERFORM pg_notify('ketnap_feed', next_seq::text);
  RETURN next_seq;
END $$;

-- Gives what notices say the next position. Returns whether there were any.
CREATE OR REPLACE FUNCTION feed_topics(next_seq bigint) RETURNS boolean LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM feed_notice RETURNING committee_id, topic
  ), given AS (
    INSERT INTO feed_topic (committee_id, topic, last_seq) SELECT DISTINCT committee_id, topic, next_seq FROM taken
    ON CONFLICT (committee_id, topic) DO UPDATE SET last_seq = excluded.last_seq
  )
  SELECT EXISTS (SELECT FROM taken)
$$;
