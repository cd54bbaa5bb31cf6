-- What stood on the roll before it was put right is kept.

-- CreateTable
CREATE TABLE "member_change" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "fields" TEXT[],
    "before" JSONB,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "member_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_change_member_id_id_idx" ON "member_change"("member_id", "id");

-- AddForeignKey
ALTER TABLE "member_change" ADD CONSTRAINT "member_change_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER member_change_not_emptied BEFORE TRUNCATE ON member_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Histories stay as they are but for the words about a person who was erased.
CREATE OR REPLACE FUNCTION forbid_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND to_jsonb(NEW) ->> 'before' IS NULL
    AND to_jsonb(NEW) - '{reason,before}'::text[] = to_jsonb(OLD) - '{reason,before}'::text[] THEN
    IF TG_TABLE_NAME = 'member_change' THEN
      IF EXISTS (SELECT FROM member WHERE id = (to_jsonb(OLD) ->> 'member_id')::uuid AND erased_at IS NOT NULL) THEN
        RETURN NEW;
      END IF;
    ELSIF TG_TABLE_NAME IN ('stage_change', 'candidate_change', 'case_delay') THEN
      person := to_jsonb(OLD) ->> 'candidate_id';
    ELSE
      SELECT candidate_id INTO person FROM admission WHERE id = (to_jsonb(OLD) ->> 'admission_id')::uuid;
    END IF;
    IF EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER member_change_append_only BEFORE UPDATE OR DELETE ON member_change FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
