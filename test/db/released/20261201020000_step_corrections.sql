-- A step whose number was put right.
INSERT INTO step_correction (id, candidate_id, step_id, from_effective_on, to_effective_on, from_document_number, to_document_number, reason, changed_by)
SELECT '00000000-0000-4000-8000-000000000d21', candidate_id, id, effective_on, effective_on, '1-BC', document_number, 'ghi nhầm', 'test'
FROM stage_change ORDER BY id LIMIT 1;
