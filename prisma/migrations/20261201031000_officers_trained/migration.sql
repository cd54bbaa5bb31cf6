-- CreateTable
CREATE TABLE "officer_training" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "officer_training_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "officer_training_officer_id_idx" ON "officer_training"("officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "officer_training_class_id_officer_id_key" ON "officer_training"("class_id", "officer_id");

-- AddForeignKey
ALTER TABLE "officer_training" ADD CONSTRAINT "officer_training_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_training" ADD CONSTRAINT "officer_training_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE TRIGGER officer_training_append_only BEFORE UPDATE OR DELETE ON officer_training FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER officer_training_not_emptied BEFORE TRUNCATE ON officer_training FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
