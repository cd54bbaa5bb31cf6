-- That a membership ended to which a case had led: who has left may be admitted again, as a second case of the same person.

-- CreateEnum
CREATE TYPE "MembershipEndReason" AS ENUM ('LEFT', 'STRUCK_OFF', 'EXPELLED', 'DIED', 'MISTAKE');

-- CreateTable
CREATE TABLE "membership_end" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "ended_on" DATE,
    "reason" "MembershipEndReason" NOT NULL,
    "document_number" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "membership_end_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "membership_end_candidate_id_id_idx" ON "membership_end"("candidate_id", "id");

-- AddForeignKey
ALTER TABLE "membership_end" ADD CONSTRAINT "membership_end_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE membership_end ADD CONSTRAINT membership_end_day_check CHECK ((reason = 'MISTAKE') = (ended_on IS NULL));
ALTER TABLE membership_end ADD CONSTRAINT membership_end_document_check
  CHECK (document_number IS NFC NORMALIZED AND btrim(document_number) <> '' AND length(document_number) <= 100);

CREATE TRIGGER membership_end_append_only BEFORE UPDATE OR DELETE ON membership_end FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER membership_end_not_emptied BEFORE TRUNCATE ON membership_end FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
