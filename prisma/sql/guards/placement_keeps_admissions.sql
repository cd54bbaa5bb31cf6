-- Refuses when somebody admitted on a day on which, without this placement, there is no way up to a root.
CREATE OR REPLACE FUNCTION placement_keeps_admissions(kept uuid, during daterange) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  without datemultirange;
  lost record;
BEGIN
  -- The days on which there is no way up to a root. Mostly none, and then all below it have their way up too.
  WITH RECURSIVE up AS (
    SELECT p.parent_id, daterange(p.valid_from, p.valid_to) * during AS days FROM committee_placement p
    WHERE p.child_id = kept AND daterange(p.valid_from, p.valid_to) && during
    UNION ALL
    SELECT p.parent_id, daterange(p.valid_from, p.valid_to) * up.days
    FROM up JOIN committee_placement p ON p.child_id = up.parent_id AND daterange(p.valid_from, p.valid_to) && up.days
  )
  SELECT datemultirange(during) - coalesce(range_agg(up.days) FILTER (WHERE up.parent_id IS NULL), '{}') INTO without FROM up;
  IF isempty(without) THEN
    RETURN;
  END IF;
  WITH RECURSIVE below AS (
    SELECT kept AS id, without AS days
    UNION ALL
    SELECT p.child_id, below.days * datemultirange(daterange(p.valid_from, p.valid_to))
    FROM below JOIN committee_placement p ON p.parent_id = below.id AND daterange(p.valid_from, p.valid_to) && below.days
  )
  SELECT a.committee_id, a.ceremony_on INTO lost
  FROM below JOIN admission a ON a.committee_id = below.id AND a.ceremony_on <@ below.days WHERE NOT a.revoked LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'committee % would have no place in the tree on %, when it admitted', lost.committee_id, lost.ceremony_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_has_place',
        HINT = 'A move is the end of one placement and the beginning of another, in one transaction.';
  END IF;
END $$;
