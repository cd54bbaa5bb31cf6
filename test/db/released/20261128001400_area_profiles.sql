-- Figures of a commune and of its committee, as the migration before left them for others.
INSERT INTO area_profile (id, area_id, as_of, households, poor_households, main_ethnic_group, main_livelihood, source, set_by) VALUES
  ('00000000-0000-4000-8000-000000000951', '00000000-0000-4000-8000-000000000902', '2024-12-31', 950, 180, 'Tày', 'nông nghiệp', 'invented', 'someone');
INSERT INTO committee_obstacles (id, committee_id, valid_from, obstacles, youth_active_min_percent, youth_active_max_percent, youth_active_qualifier, set_by) VALUES
  ('00000000-0000-4000-8000-000000000961', '00000000-0000-4000-8000-000000000005', '2024-12-31', ARRAY['TRANSPORT']::"Obstacle"[], 30, 30, 'EXACT', 'someone');
