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

-- What is due (src/resolvers/deadline): of cases, which change most and are read by themselves; of committees, inspections and classes.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'candidate', 'id');
CREATE OR REPLACE TRIGGER feed_said_moved AFTER UPDATE OF committee_id ON candidate FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'committee', 'committee_id');
-- A new step and a new admission come with a change of the case, which says it: whoever records them pays for it once.
CREATE OR REPLACE TRIGGER feed_said AFTER UPDATE OR DELETE ON stage_change FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
-- A cell that is put right had the case on days of then: what counted there counts elsewhere now.
CREATE OR REPLACE TRIGGER feed_said_from AFTER INSERT ON step_correction FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'committee', 'from_committee_id');
CREATE OR REPLACE TRIGGER feed_said_to AFTER INSERT ON step_correction FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'committee', 'to_committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER UPDATE OR DELETE ON admission FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON appraisal FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON decision_revocation FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'decision', 'decision_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON case_delay FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON dossier_paper FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON verification FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON certificate_revocation FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'certificate', 'certificate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_class FOR EACH ROW EXECUTE FUNCTION feed_say('DUE CASES', 'class', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_centre FOR EACH ROW EXECUTE FUNCTION feed_say('DUE CASES', 'centre', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON training_coverage FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'centre', 'centre_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON case_transfer FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'to_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON person_merge FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'candidate', 'candidate_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON committee_term FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON officer FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON membership_snapshot FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON admission_authority FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'below', 'committee_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON inspection FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'inspection', 'id');
CREATE OR REPLACE TRIGGER feed_said_subject AFTER UPDATE OF subject_id ON inspection FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'subject_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON remedy FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'owner_id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON inspection_programme FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'programme', 'id');
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
-- By which days all of that is reckoned.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION feed_say('CALENDAR', 'everywhere', 'id');
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION feed_say('CALENDAR', 'everywhere', 'calendar_year_id');
