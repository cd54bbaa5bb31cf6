-- What was admitted below a root up to the end of each month, of 1,000 of a year: by the days that counted in the last three years that
-- are over. Of fewer than 30 admissions nothing is learnt.
CREATE OR REPLACE FUNCTION learnt_pace(root_path text, today date, OUT cases integer, OUT months jsonb) LANGUAGE sql STABLE SET jit = off AS $$
  WITH years AS (
    SELECT date_trunc('year', today)::date AS until
  ), counted AS MATERIALIZED (
    SELECT extract(month FROM a.counts_on)::integer AS month, count(*) AS n
    FROM years CROSS JOIN admission a JOIN committee c ON c.id = a.counts_for
    WHERE a.counts_on >= (until - interval '3 years')::date AND a.counts_on < until AND c.path LIKE root_path || '%'
    GROUP BY 1
  )
  SELECT coalesce((SELECT sum(n) FROM counted), 0)::integer, CASE WHEN (SELECT sum(n) FROM counted) >= 30 THEN (
    SELECT jsonb_agg(round(1000.0 * gone / (SELECT sum(n) FROM counted))::integer ORDER BY month)
    FROM generate_series(1, 12) AS ends(month)
    CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS gone FROM counted WHERE counted.month <= ends.month) AS upto
  ) END
$$;
