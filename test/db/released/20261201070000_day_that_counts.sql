-- What a root has set about the day that counts; admissions of it count anew with what is written next.
INSERT INTO counting_setting (id, committee_id, version, counted_by, document_number, document_on, set_by, set_role)
SELECT '00000000-0000-4000-8000-000000000a01', id, 1, 'CEREMONY', '12-HD/BTCTU', '2026-02-02', 'someone', 'SUPERIOR_COMMITTEE'
FROM committee WHERE parent_id IS NULL ORDER BY id LIMIT 1;
