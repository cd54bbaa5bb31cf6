-- Looks name the persons beside the cases: somebody without a case can be looked at too. What was written before stays as it is.

-- AlterTable
ALTER TABLE "access_look" ADD COLUMN     "people" UUID[];

-- CreateIndex
-- A list of what is new, which every search reads to its end, is kept short.
CREATE INDEX "access_look_people_idx" ON "access_look" USING GIN ("people") WITH (gin_pending_list_limit = 256);

-- A hundred at most, each case beside its person; people without a case by themselves.
ALTER TABLE access_look DROP CONSTRAINT access_look_of_somebody;
ALTER TABLE access_look ADD CONSTRAINT access_look_of_somebody CHECK (
  cardinality(groups) >= 1 AND CASE WHEN people IS NULL
    THEN cardinality(persons) BETWEEN 1 AND 100
    ELSE cardinality(people) BETWEEN 1 AND 100 AND cardinality(persons) IN (0, cardinality(people))
  END
);

-- An entry for each person and group: of each case that was looked at, or of a person without one. Looks of before persons were
-- named have cases alone. Two columns say when: `at` by an index, and `moment` by none. How many looks are at
-- somebody PostgreSQL cannot guess: ordered by `at` it reads all looks to find a few, ordered by `moment` it finds them by
-- the persons first. Its id is the look's own where there is one, as it always was, and tells which one it
-- is where there are several; byte by byte, so that entries of one moment have one order everywhere.
CREATE OR REPLACE VIEW access_log AS
SELECT CASE WHEN cardinality(coalesce(l.people, l.persons)) = 1 AND cardinality(l.groups) = 1 THEN l.id::text
    ELSE l.id || ':' || coalesce(p.candidate_id, p.person_id) || ':' || g.part END COLLATE "C" AS id,
  l.at, l.viewer, p.candidate_id, g.part AS "group", l.operation, l.reason, l.id AS look_id, l.persons,
  (l.at + interval '0')::timestamptz(3) AS moment, p.person_id, l.people
FROM access_look l CROSS JOIN LATERAL unnest(l.persons, l.people) AS p(candidate_id, person_id)
CROSS JOIN LATERAL unnest(l.groups) AS g(part);
