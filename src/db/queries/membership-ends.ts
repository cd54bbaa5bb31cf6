/**
 * The part of a statement that says how the membership ended to which a case had led: null where it lasts or there was none.
 * @param candidateId - an expression.
 */
export function leftOf(candidateId: string): string {
  return `(SELECT CASE WHEN e.ended_on IS NOT NULL THEN json_build_object('on', e.ended_on, 'reason', e.reason) END
    FROM membership_end e WHERE e.candidate_id = ${candidateId} ORDER BY e.changed_at DESC, e.id DESC LIMIT 1)`;
}
