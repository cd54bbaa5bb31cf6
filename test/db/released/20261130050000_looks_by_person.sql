INSERT INTO access_look (viewer, operation, groups, persons, people)
SELECT 'chief', 'candidates', '{IDENTITY}', array_agg(id), array_agg(person_id) FROM (SELECT id, person_id FROM candidate ORDER BY id LIMIT 2) AS c;
