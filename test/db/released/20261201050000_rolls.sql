INSERT INTO roll_keeping (id, committee_id, since, set_by)
SELECT '00000000-0000-4000-8000-000000000d41', id, '2026-01-01', 'someone' FROM committee ORDER BY id LIMIT 1;
