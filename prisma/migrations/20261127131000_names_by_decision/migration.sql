-- AlterTable
ALTER TABLE "committee_code" ADD COLUMN     "recorded_by" TEXT;

-- AlterTable
ALTER TABLE "committee_form" ADD COLUMN     "document_number" TEXT,
ADD COLUMN     "document_on" DATE,
ADD COLUMN     "recorded_by" TEXT;
