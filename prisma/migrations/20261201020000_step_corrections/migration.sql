-- CreateTable
CREATE TABLE "step_correction" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "from_effective_on" DATE NOT NULL,
    "to_effective_on" DATE NOT NULL,
    "from_document_number" TEXT,
    "to_document_number" TEXT,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "step_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "step_correction_candidate_id_id_idx" ON "step_correction"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "step_correction_step_id_id_idx" ON "step_correction"("step_id", "id");

-- AddForeignKey
ALTER TABLE "step_correction" ADD CONSTRAINT "step_correction_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_correction" ADD CONSTRAINT "step_correction_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "stage_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether this transaction has entered a correction of a step of a case: what it puts right may be written then.
CREATE OR REPLACE FUNCTION corrected_now(of_candidate uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM step_correction WHERE candidate_id = of_candidate AND xmin = pg_current_xact_id()::xid
  )
$$;

CREATE OR REPLACE TRIGGER step_correction_not_emptied BEFORE TRUNCATE ON step_correction FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Votes and decisions stay as they are but for number and day, where the step that they stand behind is corrected.
CREATE OR REPLACE FUNCTION forbid_change_but_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open text[] := '{number,held_on,issued_on,taken_days}';
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - open = to_jsonb(OLD) - open AND corrected_now(OLD.candidate_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER resolution_append_only BEFORE UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();
CREATE OR REPLACE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();

-- Histories stay as they are but for the words about a person who was erased, and steps for number and day where one is corrected.
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
    ELSIF TG_TABLE_NAME IN ('stage_change', 'candidate_change', 'case_delay', 'step_correction') THEN
      person := to_jsonb(OLD) ->> 'candidate_id';
    ELSE
      SELECT candidate_id INTO person FROM admission WHERE id = (to_jsonb(OLD) ->> 'admission_id')::uuid;
    END IF;
    IF EXISTS (SELECT FROM candidate WHERE id = person AND erased_at IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'stage_change'
    AND to_jsonb(NEW) - '{effective_on,document_number}'::text[] = to_jsonb(OLD) - '{effective_on,document_number}'::text[] THEN
    IF corrected_now((to_jsonb(OLD) ->> 'candidate_id')::uuid) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER step_correction_append_only BEFORE UPDATE OR DELETE ON step_correction FOR EACH ROW EXECUTE FUNCTION forbid_change_but_erasure();
