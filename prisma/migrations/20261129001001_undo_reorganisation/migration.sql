-- AlterTable
ALTER TABLE "area" ALTER COLUMN "created_at" SET DEFAULT (now() + clock_ahead()),
ALTER COLUMN "updated_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "area_lineage" ALTER COLUMN "recorded_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "area_profile" ALTER COLUMN "set_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "committee_obstacles" ALTER COLUMN "set_at" SET DEFAULT (now() + clock_ahead());

-- AlterTable
ALTER TABLE "reorganisation" ALTER COLUMN "recorded_at" SET DEFAULT (now() + clock_ahead());

-- Behind lock_tree(). Every node holds the counters by placement: one that was counted on stays, but for one that began with a
-- decision that is annulled. Then the same step counts anew without it and lets go of its counters (feed_placement_displaced).
CREATE OR REPLACE FUNCTION feed_placement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (EXISTS (SELECT FROM feed_tally WHERE placement_id = OLD.id) OR EXISTS (SELECT FROM feed_pipeline WHERE placement_id = OLD.id))
    AND NOT EXISTS (
      SELECT FROM reorganised_committee m JOIN reorganisation r ON r.id = m.reorganisation_id
      WHERE m.committee_id = OLD.child_id AND r.effective_on = OLD.valid_from AND r.annulled_at IS NOT NULL
    ) THEN
    RAISE EXCEPTION 'placement % has been counted on: end it, do not delete it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER feed_placement_kept BEFORE DELETE ON committee_placement FOR EACH ROW EXECUTE FUNCTION feed_placement_kept();

-- What was founded by a decision that is annulled has ended on the day on which it began.
ALTER TABLE committee DROP CONSTRAINT committee_life_check;
ALTER TABLE committee ADD CONSTRAINT committee_life_check CHECK (closed_on IS NULL OR closed_on >= founded_on);
