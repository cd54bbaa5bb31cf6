-- What was on record of a person before it was put right, with the person as it is now.
INSERT INTO candidate_change (id, candidate_id, fields, before, reason, changed_by) VALUES
  ('00000000-0000-4000-8000-000000002001', (SELECT id FROM candidate WHERE erased_at IS NULL ORDER BY id LIMIT 1), '{occupation}', '{"occupation": null}', 'khai bổ sung', 'someone');
