-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "member_id" UUID;

-- AlterTable
ALTER TABLE "mentor_assignment" ADD COLUMN     "member_id" UUID;

-- AlterTable
ALTER TABLE "officer" ADD COLUMN     "member_id" UUID;

-- CreateIndex
CREATE INDEX "introduction_member_id_idx" ON "introduction"("member_id");

-- CreateIndex
CREATE INDEX "mentor_assignment_member_id_idx" ON "mentor_assignment"("member_id");

-- CreateIndex
CREATE INDEX "officer_member_id_idx" ON "officer"("member_id");

-- AddForeignKey
ALTER TABLE "mentor_assignment" ADD CONSTRAINT "mentor_assignment_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer" ADD CONSTRAINT "officer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is entered of a case stays as it is, but for what is personal in it once the person was erased.
CREATE OR REPLACE FUNCTION case_entry_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  personal text[] := ARRAY['name', 'introduced_on', 'acquainted_since', 'observed_on', 'note'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - personal = to_jsonb(OLD) - personal
    AND NOT EXISTS (SELECT FROM jsonb_each_text(to_jsonb(NEW)) WHERE key = ANY (personal) AND value IS NOT NULL)
    AND EXISTS (SELECT FROM candidate WHERE id = OLD.candidate_id AND erased_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  -- Who introduces may be erased, and the person who was introduced not.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'name' = to_jsonb(OLD) - 'name' AND to_jsonb(NEW) ->> 'name' IS NULL
    AND EXISTS (SELECT FROM member WHERE id = (to_jsonb(OLD) ->> 'member_id')::uuid AND erased_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER introduction_fixed BEFORE UPDATE OR DELETE ON introduction FOR EACH ROW EXECUTE FUNCTION case_entry_fixed();
CREATE OR REPLACE TRIGGER observation_fixed BEFORE UPDATE OR DELETE ON observation FOR EACH ROW EXECUTE FUNCTION case_entry_fixed();
