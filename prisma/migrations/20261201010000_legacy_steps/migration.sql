-- Every step and every admission so far was taken before steps had bodies and papers of their own: it is history from before
-- the system, but for steps that a vote or a decision stands behind.
ALTER TABLE "admission" ADD COLUMN "legacy_source" TEXT DEFAULT 'before this release';
ALTER TABLE "admission" ALTER COLUMN "legacy_source" DROP DEFAULT;
ALTER TABLE "stage_change" ADD COLUMN "legacy_source" TEXT DEFAULT 'before this release';
ALTER TABLE "stage_change" ALTER COLUMN "legacy_source" DROP DEFAULT;

ALTER TABLE stage_change DISABLE TRIGGER stage_change_append_only;
UPDATE stage_change s SET legacy_source = NULL WHERE document_number IS NOT NULL AND (
  EXISTS (SELECT FROM resolution r WHERE r.candidate_id = s.candidate_id AND r.number = s.document_number)
  OR EXISTS (SELECT FROM decision d WHERE d.candidate_id = s.candidate_id AND d.number = s.document_number));
ALTER TABLE stage_change ENABLE TRIGGER stage_change_append_only;

-- The case of such a step waits for its body, where the stage stands for a paper that nobody recorded. No count hangs on it.
ALTER TABLE "candidate" ADD COLUMN "unconfirmed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE candidate DISABLE TRIGGER USER;
UPDATE candidate c SET unconfirmed = true
WHERE stage IN ('OUTSTANDING', 'DOSSIER', 'CELL_PROPOSED', 'GRASSROOTS_PROPOSED', 'DECIDED', 'PROBATIONARY') AND NOT EXISTS (
  SELECT FROM (
    SELECT legacy_source, to_stage FROM stage_change s WHERE s.candidate_id = c.id ORDER BY changed_at DESC, id DESC LIMIT 1
  ) AS last WHERE last.legacy_source IS NULL AND last.to_stage = c.stage);
ALTER TABLE candidate ENABLE TRIGGER USER;

-- CreateTable
CREATE TABLE "legacy_confirmation" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "stage" "CandidateStage" NOT NULL,
    "committee_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "made_on" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "legacy_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_start" (
    "committee_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "system_start_pkey" PRIMARY KEY ("committee_id")
);

-- CreateIndex
CREATE INDEX "legacy_confirmation_candidate_id_id_idx" ON "legacy_confirmation"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "legacy_confirmation_committee_id_idx" ON "legacy_confirmation"("committee_id");

-- AddForeignKey
ALTER TABLE "legacy_confirmation" ADD CONSTRAINT "legacy_confirmation_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legacy_confirmation" ADD CONSTRAINT "legacy_confirmation_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_start" ADD CONSTRAINT "system_start_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER legacy_confirmation_append_only BEFORE UPDATE OR DELETE ON legacy_confirmation FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER system_start_append_only BEFORE UPDATE OR DELETE ON system_start FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER legacy_confirmation_not_emptied BEFORE TRUNCATE ON legacy_confirmation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER system_start_not_emptied BEFORE TRUNCATE ON system_start FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
