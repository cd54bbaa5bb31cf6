-- Somebody who has left, and an entry that was a mistake.
INSERT INTO membership_end (id, candidate_id, ended_on, reason, document_number, changed_by)
SELECT '00000000-0000-4000-8000-000000000d11', id, '2026-02-01', 'LEFT', '8-QĐ', 'someone' FROM candidate ORDER BY id LIMIT 1;
INSERT INTO membership_end (id, candidate_id, reason, changed_by)
SELECT '00000000-0000-4000-8000-000000000d12', id, 'MISTAKE', 'someone' FROM candidate ORDER BY id LIMIT 1;
