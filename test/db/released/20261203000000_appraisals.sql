-- What a sub-committee reported of a case.
INSERT INTO appraisal (id, candidate_id, committee_id, matter, agrees, appraised_on, number, recorded_by)
SELECT '00000000-0000-4000-8000-00000000c001', id, committee_id, 'ADMISSION', true, '2026-01-20', '7-BC', 'test' FROM candidate ORDER BY id LIMIT 1;
