-- Days are days in Vietnam.
CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT ((now() + clock_ahead()) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;
