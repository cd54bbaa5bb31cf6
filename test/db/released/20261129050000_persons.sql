-- Somebody who comes back: a second case of the same person.
INSERT INTO candidate (id, person_id, committee_id, ethnic_group, source_category, youth_union_member, stage, stage_since)
SELECT '00000000-0000-4000-8000-000000000d01', person_id, committee_id, ethnic_group, source_category, false, 'SOURCE', '2026-01-05'
FROM candidate WHERE erased_at IS NULL ORDER BY id LIMIT 1;
