-- An entry for each person and group: of each case that was looked at, or of a person without one. Looks of before persons were
-- named have cases alone. Two columns say when: `at` by an index, and `moment` by none. How many looks are at
-- somebody PostgreSQL cannot guess: ordered by `at` it reads all looks to find a few, ordered by `moment` it finds them by
-- the persons first. Its id is the look's own where there is one, as it always was, and tells which one it
-- is where there are several; byte by byte, so that entries of one moment have one order everywhere.
CREATE OR REPLACE VIEW access_log AS
SELECT CASE WHEN cardinality(coalesce(l.people, l.persons)) = 1 AND cardinality(l.groups) = 1 THEN l.id::text
    ELSE l.id || ':' || coalesce(p.candidate_id, p.person_id) || ':' || g.part END COLLATE "C" AS id,
  l.at, l.viewer, p.candidate_id, g.part AS "group", l.operation, l.reason, l.id AS look_id, l.persons,
  (l.at + interval '0')::timestamptz(3) AS moment, p.person_id, l.people,
  CASE WHEN p.candidate_id IS NULL THEN (
    SELECT m.id FROM member m WHERE m.person_id = p.person_id ORDER BY m.entered_at DESC, m.id DESC LIMIT 1
  ) END AS member_id
FROM access_look l CROSS JOIN LATERAL unnest(l.persons, l.people) AS p(candidate_id, person_id)
CROSS JOIN LATERAL unnest(l.groups) AS g(part);
