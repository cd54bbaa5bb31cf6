import type { Day } from '../../calendar.ts';
import type { CandidateStage, EnrolmentStatus, TrainingKind } from '../../db/generated/enums.ts';
import { ORDER_OF_STEPS } from '../candidate/rules.ts';
import { RuleViolation } from '../errors.ts';
import { checkCertificate } from './rules.ts';
import { violations } from './violations.ts';

/** Rows of a sheet of results at most. */
export const MOST_RESULTS = 1_000;

/** Whether somebody is on the list of a class: who waits for a place is not, nor who was taken off. */
export function isOnList(status: EnrolmentStatus | null): boolean {
  return status !== null && status !== 'PROPOSED' && status !== 'WITHDRAWN';
}

/**
 * Whether it is somebody's turn on the waiting list: places go to those who were proposed first.
 * @param ahead - how many wait who were proposed before.
 * @throws RuleViolation OTHERS_FIRST
 */
export function checkTurn({ capacity, enrolled }: { capacity: number; enrolled: number }, ahead: number): void {
  if (capacity - enrolled <= ahead) throw violations.OTHERS_FIRST(capacity - enrolled, ahead);
}

/**
 * Whether nobody sits in two classes on a day.
 * @param booked - the days of another class that somebody is in; null where there is none.
 * @param path - the field that is about it.
 * @throws RuleViolation BOOKED_ELSEWHERE
 */
export function checkFree(booked: { startsOn: Day; endsOn: Day } | null, path: string): void {
  if (booked !== null) throw violations.BOOKED_ELSEWHERE(path, booked.startsOn, booked.endsOn);
}

/**
 * Whether there is somebody to be taken off a class.
 * @throws RuleViolation NOT_IN_CLASS
 */
export function checkWithdrawal(status: EnrolmentStatus): void {
  if (status !== 'PROPOSED' && status !== 'ENROLLED') throw violations.NOT_IN_CLASS('enrolmentId');
}

/** What a sheet says of somebody. */
export interface Result {
  enrolmentId: string;
  result: 'PASSED' | 'FAILED' | 'ABSENT';
  /** Of who has passed. */
  number: string | null;
  /** Where a field of the row stands in the form. */
  at(field: string): string[];
}

/** Somebody on the roll of a class. */
interface Seat {
  enrolmentId: string;
  candidateId: string;
  stage: CandidateStage;
  stageSince: Day;
  erased: boolean;
}

/** Somebody on the roll, and what the sheet says. */
export type Decided = Seat & Result & { moves: boolean };

/**
 * Whether a sheet is about everybody on the roll of a class, about nobody else, and each row may be.
 * @param sheet - kind and last day of the class, and the day of the results.
 * @throws RuleViolation with all that refuses: CLASS_NOT_OVER, RESULT_MISSING, NOT_IN_CLASS, and as checkCertificate, by rows
 */
export function checkSheet(
  results: readonly Result[],
  roll: readonly Seat[],
  { kind, endsOn, issuedOn }: { kind: TrainingKind; endsOn: Day; issuedOn: Day },
): Decided[] {
  if (issuedOn < endsOn) throw violations.CLASS_NOT_OVER(endsOn);
  const seats = new Map(roll.map((seat) => [seat.enrolmentId, seat]));
  const refused: RuleViolation[] = [];
  const decided: Decided[] = [];
  for (const result of results) {
    const seat = seats.get(result.enrolmentId);
    seats.delete(result.enrolmentId);
    try {
      if (seat === undefined) throw violations.NOT_IN_CLASS('enrolmentId');
      decided.push({ ...seat, ...result, moves: movesCase(result, seat, kind, issuedOn) });
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      const field = violation.inputPath.at(-1) === 'issuedOn' ? 'certificateNumber' : 'enrolmentId';
      refused.push(violation.with({ path: result.at(field) }));
    }
  }
  if (seats.size > 0) refused.push(violations.RESULT_MISSING(seats.size));
  const [first, ...others] = refused;
  if (first !== undefined) throw first.with({ others });
  return decided;
}

/** Whether a result is a step of the case too: forward for who has passed, back to the list for who was in the awareness class. */
function movesCase({ result }: Result, seat: Seat, kind: TrainingKind, issuedOn: Day): boolean {
  if (result === 'PASSED') return checkCertificate({ kind, issuedOn }, seat);
  const goesBack = kind === 'AWARENESS' && seat.stage === 'IN_AWARENESS_CLASS';
  if (goesBack && issuedOn < seat.stageSince)
    throw violations.STEP_BEFORE_LAST(seat.stageSince, ORDER_OF_STEPS.on(issuedOn).source);
  return goesBack;
}
