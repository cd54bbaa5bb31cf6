INSERT INTO access_log (id, viewer, candidate_id, "group", operation) VALUES
  ('00000000-0000-4000-8000-000000000801', 'chief', '00000000-0000-4000-8000-000000000214', 'IDENTITY', 'candidates');
-- A person whose case is over was erased.
UPDATE candidate SET erased_at = now(), full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, ethnic_group = NULL,
  source_category = NULL, youth_union_member = NULL, away_for_work = NULL WHERE id = '00000000-0000-4000-8000-000000000214';
