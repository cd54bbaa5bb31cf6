-- Who looks after a committee, and that nobody does: neither is changed.
INSERT INTO in_charge (id, committee_id, officer_id, valid_from, set_by)
SELECT '00000000-0000-4000-8000-000000000e01', id, NULL, '2026-01-01', 'someone' FROM committee ORDER BY id LIMIT 1;
