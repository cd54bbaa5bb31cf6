-- A report with its history, and a term.
INSERT INTO membership_revision (id, snapshot_id, member_count, official, probationary, exempt, away_temporarily, qualifier, changed_by)
SELECT '00000000-0000-4000-8000-000000000901', id, 38, 35, 3, 2, 1, 'EXACT', 'test' FROM membership_snapshot ORDER BY id LIMIT 1;
INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by)
SELECT '00000000-0000-4000-8000-000000000902', id, '2022-01-01', '2027-01-01', '1-QĐ', 'test' FROM committee ORDER BY id LIMIT 1;
