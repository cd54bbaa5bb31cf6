-- Decisions about the hierarchy, and which body follows which.

-- CreateEnum
CREATE TYPE "LineageKind" AS ENUM ('MERGE', 'SPLIT', 'DISSOLVE');

-- CreateTable
CREATE TABLE "reorganisation" (
    "id" UUID NOT NULL,
    "decision_number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "issuer" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "changes" JSONB NOT NULL,
    "replaced" JSONB NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "annulled_at" TIMESTAMPTZ(3),
    "annulled_by" TEXT,
    "annulled_role" "Role",
    "annul_reason" TEXT,

    CONSTRAINT "reorganisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reorganised_committee" (
    "reorganisation_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,

    CONSTRAINT "reorganised_committee_pkey" PRIMARY KEY ("reorganisation_id","committee_id")
);

-- CreateTable
CREATE TABLE "committee_lineage" (
    "id" SERIAL NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "LineageKind" NOT NULL,
    "on_day" DATE NOT NULL,
    "reorganisation_id" UUID NOT NULL,
    "annulled_at" TIMESTAMPTZ(3),

    CONSTRAINT "committee_lineage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reorganisation_effective_on_idx" ON "reorganisation"("effective_on");

-- CreateIndex
CREATE INDEX "reorganised_committee_committee_id_idx" ON "reorganised_committee"("committee_id");

-- CreateIndex
CREATE INDEX "committee_lineage_from_id_idx" ON "committee_lineage"("from_id");

-- CreateIndex
CREATE INDEX "committee_lineage_to_id_idx" ON "committee_lineage"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "committee_lineage_reorganisation_id_from_id_to_id_key" ON "committee_lineage"("reorganisation_id", "from_id", "to_id");

-- AddForeignKey
ALTER TABLE "reorganised_committee" ADD CONSTRAINT "reorganised_committee_reorganisation_id_fkey" FOREIGN KEY ("reorganisation_id") REFERENCES "reorganisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganised_committee" ADD CONSTRAINT "reorganised_committee_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_lineage" ADD CONSTRAINT "committee_lineage_reorganisation_id_fkey" FOREIGN KEY ("reorganisation_id") REFERENCES "reorganisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_lineage" ADD CONSTRAINT "committee_lineage_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_lineage" ADD CONSTRAINT "committee_lineage_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE reorganisation ADD CONSTRAINT reorganisation_annulled_whole
  CHECK ((annulled_at IS NULL) = (annulled_by IS NULL) AND (annulled_at IS NULL) = (annul_reason IS NULL));
ALTER TABLE committee_lineage ADD CONSTRAINT committee_lineage_of_others CHECK (from_id <> to_id);

-- Which body follows which is part of the tree: TREE rows name both. Nobody stands elsewhere by it.
CREATE OR REPLACE FUNCTION feed_on_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id)
  SELECT DISTINCT 'TREE'::"FeedChangeKind", committee FROM new_rows, unnest(ARRAY[from_id, to_id]) AS named(committee);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_lineage_inserted AFTER INSERT ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();
CREATE OR REPLACE TRIGGER feed_lineage_updated AFTER UPDATE ON committee_lineage
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION feed_on_lineage();

CREATE OR REPLACE TRIGGER reorganised_committee_append_only BEFORE UPDATE OR DELETE ON reorganised_committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganisation_not_emptied BEFORE TRUNCATE ON reorganisation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganised_committee_not_emptied BEFORE TRUNCATE ON reorganised_committee FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_lineage_not_emptied BEFORE TRUNCATE ON committee_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- A decision and its lineage stay as they were recorded. What is annulled says so once, and stays readable.
CREATE OR REPLACE FUNCTION forbid_change_but_annulment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  annulment text[] := ARRAY['annulled_at', 'annulled_by', 'annulled_role', 'annul_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.annulled_at IS NULL AND NEW.annulled_at IS NOT NULL
    AND to_jsonb(NEW) - annulment = to_jsonb(OLD) - annulment THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER reorganisation_append_only BEFORE UPDATE OR DELETE ON reorganisation FOR EACH ROW EXECUTE FUNCTION forbid_change_but_annulment();
CREATE OR REPLACE TRIGGER committee_lineage_append_only BEFORE UPDATE OR DELETE ON committee_lineage FOR EACH ROW EXECUTE FUNCTION forbid_change_but_annulment();
