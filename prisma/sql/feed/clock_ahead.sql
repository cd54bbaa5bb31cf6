-- How far the clock of this database is ahead of the server's: nothing, but in a demo that stands on another day. The demo
-- keeps it as a setting of its database, which every session reads when it begins; a server elsewhere does not start on one.
CREATE OR REPLACE FUNCTION clock_ahead() RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('ketnap.clock_ahead', true), '')::interval, interval '0')
$$;
