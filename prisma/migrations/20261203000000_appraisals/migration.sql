-- CreateTable
CREATE TABLE "appraisal" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "matter" "ResolutionMatter" NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "appraised_on" DATE NOT NULL,
    "number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "appraisal_candidate_id_id_idx" ON "appraisal"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "appraisal_committee_id_idx" ON "appraisal"("committee_id");

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER appraisal_append_only BEFORE UPDATE OR DELETE ON appraisal FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER appraisal_not_emptied BEFORE TRUNCATE ON appraisal FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
