-- That two rows were one person: it is fixed but for its undoing.
INSERT INTO person_merge (id, candidate_id, duplicate_id, kept_id, merged_id, moved_cases, kept_cases, reason, document_number, document_on,
  merged_by, undone_number, undone_on, undone_by, undone_at)
SELECT '00000000-0000-4000-8000-000000000f02', c.id, d.id, c.person_id, d.person_id, ARRAY[d.id], ARRAY[c.id], 'ENTERED_TWICE', '5-CV/TU',
  '2026-11-02', 'someone', '6-CV/TU', '2026-11-03', 'someone', now()
FROM candidate c JOIN candidate d ON d.person_id <> c.person_id ORDER BY c.id, d.id LIMIT 1;
