import type { Day } from '../../calendar.ts';
import type { CandidateStage, EnrolmentStatus, TrainingKind, TrainingStatus } from '../../db/generated/enums.ts';
import { certificateGoodUntil } from './rules.ts';
import { violations } from './violations.ts';

/** What becomes of a case whose certificate was entered or taken. */
export const caseEffects = ['CERTIFIED', 'BACK_ON_LIST', 'NEEDS_ANOTHER', 'STANDS'] as const;

/** One of them. */
export type CaseEffect = (typeof caseEffects)[number];

/** A certificate of a person. */
export interface HeldCertificate {
  id: string;
  candidateId: string;
  kind: TrainingKind;
  issuedOn: Day;
}

/** Stages at which nothing of a case is to come any more. */
const GIVEN_UP: readonly CandidateStage[] = ['OFF_LIST', 'WITHDRAWN', 'REMOVED'];

/** What was decided on stands until the decision itself is revoked. */
const DECIDED: readonly CandidateStage[] = ['DECIDED', 'PROBATIONARY', 'OFFICIAL'];

/**
 * What becomes of a case of whom a certificate is taken from. An awareness certificate is the person's, whatever the case.
 * @param taken - the certificate that does not hold any more.
 * @param held - all certificates of the person that hold, be it among them or not.
 * @returns null where the case has nothing to do with it
 */
export function effectOfTaking(
  taken: HeldCertificate,
  { id, stage }: { id: string; stage: CandidateStage },
  held: readonly HeldCertificate[],
  today: Day,
): CaseEffect | null {
  const ofPerson = taken.kind === 'AWARENESS';
  if (GIVEN_UP.includes(stage) || (!ofPerson && taken.candidateId !== id)) return null;
  const another = held.some(
    (one) =>
      one.id !== taken.id &&
      one.kind === taken.kind &&
      (ofPerson ? certificateGoodUntil(one.issuedOn) >= today : one.candidateId === id),
  );
  if (another) return 'STANDS';
  if (taken.kind === 'NEW_MEMBER') return stage === 'PROBATIONARY' ? 'NEEDS_ANOTHER' : 'STANDS';
  if (!ofPerson || DECIDED.includes(stage)) return 'STANDS';
  if (stage === 'AWARENESS_CERTIFIED') return 'BACK_ON_LIST';
  return 'NEEDS_ANOTHER';
}

/**
 * Whether a certificate may be revoked.
 * @throws RuleViolation CERTIFICATE_NOT_VALID where it was revoked before
 */
export function checkRevocation(revoked: boolean): void {
  if (revoked) throw violations.CERTIFICATE_NOT_VALID();
}

/** A result of a class, and the certificate that goes with it; without one number and day are null. */
export interface Outcome {
  status: EnrolmentStatus;
  number: string | null;
  issuedOn: Day | null;
}

/**
 * Whether a result may be put right: that of a class that is closed, by another one or another certificate.
 * @throws RuleViolation RESULT_NOT_ENTERED, NOTHING_TO_CORRECT, CLASS_NOT_OVER
 */
export function checkCorrection(
  { status: ofClass, endsOn }: { status: TrainingStatus; endsOn: Day },
  was: Outcome,
  to: Outcome,
): void {
  const entered: readonly EnrolmentStatus[] = ['PASSED', 'FAILED', 'ABSENT'];
  if (ofClass !== 'CLOSED' || !entered.includes(was.status)) throw violations.RESULT_NOT_ENTERED();
  const same = to.status === was.status && to.number === was.number && to.issuedOn === was.issuedOn;
  if (same) throw violations.NOTHING_TO_CORRECT();
  if (to.issuedOn !== null && to.issuedOn < endsOn) throw violations.CLASS_NOT_OVER(endsOn);
}

/** Whether it is only number or day of a certificate that are put right: no step of the case. */
export function keepsResult(was: Outcome, to: Outcome): boolean {
  return was.status === 'PASSED' && to.status === 'PASSED' && was.number !== null;
}
