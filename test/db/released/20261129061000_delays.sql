-- A decision whose time was extended, and a ceremony that was delayed.
INSERT INTO case_delay (id, candidate_id, kind, days, noted_on, document_number, reason, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d02', id, 'DECISION_EXTENDED', 10, '2026-01-20', '1-CV', 'chờ', 'test' FROM candidate ORDER BY id LIMIT 1;
