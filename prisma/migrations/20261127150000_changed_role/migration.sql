-- AlterTable
ALTER TABLE "admission_change" ADD COLUMN     "changed_role" "Role";

-- AlterTable
ALTER TABLE "admission_quota_revision" ADD COLUMN     "changed_role" "Role";

-- AlterTable
ALTER TABLE "inspection_change" ADD COLUMN     "changed_role" "Role";

-- AlterTable
ALTER TABLE "stage_change" ADD COLUMN     "changed_role" "Role";
