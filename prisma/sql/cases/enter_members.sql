-- Enters members to whom cases have led that were loaded without them. By hashes: what was loaded just now has no statistics, and
-- row by row it would be looked for in the whole of each table.
CREATE OR REPLACE FUNCTION enter_members() RETURNS void LANGUAGE sql SET enable_nestloop = off AS $$
  INSERT INTO member (id, person_id, candidate_id, committee_id, full_name, erased_at, probationary_since, official_since,
    left_on, left_reason)
  SELECT gen_random_uuid(), c.person_id, c.id, c.committee_id, p.full_name, p.erased_at,
    CASE c.stage WHEN 'OFFICIAL' THEN a.ceremony_on ELSE coalesce(a.ceremony_on, c.stage_since) END,
    CASE c.stage WHEN 'OFFICIAL' THEN c.stage_since END,
    CASE c.stage WHEN 'REMOVED' THEN c.stage_since ELSE e.ended_on END,
    CASE WHEN c.stage = 'REMOVED' THEN 'REMOVED' WHEN e.ended_on IS NOT NULL THEN e.reason::text END::"MemberLeft"
  FROM candidate c JOIN person p ON p.id = c.person_id
  LEFT JOIN admission a ON a.candidate_id = c.id AND NOT a.revoked
  LEFT JOIN (
    SELECT DISTINCT ON (candidate_id) candidate_id, ended_on, reason FROM membership_end WHERE candidate_id IS NOT NULL
    ORDER BY candidate_id, changed_at DESC, id DESC
  ) AS e ON e.candidate_id = c.id
  WHERE c.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED') AND NOT EXISTS (SELECT FROM member WHERE candidate_id = c.id)
$$;
