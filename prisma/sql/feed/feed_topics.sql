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
