-- A ticket that nobody has used yet.
INSERT INTO ticket (id, subject, session_ends_at) VALUES (sha256('ticket'), 'board-1', '2026-12-07 08:00+07');
