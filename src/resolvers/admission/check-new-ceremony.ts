import type { Day } from '../../calendar.ts';
import { readCaseDays } from '../../db/queries/cases.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readCellOn, readRecognisedOn } from '../candidate/records.ts';
import { hadPlace } from '../committee/records.ts';
import { violations as committee } from '../committee/violations.ts';
import type { LockedAdmission } from './locks.ts';
import { checkAdmissionDays, checkCeremonyFollows, checkProbationKept } from './rules.ts';

/**
 * Whether an admission can be put on another day. Gives the cell that had the case on that day.
 * @throws InvalidInput
 * @throws RuleViolation STEP_BEFORE_LAST, PROBATION_NOT_OVER, COMMITTEE_NOT_IN_FORCE
 */
export async function checkNewCeremony(
  tx: Transaction,
  {
    candidateId,
    stage,
    stageSince,
    decisionOn,
  }: Pick<LockedAdmission, 'candidateId' | 'stage' | 'stageSince' | 'decisionOn'>,
  ceremonyOn: Day,
  today: Day,
): Promise<string> {
  checkAdmissionDays({ decisionOn, ceremonyOn }, today);
  const days = (await readCaseDays(tx, [candidateId])).get(candidateId);
  checkCeremonyFollows({ ceremonyOn, decidedOn: days?.decidedOn ?? null });
  // By the day of recognition as its step says, which no correction moves: so a wrong one can be put right by another.
  if (stage === 'OFFICIAL') {
    checkProbationKept({ ceremonyOn, officialOn: (await readRecognisedOn(tx, candidateId)) ?? stageSince });
  }
  const { id: committeeId } = await readCellOn(tx, candidateId, ceremonyOn);
  if (!(await hadPlace(tx, committeeId, ceremonyOn))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
  return committeeId;
}
