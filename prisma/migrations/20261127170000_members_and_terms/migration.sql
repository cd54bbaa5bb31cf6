-- Cells report their members by the API, and terms of committees have their days.

-- AlterTable
ALTER TABLE "membership_snapshot" ADD COLUMN     "away_temporarily" INTEGER,
ADD COLUMN     "exempt" INTEGER,
ADD COLUMN     "official" INTEGER,
ADD COLUMN     "probationary" INTEGER;

-- CreateTable
CREATE TABLE "committee_term" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "decision_number" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "committee_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership_revision" (
    "id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "member_count" INTEGER NOT NULL,
    "official" INTEGER NOT NULL,
    "probationary" INTEGER NOT NULL,
    "exempt" INTEGER NOT NULL,
    "away_temporarily" INTEGER NOT NULL,
    "qualifier" "Qualifier" NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_role" "Role",
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "committee_term_committee_id_starts_on_idx" ON "committee_term"("committee_id", "starts_on");

-- CreateIndex
CREATE INDEX "membership_revision_snapshot_id_idx" ON "membership_revision"("snapshot_id");

-- AddForeignKey
ALTER TABLE "committee_term" ADD CONSTRAINT "committee_term_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_revision" ADD CONSTRAINT "membership_revision_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "membership_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE membership_snapshot ADD CONSTRAINT membership_snapshot_adds_up CHECK (member_count = official + probationary);
ALTER TABLE committee_term ADD CONSTRAINT committee_term_ends_later CHECK (ends_on > starts_on);

CREATE OR REPLACE TRIGGER membership_revision_append_only BEFORE UPDATE OR DELETE ON membership_revision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_term_append_only BEFORE UPDATE OR DELETE ON committee_term FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_revision_not_emptied BEFORE TRUNCATE ON membership_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_term_not_emptied BEFORE TRUNCATE ON committee_term FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
