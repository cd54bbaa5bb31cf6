-- A step from before the system that its body has confirmed, and the first day of a committee at the top.
INSERT INTO legacy_confirmation (id, candidate_id, stage, committee_id, number, made_on, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d11', id, 'DECIDED', committee_id, '1-QĐ', '2024-02-01', 'test' FROM candidate ORDER BY id LIMIT 1;
INSERT INTO system_start (committee_id, first_day, recorded_by)
SELECT id, '2026-01-01', 'test' FROM committee ORDER BY id LIMIT 1;
