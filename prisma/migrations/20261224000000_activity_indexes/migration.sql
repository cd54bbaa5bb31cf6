-- CreateIndex
CREATE INDEX "admission_quota_revision_changed_at_idx" ON "admission_quota_revision"("changed_at");

-- CreateIndex
CREATE INDEX "stage_change_changed_at_idx" ON "stage_change"("changed_at");
