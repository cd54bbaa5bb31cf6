import { addDays, type Day } from '../../calendar.ts';
import { readAuthorities } from '../../db/queries/authorities.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { correctAdmissions, countOneAnew, readCountingAdmission } from '../admission/records.ts';
import { readCellOn } from '../candidate/records.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkFollowsCandidates } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { correctPlace, correctVotesOfCell, type KnownPlace, readPlaceOn, readVotedAbove } from './place-records.ts';
import { isAbove, type KnownSteps } from './rules.ts';
import { violations } from './violations.ts';

/** The stay at a cell that a correction puts right: from the day of the step on, up to where the case went next. */
export interface WrongStay extends KnownPlace {
  /** From this day on the right cell has it; null where it does from the beginning of the case. */
  from: Day | null;
  /** Whether the right cell comes under another grassroots organisation. */
  elsewhere: boolean;
}

/**
 * What stood there of the cell that had a case on the day of a step, where another one had it. Null where that is the right one.
 * @param at - the steps of the case, the place of the corrected one among them and its right day.
 * @throws RuleViolation NOT_A_CELL, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, OTHER_ORGANISATION
 */
export async function findWrongStay(
  tx: Transaction,
  candidateId: string,
  cell: LockedCommittee,
  { steps, place, day, today }: { steps: KnownSteps; place: number; day: Day; today: Day },
): Promise<WrongStay | null> {
  checkFollowsCandidates(cell.kind, 'committeeId');
  const stay = await readPlaceOn(tx, candidateId, day);
  if (stay.committeeId === cell.id) return null;
  if (stay.validTo === null) await refuseEnded(tx, cell, today);
  const last = stay.validTo === null ? today : addDays(stay.validTo, -1);
  for (const on of [day, last]) {
    if (!(await hadPlace(tx, cell.id, on))) throw committees.COMMITTEE_NOT_IN_FORCE('committeeId');
  }
  const rows = await readAuthorities(tx, [stay.committeeId, cell.id], day);
  const [was, is] = [stay.committeeId, cell.id].map((id) => rows.find(({ committeeId }) => committeeId === id));
  const elsewhere = was?.grassroots.id !== is?.grassroots.id;
  if (
    elsewhere &&
    (isAbove(steps[place]?.toStage) || (await readVotedAbove(tx, candidateId, { ...stay, from: day })))
  ) {
    throw violations.OTHER_ORGANISATION();
  }
  // The first step of a case is that of its beginning: whoever entered it at the wrong cell has it at the right one from then on.
  return { ...stay, from: place === 0 ? stay.validFrom : day, elsewhere };
}

/**
 * Gives a stay to the cell that had the case: the votes that were the cell's go with it, and the admission whose ceremony or day of
 * counting lies there. Behind the row of the correction, by which the database lets it be written.
 */
export async function correctCell(
  tx: Transaction,
  { candidateId, stay, cellId, reason }: { candidateId: string; stay: WrongStay; cellId: string; reason: string },
  by: Actor,
): Promise<void> {
  await correctPlace(tx, { candidateId, stay, cellId }, by);
  await correctVotesOfCell(tx, { candidateId, stay, cellId });
  const admission = await readCountingAdmission(tx, candidateId);
  if (admission === null) return;
  const { id: admissionId, committeeId: fromCommitteeId, ceremonyOn: day } = admission;
  const { id: toCommitteeId } = await readCellOn(tx, candidateId, day);
  if (toCommitteeId === fromCommitteeId) return countOneAnew(tx, admissionId);
  await correctAdmissions(tx, [{ admissionId, from: day, to: day, fromCommitteeId, toCommitteeId, reason }], by);
}
