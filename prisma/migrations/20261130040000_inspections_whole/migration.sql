-- CreateEnum
CREATE TYPE "InspectionConductor" AS ENUM ('COMMITTEE', 'INSPECTION_COMMISSION', 'ADVISORY_BOARD');

-- CreateEnum
CREATE TYPE "ProgrammeChangeKind" AS ENUM ('ADDED', 'MOVED', 'TAKEN_OUT');

-- CreateEnum
CREATE TYPE "DisciplineForm" AS ENUM ('REPRIMAND', 'WARNING', 'DISSOLUTION');

-- AlterEnum
ALTER TYPE "InspectionStatus" ADD VALUE 'VISITED';
ALTER TYPE "InspectionStatus" ADD VALUE 'NOTED';

-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "advisory_board" TEXT,
ADD COLUMN     "announced_on" DATE,
ADD COLUMN     "conducted_by" "InspectionConductor",
ADD COLUMN     "extend_reason" TEXT,
ADD COLUMN     "extended_days" SMALLINT,
ADD COLUMN     "lead" TEXT,
ADD COLUMN     "taken_out_on" DATE,
ADD COLUMN     "team" TEXT,
ADD COLUMN     "unplanned_reason" TEXT;

-- AlterTable
ALTER TABLE "inspection_change" ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "programme_change" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "kind" "ProgrammeChangeKind" NOT NULL,
    "due_before" DATE,
    "due_after" DATE,
    "reason" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "programme_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conclusion_correction" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "outcome_before" "InspectionOutcome" NOT NULL,
    "outcome_after" "InspectionOutcome" NOT NULL,
    "concluded_before" DATE NOT NULL,
    "concluded_after" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "conclusion_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discipline" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "form" "DisciplineForm" NOT NULL,
    "body" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "decision_number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "discipline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "good_practice" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "published_on" DATE NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_role" "Role" NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "good_practice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "programme_change_programme_id_id_idx" ON "programme_change"("programme_id", "id");

-- CreateIndex
CREATE INDEX "programme_change_inspection_id_idx" ON "programme_change"("inspection_id");

-- CreateIndex
CREATE INDEX "conclusion_correction_inspection_id_id_idx" ON "conclusion_correction"("inspection_id", "id");

-- CreateIndex
CREATE INDEX "discipline_committee_id_decided_on_idx" ON "discipline"("committee_id", "decided_on");

-- CreateIndex
CREATE UNIQUE INDEX "discipline_inspection_id_committee_id_key" ON "discipline"("inspection_id", "committee_id");

-- CreateIndex
CREATE INDEX "good_practice_committee_id_published_on_idx" ON "good_practice"("committee_id", "published_on");

-- CreateIndex
CREATE UNIQUE INDEX "good_practice_finding_id_committee_id_key" ON "good_practice"("finding_id", "committee_id");

-- AddForeignKey
ALTER TABLE "programme_change" ADD CONSTRAINT "programme_change_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "inspection_programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_change" ADD CONSTRAINT "programme_change_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_correction" ADD CONSTRAINT "conclusion_correction_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline" ADD CONSTRAINT "discipline_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline" ADD CONSTRAINT "discipline_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice" ADD CONSTRAINT "good_practice_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "good_practice" ADD CONSTRAINT "good_practice_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories are append-only, and what they tell of is never deleted.
CREATE OR REPLACE TRIGGER programme_change_append_only BEFORE UPDATE OR DELETE ON programme_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER conclusion_correction_append_only BEFORE UPDATE OR DELETE ON conclusion_correction FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER discipline_append_only BEFORE UPDATE OR DELETE ON discipline FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER good_practice_append_only BEFORE UPDATE OR DELETE ON good_practice FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- Row triggers do not see TRUNCATE.
CREATE OR REPLACE TRIGGER programme_change_not_emptied BEFORE TRUNCATE ON programme_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER conclusion_correction_not_emptied BEFORE TRUNCATE ON conclusion_correction FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER discipline_not_emptied BEFORE TRUNCATE ON discipline FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER good_practice_not_emptied BEFORE TRUNCATE ON good_practice FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A committee inspects others: what it looks at of itself is no inspection, and would complete its own programme. Nor does it
-- inspect what stands above it, by the tree of the day on which it starts; of today while none is set.
-- A trigger and not a CHECK, so that records from before can still be concluded.
CREATE OR REPLACE FUNCTION inspection_of_others() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  on_day date := coalesce(NEW.started_on, local_today());
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.inspector_id, NEW.subject_id) = (OLD.inspector_id, OLD.subject_id)
    AND NEW.started_on IS NOT DISTINCT FROM OLD.started_on THEN
    RETURN NEW;
  END IF;
  IF NEW.inspector_id = NEW.subject_id THEN
    RAISE EXCEPTION 'committee % would inspect itself', NEW.inspector_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_others';
  END IF;
  IF stood_below(NEW.inspector_id, NEW.subject_id, on_day) THEN
    RAISE EXCEPTION 'committee % would inspect what stands above it', NEW.inspector_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_others';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER inspection_of_others BEFORE INSERT OR UPDATE OF inspector_id, subject_id, started_on ON inspection
  FOR EACH ROW EXECUTE FUNCTION inspection_of_others();

-- Whether a committee stood below another one on a day, at whatever depth.
CREATE OR REPLACE FUNCTION stood_below(committee uuid, above uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT parent_id FROM committee_placement
    WHERE child_id = committee AND valid_from <= on_day AND (valid_to IS NULL OR on_day < valid_to)
    UNION
    SELECT p.parent_id FROM up JOIN committee_placement p ON p.child_id = up.parent_id
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR on_day < p.valid_to)
  )
  SELECT EXISTS (SELECT FROM up WHERE parent_id = above)
$$;

-- Signs of violation are hidden from their subject until they are announced. What has gone beyond the decision was.
UPDATE inspection i SET announced_on = coalesce(i.started_on, i.concluded_on, local_today())
WHERE i.kind = 'VIOLATION_SIGNS' AND (
  i.status IN ('SELF_REPORT_IN', 'VERIFIED', 'REPORTED', 'CONCLUDED', 'FOLLOW_UP', 'CLOSED')
  OR EXISTS (SELECT FROM inspection_change c WHERE c.inspection_id = i.id AND c.to_status = 'SELF_REPORT_IN'));
