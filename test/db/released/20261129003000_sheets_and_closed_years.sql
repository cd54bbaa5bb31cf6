-- A sheet that was issued, and a year that was closed with what was published of it.
INSERT INTO quota_sheet (id, committee_id, year, prepared_by)
SELECT '00000000-0000-4000-8000-000000000b01', committee_id, year, 'someone' FROM admission_quota ORDER BY id LIMIT 1;
INSERT INTO quota_sheet_row (sheet_id, committee_id, position, target, plan_version)
SELECT id, committee_id, 1, 3, 0 FROM quota_sheet;
UPDATE quota_sheet SET status = 'ISSUED', document_number = '1-KH', document_on = '2024-01-05', issued_by = 'someone',
  issued_at = '2024-01-05T00:00:00Z';
INSERT INTO quota_year (id, committee_id, year, document_number, document_on, closed_by)
SELECT '00000000-0000-4000-8000-000000000b02', committee_id, year, '9-BC', '2025-01-15', 'someone' FROM quota_sheet;
INSERT INTO quota_year_figure (quota_year_id, committee_id, admitted, plan, status)
SELECT id, committee_id, 1, 3, 'NOT_MET' FROM quota_year;
