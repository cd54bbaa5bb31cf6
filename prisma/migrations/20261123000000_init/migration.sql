-- Trigram search and exclusion constraints over days.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Vietnamese order, numbers by value: "Thôn 2" before "Thôn 10".
CREATE COLLATION vietnamese (provider = icu, locale = 'vi-u-kn-true');

-- The key under which a name is found: lower case, without accents, đ as d. 'đ' has no decomposition, hence translate.
CREATE FUNCTION search_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), 'đ', 'd')
$$;

-- CreateEnum
CREATE TYPE "CommitteeKind" AS ENUM ('CENTRAL', 'PROVINCE', 'SUPERIOR', 'GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL', 'SUB_COMMITTEE', 'CELL');

-- CreateEnum
CREATE TYPE "DifficultyClass" AS ENUM ('REGION_I', 'REGION_II', 'REGION_III');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'AT_LEAST', 'ABOUT');

-- CreateEnum
CREATE TYPE "Obstacle" AS ENUM ('TRANSPORT', 'ECONOMY', 'CADRE_AWARENESS', 'SUPPORT_DEPENDENCE', 'YOUTH_AWAY', 'YOUTH_RELUCTANT', 'SOURCE_SHORTAGE');

-- CreateEnum
CREATE TYPE "OfficerTitle" AS ENUM ('SECRETARY', 'DEPUTY_SECRETARY', 'STANDING_MEMBER', 'MEMBER');

-- CreateEnum
CREATE TYPE "QuotaKind" AS ENUM ('FLOOR', 'PLAN');

