-- CreateEnum
CREATE TYPE "MergeReason" AS ENUM ('ENTERED_TWICE', 'MOVED', 'CAME_BACK');

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "duplicate_id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "moved_cases" UUID[],
    "kept_cases" UUID[],
    "reason" "MergeReason" NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "merged_by" TEXT NOT NULL,
    "merged_role" "Role",
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "undone_number" TEXT,
    "undone_on" DATE,
    "undone_by" TEXT,
    "undone_role" "Role",
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_merge_candidate_id_id_idx" ON "person_merge"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "person_merge_duplicate_id_id_idx" ON "person_merge"("duplicate_id", "id");

-- CreateIndex
CREATE INDEX "person_merge_kept_id_idx" ON "person_merge"("kept_id");

-- CreateIndex
CREATE INDEX "person_merge_merged_id_idx" ON "person_merge"("merged_id");

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_duplicate_id_fkey" FOREIGN KEY ("duplicate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a case has of its person is a copy: it is changed where it stands, and nowhere else. Nor becomes a case another's, but by a
-- merge of the two.
CREATE OR REPLACE FUNCTION candidate_as_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id <> OLD.person_id AND NOT merged_now(NEW.id, OLD.person_id, NEW.person_id) OR NOT EXISTS (
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

CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON person_merge FOR EACH ROW EXECUTE FUNCTION feed_say('DUE TRAINING', 'candidate', 'candidate_id');

CREATE OR REPLACE TRIGGER person_merge_not_emptied BEFORE TRUNCATE ON person_merge FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Whether this transaction merges two persons, or undoes that: a case that goes with it may become the other's then.
CREATE OR REPLACE FUNCTION merged_now(of_case uuid, was uuid, becomes uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM person_merge m WHERE of_case = ANY (m.moved_cases) AND m.xmin = pg_current_xact_id()::xid
      AND CASE WHEN m.undone_at IS NULL THEN (m.merged_id, m.kept_id) ELSE (m.kept_id, m.merged_id) END = (was, becomes)
  )
$$;

-- A merge of persons stays as it was made, but for its undoing, which comes once.
CREATE OR REPLACE FUNCTION person_merge_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  undoing text[] := ARRAY['undone_number', 'undone_on', 'undone_by', 'undone_role', 'undone_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND to_jsonb(NEW) - undoing = to_jsonb(OLD) - undoing THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER person_merge_fixed BEFORE UPDATE OR DELETE ON person_merge FOR EACH ROW EXECUTE FUNCTION person_merge_fixed();

-- Who was merged has no cases, until that is undone.
CREATE UNIQUE INDEX person_merge_once ON person_merge (merged_id) WHERE undone_at IS NULL;
ALTER TABLE person_merge ADD CONSTRAINT person_merge_of_two CHECK (kept_id <> merged_id AND candidate_id = ANY (kept_cases)
  AND duplicate_id = ANY (moved_cases) AND NOT kept_cases && moved_cases);
ALTER TABLE person_merge ADD CONSTRAINT person_merge_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL)
  AND (undone_at IS NULL) = (undone_on IS NULL) AND (undone_at IS NULL) = (undone_number IS NULL) AND undone_on >= document_on);
