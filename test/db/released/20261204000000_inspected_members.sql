-- A member who is inspected by the cell itself, and was expelled: what organisations are not.
INSERT INTO inspection (id, inspector_id, subject_id, subject_member_id, kind, topic)
SELECT '00000000-0000-4000-8000-000000000d51', committee_id, committee_id, id, 'VIOLATION_SIGNS', 'Dấu hiệu vi phạm'
FROM member ORDER BY id LIMIT 1;
INSERT INTO discipline (id, inspection_id, committee_id, form, body, decided_on, decision_number, recorded_by, recorded_role)
SELECT '00000000-0000-4000-8000-000000000d52', id, subject_id, 'EXPULSION', 'Ban Thường vụ', '2026-06-01', '9-QĐ', 'someone', 'INSPECTOR'
FROM inspection WHERE id = '00000000-0000-4000-8000-000000000d51';
