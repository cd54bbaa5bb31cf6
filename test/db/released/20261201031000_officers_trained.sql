-- An officer who was in a class.
INSERT INTO officer_training (id, class_id, officer_id, recorded_by)
SELECT gen_random_uuid(), t.id, o.id, 'someone' FROM (SELECT id FROM training_class LIMIT 1) t, (SELECT id FROM officer LIMIT 1) o;
