INSERT INTO member_change (id, member_id, fields, before, changed_by)
SELECT '00000000-0000-4000-8000-000000000d31', id, '{away_since}', '{"away_since": null}', 'someone' FROM member ORDER BY id LIMIT 1;
