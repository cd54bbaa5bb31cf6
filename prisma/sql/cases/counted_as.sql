-- The day by which an admission counts, and the cell for which: the one place where that is said. By the day of the ceremony, or of the
-- decision where the root has set that under which the cell stood at the ceremony; for the cell that had the case on that day. Where
-- that one had no place in the tree yet, by the ceremony. A case that is entered by the same statement has one cell from its beginning on.
CREATE OR REPLACE FUNCTION counted_as(person uuid, cell uuid, ceremony date, decision date, OUT counts_on date, OUT counts_for uuid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  had_by uuid;
BEGIN
  counts_on := ceremony;
  counts_for := cell;
  -- Most databases pay for this look and no more.
  IF decision = ceremony OR NOT EXISTS (SELECT FROM counting_setting) THEN
    RETURN;
  END IF;
  IF (SELECT counted_by FROM counting_setting WHERE committee_id = root_on(cell, ceremony) ORDER BY version DESC LIMIT 1) = 'DECISION' THEN
    SELECT coalesce((
      SELECT committee_id FROM case_place WHERE candidate_id = person AND daterange(valid_from, valid_to) @> decision
    ), cell) INTO had_by;
    IF had_place(had_by, decision) THEN
      counts_on := decision;
      counts_for := had_by;
    END IF;
  END IF;
END $$;
