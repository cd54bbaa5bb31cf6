import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../db/generated/enums.ts';
import type { LockedCandidate } from '../candidate/locks.ts';
import { takeSteps } from '../candidate/records.ts';
import { checkConfirmed } from '../candidate/rules.ts';
import type { Work } from '../write.ts';
import { lockClass } from './locks.ts';
import { enterEnrolments, readBookings, readEnrolment } from './records.ts';
import { checkFree, checkTurn, isOnList } from './roll-rules.ts';
import { checkClassIsFor, checkEnrolment, entersAwarenessClass } from './rules.ts';

/**
 * Enrols a candidate whose case is locked, and whom the cell may have proposed; an outstanding person who enters an awareness class
 * moves to that stage.
 * @param stepRole - the role by which that step is taken; asked only where it is.
 * @returns the id of the enrolment
 * @throws RuleViolation LEGACY_NOT_CONFIRMED, or as checkClassIsFor, checkEnrolment, checkTurn and checkFree
 */
export async function enrol(
  { tx, by, today }: Pick<Work, 'tx' | 'by' | 'today'>,
  candidate: LockedCandidate,
  classId: string,
  stepRole: () => Role | null,
): Promise<string> {
  const { id: candidateId, path, stage: from } = candidate;
  const taught = checkClassIsFor(await lockClass(tx, classId), path);
  const known = await readEnrolment(tx, { candidateId, classId });
  checkEnrolment(taught, candidate, isOnList(known.status));
  checkTurn(taught, known.ahead);
  const [booked] = await readBookings(tx, [candidateId], classId, taught);
  checkFree(booked, 'candidateId');
  if (entersAwarenessClass(taught.kind, from)) {
    checkConfirmed(candidate);
    const step = { candidateId, from, to: 'IN_AWARENESS_CLASS', effectiveOn: today } as const;
    await takeSteps(tx, [step], { ...by, role: stepRole() });
  }
  const enrolment = { id: known.id ?? uuidv7(), candidateId, classId };
  await enterEnrolments(tx, [enrolment], by.subject);
  return enrolment.id;
}
