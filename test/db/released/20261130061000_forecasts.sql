-- Of the counters nothing: the feed makes them. What a root has set.
INSERT INTO forecast_setting (id, committee_id, version, times, reason, set_by, set_role)
SELECT '00000000-0000-4000-8000-000000000f01', id, 1, assumed_times(), 'Theo tổng kết', 'someone', 'SUPERIOR_COMMITTEE'
FROM committee WHERE parent_id IS NULL ORDER BY id LIMIT 1;
