-- CreateTable
CREATE TABLE "in_charge" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "officer_id" UUID,
    "valid_from" DATE NOT NULL,
    "document_number" TEXT,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "in_charge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "in_charge_committee_id_valid_from_idx" ON "in_charge"("committee_id", "valid_from");

-- CreateIndex
CREATE INDEX "in_charge_officer_id_idx" ON "in_charge"("officer_id");

-- AddForeignKey
ALTER TABLE "in_charge" ADD CONSTRAINT "in_charge_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "in_charge" ADD CONSTRAINT "in_charge_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories are append-only, and what they tell of is never deleted.
CREATE OR REPLACE TRIGGER in_charge_append_only BEFORE UPDATE OR DELETE ON in_charge FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER in_charge_not_emptied BEFORE TRUNCATE ON in_charge FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
