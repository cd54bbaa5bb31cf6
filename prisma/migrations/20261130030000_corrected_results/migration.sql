-- CreateEnum
CREATE TYPE "CertificateRevocationReason" AS ENUM ('RESULT_CORRECTED', 'ISSUED_IN_ERROR', 'NOT_ENTITLED', 'FRAUD');

-- CreateTable
CREATE TABLE "certificate_revocation" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "enrolment_id" UUID,
    "reason" "CertificateRevocationReason" NOT NULL,
    "document_number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "certificate_revocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_correction" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "from_status" "EnrolmentStatus" NOT NULL,
    "to_status" "EnrolmentStatus" NOT NULL,
    "document_number" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "result_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_revocation_certificate_id_key" ON "certificate_revocation"("certificate_id");

-- CreateIndex
CREATE INDEX "certificate_revocation_enrolment_id_idx" ON "certificate_revocation"("enrolment_id");

-- CreateIndex
CREATE INDEX "result_correction_enrolment_id_id_idx" ON "result_correction"("enrolment_id", "id");

-- AddForeignKey
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_revocation" ADD CONSTRAINT "certificate_revocation_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result_correction" ADD CONSTRAINT "result_correction_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories are append-only, and what they tell of is never deleted.

CREATE OR REPLACE TRIGGER certificate_revocation_append_only BEFORE UPDATE OR DELETE ON certificate_revocation FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER result_correction_append_only BEFORE UPDATE OR DELETE ON result_correction FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER certificate_revocation_not_emptied BEFORE TRUNCATE ON certificate_revocation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER result_correction_not_emptied BEFORE TRUNCATE ON result_correction FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
