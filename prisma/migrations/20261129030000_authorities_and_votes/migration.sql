-- CreateEnum
CREATE TYPE "DecidingBody" AS ENUM ('FULL', 'STANDING');

-- CreateEnum
CREATE TYPE "ResolutionMatter" AS ENUM ('ADMISSION', 'RECOGNITION');

-- CreateEnum
CREATE TYPE "VotingBody" AS ENUM ('CELL', 'GRASSROOTS');

-- CreateEnum
CREATE TYPE "VoteOutcome" AS ENUM ('CARRIED', 'REJECTED', 'UNDECIDED', 'REFERRED');

-- CreateTable
CREATE TABLE "admission_authority" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "decider_id" UUID NOT NULL,
    "body" "DecidingBody" NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "more" BOOLEAN NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "document_number" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "admission_authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "body" "VotingBody" NOT NULL,
    "matter" "ResolutionMatter" NOT NULL,
    "held_on" DATE NOT NULL,
    "number" TEXT NOT NULL,
    "members" INTEGER NOT NULL,
    "away" INTEGER NOT NULL,
    "exempt_absent" INTEGER NOT NULL,
    "reported_on" DATE,
    "base" INTEGER NOT NULL,
    "yes" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "blank" INTEGER NOT NULL,
    "absent" INTEGER NOT NULL,
    "needed" INTEGER NOT NULL,
    "outcome" "VoteOutcome" NOT NULL,
    "rule_source" TEXT NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "more" BOOLEAN NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "decider_id" UUID NOT NULL,
    "by_default" BOOLEAN NOT NULL,
    "body" "DecidingBody" NOT NULL,
    "matter" "ResolutionMatter" NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "received_on" DATE,
    "resolved_on" DATE,
    "taken_days" INTEGER,
    "limit_days" INTEGER NOT NULL,
    "rule_source" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "admission_authority_committee_id_valid_from_idx" ON "admission_authority"("committee_id", "valid_from");

-- CreateIndex
CREATE INDEX "admission_authority_decider_id_idx" ON "admission_authority"("decider_id");

-- CreateIndex
CREATE INDEX "resolution_candidate_id_id_idx" ON "resolution"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "resolution_committee_id_idx" ON "resolution"("committee_id");

-- CreateIndex
CREATE INDEX "decision_candidate_id_id_idx" ON "decision"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "decision_decider_id_idx" ON "decision"("decider_id");

-- AddForeignKey
ALTER TABLE "admission_authority" ADD CONSTRAINT "admission_authority_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_authority" ADD CONSTRAINT "admission_authority_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Histories are append-only, and what they tell of is never deleted.
CREATE OR REPLACE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER admission_quota_revision_append_only BEFORE UPDATE OR DELETE ON admission_quota_revision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_revision_append_only BEFORE UPDATE OR DELETE ON membership_revision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_term_append_only BEFORE UPDATE OR DELETE ON committee_term FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_authority_append_only BEFORE UPDATE OR DELETE ON admission_authority FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER resolution_append_only BEFORE UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER inspection_change_append_only BEFORE UPDATE OR DELETE ON inspection_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganised_committee_append_only BEFORE UPDATE OR DELETE ON reorganised_committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_lineage_append_only BEFORE UPDATE OR DELETE ON area_lineage FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_profile_append_only BEFORE UPDATE OR DELETE ON area_profile FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER quota_proposal_append_only BEFORE UPDATE OR DELETE ON quota_proposal FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_append_only BEFORE UPDATE OR DELETE ON committee_obstacles FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_year_append_only BEFORE UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_append_only BEFORE UPDATE OR DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION forbid_change();
-- A log that could be rewritten would prove nothing.
CREATE OR REPLACE TRIGGER access_look_append_only BEFORE UPDATE OR DELETE ON access_look FOR EACH ROW EXECUTE FUNCTION forbid_change();

CREATE OR REPLACE TRIGGER committee_kept BEFORE DELETE ON committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER candidate_kept BEFORE DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_kept BEFORE DELETE ON admission FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_quota_kept BEFORE DELETE ON admission_quota FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_kept BEFORE DELETE ON area FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_grant_kept BEFORE DELETE ON access_grant FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- Row triggers do not see TRUNCATE: no count would follow, and no history be kept. A partition has its own: those of
-- the months get theirs from access_look_month.
CREATE OR REPLACE TRIGGER committee_not_emptied BEFORE TRUNCATE ON committee FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_code_not_emptied BEFORE TRUNCATE ON committee_code FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_placement_not_emptied BEFORE TRUNCATE ON committee_placement FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_standing_not_emptied BEFORE TRUNCATE ON committee_standing FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER candidate_not_emptied BEFORE TRUNCATE ON candidate FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER case_place_not_emptied BEFORE TRUNCATE ON case_place FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_not_emptied BEFORE TRUNCATE ON admission FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_quota_not_emptied BEFORE TRUNCATE ON admission_quota FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_grant_not_emptied BEFORE TRUNCATE ON access_grant FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER stage_change_not_emptied BEFORE TRUNCATE ON stage_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_change_not_emptied BEFORE TRUNCATE ON admission_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_quota_revision_not_emptied BEFORE TRUNCATE ON admission_quota_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_authority_not_emptied BEFORE TRUNCATE ON admission_authority FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER resolution_not_emptied BEFORE TRUNCATE ON resolution FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER decision_not_emptied BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER inspection_change_not_emptied BEFORE TRUNCATE ON inspection_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_revision_not_emptied BEFORE TRUNCATE ON membership_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_term_not_emptied BEFORE TRUNCATE ON committee_term FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganisation_not_emptied BEFORE TRUNCATE ON reorganisation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganised_committee_not_emptied BEFORE TRUNCATE ON reorganised_committee FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_lineage_not_emptied BEFORE TRUNCATE ON committee_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_not_emptied BEFORE TRUNCATE ON area FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_lineage_not_emptied BEFORE TRUNCATE ON area_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_profile_not_emptied BEFORE TRUNCATE ON area_profile FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_not_emptied BEFORE TRUNCATE ON committee_obstacles FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_year_not_emptied BEFORE TRUNCATE ON calendar_year FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_not_emptied BEFORE TRUNCATE ON calendar_day FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER feed_pending_not_emptied BEFORE TRUNCATE ON feed_pending FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look_other FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
