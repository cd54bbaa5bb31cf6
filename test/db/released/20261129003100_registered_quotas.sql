-- What a committee registered from below.
INSERT INTO quota_proposal (id, committee_id, year, target, proposed_by)
SELECT '00000000-0000-4000-8000-000000000b03', committee_id, year, 4, 'someone' FROM quota_sheet;
