-- A step's cell is put right as its day and its number are: which cell had the case, with the correction that says so.
-- AlterTable
ALTER TABLE "step_correction" ADD COLUMN     "from_committee_id" UUID,
ADD COLUMN     "to_committee_id" UUID;

-- Where a case stood is a history: a place gets an end, and nothing else of it changes, but that the cell of the first place, which has
-- no day before, is put right by a correction of a step, which keeps the cell that stood there.
CREATE OR REPLACE FUNCTION case_place_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'valid_to' = to_jsonb(OLD) - 'valid_to' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.valid_from IS NULL AND to_jsonb(NEW) - 'committee_id' = to_jsonb(OLD) - 'committee_id'
    AND corrected_now(OLD.candidate_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on case_place is not allowed: case_place keeps its history', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER case_place_fixed BEFORE UPDATE OR DELETE ON case_place FOR EACH ROW EXECUTE FUNCTION case_place_fixed();

-- The admission of a case is looked at too where the cell of its first place is put right.
DROP TRIGGER IF EXISTS case_place_whole_corrected ON case_place;
CREATE CONSTRAINT TRIGGER case_place_whole_corrected AFTER UPDATE ON case_place
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.committee_id <> NEW.committee_id)
  EXECUTE FUNCTION case_place_whole();

-- The committee of a candidate is that of its place of today. A place of a later day is taken at its midnight (place_cases).
-- One whose day may begin while it is being written leaves a row in the inbox: the feed looks once more.
CREATE OR REPLACE FUNCTION case_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cases uuid[];
  today date;
BEGIN
  -- The first place of a case tells nothing that its row does not, but where its cell is put right.
  SELECT array_agg(DISTINCT candidate_id) INTO cases FROM new_rows
  WHERE TG_OP = 'UPDATE' OR valid_from IS NOT NULL OR valid_to IS NOT NULL;
  IF cases IS NULL THEN
    RETURN NULL;
  END IF;
  -- Who admits the person meanwhile, by hand too, waits, and then sees where the case stood.
  PERFORM FROM candidate WHERE id = ANY (cases) ORDER BY id FOR UPDATE;
  -- The feed's day, where it is ahead: this transaction may have begun before midnight.
  SELECT greatest(day, local_today()) INTO today FROM feed_head;
  UPDATE candidate c SET committee_id = p.committee_id FROM case_place p
  WHERE c.id = ANY (cases) AND p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> today
    AND c.committee_id <> p.committee_id;
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'PIPELINE', committee_id, min(valid_from) FROM new_rows
  WHERE valid_from > today AND (valid_to IS NULL OR valid_from < valid_to) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER case_takes_place_inserted AFTER INSERT ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();
CREATE OR REPLACE TRIGGER case_takes_place_updated AFTER UPDATE ON case_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION case_takes_place();

-- A cell that is put right had the case on days of then: what counted there counts elsewhere now.
CREATE OR REPLACE TRIGGER feed_said_from AFTER INSERT ON step_correction FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'committee', 'from_committee_id');
CREATE OR REPLACE TRIGGER feed_said_to AFTER INSERT ON step_correction FOR EACH ROW EXECUTE FUNCTION feed_say('CASES TRAINING', 'committee', 'to_committee_id');

-- Votes and decisions stay as they are but for number, day and cell, where the step that they stand behind is corrected.
CREATE OR REPLACE FUNCTION forbid_change_but_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open text[] := '{number,held_on,issued_on,taken_days,committee_id}';
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - open = to_jsonb(OLD) - open AND corrected_now(OLD.candidate_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is not allowed: % keeps its history', TG_OP, TG_TABLE_NAME, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER resolution_append_only BEFORE UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();
CREATE OR REPLACE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION forbid_change_but_correction();
