-- Somebody who comes back, with the consent of the province.
INSERT INTO dossier_paper (id, candidate_id, kind, made_on, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d61', id, 'PROVINCIAL_CONSENT', '2026-06-01', 'someone' FROM candidate ORDER BY id LIMIT 1;
