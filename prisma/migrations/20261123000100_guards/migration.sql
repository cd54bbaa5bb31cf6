-- What must hold whoever writes: the API, an import or psql.

-- Names are stored composed (NFC), so that equal names are equal.
ALTER TABLE committee ADD CONSTRAINT committee_name_check CHECK (name IS NFC NORMALIZED AND btrim(name) <> '' AND length(name) <= 200);
ALTER TABLE candidate ADD CONSTRAINT candidate_name_check CHECK (full_name IS NFC NORMALIZED AND btrim(full_name) <> '' AND length(full_name) <= 120);
ALTER TABLE candidate ADD CONSTRAINT candidate_birth_check CHECK (birth_month BETWEEN 1 AND 12 AND birth_year BETWEEN 1900 AND 2100);
ALTER TABLE committee ADD CONSTRAINT committee_life_check CHECK (closed_on IS NULL OR closed_on > founded_on);
ALTER TABLE committee_profile ADD CONSTRAINT committee_profile_check CHECK (
  households >= 0 AND poor_households >= 0 AND poor_households <= households
  AND youth_active_min_percent BETWEEN 0 AND 100 AND youth_active_max_percent BETWEEN youth_active_min_percent AND 100);
ALTER TABLE membership_snapshot ADD CONSTRAINT membership_snapshot_check CHECK (member_count >= 0);
ALTER TABLE admission_quota ADD CONSTRAINT admission_quota_check CHECK (target BETWEEN 0 AND 1000000 AND year BETWEEN 1930 AND 2100 AND version >= 1);
ALTER TABLE admission ADD CONSTRAINT admission_days_check CHECK (decision_on <= ceremony_on AND ceremony_on >= DATE '1930-02-03' AND ceremony_on < DATE '2101-01-01');
ALTER TABLE training_class ADD CONSTRAINT training_class_check CHECK (ends_on >= starts_on AND capacity BETWEEN 1 AND 10000);
ALTER TABLE trainee_report ADD CONSTRAINT trainee_report_check CHECK (trainee_count >= 0);
ALTER TABLE inspection_scheme ADD CONSTRAINT inspection_scheme_check CHECK (last_year >= first_year);
ALTER TABLE inspection_programme ADD CONSTRAINT inspection_programme_check CHECK (status = 'DRAFT' OR issued_on IS NOT NULL);
ALTER TABLE inspection ADD CONSTRAINT inspection_cancelled_check CHECK (status <> 'CANCELLED' OR cancel_reason IS NOT NULL);
ALTER TABLE access_grant ADD CONSTRAINT access_grant_check CHECK (valid_to IS NULL OR valid_to >= valid_from);

-- A person is admitted once. An exclusion constraint, since the rule has a condition.
ALTER TABLE admission ADD CONSTRAINT admission_once EXCLUDE USING btree (candidate_id WITH =) WHERE (NOT revoked);

-- A code means one committee on any day; codes have been given to other areas later.
ALTER TABLE committee_code ADD CONSTRAINT committee_code_once
  EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&);

-- A committee stands in one place on any day.
ALTER TABLE committee_placement ADD CONSTRAINT committee_placement_days CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE committee_placement ADD CONSTRAINT committee_placement_once
  EXCLUDE USING gist (child_id WITH =, daterange(valid_from, valid_to) WITH &&);

-- No circle on any day: going up from the new parent, within the days all links share, must never meet the child.
CREATE FUNCTION committee_placement_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two moves that together close a circle must see each other: tree writes are serialised.
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW.parent_id AS id, daterange(NEW.valid_from, NEW.valid_to) AS days
      UNION ALL
      SELECT p.parent_id, above.days * daterange(p.valid_from, p.valid_to)
      FROM above JOIN committee_placement p ON p.child_id = above.id AND p.id <> NEW.id
      WHERE p.parent_id IS NOT NULL AND above.id <> NEW.child_id
        AND NOT isempty(above.days * daterange(p.valid_from, p.valid_to))
    ) SELECT FROM above WHERE id = NEW.child_id
  ) THEN
    RAISE EXCEPTION 'committee % would stand below itself', NEW.child_id USING ERRCODE = 'check_violation', CONSTRAINT = 'committee_placement_no_circle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER committee_placement_no_circle BEFORE INSERT OR UPDATE ON committee_placement
  FOR EACH ROW EXECUTE FUNCTION committee_placement_no_circle();

-- Brings committee.parent_id and path in line with the placements of a day. Returns how many rows it changed.
CREATE FUNCTION place_committees(today date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE changed integer;
BEGIN
  WITH RECURSIVE placed AS (
    SELECT c.id, NULL::uuid AS parent_id, '/' || c.ordinal || '/' AS path
    FROM committee_placement p JOIN committee c ON c.id = p.child_id
    WHERE p.parent_id IS NULL AND daterange(p.valid_from, p.valid_to) @> today
    UNION ALL
    SELECT c.id, p.parent_id, placed.path || c.ordinal || '/'
    FROM placed
    JOIN committee_placement p ON p.parent_id = placed.id AND daterange(p.valid_from, p.valid_to) @> today
    JOIN committee c ON c.id = p.child_id
  )
  UPDATE committee c SET parent_id = placed.parent_id, path = placed.path FROM placed
  WHERE c.id = placed.id AND (c.parent_id IS DISTINCT FROM placed.parent_id OR c.path <> placed.path);
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;

-- Whether a committee, and everything above it up to a root, had its place on a day.
CREATE FUNCTION had_place(committee uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT parent_id FROM committee_placement WHERE child_id = committee AND daterange(valid_from, valid_to) @> on_day
    UNION ALL
    SELECT p.parent_id FROM up JOIN committee_placement p
      ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) @> on_day
  ) SELECT coalesce(bool_or(parent_id IS NULL), false) FROM up
$$;

-- Without a place an admission would count nowhere, and no sum would show that it is missing.
CREATE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.revoked AND NOT had_place(NEW.committee_id, NEW.ceremony_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER admission_has_place BEFORE INSERT OR UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH ROW EXECUTE FUNCTION admission_has_place();

-- Histories are append-only, and cases are never deleted.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER stage_change_append_only BEFORE UPDATE OR DELETE ON stage_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_change_append_only BEFORE UPDATE OR DELETE ON admission_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_quota_revision_append_only BEFORE UPDATE OR DELETE ON admission_quota_revision FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER inspection_change_append_only BEFORE UPDATE OR DELETE ON inspection_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER committee_kept BEFORE DELETE ON committee FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER candidate_kept BEFORE DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_kept BEFORE DELETE ON admission FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER admission_quota_kept BEFORE DELETE ON admission_quota FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER access_grant_kept BEFORE DELETE ON access_grant FOR EACH ROW EXECUTE FUNCTION forbid_change();
