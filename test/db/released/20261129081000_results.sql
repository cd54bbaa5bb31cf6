-- A certificate whose number a centre gave in a year.
INSERT INTO certificate (id, candidate_id, kind, centre_id, number, issued_on, numbered_in, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d11', '00000000-0000-4000-8000-000000000206', 'AWARENESS', id, '9-GCN', '2024-02-02', 2024, 'someone'
FROM training_centre LIMIT 1;
