-- CreateTable
CREATE TABLE "rule_confirmation" (
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "in_force_from" DATE NOT NULL,
    "read_in" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "rule_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rule_confirmation_rule_in_force_from_key" ON "rule_confirmation"("rule", "in_force_from");

CREATE OR REPLACE TRIGGER rule_confirmation_append_only BEFORE UPDATE OR DELETE ON rule_confirmation FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER rule_confirmation_not_emptied BEFORE TRUNCATE ON rule_confirmation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
