-- That a case is asked to go to another grassroots organisation: it is fixed but for its answer.
INSERT INTO case_transfer (id, candidate_id, from_id, to_id, stage, reason, requested_on, document_number, answer_by, requested_by)
SELECT '00000000-0000-4000-8000-000000000f01', c.id, c.committee_id, k.id, 'OUTSTANDING', 'WORK', '2026-11-02', '5-GT', '2026-11-20', 'someone'
FROM candidate c JOIN committee k ON k.id <> c.committee_id ORDER BY c.id, k.id LIMIT 1;
