-- Sub-targets of a year, and those that took their place.
INSERT INTO sub_targets (id, committee_id, year, version, set_by, set_role) VALUES
  ('00000000-0000-4000-8000-000000000e21', '00000000-0000-4000-8000-000000000002', 2024, 1, 'someone', 'SUPERIOR_COMMITTEE'),
  ('00000000-0000-4000-8000-000000000e22', '00000000-0000-4000-8000-000000000002', 2024, 2, 'someone', 'SUPERIOR_COMMITTEE');
INSERT INTO sub_target (sub_targets_id, position, "group", source, target) VALUES
  ('00000000-0000-4000-8000-000000000e21', 0, 'WOMEN', NULL, 10),
  ('00000000-0000-4000-8000-000000000e22', 0, 'WOMEN', NULL, 12),
  ('00000000-0000-4000-8000-000000000e22', 1, NULL, 'MILITIA', 3);
