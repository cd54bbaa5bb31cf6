-- Whoever gives a committee another name or kind gives it another form, or corrects the one it has.
CREATE OR REPLACE FUNCTION committee_has_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM committee_form WHERE committee_id = NEW.id
      AND (kind, name, short_name) IS NOT DISTINCT FROM (NEW.kind, NEW.name, NEW.short_name)
  ) THEN
    RAISE EXCEPTION 'committee % is called and ranked by its forms: change committee_form', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_has_form';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER committee_has_form BEFORE UPDATE OF kind, name, short_name ON committee
  FOR EACH ROW WHEN ((OLD.kind, OLD.name, OLD.short_name) IS DISTINCT FROM (NEW.kind, NEW.name, NEW.short_name))
  EXECUTE FUNCTION committee_has_form();
