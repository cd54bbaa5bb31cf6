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
