-- A round that is over, with whom was found in it, and one that is open.
INSERT INTO source_review (id, committee_id, year, opened_on, document_number, opened_by, closed_on, result, closed_by, closed_at) VALUES
  ('00000000-0000-4000-8000-000000000d01', (SELECT committee_id FROM candidate WHERE id = '00000000-0000-4000-8000-000000000205'), 2023, '2023-01-05', '1-KH', 'someone', '2023-01-31', '1', 'someone', '2023-01-31');
INSERT INTO source_review (id, committee_id, year, opened_on, opened_by) VALUES
  ('00000000-0000-4000-8000-000000000d02', (SELECT committee_id FROM candidate WHERE id = '00000000-0000-4000-8000-000000000205'), 2024, '2024-01-05', 'someone');
UPDATE candidate SET source_review_id = '00000000-0000-4000-8000-000000000d01' WHERE id = '00000000-0000-4000-8000-000000000205';
