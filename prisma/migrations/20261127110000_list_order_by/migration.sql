-- Each order of a list is read by an index from either end: the sort key, then the id, both in one direction.

-- DropIndex
DROP INDEX "access_grant_subject_idx";

-- DropIndex
DROP INDEX "access_grant_valid_from_id_idx";

-- DropIndex
DROP INDEX "admission_committee_id_ceremony_on_idx";

-- DropIndex
DROP INDEX "inspection_due_on_id_idx";

-- DropIndex
DROP INDEX "inspection_programme_year_id_idx";

-- CreateIndex
CREATE INDEX "access_grant_subject_id_idx" ON "access_grant"("subject", "id");

-- CreateIndex
CREATE INDEX "access_grant_valid_from_id_idx" ON "access_grant"("valid_from", "id");

-- CreateIndex
CREATE INDEX "admission_committee_id_ceremony_on_id_idx" ON "admission"("committee_id", "ceremony_on", "id");

-- CreateIndex
CREATE INDEX "admission_ceremony_on_id_idx" ON "admission"("ceremony_on", "id");

-- CreateIndex
CREATE INDEX "admission_recorded_at_id_idx" ON "admission"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "candidate_stage_since_id_idx" ON "candidate"("stage_since", "id");

-- CreateIndex
CREATE INDEX "committee_founded_on_id_idx" ON "committee"("founded_on", "id");

-- CreateIndex
CREATE INDEX "enrolment_class_id_enrolled_at_id_idx" ON "enrolment"("class_id", "enrolled_at", "id");

-- CreateIndex
CREATE INDEX "inspection_due_on_id_idx" ON "inspection"("due_on", "id");

-- CreateIndex
CREATE INDEX "inspection_concluded_on_id_idx" ON "inspection"("concluded_on", "id");

-- CreateIndex
CREATE INDEX "inspection_programme_year_id_idx" ON "inspection_programme"("year", "id");

-- CreateIndex
CREATE INDEX "inspection_programme_issued_on_id_idx" ON "inspection_programme"("issued_on", "id");

-- CreateIndex
CREATE INDEX "training_class_ends_on_id_idx" ON "training_class"("ends_on", "id");
