-- A correction counts back where the admission stood, and counts where it stands now. Of both directions nothing is left
-- when neither committee nor day changed.
CREATE OR REPLACE FUNCTION feed_on_admission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', counts_for, counts_on, sum(n) FROM (
    SELECT counts_for, counts_on, 1 AS n FROM new_rows WHERE counts_on IS NOT NULL
    UNION ALL
    SELECT counts_for, counts_on, -1 FROM old_rows WHERE counts_on IS NOT NULL
  ) AS moved GROUP BY counts_for, counts_on HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_updated AFTER UPDATE ON admission
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_admission();
