-- What a centre covers, by turns, and a class that was not held.
INSERT INTO training_coverage (id, centre_id, committee_id, valid_from, valid_to, document_number, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d01', t.id, t.host_committee_id, '2024-01-01', '2025-01-01', '1-QĐ', 'someone' FROM training_centre t LIMIT 1;
INSERT INTO training_class_change (id, class_id, from_status, to_status, reason, changed_by)
SELECT '00000000-0000-4000-8000-000000000d02', id, 'OPEN', 'CANCELLED', 'Thiếu học viên', 'someone' FROM training_class LIMIT 1;
