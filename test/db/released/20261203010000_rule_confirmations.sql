-- A point of a rule that somebody has read.
INSERT INTO rule_confirmation (id, rule, in_force_from, read_in, recorded_by)
VALUES ('00000000-0000-4000-8000-00000000c002', 'DECISION_LIMIT', '2026-07-26', 'Quy định 208-QĐ/TW, Điều 3', 'test');
