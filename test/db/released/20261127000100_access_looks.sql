INSERT INTO access_look (viewer, operation, groups, persons) VALUES
  ('chief', 'candidates', '{IDENTITY,BACKGROUND}', '{00000000-0000-4000-8000-000000000214,00000000-0000-4000-8000-000000000201}');
