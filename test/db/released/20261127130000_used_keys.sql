-- A used key.
INSERT INTO used_key (id, input, written) VALUES (sha256('key'), sha256('input'), '{"grant": "01890000-0000-7000-8000-000000000001"}');
