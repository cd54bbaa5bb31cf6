-- Lists can be filtered by when a row was changed. Of rows that are there already nobody knows: they count as changed now, so that
-- whoever asks for what is new misses none.

-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "admission" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "candidate" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "committee" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "inspection_programme" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "training_class" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "access_grant_updated_at_id_idx" ON "access_grant"("updated_at", "id");

-- CreateIndex
CREATE INDEX "access_grant_valid_to_idx" ON "access_grant"("valid_to");

-- CreateIndex
CREATE INDEX "admission_updated_at_id_idx" ON "admission"("updated_at", "id");

-- CreateIndex
CREATE INDEX "candidate_updated_at_id_idx" ON "candidate"("updated_at", "id");

-- CreateIndex
CREATE INDEX "committee_updated_at_id_idx" ON "committee"("updated_at", "id");

-- CreateIndex
CREATE INDEX "enrolment_updated_at_id_idx" ON "enrolment"("updated_at", "id");

-- CreateIndex
CREATE INDEX "inspection_updated_at_id_idx" ON "inspection"("updated_at", "id");

-- CreateIndex
CREATE INDEX "inspection_programme_updated_at_id_idx" ON "inspection_programme"("updated_at", "id");

-- CreateIndex
CREATE INDEX "training_class_updated_at_id_idx" ON "training_class"("updated_at", "id");

-- Lists can be asked for what was changed since a moment. Whoever writes a row, by the API or by hand, marks it.
CREATE OR REPLACE FUNCTION mark_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER access_grant_updated BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER admission_updated BEFORE UPDATE ON admission FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER candidate_updated BEFORE UPDATE ON candidate FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER committee_updated BEFORE UPDATE ON committee FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER enrolment_updated BEFORE UPDATE ON enrolment FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_updated BEFORE UPDATE ON inspection FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER inspection_programme_updated BEFORE UPDATE ON inspection_programme FOR EACH ROW EXECUTE FUNCTION mark_updated();
CREATE OR REPLACE TRIGGER training_class_updated BEFORE UPDATE ON training_class FOR EACH ROW EXECUTE FUNCTION mark_updated();
