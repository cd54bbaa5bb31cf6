-- The pace that a root has set. What stands beside it in the feed is made by the next step.
INSERT INTO pace_setting (id, committee_id, version, source, months, reason, set_by, set_role)
SELECT '00000000-0000-4000-8000-000000000a02', id, 1, 'SET', '[50, 100, 150, 200, 350, 400, 450, 550, 700, 800, 900, 1000]', 'Theo tổng kết',
  'someone', 'SUPERIOR_COMMITTEE'
FROM committee WHERE parent_id IS NULL ORDER BY id LIMIT 1;
