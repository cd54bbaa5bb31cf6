-- CreateEnum
CREATE TYPE "TransferReason" AS ENUM ('WORK', 'STUDY', 'RESIDENCE');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "TransferDecline" AS ENUM ('NOT_HERE', 'NO_CELL', 'PAPERS_MISSING');

-- AlterEnum
ALTER TYPE "MentorEnd" ADD VALUE 'CASE_MOVED';

-- CreateTable
CREATE TABLE "case_transfer" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "stage" "CandidateStage" NOT NULL,
    "reason" "TransferReason" NOT NULL,
    "requested_on" DATE NOT NULL,
    "document_number" TEXT NOT NULL,
    "consent_number" TEXT,
    "answer_by" DATE NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_role" "Role",
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "state" "TransferState" NOT NULL DEFAULT 'ASKED',
    "answered_on" DATE,
    "answer_number" TEXT,
    "cell_id" UUID,
    "declined" "TransferDecline",
    "answered_by" TEXT,
    "answered_role" "Role",
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_transfer_candidate_id_id_idx" ON "case_transfer"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "case_transfer_from_id_requested_on_id_idx" ON "case_transfer"("from_id", "requested_on", "id");

-- CreateIndex
CREATE INDEX "case_transfer_to_id_requested_on_id_idx" ON "case_transfer"("to_id", "requested_on", "id");

-- CreateIndex
CREATE INDEX "case_transfer_cell_id_idx" ON "case_transfer"("cell_id");

-- AddForeignKey
ALTER TABLE "case_transfer" ADD CONSTRAINT "case_transfer_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_transfer" ADD CONSTRAINT "case_transfer_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_transfer" ADD CONSTRAINT "case_transfer_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_transfer" ADD CONSTRAINT "case_transfer_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A request to take a case stays as it was made, but for its answer, which comes once.
CREATE OR REPLACE FUNCTION case_transfer_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer text[] := ARRAY['state', 'answered_on', 'answer_number', 'cell_id', 'declined', 'answered_by', 'answered_role', 'answered_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'ASKED' AND NEW.state <> 'ASKED' AND to_jsonb(NEW) - answer = to_jsonb(OLD) - answer THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER case_transfer_fixed BEFORE UPDATE OR DELETE ON case_transfer FOR EACH ROW EXECUTE FUNCTION case_transfer_fixed();

CREATE OR REPLACE TRIGGER case_transfer_not_emptied BEFORE TRUNCATE ON case_transfer FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON case_transfer FOR EACH ROW EXECUTE FUNCTION feed_say('DUE', 'committee', 'to_id');

-- A case is asked to go to one place at a time.
CREATE UNIQUE INDEX case_transfer_open_once ON case_transfer (candidate_id) WHERE state = 'ASKED';
ALTER TABLE case_transfer ADD CONSTRAINT case_transfer_elsewhere CHECK (from_id <> to_id);
ALTER TABLE case_transfer ADD CONSTRAINT case_transfer_days CHECK (answer_by >= requested_on AND answered_on >= requested_on);
ALTER TABLE case_transfer ADD CONSTRAINT case_transfer_answered CHECK (
  (state = 'ASKED') = (answered_on IS NULL) AND (state = 'ASKED') = (answered_by IS NULL) AND (state = 'ASKED') = (answered_at IS NULL)
  AND (state = 'ACCEPTED') = (cell_id IS NOT NULL) AND (state = 'DECLINED') = (declined IS NOT NULL));
