-- Who decides for a grassroots organisation, a vote and a decision.
INSERT INTO admission_authority (id, committee_id, decider_id, body, numerator, denominator, more, valid_from, document_number, set_by)
SELECT '00000000-0000-4000-8000-000000000c01', id, id, 'FULL', 2, 3, false, '2026-01-01', '1-QĐ', 'test' FROM committee ORDER BY id LIMIT 1;
INSERT INTO resolution (id, candidate_id, committee_id, body, matter, held_on, number, members, away, exempt_absent, base, yes, no, blank,
  absent, needed, outcome, rule_source, numerator, denominator, more, recorded_by)
SELECT '00000000-0000-4000-8000-000000000c02', id, committee_id, 'CELL', 'ADMISSION', '2026-01-01', '1-NQ', 20, 0, 0, 20, 14, 3, 0, 3, 14,
  'CARRIED', 'Điều lệ Đảng, Điều 4', 2, 3, false, 'test' FROM candidate ORDER BY id LIMIT 1;
INSERT INTO decision (id, candidate_id, decider_id, by_default, body, matter, granted, number, issued_on, limit_days, rule_source, recorded_by)
SELECT '00000000-0000-4000-8000-000000000c03', id, committee_id, true, 'STANDING', 'ADMISSION', true, '1-QĐ', '2026-02-01', 60,
  'Quy định 24-QĐ/TW', 'test' FROM candidate ORDER BY id LIMIT 1;
