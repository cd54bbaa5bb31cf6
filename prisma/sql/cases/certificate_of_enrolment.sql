-- A certificate of a class on record is that of whom the class had, of its kind and its centre.
CREATE OR REPLACE FUNCTION certificate_of_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT e.candidate_id, t.kind, t.centre_id INTO NEW.candidate_id, NEW.kind, NEW.centre_id
  FROM enrolment e JOIN training_class t ON t.id = e.class_id WHERE e.id = NEW.enrolment_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER certificate_of_enrolment BEFORE INSERT ON certificate FOR EACH ROW
WHEN (NEW.enrolment_id IS NOT NULL) EXECUTE FUNCTION certificate_of_enrolment();
