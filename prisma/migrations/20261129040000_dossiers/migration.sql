-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('APPLICATION', 'LIFE_HISTORY', 'MEMBER_INTRODUCTION', 'TWO_MEMBERS_INTRODUCTION', 'YOUTH_UNION_RESOLUTION', 'TRADE_UNION_RESOLUTION', 'OPINIONS', 'SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS');

-- CreateEnum
CREATE TYPE "VerifiedPerson" AS ENUM ('CANDIDATE', 'PARENT', 'PARENT_IN_LAW', 'FOSTERER', 'SPOUSE', 'CHILD');

-- CreateEnum
CREATE TYPE "OpinionOrigin" AS ENUM ('WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE');

-- AlterEnum
ALTER TYPE "EnrolmentStatus" ADD VALUE 'PROPOSED' BEFORE 'ENROLLED';

-- DropForeignKey
ALTER TABLE "certificate" DROP CONSTRAINT "certificate_enrolment_id_fkey";

-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "candidate_id" UUID,
ADD COLUMN     "centre_id" UUID,
ADD COLUMN     "kind" "TrainingKind",
ADD COLUMN     "recorded_at" TIMESTAMPTZ(3),
ADD COLUMN     "recorded_by" TEXT,
ADD COLUMN     "recorded_role" "Role",
ALTER COLUMN "enrolment_id" DROP NOT NULL;

-- Those on record are of classes on record. When they were entered was not kept.
UPDATE certificate c SET candidate_id = e.candidate_id, kind = t.kind, centre_id = t.centre_id
FROM enrolment e JOIN training_class t ON t.id = e.class_id WHERE e.id = c.enrolment_id;

ALTER TABLE "certificate" ALTER COLUMN "candidate_id" SET NOT NULL,
ALTER COLUMN "kind" SET NOT NULL,
ALTER COLUMN "recorded_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "proposal_number" TEXT,
ADD COLUMN     "proposed_on" DATE;

-- CreateTable
CREATE TABLE "dossier_paper" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "made_on" DATE,
    "place" TEXT,
    "replaces_id" UUID,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "dossier_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "about" "VerifiedPerson"[],
    "place" TEXT,
    "abroad" BOOLEAN NOT NULL,
    "requested_on" DATE,
    "request_number" TEXT NOT NULL,
    "due_on" DATE,
    "answered_on" DATE,
    "answer_number" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_role" "Role",
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "answered_by" TEXT,
    "answered_role" "Role",
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "id" UUID NOT NULL,
    "paper_id" UUID NOT NULL,
    "origin" "OpinionOrigin" NOT NULL,
    "given_on" DATE,
    "place" TEXT,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dossier_paper_replaces_id_key" ON "dossier_paper"("replaces_id");

-- CreateIndex
CREATE INDEX "dossier_paper_candidate_id_id_idx" ON "dossier_paper"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "verification_candidate_id_id_idx" ON "verification"("candidate_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "opinion_paper_id_origin_key" ON "opinion"("paper_id", "origin");

-- CreateIndex
CREATE INDEX "certificate_candidate_id_kind_issued_on_idx" ON "certificate"("candidate_id", "kind", "issued_on");

-- CreateIndex
CREATE INDEX "certificate_centre_id_idx" ON "certificate"("centre_id");

-- AddForeignKey
ALTER TABLE "dossier_paper" ADD CONSTRAINT "dossier_paper_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_paper" ADD CONSTRAINT "dossier_paper_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "dossier_paper"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "dossier_paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "training_centre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A certificate of a class on record is that of whom the class had, of its kind and its centre.
CREATE OR REPLACE FUNCTION certificate_of_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT e.candidate_id, t.kind, t.centre_id INTO NEW.candidate_id, NEW.kind, NEW.centre_id
  FROM enrolment e JOIN training_class t ON t.id = e.class_id WHERE e.id = NEW.enrolment_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER certificate_of_enrolment BEFORE INSERT ON certificate FOR EACH ROW
WHEN (NEW.enrolment_id IS NOT NULL) EXECUTE FUNCTION certificate_of_enrolment();

-- What is kept of a dossier stays as it is, but for the answer to a request, which comes once, and for the days and places
-- of a person who was erased.
CREATE OR REPLACE FUNCTION dossier_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  personal text[] := ARRAY['place', 'made_on', 'given_on', 'requested_on', 'due_on', 'answered_on'];
  answer text[] := ARRAY['answered_on', 'answer_number', 'answered_by', 'answered_role', 'answered_at'];
  was jsonb := to_jsonb(OLD);
  becomes jsonb;
  person uuid := was ->> 'candidate_id';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    becomes := to_jsonb(NEW);
    IF TG_TABLE_NAME = 'verification' AND was ->> 'answered_at' IS NULL AND becomes ->> 'answered_at' IS NOT NULL
      AND becomes - answer = was - answer THEN
      RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'opinion' THEN
      SELECT candidate_id INTO person FROM dossier_paper WHERE id = (was ->> 'paper_id')::uuid;
    END IF;
    IF becomes - personal = was - personal
      AND NOT EXISTS (SELECT FROM jsonb_each_text(becomes) WHERE key = ANY (personal) AND value IS NOT NULL)
      AND EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER dossier_paper_fixed BEFORE UPDATE OR DELETE ON dossier_paper FOR EACH ROW EXECUTE FUNCTION dossier_fixed();
CREATE OR REPLACE TRIGGER verification_fixed BEFORE UPDATE OR DELETE ON verification FOR EACH ROW EXECUTE FUNCTION dossier_fixed();
CREATE OR REPLACE TRIGGER opinion_fixed BEFORE UPDATE OR DELETE ON opinion FOR EACH ROW EXECUTE FUNCTION dossier_fixed();

ALTER TABLE verification ADD CONSTRAINT verification_about CHECK (cardinality(about) > 0);
ALTER TABLE verification ADD CONSTRAINT verification_answer CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_number IS NULL));
ALTER TABLE enrolment ADD CONSTRAINT enrolment_proposal CHECK (status::text <> 'PROPOSED' OR proposed_on IS NOT NULL);
