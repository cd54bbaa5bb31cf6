-- A list over a whole country goes by the index of its order; without one all of it is sorted for each page.

-- CreateIndex
CREATE INDEX "committee_kind_name_id_idx" ON "committee"("kind", "name", "id");

-- CreateIndex
CREATE INDEX "access_grant_valid_from_id_idx" ON "access_grant"("valid_from" DESC, "id");

-- DropIndex
DROP INDEX "inspection_programme_year_idx";

-- CreateIndex
CREATE INDEX "inspection_programme_year_id_idx" ON "inspection_programme"("year" DESC, "id");
