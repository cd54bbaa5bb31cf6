-- AlterEnum
ALTER TYPE "EnrolmentStatus" ADD VALUE 'WITHDRAWN';

-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "numbered_in" SMALLINT;

-- CreateIndex
CREATE UNIQUE INDEX "certificate_centre_id_numbered_in_number_key" ON "certificate"("centre_id", "numbered_in", "number");
