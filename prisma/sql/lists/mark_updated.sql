-- Lists can be asked for what was changed since a moment. Whoever writes a row, by the API or by hand, marks it.
CREATE OR REPLACE FUNCTION mark_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Written as it was, a row is not changed, and nobody is to be told. Where columns are generated they are not there yet, so
  -- that such a row is always marked.
  IF NEW IS DISTINCT FROM OLD THEN NEW.updated_at := now() + clock_ahead(); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_updated BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER admission_updated BEFORE UPDATE ON admission FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER candidate_updated BEFORE UPDATE ON candidate FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER committee_updated BEFORE UPDATE ON committee FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER enrolment_updated BEFORE UPDATE ON enrolment FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_updated BEFORE UPDATE ON inspection FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_programme_updated BEFORE UPDATE ON inspection_programme FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER training_class_updated BEFORE UPDATE ON training_class FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER area_updated BEFORE UPDATE ON area FOR EACH ROW EXECUTE FUNCTION mark_updated();
