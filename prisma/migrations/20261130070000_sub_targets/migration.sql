-- CreateEnum
CREATE TYPE "PersonGroup" AS ENUM ('WOMEN', 'ETHNIC_MINORITY', 'YOUTH_UNION_MEMBERS', 'YOUTH_UNION_AGE', 'RELIGIOUS', 'MILITIA_MEMBERS', 'VILLAGE_HEADS');

-- CreateTable
CREATE TABLE "sub_targets" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "document_number" TEXT,
    "document_on" DATE,
    "set_by" TEXT NOT NULL,
    "set_role" "Role" NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "sub_targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_target" (
    "sub_targets_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "group" "PersonGroup",
    "source" "SourceCategory",
    "target" INTEGER NOT NULL,

    CONSTRAINT "sub_target_pkey" PRIMARY KEY ("sub_targets_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "sub_targets_committee_id_year_version_key" ON "sub_targets"("committee_id", "year", "version");

-- AddForeignKey
ALTER TABLE "sub_targets" ADD CONSTRAINT "sub_targets_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_target" ADD CONSTRAINT "sub_target_sub_targets_id_fkey" FOREIGN KEY ("sub_targets_id") REFERENCES "sub_targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sub_target" ADD CONSTRAINT "sub_target_of_one" CHECK (num_nonnulls("group", source) = 1);

CREATE OR REPLACE TRIGGER sub_targets_append_only BEFORE UPDATE OR DELETE ON sub_targets FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER sub_target_append_only BEFORE UPDATE OR DELETE ON sub_target FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER sub_targets_not_emptied BEFORE TRUNCATE ON sub_targets FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER sub_target_not_emptied BEFORE TRUNCATE ON sub_target FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
