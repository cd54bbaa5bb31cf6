-- A decision that had one committee follow another, and was annulled.
INSERT INTO reorganisation (id, decision_number, issued_on, issuer, title, effective_on, changes, replaced, recorded_by)
VALUES ('00000000-0000-4000-8000-000000000a01', '2-QĐ', '2024-06-16', 'Tỉnh ủy', 'Sắp xếp', '2024-07-01', '[]', '{}', 'test');
INSERT INTO reorganised_committee (reorganisation_id, committee_id)
SELECT '00000000-0000-4000-8000-000000000a01', id FROM committee ORDER BY id LIMIT 2;
INSERT INTO committee_lineage (from_id, to_id, kind, on_day, reorganisation_id)
SELECT min(committee_id::text)::uuid, max(committee_id::text)::uuid, 'MERGE', '2024-07-01', reorganisation_id
FROM reorganised_committee GROUP BY reorganisation_id;