-- CreateEnum
CREATE TYPE "CandidateStage" AS ENUM ('SOURCE', 'OUTSTANDING', 'IN_AWARENESS_CLASS', 'AWARENESS_CERTIFIED', 'DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW', 'CELL_PROPOSED', 'GRASSROOTS_PROPOSED', 'DECIDED', 'PROBATIONARY', 'OFFICIAL', 'OFF_LIST', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "SourceCategory" AS ENUM ('YOUTH', 'MILITIA', 'ACTIVE_MASSES', 'VILLAGE_HEAD', 'CIVIL_SERVANT', 'TEACHER', 'WORKER', 'ARMED_FORCES');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE');

-- CreateEnum
CREATE TYPE "TrainingKind" AS ENUM ('AWARENESS', 'NEW_MEMBER', 'PROFESSIONAL', 'PRIMARY_THEORY', 'STUDY');

-- CreateEnum
CREATE TYPE "TrainingStatus" AS ENUM ('PLANNED', 'OPEN', 'RUNNING', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "EnrolmentStatus" AS ENUM ('ENROLLED', 'PASSED', 'FAILED', 'ABSENT');

-- CreateEnum
CREATE TYPE "TraineeAudience" AS ENUM ('CANDIDATES', 'NEW_MEMBERS', 'CANDIDATES_AND_NEW_MEMBERS');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('DRAFT', 'ISSUED');

-- CreateEnum
CREATE TYPE "InspectionKind" AS ENUM ('THEMATIC_INSPECTION', 'VIOLATION_SIGNS', 'DUTY_INSPECTION', 'PARTY_FINANCE', 'THEMATIC_SUPERVISION', 'REGULAR_SUPERVISION', 'FIELD_CHECK');

-- CreateEnum
CREATE TYPE "InspectionStatus" AS ENUM ('PLANNED', 'STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED', 'CONCLUDED', 'FOLLOW_UP', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "InspectionOutcome" AS ENUM ('GOOD', 'GOOD_PRACTICE', 'SHORTCOMINGS', 'VIOLATION', 'DISCIPLINE');

-- CreateEnum
CREATE TYPE "FindingCategory" AS ENUM ('GOOD_PRACTICE', 'SHORTCOMING', 'VIOLATION');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CELL_SECRETARY', 'GRASSROOTS_COMMITTEE', 'SUPERIOR_COMMITTEE', 'INSPECTOR', 'TRAINING_CENTRE', 'DASHBOARD', 'AUDITOR');

-- CreateEnum
CREATE TYPE "FeedChangeKind" AS ENUM ('ADMISSION', 'PIPELINE', 'TARGET', 'TREE', 'AUTHZ');

-- CreateTable
CREATE TABLE "committee" (
    "id" UUID NOT NULL,
    "ordinal" SERIAL NOT NULL,
    "kind" "CommitteeKind" NOT NULL,
    "name" TEXT COLLATE "vietnamese" NOT NULL,
    "search_key" TEXT NOT NULL GENERATED ALWAYS AS (search_key("name")) STORED,
    "parent_id" UUID,
    "path" TEXT NOT NULL DEFAULT '/',
    "founded_on" DATE NOT NULL,
    "closed_on" DATE,
    "source" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_code" (
    "id" SERIAL NOT NULL,
    "committee_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "committee_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_placement" (
    "id" SERIAL NOT NULL,
    "child_id" UUID NOT NULL,
    "parent_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "committee_placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_profile" (
    "committee_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "households" INTEGER,
    "poor_households" INTEGER,
    "main_ethnic_group" TEXT,
    "main_livelihood" TEXT,
    "difficulty_class" "DifficultyClass",
    "obstacles" "Obstacle"[],
    "youth_active_min_percent" INTEGER,
    "youth_active_max_percent" INTEGER,
    "youth_active_qualifier" "Qualifier",
    "source" TEXT,

    CONSTRAINT "committee_profile_pkey" PRIMARY KEY ("committee_id")
);

-- CreateTable
CREATE TABLE "officer" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "title" "OfficerTitle" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision_number" TEXT,

    CONSTRAINT "officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership_snapshot" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "member_count" INTEGER NOT NULL,
    "qualifier" "Qualifier" NOT NULL DEFAULT 'EXACT',
    "source" TEXT,

    CONSTRAINT "membership_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission_quota" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "kind" "QuotaKind" NOT NULL,
    "target" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "document_number" TEXT,
    "source" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admission_quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission_quota_revision" (
    "id" UUID NOT NULL,
    "quota_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "target" INTEGER NOT NULL,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admission_quota_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "candidate" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "full_name" TEXT COLLATE "vietnamese" NOT NULL,
    "search_key" TEXT NOT NULL GENERATED ALWAYS AS (search_key("full_name")) STORED,
    "sex" "Sex" NOT NULL,
    "birth_year" SMALLINT NOT NULL,
    "birth_month" SMALLINT NOT NULL,
    "ethnic_group" TEXT NOT NULL,
    "source_category" "SourceCategory" NOT NULL,
    "youth_union_member" BOOLEAN NOT NULL,
    "away_for_work" BOOLEAN NOT NULL DEFAULT false,
    "stage" "CandidateStage" NOT NULL DEFAULT 'SOURCE',
    "stage_since" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_assignment" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "member_name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "mentor_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_change" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "from_stage" "CandidateStage",
    "to_stage" "CandidateStage" NOT NULL,
    "effective_on" DATE NOT NULL,
    "reason" TEXT,
    "document_number" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stage_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "ceremony_on" DATE NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decision_on" DATE NOT NULL,
    "revoked" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission_change" (
    "id" UUID NOT NULL,
    "admission_id" UUID NOT NULL,
    "from_ceremony_on" DATE,
    "to_ceremony_on" DATE,
    "reason" TEXT,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "admission_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_centre" (
    "id" UUID NOT NULL,
    "host_committee_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "training_centre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_class" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kind" "TrainingKind" NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "capacity" INTEGER NOT NULL,
    "status" "TrainingStatus" NOT NULL,

    CONSTRAINT "training_class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "status" "EnrolmentStatus" NOT NULL DEFAULT 'ENROLLED',
    "enrolled_by" TEXT NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trainee_report" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "audience" "TraineeAudience" NOT NULL,
    "trainee_count" INTEGER NOT NULL,
    "qualifier" "Qualifier" NOT NULL,
    "as_of" DATE NOT NULL,
    "source" TEXT,

    CONSTRAINT "trainee_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_scheme" (
    "id" UUID NOT NULL,
    "issuer_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "first_year" SMALLINT NOT NULL,
    "last_year" SMALLINT NOT NULL,
    "source" TEXT,

    CONSTRAINT "inspection_scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_programme" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "status" "ProgrammeStatus" NOT NULL,
    "issued_on" DATE,
    "scheme_id" UUID,
    "source" TEXT,

    CONSTRAINT "inspection_programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "programme_id" UUID,
    "inspector_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" "InspectionKind" NOT NULL,
    "topic" TEXT NOT NULL,
    "status" "InspectionStatus" NOT NULL DEFAULT 'PLANNED',
    "due_on" DATE,
    "started_on" DATE,
    "concluded_on" DATE,
    "outcome" "InspectionOutcome",
    "cancel_reason" TEXT,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_change" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "from_status" "InspectionStatus",
    "to_status" "InspectionStatus" NOT NULL,
    "effective_on" DATE NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspection_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "category" "FindingCategory" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remedy" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,

    CONSTRAINT "remedy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "committee_id" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),
    "granted_by" TEXT NOT NULL,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_pending" (
    "id" BIGSERIAL NOT NULL,
    "kind" "FeedChangeKind" NOT NULL,
    "committee_id" UUID,
    "day" DATE,
    "admitted" INTEGER NOT NULL DEFAULT 0,
    "pipeline" INTEGER NOT NULL DEFAULT 0,
    "year" SMALLINT,
    "quota_kind" "QuotaKind",
    "target" INTEGER,
    "version" INTEGER,

    CONSTRAINT "feed_pending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_head" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "epoch" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tree_seq" BIGINT NOT NULL DEFAULT 0,
    "authz_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "feed_head_pkey" PRIMARY KEY ("singleton")
);

-- CreateTable
CREATE TABLE "feed_digest" (
    "seq" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "feed_digest_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "feed_tally" (
    "placement_id" INTEGER NOT NULL,
    "year" SMALLINT NOT NULL,
    "admitted" INTEGER NOT NULL,
    "admitted_here" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_tally_pkey" PRIMARY KEY ("placement_id","year")
);

-- CreateTable
CREATE TABLE "feed_pipeline" (
    "placement_id" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_pipeline_pkey" PRIMARY KEY ("placement_id")
);

-- CreateTable
CREATE TABLE "feed_target" (
    "committee_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "kind" "QuotaKind" NOT NULL,
    "target" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "feed_target_pkey" PRIMARY KEY ("committee_id","year","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "committee_ordinal_key" ON "committee"("ordinal");

-- CreateIndex
CREATE INDEX "committee_parent_id_idx" ON "committee"("parent_id");

-- CreateIndex
CREATE INDEX "committee_path_idx" ON "committee"("path" text_pattern_ops);

-- CreateIndex
CREATE INDEX "committee_search_key_idx" ON "committee" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "committee_name_id_idx" ON "committee"("name", "id");

-- CreateIndex
CREATE INDEX "committee_code_committee_id_idx" ON "committee_code"("committee_id");

-- CreateIndex
CREATE INDEX "committee_code_code_idx" ON "committee_code"("code");

-- CreateIndex
CREATE INDEX "committee_placement_child_id_valid_from_idx" ON "committee_placement"("child_id", "valid_from");

-- CreateIndex
CREATE INDEX "committee_placement_parent_id_idx" ON "committee_placement"("parent_id");

-- CreateIndex
CREATE INDEX "committee_profile_difficulty_class_idx" ON "committee_profile"("difficulty_class");

-- CreateIndex
CREATE INDEX "officer_committee_id_title_idx" ON "officer"("committee_id", "title");

-- CreateIndex
CREATE UNIQUE INDEX "membership_snapshot_committee_id_as_of_key" ON "membership_snapshot"("committee_id", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "admission_quota_committee_id_year_kind_key" ON "admission_quota"("committee_id", "year", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "admission_quota_revision_quota_id_version_key" ON "admission_quota_revision"("quota_id", "version");

-- CreateIndex
CREATE INDEX "candidate_committee_id_stage_idx" ON "candidate"("committee_id", "stage");

-- CreateIndex
CREATE INDEX "candidate_stage_idx" ON "candidate"("stage");

-- CreateIndex
CREATE INDEX "candidate_search_key_idx" ON "candidate" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "candidate_full_name_id_idx" ON "candidate"("full_name", "id");

-- CreateIndex
CREATE INDEX "mentor_assignment_candidate_id_idx" ON "mentor_assignment"("candidate_id");

-- CreateIndex
CREATE INDEX "stage_change_candidate_id_id_idx" ON "stage_change"("candidate_id", "id");

-- CreateIndex
CREATE INDEX "admission_candidate_id_idx" ON "admission"("candidate_id");

-- CreateIndex
CREATE INDEX "admission_committee_id_ceremony_on_idx" ON "admission"("committee_id", "ceremony_on");

-- CreateIndex
CREATE INDEX "admission_change_admission_id_id_idx" ON "admission_change"("admission_id", "id");

-- CreateIndex
CREATE INDEX "training_centre_host_committee_id_idx" ON "training_centre"("host_committee_id");

-- CreateIndex
CREATE INDEX "training_class_centre_id_starts_on_idx" ON "training_class"("centre_id", "starts_on");

-- CreateIndex
CREATE INDEX "training_class_starts_on_id_idx" ON "training_class"("starts_on", "id");

-- CreateIndex
CREATE INDEX "enrolment_candidate_id_idx" ON "enrolment"("candidate_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_class_id_candidate_id_key" ON "enrolment"("class_id", "candidate_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_enrolment_id_key" ON "certificate"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "trainee_report_committee_id_year_audience_as_of_key" ON "trainee_report"("committee_id", "year", "audience", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_scheme_number_issued_on_key" ON "inspection_scheme"("number", "issued_on");

-- CreateIndex
CREATE INDEX "inspection_programme_year_idx" ON "inspection_programme"("year");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_programme_committee_id_year_key" ON "inspection_programme"("committee_id", "year");

-- CreateIndex
CREATE INDEX "inspection_programme_id_idx" ON "inspection"("programme_id");

-- CreateIndex
CREATE INDEX "inspection_inspector_id_status_idx" ON "inspection"("inspector_id", "status");

-- CreateIndex
CREATE INDEX "inspection_subject_id_idx" ON "inspection"("subject_id");

-- CreateIndex
CREATE INDEX "inspection_change_inspection_id_id_idx" ON "inspection_change"("inspection_id", "id");

-- CreateIndex
CREATE INDEX "finding_inspection_id_idx" ON "finding"("inspection_id");

-- CreateIndex
CREATE INDEX "remedy_finding_id_idx" ON "remedy"("finding_id");

-- CreateIndex
CREATE INDEX "remedy_owner_id_due_on_idx" ON "remedy"("owner_id", "due_on");

-- CreateIndex
CREATE INDEX "access_grant_subject_idx" ON "access_grant"("subject");

-- CreateIndex
CREATE INDEX "access_grant_committee_id_idx" ON "access_grant"("committee_id");

-- CreateIndex
CREATE INDEX "feed_tally_last_seq_idx" ON "feed_tally"("last_seq");

-- CreateIndex
CREATE INDEX "feed_pipeline_last_seq_idx" ON "feed_pipeline"("last_seq");

-- CreateIndex
CREATE INDEX "feed_target_last_seq_idx" ON "feed_target"("last_seq");

-- AddForeignKey
ALTER TABLE "committee" ADD CONSTRAINT "committee_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_code" ADD CONSTRAINT "committee_code_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_placement" ADD CONSTRAINT "committee_placement_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_placement" ADD CONSTRAINT "committee_placement_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_profile" ADD CONSTRAINT "committee_profile_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer" ADD CONSTRAINT "officer_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_snapshot" ADD CONSTRAINT "membership_snapshot_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_quota" ADD CONSTRAINT "admission_quota_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_quota_revision" ADD CONSTRAINT "admission_quota_revision_quota_id_fkey" FOREIGN KEY ("quota_id") REFERENCES "admission_quota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_assignment" ADD CONSTRAINT "mentor_assignment_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_change" ADD CONSTRAINT "admission_change_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_centre" ADD CONSTRAINT "training_centre_host_committee_id_fkey" FOREIGN KEY ("host_committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_class" ADD CONSTRAINT "training_class_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "training_centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainee_report" ADD CONSTRAINT "trainee_report_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_scheme" ADD CONSTRAINT "inspection_scheme_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_programme" ADD CONSTRAINT "inspection_programme_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_programme" ADD CONSTRAINT "inspection_programme_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "inspection_scheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "inspection_programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_inspector_id_fkey" FOREIGN KEY ("inspector_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_change" ADD CONSTRAINT "inspection_change_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remedy" ADD CONSTRAINT "remedy_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remedy" ADD CONSTRAINT "remedy_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

