-- What is put right of a person is so in all cases and memberships of theirs. Who is erased is so in all of them, whole: beside the copies
-- goes everything else that a case says of the person.
CREATE OR REPLACE FUNCTION person_copied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.erased_at IS NULL THEN
    UPDATE candidate SET full_name = NEW.full_name, sex = NEW.sex, birth_year = NEW.birth_year,
      birth_month = NEW.birth_month, erased_at = NULL
    WHERE person_id = NEW.id;
  ELSE
    UPDATE candidate SET full_name = NEW.full_name, sex = NEW.sex, birth_year = NEW.birth_year,
      birth_month = NEW.birth_month, ethnic_group = NULL, source_category = NULL, youth_union_member = NULL,
      away_for_work = NULL, education = NULL, citizen = NULL, residence = NULL, workplace = NULL, occupation = NULL,
      religious = NULL, trade_union_member = NULL, village_head = NULL, militia = NULL, availability = NULL,
      applied_on = NULL, history_on = NULL, erased_at = NEW.erased_at
    WHERE person_id = NEW.id;
  END IF;
  UPDATE member SET full_name = NEW.full_name, erased_at = NEW.erased_at WHERE person_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER person_copied AFTER UPDATE ON person
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION person_copied();
