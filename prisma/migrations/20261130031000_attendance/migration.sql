-- CreateEnum
CREATE TYPE "ClassSession" AS ENUM ('MORNING', 'AFTERNOON', 'EVENING');

-- AlterEnum
ALTER TYPE "EnrolmentStatus" ADD VALUE 'ATTENDED';

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "session" "ClassSession" NOT NULL,
    "present" BOOLEAN NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attendance_enrolment_id_day_session_key" ON "attendance"("enrolment_id", "day", "session");

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
