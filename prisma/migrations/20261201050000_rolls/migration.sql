-- A cell that keeps its roll whole has its figures counted from it.

-- CreateTable
CREATE TABLE "roll_keeping" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "since" DATE,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "roll_keeping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roll_keeping_committee_id_set_at_id_idx" ON "roll_keeping"("committee_id", "set_at", "id");

-- AddForeignKey
ALTER TABLE "roll_keeping" ADD CONSTRAINT "roll_keeping_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER roll_keeping_append_only BEFORE UPDATE OR DELETE ON roll_keeping FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER roll_keeping_not_emptied BEFORE TRUNCATE ON roll_keeping FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Members of a cell on a day, counted from its roll; no row where it did not keep one by then. Exempt and away is who is so today
-- and was by that day.
CREATE OR REPLACE FUNCTION roll_on(cell uuid, day date)
RETURNS TABLE (member_count integer, official integer, probationary integer, exempt integer, away_temporarily integer)
LANGUAGE sql STABLE AS $$
  SELECT count(m.id)::integer, count(m.id) FILTER (WHERE m.official_since <= day)::integer,
    count(m.id) FILTER (WHERE m.official_since IS NULL OR m.official_since > day)::integer,
    count(m.id) FILTER (WHERE m.exempt_since <= day)::integer, count(m.id) FILTER (WHERE m.away_since <= day)::integer
  FROM (SELECT since FROM roll_keeping WHERE committee_id = cell ORDER BY set_at DESC, id DESC LIMIT 1) AS k
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT o.* FROM case_place p JOIN member o ON o.candidate_id = p.candidate_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
      UNION ALL SELECT o.* FROM member_place p JOIN member o ON o.id = p.member_id
      WHERE p.committee_id = cell AND daterange(p.valid_from, p.valid_to) @> day
    ) AS o
    WHERE coalesce(o.probationary_since, o.official_since) <= day AND (o.left_on IS NULL OR day < o.left_on)
  ) AS m ON true
  WHERE k.since <= day GROUP BY k.since
$$;
