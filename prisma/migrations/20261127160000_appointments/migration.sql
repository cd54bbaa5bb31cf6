-- Offices are filled and left by decisions.

-- CreateEnum
CREATE TYPE "AppointmentBasis" AS ENUM ('ELECTED', 'APPOINTED');

-- CreateEnum
CREATE TYPE "OfficeEnd" AS ENUM ('TERM_END', 'REPLACED', 'MOVED', 'RETIRED', 'DISCIPLINED', 'DIED');

-- AlterTable
ALTER TABLE "officer" ADD COLUMN     "basis" "AppointmentBasis",
ADD COLUMN     "decision_on" DATE,
ADD COLUMN     "end_reason" "OfficeEnd",
ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "recorded_by" TEXT;

ALTER TABLE officer ADD CONSTRAINT officer_end_has_day CHECK (end_reason IS NULL OR valid_to IS NOT NULL);
