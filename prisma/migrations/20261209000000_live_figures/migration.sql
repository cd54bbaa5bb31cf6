-- AlterEnum
ALTER TYPE "FeedTopic" ADD VALUE 'TRAINING';
ALTER TYPE "FeedTopic" ADD VALUE 'INSPECTION';

-- The committees whose lists a record is in, by what a column of it names.
CREATE OR REPLACE FUNCTION feed_places(what text, named uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE what
    WHEN 'everywhere' THEN RETURN NEXT '00000000-0000-0000-0000-000000000000'::uuid;
    WHEN 'committee' THEN RETURN NEXT named;
    -- Certificates, and that somebody has left, count for every case of a person.
    WHEN 'candidate' THEN
      RETURN QUERY SELECT o.committee_id FROM candidate c JOIN candidate o ON o.person_id = c.person_id WHERE c.id = named;
    WHEN 'certificate' THEN
      RETURN QUERY SELECT p.* FROM certificate x, feed_places('candidate', x.candidate_id) AS p WHERE x.id = named;
    WHEN 'decision' THEN
      RETURN QUERY SELECT p.* FROM decision d, feed_places('candidate', d.candidate_id) AS p WHERE d.id = named;
    WHEN 'centre' THEN
      RETURN QUERY SELECT host_committee_id FROM training_centre WHERE id = named
        UNION SELECT p.* FROM training_class t, feed_places('class', t.id) AS p WHERE t.centre_id = named;
    WHEN 'class' THEN
      RETURN QUERY SELECT n.host_committee_id FROM training_class t JOIN training_centre n ON n.id = t.centre_id WHERE t.id = named
        UNION SELECT c.committee_id FROM enrolment e JOIN candidate c ON c.id = e.candidate_id WHERE e.class_id = named;
    WHEN 'inspection' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE id = named
        UNION SELECT r.owner_id FROM finding f JOIN remedy r ON r.finding_id = f.id WHERE f.inspection_id = named;
    WHEN 'programme' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE programme_id = named;
    WHEN 'programme_of' THEN RETURN QUERY SELECT committee_id FROM inspection_programme WHERE id = named;
    -- Figures of trainings count where the cell stood that had the case on a day of then; an awareness certificate is the person's.
    WHEN 'case' THEN
      RETURN QUERY SELECT committee_id FROM case_place WHERE candidate_id = named UNION SELECT p.* FROM feed_places('candidate', named) AS p;
    WHEN 'certified' THEN
      RETURN QUERY SELECT p.* FROM certificate x, feed_places('case', x.candidate_id) AS p WHERE x.id = named
        UNION SELECT p.* FROM certificate x, feed_places('host', x.centre_id) AS p WHERE x.id = named;
    WHEN 'host' THEN RETURN QUERY SELECT host_committee_id FROM training_centre WHERE id = named;
    WHEN 'host_of_class' THEN
      RETURN QUERY SELECT p.* FROM training_class t, feed_places('host', t.centre_id) AS p WHERE t.id = named;
    WHEN 'taught' THEN
      RETURN QUERY SELECT p.* FROM feed_places('host_of_class', named) AS p
        UNION SELECT p.* FROM enrolment e, feed_places('case', e.candidate_id) AS p WHERE e.class_id = named
        UNION SELECT p.* FROM officer_training x, feed_places('officer', x.officer_id) AS p WHERE x.class_id = named;
    WHEN 'officer' THEN RETURN QUERY SELECT committee_id FROM officer WHERE id = named;
  END CASE;
END $$;

-- Says into the feed's inbox that something of a topic changed, and at which committees. Arguments: the topic, or several with a blank
-- between them, what a column names (`feed_places`), and the column. A transaction says the same once.
CREATE OR REPLACE FUNCTION feed_say() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was uuid;
  is_now uuid;
BEGIN
  -- Written as it was, a row is not changed.
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) ->> TG_ARGV[2]; END IF;
  IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW) ->> TG_ARGV[2]; END IF;
  INSERT INTO feed_notice (committee_id, topic, transaction)
  SELECT DISTINCT p.place, t.topic::"FeedTopic", txid_current()
  FROM unnest(CASE WHEN was IS DISTINCT FROM is_now THEN ARRAY[was, is_now] ELSE ARRAY[was] END) AS n(named)
  CROSS JOIN LATERAL feed_places(TG_ARGV[1], n.named) AS p(place)
  CROSS JOIN unnest(string_to_array(TG_ARGV[0], ' ')) AS t(topic) WHERE p.place IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- What is due moves the figures of trainings too where it is of cases, offices and terms.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'candidate', 'id');
CREATE OR REPLACE TRIGGER feed_said_moved AFTER UPDATE OF committee_id ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON committee_term FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON officer FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'committee', 'committee_id');
-- How trainings have come (src/resolvers/training): of cases, classes and centres, targets and offices.
CREATE OR REPLACE TRIGGER feed_said_training AFTER INSERT OR UPDATE OR DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'case', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said_host AFTER INSERT OR UPDATE OR DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'host_of_class', 'class_id');
CREATE OR REPLACE TRIGGER feed_said_training AFTER INSERT OR UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'certified', 'id');
CREATE OR REPLACE TRIGGER feed_said_training AFTER INSERT OR UPDATE OR DELETE ON certificate_revocation FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'certified', 'certificate_id');
CREATE OR REPLACE TRIGGER feed_said_training AFTER INSERT OR UPDATE OR DELETE ON training_class FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'taught', 'id');
CREATE OR REPLACE TRIGGER feed_said_training AFTER INSERT OR UPDATE OR DELETE ON training_centre FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'committee', 'host_committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_target FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON officer_training FOR EACH ROW EXECUTE FUNCTION feed_say('TRAINING', 'officer', 'officer_id');
-- How programmes were carried out (src/resolvers/inspection). What is in none says nothing, so that hidden signs of a violation move no board.
CREATE OR REPLACE TRIGGER feed_said_programme AFTER INSERT OR DELETE OR UPDATE OF status ON inspection_programme FOR EACH ROW EXECUTE FUNCTION feed_say('INSPECTION', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said_programme AFTER INSERT OR DELETE OR UPDATE OF kind, status, concluded_on, taken_out_on, programme_id ON inspection FOR EACH ROW EXECUTE FUNCTION feed_say('INSPECTION', 'programme_of', 'programme_id');
