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
CREATE OR REPLACE TRIGGER decision_revocation_append_only BEFORE UPDATE OR DELETE ON decision_revocation FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_end_append_only BEFORE UPDATE OR DELETE ON membership_end FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER inspection_change_append_only BEFORE UPDATE OR DELETE ON inspection_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER remedy_change_append_only BEFORE UPDATE OR DELETE ON remedy_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganised_committee_append_only BEFORE UPDATE OR DELETE ON reorganised_committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_lineage_append_only BEFORE UPDATE OR DELETE ON area_lineage FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_profile_append_only BEFORE UPDATE OR DELETE ON area_profile FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER quota_proposal_append_only BEFORE UPDATE OR DELETE ON quota_proposal FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_append_only BEFORE UPDATE OR DELETE ON committee_obstacles FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_class_change_append_only BEFORE UPDATE OR DELETE ON training_class_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_target_append_only BEFORE UPDATE OR DELETE ON training_target FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_year_append_only BEFORE UPDATE OR DELETE ON calendar_year FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_append_only BEFORE UPDATE OR DELETE ON calendar_day FOR EACH ROW EXECUTE FUNCTION forbid_change();
-- A log that could be rewritten would prove nothing.
CREATE OR REPLACE TRIGGER access_look_append_only BEFORE UPDATE OR DELETE ON access_look FOR EACH ROW EXECUTE FUNCTION forbid_change();

CREATE OR REPLACE TRIGGER committee_kept BEFORE DELETE ON committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER person_kept BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION forbid_change();
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
CREATE OR REPLACE TRIGGER person_not_emptied BEFORE TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER candidate_not_emptied BEFORE TRUNCATE ON candidate FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER case_place_not_emptied BEFORE TRUNCATE ON case_place FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_not_emptied BEFORE TRUNCATE ON admission FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_quota_not_emptied BEFORE TRUNCATE ON admission_quota FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_grant_not_emptied BEFORE TRUNCATE ON access_grant FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER stage_change_not_emptied BEFORE TRUNCATE ON stage_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER candidate_change_not_emptied BEFORE TRUNCATE ON candidate_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_change_not_emptied BEFORE TRUNCATE ON admission_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_quota_revision_not_emptied BEFORE TRUNCATE ON admission_quota_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER admission_authority_not_emptied BEFORE TRUNCATE ON admission_authority FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER resolution_not_emptied BEFORE TRUNCATE ON resolution FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER decision_not_emptied BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER decision_revocation_not_emptied BEFORE TRUNCATE ON decision_revocation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER case_delay_not_emptied BEFORE TRUNCATE ON case_delay FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_end_not_emptied BEFORE TRUNCATE ON membership_end FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER inspection_change_not_emptied BEFORE TRUNCATE ON inspection_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER remedy_change_not_emptied BEFORE TRUNCATE ON remedy_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER membership_revision_not_emptied BEFORE TRUNCATE ON membership_revision FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_term_not_emptied BEFORE TRUNCATE ON committee_term FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganisation_not_emptied BEFORE TRUNCATE ON reorganisation FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER reorganised_committee_not_emptied BEFORE TRUNCATE ON reorganised_committee FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_lineage_not_emptied BEFORE TRUNCATE ON committee_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_not_emptied BEFORE TRUNCATE ON area FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_lineage_not_emptied BEFORE TRUNCATE ON area_lineage FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_profile_not_emptied BEFORE TRUNCATE ON area_profile FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_not_emptied BEFORE TRUNCATE ON committee_obstacles FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_class_change_not_emptied BEFORE TRUNCATE ON training_class_change FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER training_target_not_emptied BEFORE TRUNCATE ON training_target FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_year_not_emptied BEFORE TRUNCATE ON calendar_year FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER calendar_day_not_emptied BEFORE TRUNCATE ON calendar_day FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER feed_pending_not_emptied BEFORE TRUNCATE ON feed_pending FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER access_look_not_emptied BEFORE TRUNCATE ON access_look_other FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
