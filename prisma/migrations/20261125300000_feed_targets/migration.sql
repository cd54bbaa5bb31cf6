-- Quotas that were written before the feed was installed get their position: triggers told only of what came later.
INSERT INTO feed_pending (kind, committee_id, year, quota_kind, target, version)
SELECT 'TARGET', q.committee_id, q.year, q.kind, q.target, q.version
FROM admission_quota q LEFT JOIN feed_target t ON t.committee_id = q.committee_id AND t.year = q.year AND t.kind = q.kind
WHERE t.committee_id IS NULL;
