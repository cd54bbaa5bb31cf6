-- What an office reported of officers, and how it corrected that.
INSERT INTO trainee_report (id, committee_id, year, audience, trainee_count, qualifier, as_of) VALUES
  ('00000000-0000-4000-8000-000000000d41', '00000000-0000-4000-8000-000000000002', 2024, 'OFFICERS', 340, 'AT_LEAST', '2024-12-01');
INSERT INTO trainee_report_revision (id, report_id, trainee_count, qualifier, changed_by) VALUES
  ('00000000-0000-4000-8000-000000000d42', '00000000-0000-4000-8000-000000000d41', 330, 'AT_LEAST', 'someone'),
  ('00000000-0000-4000-8000-000000000d43', '00000000-0000-4000-8000-000000000d41', 340, 'AT_LEAST', 'someone');
