-- A certificate that was revoked, and a result that was put right.
INSERT INTO certificate_revocation (id, certificate_id, reason, document_number, recorded_by) VALUES
  ('00000000-0000-4000-8000-000000000d31', '00000000-0000-4000-8000-000000000d11', 'ISSUED_IN_ERROR', '3-QĐ', 'someone');
INSERT INTO result_correction (id, enrolment_id, from_status, to_status, document_number, recorded_by)
SELECT '00000000-0000-4000-8000-000000000d32', id, 'FAILED', 'ABSENT', '4-QĐ', 'someone' FROM enrolment LIMIT 1;
