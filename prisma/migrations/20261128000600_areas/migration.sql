-- Areas of the State, with their days, and which of them committees work in.

-- CreateEnum
CREATE TYPE "AreaKind" AS ENUM ('HAMLET', 'VILLAGE', 'NEIGHBOURHOOD', 'COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE', 'DISTRICT', 'TOWN', 'CITY', 'PROVINCE');

-- CreateEnum
CREATE TYPE "AreaSuccession" AS ENUM ('MERGE', 'SPLIT', 'RENAME');

-- CreateTable
CREATE TABLE "area" (
    "id" UUID NOT NULL,
    "kind" "AreaKind" NOT NULL,
    "name" TEXT COLLATE "vietnamese" NOT NULL,
    "search_key" TEXT NOT NULL GENERATED ALWAYS AS (search_key("name")) STORED,
    "parent_id" UUID,
    "difficulty_class" "DifficultyClass",
    "keeper_id" UUID NOT NULL,
    "began_on" DATE NOT NULL,
    "ended_on" DATE,
    "source" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_form" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "kind" "AreaKind" NOT NULL,
    "name" TEXT COLLATE "vietnamese" NOT NULL,
    "parent_id" UUID,
    "difficulty_class" "DifficultyClass",
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "document_number" TEXT,
    "document_on" DATE,
    "recorded_by" TEXT,

    CONSTRAINT "area_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_code" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_by" TEXT,

    CONSTRAINT "area_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_lineage" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "AreaSuccession" NOT NULL,
    "effective_on" DATE NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_lineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_area" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_by" TEXT,

    CONSTRAINT "committee_area_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_name_id_idx" ON "area"("name", "id");

-- CreateIndex
CREATE INDEX "area_updated_at_id_idx" ON "area"("updated_at", "id");

-- CreateIndex
CREATE INDEX "area_parent_id_name_id_idx" ON "area"("parent_id", "name", "id");

-- CreateIndex
CREATE INDEX "area_search_key_idx" ON "area" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "area_difficulty_class_idx" ON "area"("difficulty_class");

-- CreateIndex
CREATE INDEX "area_keeper_id_idx" ON "area"("keeper_id");

-- CreateIndex
CREATE INDEX "area_form_area_id_valid_from_idx" ON "area_form"("area_id", "valid_from");

-- CreateIndex
CREATE INDEX "area_form_parent_id_idx" ON "area_form"("parent_id");

-- CreateIndex
CREATE INDEX "area_code_area_id_valid_from_idx" ON "area_code"("area_id", "valid_from");

-- CreateIndex
CREATE INDEX "area_code_code_idx" ON "area_code"("code");

-- CreateIndex
CREATE INDEX "area_lineage_to_id_idx" ON "area_lineage"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "area_lineage_from_id_to_id_key" ON "area_lineage"("from_id", "to_id");

-- CreateIndex
CREATE INDEX "committee_area_committee_id_valid_from_idx" ON "committee_area"("committee_id", "valid_from");

-- CreateIndex
CREATE INDEX "committee_area_area_id_idx" ON "committee_area"("area_id");

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_keeper_id_fkey" FOREIGN KEY ("keeper_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_form" ADD CONSTRAINT "area_form_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_form" ADD CONSTRAINT "area_form_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_code" ADD CONSTRAINT "area_code_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_lineage" ADD CONSTRAINT "area_lineage_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_lineage" ADD CONSTRAINT "area_lineage_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_area" ADD CONSTRAINT "committee_area_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_area" ADD CONSTRAINT "committee_area_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE area ADD CONSTRAINT area_name_check
  CHECK (name IS NFC NORMALIZED AND btrim(name) <> '' AND length(name) <= 200);
ALTER TABLE area ADD CONSTRAINT area_days CHECK (ended_on > began_on);
ALTER TABLE area_form ADD CONSTRAINT area_form_name_check
  CHECK (name IS NFC NORMALIZED AND btrim(name) <> '' AND length(name) <= 200);
ALTER TABLE area_form ADD CONSTRAINT area_form_not_its_own CHECK (parent_id <> area_id);
ALTER TABLE area_form ADD CONSTRAINT area_form_days CHECK (valid_to > valid_from);
ALTER TABLE area_form ADD CONSTRAINT area_form_once
  EXCLUDE USING gist (area_id WITH =, daterange(valid_from, valid_to) WITH &&);
-- A code is used again for another area, on other days: without its days it would put the history of one with that of another.
ALTER TABLE area_code ADD CONSTRAINT area_code_once
  EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE area_code ADD CONSTRAINT area_code_days CHECK (valid_to > valid_from);
ALTER TABLE area_code ADD CONSTRAINT area_code_one_at_a_time
  EXCLUDE USING gist (area_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE area_lineage ADD CONSTRAINT area_lineage_not_its_own CHECK (from_id <> to_id);
ALTER TABLE committee_area ADD CONSTRAINT committee_area_days CHECK (valid_to > valid_from);
ALTER TABLE committee_area ADD CONSTRAINT committee_area_once
  EXCLUDE USING gist (committee_id WITH =, area_id WITH =, daterange(valid_from, valid_to) WITH &&);

-- What an area is today is its last form: forms are not recorded ahead.
CREATE OR REPLACE FUNCTION area_takes_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE area a SET kind = f.kind, name = f.name, parent_id = f.parent_id, difficulty_class = f.difficulty_class
  FROM (
    SELECT DISTINCT ON (area_id) * FROM area_form WHERE area_id IN (SELECT area_id FROM new_rows)
    ORDER BY area_id, valid_from DESC
  ) AS f
  WHERE a.id = f.area_id AND (a.kind, a.name, a.parent_id, a.difficulty_class)
    IS DISTINCT FROM (f.kind, f.name, f.parent_id, f.difficulty_class);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER area_takes_form_inserted AFTER INSERT ON area_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION area_takes_form();
CREATE OR REPLACE TRIGGER area_takes_form_updated AFTER UPDATE ON area_form
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION area_takes_form();

CREATE OR REPLACE TRIGGER area_lineage_append_only BEFORE UPDATE OR DELETE ON area_lineage FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_kept BEFORE DELETE ON area FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_not_emptied BEFORE TRUNCATE ON area FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_lineage_not_emptied BEFORE TRUNCATE ON area_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_updated BEFORE UPDATE ON area FOR EACH ROW EXECUTE FUNCTION mark_updated();
