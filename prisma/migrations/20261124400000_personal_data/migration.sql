-- Who looked at whom, and persons who can be erased while everything that was counted stays.

-- CreateEnum
CREATE TYPE "PersonalGroup" AS ENUM ('IDENTITY', 'BACKGROUND', 'CASE', 'EXPORT', 'ERASURE');

-- AlterTable
ALTER TABLE "candidate" ADD COLUMN "erased_at" TIMESTAMPTZ(3),
ALTER COLUMN "full_name" DROP NOT NULL,
ALTER COLUMN "search_key" DROP NOT NULL,
ALTER COLUMN "sex" DROP NOT NULL,
ALTER COLUMN "birth_year" DROP NOT NULL,
ALTER COLUMN "birth_month" DROP NOT NULL,
ALTER COLUMN "ethnic_group" DROP NOT NULL,
ALTER COLUMN "source_category" DROP NOT NULL,
ALTER COLUMN "youth_union_member" DROP NOT NULL,
ALTER COLUMN "away_for_work" DROP NOT NULL;

-- AlterTable
ALTER TABLE "mentor_assignment" ALTER COLUMN "member_name" DROP NOT NULL;

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "viewer" TEXT NOT NULL,
    "candidate_id" UUID NOT NULL,
    "group" "PersonalGroup" NOT NULL,
    "operation" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_log_candidate_id_at_idx" ON "access_log"("candidate_id", "at");

-- CreateIndex
CREATE INDEX "access_log_viewer_at_idx" ON "access_log"("viewer", "at");

-- CreateIndex
CREATE INDEX "access_log_at_idx" ON "access_log"("at");

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whole or erased, nothing between; and nobody is erased whose case is open.
ALTER TABLE candidate ADD CONSTRAINT candidate_whole_or_erased CHECK (
  CASE WHEN erased_at IS NULL
    THEN num_nulls(full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, away_for_work) = 0
    ELSE num_nonnulls(full_name, sex, birth_year, birth_month, ethnic_group, source_category, youth_union_member, away_for_work) = 0
      AND stage IN ('OFFICIAL', 'OFF_LIST', 'WITHDRAWN')
  END
);

-- A log that could be rewritten would prove nothing.
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- Histories stay as they are but for the words about a person who was erased.
CREATE FUNCTION forbid_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
    IF TG_TABLE_NAME = 'stage_change' THEN
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
DROP TRIGGER stage_change_append_only ON stage_change;
CREATE TRIGGER stage_change_append_only BEFORE UPDATE OR DELETE ON stage_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
DROP TRIGGER admission_change_append_only ON admission_change;
CREATE TRIGGER admission_change_append_only BEFORE UPDATE OR DELETE ON admission_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
