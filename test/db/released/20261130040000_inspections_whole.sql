-- One that was announced, and its step that the team noted something of.
UPDATE inspection SET announced_on = '2024-04-01', conducted_by = 'INSPECTION_COMMISSION', lead = 'Nguyễn Văn A', team = 'Tổ 3 người'
WHERE id = (SELECT id FROM inspection ORDER BY id LIMIT 1);
INSERT INTO discipline (id, inspection_id, committee_id, form, body, decided_on, decision_number, recorded_by, recorded_role)
SELECT '00000000-0000-4000-8000-000000000d11', id, subject_id, 'REPRIMAND', 'Ban Thường vụ', '2024-06-01', '7-QĐ', 'someone', 'INSPECTOR'
FROM inspection ORDER BY id LIMIT 1;
INSERT INTO conclusion_correction (id, inspection_id, outcome_before, outcome_after, concluded_before, concluded_after, reason,
  changed_by, changed_role)
SELECT '00000000-0000-4000-8000-000000000d12', id, 'GOOD', 'SHORTCOMINGS', '2024-05-01', '2024-05-02', 'Ghi nhầm', 'someone', 'INSPECTOR'
FROM inspection ORDER BY id LIMIT 1;
INSERT INTO programme_change (id, programme_id, inspection_id, kind, due_before, due_after, reason, document_number, effective_on,
  changed_by, changed_role)
SELECT '00000000-0000-4000-8000-000000000d13', p.id, i.id, 'MOVED', '2024-05-01', '2024-06-01', 'Điều chỉnh', '2-CV', '2024-04-01',
  'someone', 'INSPECTOR'
FROM (SELECT id FROM inspection_programme ORDER BY id LIMIT 1) p, (SELECT id FROM inspection ORDER BY id LIMIT 1) i;
INSERT INTO good_practice (id, finding_id, committee_id, text, published_on, published_by, published_role)
SELECT '00000000-0000-4000-8000-000000000d14', f.id, i.subject_id, 'Cách làm tốt', '2024-06-03', 'someone', 'INSPECTOR'
FROM finding f JOIN inspection i ON i.id = f.inspection_id ORDER BY f.id LIMIT 1;
