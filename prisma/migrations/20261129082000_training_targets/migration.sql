-- CreateTable
CREATE TABLE "training_target" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "kind" "TrainingKind" NOT NULL,
    "trainees" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "training_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "training_target_committee_id_year_kind_id_idx" ON "training_target"("committee_id", "year", "kind", "id");

-- AddForeignKey
ALTER TABLE "training_target" ADD CONSTRAINT "training_target_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER training_target_append_only BEFORE UPDATE OR DELETE ON training_target FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_target_not_emptied BEFORE TRUNCATE ON training_target FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
