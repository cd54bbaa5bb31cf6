-- AlterTable
ALTER TABLE "candidate" ADD COLUMN     "source_review_id" UUID;

-- CreateTable
CREATE TABLE "source_review" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "opened_on" DATE NOT NULL,
    "document_number" TEXT,
    "opened_by" TEXT NOT NULL,
    "opened_role" "Role",
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "closed_on" DATE,
    "result" TEXT,
    "closed_by" TEXT,
    "closed_role" "Role",
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "source_review_committee_id_opened_on_id_idx" ON "source_review"("committee_id", "opened_on", "id");

-- CreateIndex
CREATE INDEX "candidate_source_review_id_idx" ON "candidate"("source_review_id");

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_source_review_id_fkey" FOREIGN KEY ("source_review_id") REFERENCES "source_review"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_review" ADD CONSTRAINT "source_review_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A review of sources stays as it is, but for its end, which comes once.
CREATE OR REPLACE FUNCTION source_review_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['closed_on', 'result', 'closed_by', 'closed_role', 'closed_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
    AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER source_review_fixed BEFORE UPDATE OR DELETE ON source_review FOR EACH ROW EXECUTE FUNCTION source_review_fixed();

-- One open round of a cell at a time.
CREATE UNIQUE INDEX source_review_open_once ON source_review (committee_id) WHERE closed_at IS NULL;
ALTER TABLE source_review ADD CONSTRAINT source_review_end CHECK ((closed_at IS NULL) = (closed_on IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
  AND (closed_at IS NOT NULL OR result IS NULL) AND closed_on >= opened_on);
