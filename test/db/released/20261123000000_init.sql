-- Rows for a database of the first migration. They go into every later one too: what could be written then still can.
-- A province with two districts; the commune moved from the north to the south in the middle of 2024.
INSERT INTO committee (id, ordinal, kind, name, founded_on, closed_on, source, parent_id, path) VALUES
  ('00000000-0000-4000-8000-000000000001', 1, 'PROVINCE', 'Tỉnh', '2000-01-01', NULL, 'invented', NULL, '/1/'),
  ('00000000-0000-4000-8000-000000000002', 2, 'SUPERIOR', 'Huyện Bắc', '2000-01-01', NULL, 'invented', '00000000-0000-4000-8000-000000000001', '/1/2/'),
  ('00000000-0000-4000-8000-000000000003', 3, 'SUPERIOR', 'Huyện Nam', '2000-01-01', NULL, NULL, '00000000-0000-4000-8000-000000000001', '/1/3/'),
  ('00000000-0000-4000-8000-000000000004', 4, 'GRASSROOTS_COMMITTEE', 'Xã', '2000-01-01', NULL, NULL, '00000000-0000-4000-8000-000000000003', '/1/3/4/'),
  ('00000000-0000-4000-8000-000000000005', 5, 'CELL', 'Thôn 2', '2000-01-01', NULL, NULL, '00000000-0000-4000-8000-000000000004', '/1/3/4/5/'),
  ('00000000-0000-4000-8000-000000000006', 6, 'CELL', 'Thôn 10', '2000-01-01', NULL, NULL, '00000000-0000-4000-8000-000000000004', '/1/3/4/6/');
SELECT setval('committee_ordinal_seq', 6);
INSERT INTO committee_placement (child_id, parent_id, valid_from, valid_to) VALUES
  ('00000000-0000-4000-8000-000000000001', NULL, '2000-01-01', NULL),
  ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', '2000-01-01', NULL),
  ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', '2000-01-01', NULL),
  ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000002', '2000-01-01', '2024-07-01'),
  ('00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000003', '2024-07-01', NULL),
  ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000004', '2000-01-01', NULL),
  ('00000000-0000-4000-8000-000000000006', '00000000-0000-4000-8000-000000000004', '2000-01-01', NULL);
INSERT INTO committee_code (committee_id, code, valid_from, valid_to) VALUES
  ('00000000-0000-4000-8000-000000000002', '15.135', '2000-01-01', '2020-01-01'),
  ('00000000-0000-4000-8000-000000000002', '15.136', '2020-01-01', NULL),
  ('00000000-0000-4000-8000-000000000003', '15.135', '2020-01-01', NULL);
INSERT INTO committee_profile (committee_id, as_of, households, poor_households, difficulty_class, obstacles, youth_active_min_percent, youth_active_max_percent, youth_active_qualifier) VALUES
  ('00000000-0000-4000-8000-000000000004', '2023-12-31', 900, 200, 'REGION_III', ARRAY['TRANSPORT', 'YOUTH_AWAY']::"Obstacle"[], 20, 40, 'ABOUT');
INSERT INTO officer (id, committee_id, person_name, title, valid_from, decision_number) VALUES
  ('00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000005', 'Hoàng Văn Mẫu', 'SECRETARY', '2020-01-01', '1-QĐ');
INSERT INTO membership_snapshot (id, committee_id, as_of, member_count, qualifier) VALUES
  ('00000000-0000-4000-8000-000000000111', '00000000-0000-4000-8000-000000000002', '2023-12-18', 6799, 'AT_LEAST');
INSERT INTO admission_quota (id, committee_id, year, kind, target, version, document_number) VALUES
  ('00000000-0000-4000-8000-000000000121', '00000000-0000-4000-8000-000000000002', 2024, 'PLAN', 12, 2, '1-CT'),
  ('00000000-0000-4000-8000-000000000122', '00000000-0000-4000-8000-000000000002', 2024, 'FLOOR', 8, 1, NULL);
INSERT INTO admission_quota_revision (id, quota_id, version, target, reason, changed_by) VALUES
  ('00000000-0000-4000-8000-000000000131', '00000000-0000-4000-8000-000000000121', 1, 10, NULL, 'someone'),
  ('00000000-0000-4000-8000-000000000132', '00000000-0000-4000-8000-000000000121', 2, 12, 'more', 'someone');
-- One of each stage.
INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, stage, stage_since)
SELECT ('00000000-0000-4000-8000-0000000002' || to_char(n, 'FM00'))::uuid, '00000000-0000-4000-8000-000000000005', 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, stage, '2024-01-01'
FROM unnest(enum_range(NULL::"CandidateStage")) WITH ORDINALITY AS each(stage, n);
INSERT INTO mentor_assignment (id, candidate_id, member_name, valid_from) VALUES
  ('00000000-0000-4000-8000-000000000301', '00000000-0000-4000-8000-000000000205', 'Hoàng Văn Giúp', '2024-01-01');
