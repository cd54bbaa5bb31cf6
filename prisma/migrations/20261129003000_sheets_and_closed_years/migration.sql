-- CreateEnum
CREATE TYPE "QuotaSheetStatus" AS ENUM ('DRAFT', 'ISSUED');

-- CreateTable
CREATE TABLE "quota_sheet" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "status" "QuotaSheetStatus" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "prepared_by" TEXT NOT NULL,
    "prepared_role" "Role",
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "document_number" TEXT,
    "document_on" DATE,
    "reason" TEXT,
    "issued_by" TEXT,
    "issued_role" "Role",
    "issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "quota_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_sheet_row" (
    "sheet_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "target" INTEGER NOT NULL,
    "plan_version" INTEGER NOT NULL,

    CONSTRAINT "quota_sheet_row_pkey" PRIMARY KEY ("sheet_id","committee_id")
);

-- CreateTable
CREATE TABLE "quota_year" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "closed_by" TEXT NOT NULL,
    "closed_role" "Role",
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "reopened_at" TIMESTAMPTZ(3),
    "reopened_by" TEXT,
    "reopened_role" "Role",
    "reopen_reason" TEXT,

    CONSTRAINT "quota_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_year_figure" (
    "quota_year_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "admitted" INTEGER NOT NULL,
    "plan" INTEGER,
    "status" TEXT NOT NULL,

    CONSTRAINT "quota_year_figure_pkey" PRIMARY KEY ("quota_year_id","committee_id")
);

-- CreateIndex
CREATE INDEX "quota_sheet_committee_id_year_id_idx" ON "quota_sheet"("committee_id", "year", "id");

-- CreateIndex
CREATE INDEX "quota_year_committee_id_year_idx" ON "quota_year"("committee_id", "year");

-- CreateIndex
CREATE INDEX "quota_year_figure_committee_id_idx" ON "quota_year_figure"("committee_id");

-- AddForeignKey
ALTER TABLE "quota_sheet" ADD CONSTRAINT "quota_sheet_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_sheet_row" ADD CONSTRAINT "quota_sheet_row_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "quota_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_sheet_row" ADD CONSTRAINT "quota_sheet_row_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_year" ADD CONSTRAINT "quota_year_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_year_figure" ADD CONSTRAINT "quota_year_figure_quota_year_id_fkey" FOREIGN KEY ("quota_year_id") REFERENCES "quota_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_year_figure" ADD CONSTRAINT "quota_year_figure_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A sheet that was issued stays as it is, with its rows: they are what the paper says.
CREATE OR REPLACE FUNCTION quota_sheet_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_issued boolean;
BEGIN
  IF TG_TABLE_NAME = 'quota_sheet' THEN
    is_issued := OLD.status = 'ISSUED';
  ELSE
    SELECT status = 'ISSUED' INTO is_issued FROM quota_sheet WHERE id = (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'sheet_id')::uuid;
  END IF;
  IF is_issued THEN
    RAISE EXCEPTION '% on % is not allowed: the sheet was issued', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE TRIGGER quota_sheet_fixed BEFORE UPDATE OR DELETE ON quota_sheet FOR EACH ROW EXECUTE FUNCTION quota_sheet_fixed();
CREATE OR REPLACE TRIGGER quota_sheet_row_fixed BEFORE INSERT OR UPDATE OR DELETE ON quota_sheet_row
  FOR EACH ROW EXECUTE FUNCTION quota_sheet_fixed();

-- A year that was closed stays on record: it is opened again once, and nothing else of it changes. What was published never does.
CREATE OR REPLACE FUNCTION quota_year_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reopening text[] := ARRAY['reopened_at', 'reopened_by', 'reopened_role', 'reopen_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'quota_year' THEN
    IF OLD.reopened_at IS NULL AND NEW.reopened_at IS NOT NULL AND to_jsonb(NEW) - reopening = to_jsonb(OLD) - reopening THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER quota_year_fixed BEFORE UPDATE OR DELETE ON quota_year FOR EACH ROW EXECUTE FUNCTION quota_year_fixed();
CREATE OR REPLACE TRIGGER quota_year_figure_fixed BEFORE UPDATE OR DELETE ON quota_year_figure
  FOR EACH ROW EXECUTE FUNCTION quota_year_fixed();

-- Of a committee and a year one is closed at a time.
CREATE UNIQUE INDEX quota_year_closed_once ON quota_year (committee_id, year) WHERE reopened_at IS NULL;
ALTER TABLE quota_sheet ADD CONSTRAINT quota_sheet_issued CHECK ((status = 'ISSUED') = (issued_at IS NOT NULL AND document_number IS NOT NULL AND document_on IS NOT NULL));
ALTER TABLE quota_sheet_row ADD CONSTRAINT quota_sheet_row_target CHECK (target BETWEEN 0 AND 1000000);
