-- Without a place an admission would count nowhere, and no sum would show that it is missing. A new one is checked where
-- it is counted (feed_on_admission_inserted).
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION admission_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked THEN
    RETURN NEW;
  END IF;
  IF NOT had_place(NEW.committee_id, NEW.ceremony_on) THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER admission_has_place BEFORE UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH ROW EXECUTE FUNCTION admission_has_place();

-- No circle on any day: going up from the new parent, within the days all links share, must never meet the child.
-- Days in the wrong order are left to the check that refuses them by its name: no range can be made of them.
CREATE OR REPLACE FUNCTION committee_placement_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two moves that together close a circle must see each other: tree writes are serialised by lock_tree().
  IF NEW.valid_to < NEW.valid_from THEN
    RETURN NEW;
  END IF;
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

CREATE OR REPLACE TRIGGER committee_placement_no_circle BEFORE INSERT OR UPDATE ON committee_placement
  FOR EACH ROW EXECUTE FUNCTION committee_placement_no_circle();

-- Whoever records an admission pays for one look at committee_standing: no place, no admission.
-- Behind hold_tree().
CREATE OR REPLACE FUNCTION feed_on_admission_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id, day, admitted)
  SELECT 'ADMISSION', committee_id, NEW.ceremony_on, 1 FROM committee_standing
  WHERE committee_id = NEW.committee_id AND days @> NEW.ceremony_on;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'committee % had no place in the tree on %', NEW.committee_id, NEW.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_admission_inserted AFTER INSERT ON admission
  FOR EACH ROW WHEN (NOT NEW.revoked) EXECUTE FUNCTION feed_on_admission_inserted();

-- Behind lock_tree(). Every node holds the counters by placement: one that was counted on stays.
CREATE OR REPLACE FUNCTION feed_placement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM feed_tally WHERE placement_id = OLD.id) OR EXISTS (SELECT FROM feed_pipeline WHERE placement_id = OLD.id) THEN
    RAISE EXCEPTION 'placement % has been counted on: end it, do not delete it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_kept BEFORE DELETE ON committee_placement FOR EACH ROW EXECUTE FUNCTION feed_placement_kept();

-- As lock_tree(), for those who need the tree to hold still while they count on it. Many hold it at once.
CREATE OR REPLACE FUNCTION hold_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('committee_placement'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER admission_holds_tree BEFORE INSERT OR UPDATE OF committee_id, ceremony_on, revoked ON admission
  FOR EACH STATEMENT EXECUTE FUNCTION hold_tree();

-- The tree comes before every row in the order of locks (docs/architecture.md): these take it before a statement has any.
-- Neither side sees what the other has not committed: tree writes wait for admissions under way, and the reverse.
CREATE OR REPLACE FUNCTION lock_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('committee_placement'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER committee_placement_locks_tree BEFORE INSERT OR UPDATE OR DELETE ON committee_placement
  FOR EACH STATEMENT EXECUTE FUNCTION lock_tree();
