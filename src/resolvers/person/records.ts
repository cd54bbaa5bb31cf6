import type { PersonalGroup } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';

/** What the access log keeps of something that was done with a whole person. */
export interface Look {
  candidateId: string;
  group: PersonalGroup;
  /** The name of the operation. */
  operation: string;
  reason: string | null;
}

/** Writes the access log. */
export async function logLook(
  tx: Transaction,
  { candidateId, group, operation, reason }: Look,
  by: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO access_look (viewer, persons, groups, operation, reason)
     VALUES ($1, ARRAY[$2]::uuid[], ARRAY[$3]::"PersonalGroup"[], $4, $5)`,
    [by, candidateId, group, operation, reason],
  );
}
