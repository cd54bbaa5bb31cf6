-- What the rules of admission ask of a person, and what was on record before it was changed; who assigned a mentor, and why
-- the help ended.

-- CreateEnum
CREATE TYPE "Education" AS ENUM ('READS_AND_WRITES', 'PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'HIGHER');

-- CreateEnum
CREATE TYPE "Availability" AS ENUM ('HOME', 'STUDYING_AWAY', 'WORKING_AWAY');

-- CreateEnum
CREATE TYPE "MentorEnd" AS ENUM ('MOVED', 'DISCIPLINED', 'CANNOT_CONTINUE', 'CASE_OVER', 'MISTAKE');

-- AlterTable
ALTER TABLE "candidate" ADD COLUMN     "applied_on" DATE,
ADD COLUMN     "availability" "Availability",
ADD COLUMN     "citizen" BOOLEAN,
ADD COLUMN     "education" "Education",
ADD COLUMN     "history_on" DATE,
ADD COLUMN     "militia" BOOLEAN,
ADD COLUMN     "occupation" TEXT,
ADD COLUMN     "religious" BOOLEAN,
ADD COLUMN     "residence" TEXT,
ADD COLUMN     "trade_union_member" BOOLEAN,
ADD COLUMN     "village_head" BOOLEAN,
ADD COLUMN     "workplace" TEXT;

-- AlterTable
ALTER TABLE "mentor_assignment" ADD COLUMN     "assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "assigned_by" TEXT,
ADD COLUMN     "assigned_role" "Role",
ADD COLUMN     "document_number" TEXT,
ADD COLUMN     "end_reason" "MentorEnd",
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "ended_role" "Role";

-- CreateTable
CREATE TABLE "candidate_change" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "fields" TEXT[],
    "before" JSONB,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "candidate_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "candidate_change_candidate_id_id_idx" ON "candidate_change"("candidate_id", "id");

-- AddForeignKey
ALTER TABLE "candidate_change" ADD CONSTRAINT "candidate_change_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER candidate_change_not_emptied BEFORE TRUNCATE ON candidate_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Histories stay as they are but for the words about a person who was erased.
CREATE OR REPLACE FUNCTION forbid_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND to_jsonb(NEW) ->> 'before' IS NULL
    AND to_jsonb(NEW) - '{reason,before}'::text[] = to_jsonb(OLD) - '{reason,before}'::text[] THEN
    IF TG_TABLE_NAME IN ('stage_change', 'candidate_change') THEN
      person := to_jsonb(OLD) ->> 'candidate_id';
    ELSE
      SELECT candidate_id INTO person FROM admission WHERE id = (to_jsonb(OLD) ->> 'admission_id')::uuid;
    END IF;
    IF EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER candidate_change_append_only BEFORE UPDATE OR DELETE ON candidate_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();

-- What nobody has said is left out; of an erased person nothing is left.
ALTER TABLE candidate ADD CONSTRAINT candidate_facts_erased CHECK (
  erased_at IS NULL OR num_nonnulls(education, citizen, residence, workplace, occupation, religious, trade_union_member,
    village_head, militia, availability, applied_on, history_on) = 0
);
ALTER TABLE candidate ADD CONSTRAINT candidate_history_after_application CHECK (history_on >= applied_on);
ALTER TABLE mentor_assignment ADD CONSTRAINT mentor_assignment_days_check CHECK (valid_to >= valid_from);