INSERT INTO stage_change (id, candidate_id, from_stage, to_stage, effective_on, reason, document_number, changed_by) VALUES
  ('00000000-0000-4000-8000-000000000311', '00000000-0000-4000-8000-000000000214', 'DOSSIER', 'OFF_LIST', '2024-01-01', 'moved away', '2-BC', 'someone');
-- Before the move, after it, and one that was taken back.
INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, revoked, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000401', '00000000-0000-4000-8000-000000000212', '00000000-0000-4000-8000-000000000005', '2024-02-03', '1-QĐ', '2024-02-01', false, 'someone'),
  ('00000000-0000-4000-8000-000000000402', '00000000-0000-4000-8000-000000000213', '00000000-0000-4000-8000-000000000005', '2024-11-07', '2-QĐ', '2024-11-01', false, 'someone'),
  ('00000000-0000-4000-8000-000000000403', '00000000-0000-4000-8000-000000000215', '00000000-0000-4000-8000-000000000006', '2024-11-07', '3-QĐ', '2024-11-01', true, 'someone');
INSERT INTO admission_change (id, admission_id, from_ceremony_on, to_ceremony_on, reason, changed_by) VALUES
  ('00000000-0000-4000-8000-000000000411', '00000000-0000-4000-8000-000000000403', '2024-11-07', NULL, 'entered twice', 'someone');
INSERT INTO training_centre (id, host_committee_id, name) VALUES
  ('00000000-0000-4000-8000-000000000501', '00000000-0000-4000-8000-000000000002', 'Trung tâm');
INSERT INTO training_class (id, centre_id, kind, title, starts_on, ends_on, capacity, status) VALUES
  ('00000000-0000-4000-8000-000000000511', '00000000-0000-4000-8000-000000000501', 'AWARENESS', 'Lớp 1', '2023-05-01', '2023-05-05', 80, 'CLOSED');
INSERT INTO enrolment (id, class_id, candidate_id, status, enrolled_by) VALUES
  ('00000000-0000-4000-8000-000000000521', '00000000-0000-4000-8000-000000000511', '00000000-0000-4000-8000-000000000204', 'PASSED', 'someone');
INSERT INTO certificate (id, enrolment_id, number, issued_on) VALUES
  ('00000000-0000-4000-8000-000000000531', '00000000-0000-4000-8000-000000000521', '7', '2023-05-06');
INSERT INTO trainee_report (id, committee_id, year, audience, trainee_count, qualifier, as_of) VALUES
  ('00000000-0000-4000-8000-000000000541', '00000000-0000-4000-8000-000000000002', 2023, 'CANDIDATES', 330, 'AT_LEAST', '2023-12-18');
INSERT INTO inspection_scheme (id, issuer_id, number, title, issued_on, first_year, last_year) VALUES
  ('00000000-0000-4000-8000-000000000601', '00000000-0000-4000-8000-000000000001', '1-ĐA', 'Đề án', '2020-01-01', 2020, 2025);
INSERT INTO inspection_programme (id, committee_id, year, status, issued_on, scheme_id) VALUES
  ('00000000-0000-4000-8000-000000000611', '00000000-0000-4000-8000-000000000002', 2024, 'ISSUED', '2024-01-15', '00000000-0000-4000-8000-000000000601');
INSERT INTO inspection (id, programme_id, inspector_id, subject_id, kind, topic, status, due_on, started_on, concluded_on, outcome, cancel_reason) VALUES
  ('00000000-0000-4000-8000-000000000621', '00000000-0000-4000-8000-000000000611', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000004', 'THEMATIC_INSPECTION', 'Kết nạp', 'CONCLUDED', '2024-12-31', '2024-03-01', '2024-04-01', 'SHORTCOMINGS', NULL),
  ('00000000-0000-4000-8000-000000000622', NULL, '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000004', 'PARTY_FINANCE', 'Đảng phí', 'CANCELLED', NULL, NULL, NULL, NULL, 'merged');
INSERT INTO inspection_change (id, inspection_id, from_status, to_status, effective_on, changed_by) VALUES
  ('00000000-0000-4000-8000-000000000631', '00000000-0000-4000-8000-000000000621', 'PLANNED', 'CONCLUDED', '2024-04-01', 'someone');
INSERT INTO finding (id, inspection_id, category, text) VALUES
  ('00000000-0000-4000-8000-000000000641', '00000000-0000-4000-8000-000000000621', 'SHORTCOMING', 'Chậm');
INSERT INTO remedy (id, finding_id, owner_id, action, due_on) VALUES
  ('00000000-0000-4000-8000-000000000651', '00000000-0000-4000-8000-000000000641', '00000000-0000-4000-8000-000000000004', 'Khắc phục', '2024-10-01');
INSERT INTO access_grant (id, subject, role, committee_id, valid_from, valid_to, granted_by) VALUES
  ('00000000-0000-4000-8000-000000000701', 'chief', 'SUPERIOR_COMMITTEE', '00000000-0000-4000-8000-000000000002', '2020-01-01', NULL, 'someone'),
  ('00000000-0000-4000-8000-000000000702', 'former', 'CELL_SECRETARY', '00000000-0000-4000-8000-000000000005', '2020-01-01', '2021-01-01', 'someone');
