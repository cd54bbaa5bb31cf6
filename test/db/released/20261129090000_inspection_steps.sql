-- A remedy that was reported and accepted.
INSERT INTO remedy_change (id, remedy_id, step, effective_on, note, changed_by, changed_role)
SELECT '00000000-0000-4000-8000-000000000d01', id, 'REPORTED', '2024-05-01', 'Biên bản', 'someone', 'CELL_SECRETARY' FROM remedy ORDER BY id LIMIT 1;
