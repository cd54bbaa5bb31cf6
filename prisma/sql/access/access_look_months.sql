-- Makes this month and the next three ready. The owner's rights: the role of the server makes no tables. It waits for
-- nobody who reads the log for long, and is called again.
CREATE OR REPLACE FUNCTION access_look_months() RETURNS integer LANGUAGE sql SECURITY DEFINER SET lock_timeout = '2s' AS $$
  SELECT count(*)::integer FROM generate_series(0, 3) AS n
  WHERE access_look_month((date_trunc('month', (now() + clock_ahead()) AT TIME ZONE 'Asia/Ho_Chi_Minh') + n * interval '1 month')::date)
$$;

-- A table that somebody makes for his session must not stand in for one of ours.
DO $$ BEGIN EXECUTE format('ALTER FUNCTION access_look_months() SET search_path = %I, pg_temp', current_schema()); END $$;
