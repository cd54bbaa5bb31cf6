-- A member who was entered without a case, and has left.
INSERT INTO person (id, full_name, sex, birth_year, birth_month) VALUES ('00000000-0000-4000-8000-000000000d21', 'Nông Văn Cũ', 'MALE', 1960, 3);
INSERT INTO member (id, person_id, committee_id, official_since, entered_by)
SELECT '00000000-0000-4000-8000-000000000d22', '00000000-0000-4000-8000-000000000d21', id, '1990-05-19', 'someone' FROM committee ORDER BY id LIMIT 1;
INSERT INTO membership_end (id, member_id, ended_on, reason, document_number, changed_by)
VALUES ('00000000-0000-4000-8000-000000000d23', '00000000-0000-4000-8000-000000000d22', '2026-02-01', 'LEFT', '8-QĐ', 'someone');
INSERT INTO access_look (viewer, operation, groups, persons, people)
VALUES ('chief', 'members', '{IDENTITY}', '{}', '{00000000-0000-4000-8000-000000000d21}');
