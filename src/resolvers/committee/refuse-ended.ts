import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Successor } from '../../feed/successors.ts';
import type { LockedCommittee } from './locks.ts';
import { violations } from './violations.ts';

type Path = string | readonly string[];

/**
 * Refuses what begins with a locked committee on a day when it has ended, and says who followed. Costs nothing where it goes on.
 * @param path - the field that names the committee.
 * @throws RuleViolation COMMITTEE_ENDED
 */
export async function refuseEnded(
  tx: Transaction,
  { id, closedOn = null }: Pick<LockedCommittee, 'id' | 'closedOn'>,
  day: Day,
  path: Path = 'committeeId',
): Promise<void> {
  if (closedOn === null || closedOn > day) return;
  const { rows } = await tx.query<{ name: string; successors: Successor[] }>(
    `SELECT c.name, coalesce((
       SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id)
       FROM committee_lineage l JOIN committee t ON t.id = l.to_id
       WHERE l.from_id = c.id AND l.annulled_at IS NULL AND l.on_day >= c.closed_on
     ), '[]') AS successors FROM committee c WHERE c.id = $1`,
    [id],
  );
  const [{ name, successors }] = rows as [(typeof rows)[number]];
  throw violations.COMMITTEE_ENDED(path, name, closedOn, successors);
}
