-- A target, and the one that took its place.
INSERT INTO training_target (id, committee_id, year, kind, trainees, document_number, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000d21', '00000000-0000-4000-8000-000000000002', 2024, 'AWARENESS', 60, '1-KH', 'someone'),
  ('00000000-0000-4000-8000-000000000d22', '00000000-0000-4000-8000-000000000002', 2024, 'AWARENESS', 80, '2-KH', 'someone');
