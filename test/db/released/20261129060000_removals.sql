-- A decision that was revoked.
INSERT INTO decision_revocation (id, decision_id, number, revoked_on, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d01', id, '2-QĐ', '2026-03-01', 'test' FROM decision ORDER BY id LIMIT 1;
