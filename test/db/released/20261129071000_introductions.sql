-- A member who introduced and another one who took its place, and an organisation.
INSERT INTO introduction (id, candidate_id, introducer, name, introduced_on, acquainted_since, document_number, replaces_id, replace_reason, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000e01', '00000000-0000-4000-8000-000000000205', 'MEMBER', 'Hoàng Văn Giúp', '2024-01-02', '2020-01-01', NULL, NULL, NULL, 'someone'),
  ('00000000-0000-4000-8000-000000000e02', '00000000-0000-4000-8000-000000000205', 'MEMBER', 'Nông Thị Thay', '2024-02-02', NULL, '2-NQ', '00000000-0000-4000-8000-000000000e01', 'MOVED', 'someone'),
  ('00000000-0000-4000-8000-000000000e03', '00000000-0000-4000-8000-000000000205', 'YOUTH_UNION', 'Đoàn xã', '2024-01-02', NULL, '1-NQ', NULL, NULL, 'someone');
