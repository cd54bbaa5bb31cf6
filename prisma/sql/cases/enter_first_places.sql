-- Gives a place to cases that were loaded without one: where they stand, from the beginning on. Who was admitted by another cell
-- stood there up to the day of the ceremony. Whoever is a member by such a case comes onto the roll.
CREATE OR REPLACE FUNCTION enter_first_places() RETURNS void LANGUAGE sql AS $$
  WITH bare AS (
    SELECT c.id, c.committee_id, a.committee_id AS admitted_by, a.ceremony_on + 1 AS came_on
    FROM candidate c LEFT JOIN LATERAL (
      SELECT committee_id, ceremony_on FROM admission WHERE candidate_id = c.id ORDER BY revoked, recorded_at DESC LIMIT 1
    ) AS a ON a.committee_id <> c.committee_id
    WHERE NOT EXISTS (SELECT FROM case_place WHERE candidate_id = c.id)
  )
  INSERT INTO case_place (candidate_id, committee_id, valid_from, valid_to, cause)
  SELECT id, coalesce(admitted_by, committee_id), NULL, came_on, NULL::"CasePlaceCause" FROM bare
  UNION ALL SELECT id, committee_id, came_on, NULL, 'TRANSFER' FROM bare WHERE came_on IS NOT NULL;
  SELECT enter_members()
$$;
