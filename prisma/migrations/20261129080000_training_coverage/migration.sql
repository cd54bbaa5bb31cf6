-- CreateEnum
CREATE TYPE "ClassAudience" AS ENUM ('CANDIDATES', 'PROBATIONERS', 'OFFICERS', 'MEMBERS', 'MASSES');

-- AlterEnum
ALTER TYPE "TrainingKind" ADD VALUE 'LAW_EDUCATION';

-- AlterTable
ALTER TABLE "training_centre" ADD COLUMN     "recorded_at" TIMESTAMPTZ(3) DEFAULT (now() + clock_ahead()),
ADD COLUMN     "recorded_by" TEXT,
ADD COLUMN     "recorded_role" "Role";

-- AlterTable
ALTER TABLE "training_class" ADD COLUMN     "audience" "ClassAudience"[],
ADD COLUMN     "objective" TEXT,
ADD COLUMN     "place" TEXT,
ADD COLUMN     "teachers" TEXT;

-- CreateTable
CREATE TABLE "training_coverage" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "document_number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "training_coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_class_change" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "from_status" "TrainingStatus",
    "to_status" "TrainingStatus" NOT NULL,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "training_class_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "training_coverage_centre_id_valid_from_idx" ON "training_coverage"("centre_id", "valid_from");

-- CreateIndex
CREATE INDEX "training_coverage_committee_id_idx" ON "training_coverage"("committee_id");

-- CreateIndex
CREATE INDEX "training_class_change_class_id_id_idx" ON "training_class_change"("class_id", "id");

-- AddForeignKey
ALTER TABLE "training_coverage" ADD CONSTRAINT "training_coverage_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "training_centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_coverage" ADD CONSTRAINT "training_coverage_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_class_change" ADD CONSTRAINT "training_class_change_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A centre teaches for a committee once on a day. UUIDs of one import begin alike: their hashes do not.
ALTER TABLE training_coverage ADD CONSTRAINT training_coverage_days CHECK (valid_to >= valid_from);
ALTER TABLE training_coverage ADD CONSTRAINT training_coverage_once EXCLUDE USING gist
  (uuid_hash_extended(centre_id, 0) WITH =, uuid_hash_extended(committee_id, 0) WITH =, daterange(valid_from, valid_to) WITH &&);

CREATE OR REPLACE TRIGGER training_class_change_append_only BEFORE UPDATE OR DELETE ON training_class_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_class_change_not_emptied BEFORE TRUNCATE ON training_class_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
