-- AlterEnum
ALTER TYPE "TraineeAudience" ADD VALUE 'OFFICERS';

-- CreateTable
CREATE TABLE "trainee_report_revision" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "trainee_count" INTEGER NOT NULL,
    "qualifier" "Qualifier" NOT NULL,
    "source" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "trainee_report_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trainee_report_revision_report_id_idx" ON "trainee_report_revision"("report_id");

-- AddForeignKey
ALTER TABLE "trainee_report_revision" ADD CONSTRAINT "trainee_report_revision_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "trainee_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER trainee_report_revision_append_only BEFORE UPDATE OR DELETE ON trainee_report_revision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER trainee_report_revision_not_emptied BEFORE TRUNCATE ON trainee_report_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
