-- Somebody's certificate without a class on record, papers of which one took another's place, opinions, and two requests.
INSERT INTO certificate (id, candidate_id, kind, number, issued_on, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000c01', '00000000-0000-4000-8000-000000000205', 'AWARENESS', '8', '2023-05-06', 'someone');
INSERT INTO dossier_paper (id, candidate_id, kind, made_on, place, replaces_id, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000c11', '00000000-0000-4000-8000-000000000205', 'APPLICATION', '2024-01-02', 'Thôn 2', NULL, 'someone'),
  ('00000000-0000-4000-8000-000000000c12', '00000000-0000-4000-8000-000000000205', 'APPLICATION', '2024-02-02', NULL, '00000000-0000-4000-8000-000000000c11', 'someone'),
  ('00000000-0000-4000-8000-000000000c13', '00000000-0000-4000-8000-000000000207', 'OPINIONS', '2024-01-02', NULL, NULL, 'someone');
INSERT INTO opinion (id, paper_id, origin, given_on, place) VALUES
  ('00000000-0000-4000-8000-000000000c21', '00000000-0000-4000-8000-000000000c13', 'WORK_ORGANISATIONS', '2024-01-01', 'Xã');
INSERT INTO verification (id, candidate_id, about, place, abroad, requested_on, request_number, due_on, requested_by) VALUES
  ('00000000-0000-4000-8000-000000000c31', '00000000-0000-4000-8000-000000000206', '{CANDIDATE,PARENT}', 'Xã', false, '2024-01-02', '1-CV', '2024-02-21', 'someone');
INSERT INTO verification (id, candidate_id, about, place, abroad, requested_on, request_number, due_on, requested_by,
  answered_on, answer_number, answered_by, answered_at) VALUES
  ('00000000-0000-4000-8000-000000000c32', '00000000-0000-4000-8000-000000000206', '{SPOUSE}', 'Xã khác', true, '2024-01-02', '2-CV', '2024-05-21', 'someone',
   '2024-02-01', '3-CV', 'someone', '2024-02-02');
