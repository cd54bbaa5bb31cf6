-- Somebody who was in one session of a class and not in another.
INSERT INTO attendance (id, enrolment_id, day, session, present, recorded_by)
SELECT gen_random_uuid(), e.id, t.starts_on, s.session, s.session = 'MORNING', 'someone'
FROM (SELECT * FROM enrolment LIMIT 1) e JOIN training_class t ON t.id = e.class_id,
  unnest(ARRAY['MORNING', 'AFTERNOON']::"ClassSession"[]) AS s(session);
