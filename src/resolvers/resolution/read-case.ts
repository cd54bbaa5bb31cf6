import type { Day } from '../../calendar.ts';
import { readAuthorities } from '../../db/queries/authorities.ts';
import { readCaseFacts } from '../../db/queries/case-facts.ts';
import { readDossiers } from '../../db/queries/dossiers.ts';
import type { Transaction } from '../../db/transaction.ts';
import { ADMISSION_AGE } from '../candidate/rules.ts';
import { type Authority, authorityOf } from '../committee/authority.ts';
import { violations as committees } from '../committee/violations.ts';
import type { CaseOn } from './next-step.ts';

/**
 * Reads a case that is locked as its votes and decisions of a day are judged.
 * @param field - of the input that names the day.
 * @throws RuleViolation COMMITTEE_NOT_IN_FORCE
 */
export async function readCaseOn(
  tx: Transaction,
  candidateId: string,
  day: Day,
  field: string,
): Promise<CaseOn<Authority>> {
  const [facts] = await readCaseFacts(tx, [candidateId], day, ADMISSION_AGE.on(day).value);
  const [row] = facts === undefined ? [] : await readAuthorities(tx, [facts.committeeId], day);
  if (facts === undefined || row === undefined) throw committees.COMMITTEE_NOT_IN_FORCE(field);
  const [dossier = null] = await readDossiers(tx, [candidateId]);
  return { day, facts, dossier, authority: authorityOf(row) };
}
