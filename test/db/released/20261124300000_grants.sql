INSERT INTO access_grant (id, subject, role, committee_id, valid_from, valid_to, granted_by, reason, ended_by, end_reason) VALUES
  ('00000000-0000-4000-8000-000000000703', 'auditor', 'AUDITOR', '00000000-0000-4000-8000-000000000001', '2020-01-01', '2022-01-01', 'someone', 'audit', 'someone', 'over');
