-- The worst parents, and rows for every list, on a tree that plantTree has written; past the triggers, as a restore is.
SET session_replication_role = replica;
CREATE TEMPORARY TABLE c AS SELECT ordinal AS n, id, kind, parent_id FROM committee;
CREATE TEMPORARY TABLE big AS SELECT id FROM c WHERE kind = 'CELL' ORDER BY n DESC LIMIT 1;
INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, stage, stage_since)
SELECT md5('w' || n)::uuid, (SELECT id FROM big), 'Lê Văn ' || chr(65 + n % 26) || n, 'MALE', 1995, 5, 'Kinh', 'YOUTH', true,
  (CASE WHEN n % 2 = 0 THEN 'PROBATIONARY' ELSE 'DOSSIER' END)::"CandidateStage", '2020-01-01' FROM generate_series(1, 3000) n;
INSERT INTO person (id, full_name, sex, birth_year, birth_month) SELECT person_id, full_name, sex, birth_year, birth_month FROM candidate
ON CONFLICT DO NOTHING;
INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
SELECT md5('wa' || n)::uuid, md5('w' || n)::uuid, (SELECT id FROM big), DATE '2020-01-01' + n % 300, '1', '2019-12-01', 'x' FROM generate_series(2, 3000, 2) n;
INSERT INTO admission_change (id, admission_id, to_ceremony_on, changed_by) SELECT gen_random_uuid(), id, ceremony_on, 'x' FROM admission;
INSERT INTO stage_change (id, candidate_id, to_stage, effective_on, changed_by, changed_at)
SELECT gen_random_uuid(), id, 'SOURCE', '2020-01-01', 'x', now() - row_number() OVER (ORDER BY md5(id::text)) * interval '30 s' FROM candidate;
INSERT INTO mentor_assignment (id, candidate_id, member_name, valid_from) SELECT gen_random_uuid(), id, 'Hoàng', '2020-01-01' FROM candidate;
INSERT INTO membership_snapshot (id, committee_id, as_of, member_count)
SELECT gen_random_uuid(), id, y, 20 FROM c, unnest('{2024-12-31,2025-12-31}'::date[]) y WHERE kind = 'CELL';
INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by)
SELECT md5('t' || n || y)::uuid, id, make_date(y, 1, 1), make_date(y + 5, 1, 1), 'x', 'x' FROM c, unnest('{2020,2025}'::integer[]) y;
INSERT INTO inspection_programme (id, committee_id, year, status, issued_on)
SELECT md5('ip' || n || y)::uuid, id, y, 'ISSUED', make_date(y, 1, 15) FROM c, generate_series(2024, 2026) y WHERE kind <> 'CELL';
INSERT INTO inspection (id, programme_id, inspector_id, subject_id, kind, topic, due_on, status)
SELECT md5('i' || s.n)::uuid, md5('ip' || p.n || '2026')::uuid, p.id, s.id, 'FIELD_CHECK', 'x', CASE WHEN s.n % 8 > 0 THEN DATE '2026-01-01' + s.n::integer % 300 END, 'PLANNED'
FROM c s JOIN c p ON p.id = s.parent_id WHERE s.kind = 'CELL' AND s.n % 2 = 0;
INSERT INTO finding (id, inspection_id, category, text) SELECT md5(id || 'f')::uuid, id, (enum_range(NULL::"FindingCategory"))[1], 'x' FROM inspection;
INSERT INTO remedy (id, finding_id, owner_id, action, due_on)
SELECT gen_random_uuid(), f.id, i.subject_id, 'x', '2026-12-01' FROM finding f JOIN inspection i ON i.id = f.inspection_id;
INSERT INTO access_grant (id, subject, role, committee_id, granted_by, valid_from)
SELECT gen_random_uuid(), 's' || n, 'CELL_SECRETARY', id, 'x', '2020-01-01'::timestamptz + n * interval '1 min' FROM c WHERE n % 2 = 0;
INSERT INTO access_look (at, viewer, operation, groups, persons)
SELECT now() - row_number() OVER (ORDER BY md5(ids::text || n)) * interval '10 s', 'v', 'op', '{IDENTITY,BACKGROUND}', ids FROM (
  SELECT array_agg(id) AS ids FROM (SELECT id, row_number() OVER (ORDER BY committee_id, id) / 60 AS page FROM candidate WHERE committee_id <> (SELECT id FROM big)) x GROUP BY page
) AS pages, generate_series(1, 20) n;
SET session_replication_role = origin;
