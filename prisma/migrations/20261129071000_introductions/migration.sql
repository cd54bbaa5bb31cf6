-- CreateEnum
CREATE TYPE "Introducer" AS ENUM ('MEMBER', 'YOUTH_UNION', 'TRADE_UNION', 'WOMENS_UNION', 'FARMERS_UNION', 'VETERANS_ASSOCIATION', 'FATHERLAND_FRONT');

-- CreateEnum
CREATE TYPE "IntroducerEnd" AS ENUM ('MOVED', 'DISCIPLINED', 'CANNOT_CONTINUE');

-- CreateTable
CREATE TABLE "introduction" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "introducer" "Introducer" NOT NULL,
    "name" TEXT,
    "introduced_on" DATE,
    "acquainted_since" DATE,
    "document_number" TEXT,
    "replaces_id" UUID,
    "replace_reason" "IntroducerEnd",
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "introduction_replaces_id_key" ON "introduction"("replaces_id");

-- CreateIndex
CREATE INDEX "introduction_candidate_id_id_idx" ON "introduction"("candidate_id", "id");

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "introduction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is entered of a case stays as it is, but for what is personal in it once the person was erased.
CREATE OR REPLACE FUNCTION case_entry_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  personal text[] := ARRAY['name', 'introduced_on', 'acquainted_since'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - personal = to_jsonb(OLD) - personal
    AND NOT EXISTS (SELECT FROM jsonb_each_text(to_jsonb(NEW)) WHERE key = ANY (personal) AND value IS NOT NULL)
    AND EXISTS (SELECT FROM candidate WHERE id = OLD.candidate_id AND erased_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER introduction_fixed BEFORE UPDATE OR DELETE ON introduction FOR EACH ROW EXECUTE FUNCTION case_entry_fixed();

ALTER TABLE introduction ADD CONSTRAINT introduction_replaces CHECK ((replaces_id IS NULL) = (replace_reason IS NULL) AND (replaces_id IS NULL OR introducer = 'MEMBER'));
