-- Each version of a quota keeps what it is founded on, its document and the day of it.

-- CreateEnum
CREATE TYPE "QuotaBasis" AS ENUM ('RESOLUTION', 'RATE', 'ASSIGNED');

-- AlterEnum
ALTER TYPE "QuotaKind" ADD VALUE 'STRETCH';

-- AlterTable
ALTER TABLE "admission_quota" ADD COLUMN     "basis" "QuotaBasis" NOT NULL DEFAULT 'ASSIGNED',
ADD COLUMN     "basis_members" INTEGER,
ADD COLUMN     "basis_on" DATE,
ADD COLUMN     "document_on" DATE,
ADD COLUMN     "rate_percent" DECIMAL(5,2);

-- AlterTable
ALTER TABLE "admission_quota_revision" ADD COLUMN     "basis" "QuotaBasis" NOT NULL DEFAULT 'ASSIGNED',
ADD COLUMN     "basis_members" INTEGER,
ADD COLUMN     "basis_on" DATE,
ADD COLUMN     "document_number" TEXT,
ADD COLUMN     "document_on" DATE,
ADD COLUMN     "rate_percent" DECIMAL(5,2);

-- A floor has always been what a resolution asks.
UPDATE admission_quota SET basis = 'RESOLUTION' WHERE kind = 'FLOOR';

-- The document that stands is the one of the last version that brought one: the versions before have lost theirs.
ALTER TABLE admission_quota_revision DISABLE TRIGGER admission_quota_revision_append_only;
UPDATE admission_quota_revision r SET basis = q.basis,
  document_number = CASE WHEN r.version = q.version THEN q.document_number END
FROM admission_quota q WHERE q.id = r.quota_id;
ALTER TABLE admission_quota_revision ENABLE TRIGGER admission_quota_revision_append_only;

ALTER TABLE admission_quota ADD CONSTRAINT admission_quota_rate CHECK (
  (basis = 'RATE') = (rate_percent IS NOT NULL) AND (basis = 'RATE') = (basis_members IS NOT NULL) AND (basis = 'RATE') = (basis_on IS NOT NULL)
);
ALTER TABLE admission_quota_revision ADD CONSTRAINT admission_quota_revision_rate CHECK (
  (basis = 'RATE') = (rate_percent IS NOT NULL) AND (basis = 'RATE') = (basis_members IS NOT NULL) AND (basis = 'RATE') = (basis_on IS NOT NULL)
);
