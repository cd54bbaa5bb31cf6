-- DropIndex
DROP INDEX "committee_parent_id_idx";

-- CreateIndex
CREATE INDEX "committee_parent_id_name_id_idx" ON "committee"("parent_id", "name", "id");
