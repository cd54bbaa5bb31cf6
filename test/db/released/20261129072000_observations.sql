-- What was seen of somebody.
INSERT INTO observation (id, candidate_id, kind, observed_on, note, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000f01', '00000000-0000-4000-8000-000000000205', 'MOVEMENT', '2024-01-02', 'Làm đường thôn', 'someone'),
  ('00000000-0000-4000-8000-000000000f02', '00000000-0000-4000-8000-000000000206', 'AWARD', '2024-02-02', 'Giấy khen', 'someone');
