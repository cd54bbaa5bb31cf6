-- Who stands behind a case is a person: one row, to which a case points, so that somebody who is admitted anew is a second case
-- of the same person. Name, sex, birth and erasure are written there alone; the cases keep copies for lists and their orders.

-- DropIndex
DROP INDEX "candidate_search_key_birth_year_birth_month_idx";

-- AlterTable
ALTER TABLE "candidate" ADD COLUMN     "person_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "full_name" TEXT,
    "search_key" TEXT GENERATED ALWAYS AS (search_key("full_name")) STORED,
    "sex" "Sex",
    "birth_year" SMALLINT,
    "birth_month" SMALLINT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_search_key_birth_year_birth_month_idx" ON "person"("search_key", "birth_year", "birth_month");

-- CreateIndex
CREATE INDEX "candidate_person_id_idx" ON "candidate"("person_id");

-- Until now each case was a person's only one.
INSERT INTO person (id, full_name, sex, birth_year, birth_month, erased_at)
SELECT person_id, full_name, sex, birth_year, birth_month, erased_at FROM candidate;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whole or erased, nothing between.
ALTER TABLE person ADD CONSTRAINT person_whole_or_erased CHECK (
  CASE WHEN erased_at IS NULL
    THEN num_nulls(full_name, sex, birth_year, birth_month) = 0
    ELSE num_nonnulls(full_name, sex, birth_year, birth_month) = 0
  END
);

CREATE TRIGGER person_kept BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER person_not_emptied BEFORE TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A case is that of a person who is on record: then name, sex and birth are copied from there, whatever is given. Else the
-- person is entered with the case, as given. The person is held until then: nobody changes what was copied meanwhile.
CREATE OR REPLACE FUNCTION candidate_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known person;
BEGIN
  SELECT * INTO known FROM person WHERE id = NEW.person_id FOR SHARE;
  IF FOUND THEN
    NEW.full_name := known.full_name;
    NEW.sex := known.sex;
    NEW.birth_year := known.birth_year;
    NEW.birth_month := known.birth_month;
    NEW.erased_at := known.erased_at;
  ELSE
    INSERT INTO person (id, full_name, sex, birth_year, birth_month, erased_at)
    VALUES (NEW.person_id, NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_of_person BEFORE INSERT ON candidate FOR EACH ROW EXECUTE FUNCTION candidate_of_person();

-- What a case has of its person is a copy: it is changed where it stands, and nowhere else. Nor becomes a case another's.
CREATE OR REPLACE FUNCTION candidate_as_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id <> OLD.person_id OR NOT EXISTS (
    SELECT FROM person p WHERE p.id = NEW.person_id
      AND (p.full_name, p.sex, p.birth_year, p.birth_month, p.erased_at)
        IS NOT DISTINCT FROM (NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at)
  ) THEN
    RAISE EXCEPTION 'candidate % is as its person says: change person', NEW.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'candidate_as_person';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER candidate_as_person BEFORE UPDATE OF person_id, full_name, sex, birth_year, birth_month, erased_at ON candidate
  FOR EACH ROW WHEN ((OLD.person_id, OLD.full_name, OLD.sex, OLD.birth_year, OLD.birth_month, OLD.erased_at)
    IS DISTINCT FROM (NEW.person_id, NEW.full_name, NEW.sex, NEW.birth_year, NEW.birth_month, NEW.erased_at))
  EXECUTE FUNCTION candidate_as_person();

-- What is put right of a person is so in all cases of theirs. Who is erased is so in all of them, whole: beside the copies
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
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER person_copied AFTER UPDATE ON person
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION person_copied();
