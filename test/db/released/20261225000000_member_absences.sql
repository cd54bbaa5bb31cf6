INSERT INTO member_absence (id, member_id, kind, since, until, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d41', id, 'AWAY', '2026-02-01', '2026-03-01', 'someone' FROM member ORDER BY id LIMIT 1;
