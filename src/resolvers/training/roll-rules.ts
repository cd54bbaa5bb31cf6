import type { Day } from '../../calendar.ts';
import type {
  CandidateStage,
  ClassAudience,
  EnrolmentStatus,
  TrainingKind,
  TrainingStatus,
} from '../../db/generated/enums.ts';
import { ORDER_OF_STEPS } from '../candidate/rules.ts';
import { RuleViolation, refuseAll } from '../errors.ts';
import { checkNotErased } from '../person/rules.ts';
import { type ClassWithPlaces, checkCertificate, checkClassIsFor, checkEnrolment, leadsOn } from './rules.ts';
import { violations } from './violations.ts';

/** Rows of a sheet of results at most. */
export const MOST_RESULTS = 1_000;

/** People that are approved at once at most. */
export const MOST_APPROVED = 500;

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
 * @param booked - the days of another class that somebody is in; undefined where there is none.
 * @param path - the field that is about it.
 * @throws RuleViolation BOOKED_ELSEWHERE
 */
export function checkFree(booked: { startsOn: Day; endsOn: Day } | undefined, path: string): void {
  if (booked !== undefined) throw violations.BOOKED_ELSEWHERE(path, booked.startsOn, booked.endsOn);
}

/**
 * Whether there is somebody to be taken off a class.
 * @throws RuleViolation NOT_IN_CLASS
 */
export function checkWithdrawal(status: EnrolmentStatus): void {
  if (status !== 'PROPOSED' && status !== 'ENROLLED') throw violations.NOT_IN_CLASS('enrolmentId');
}

/** A proposal for a class. */
interface Proposal {
  enrolmentId: string;
  id: string;
  classId: string;
  status: EnrolmentStatus;
  stage: CandidateStage;
  erased: boolean;
}

/**
 * Whether a list of proposals may be approved: each was proposed for the class and may be enrolled, and nobody who waits longer
 * is passed over.
 * @param waiting - how many wait before each, and who is in another class on one of its days.
 * @throws RuleViolation with all that refuses, by rows: NOT_IN_CLASS, BOOKED_ELSEWHERE, OTHERS_FIRST, and as checkEnrolment
 */
export function checkApprovals(
  proposals: readonly Proposal[],
  trainingClass: ClassWithPlaces & { id: string },
  {
    ahead,
    booked,
  }: { ahead: ReadonlyMap<string, number>; booked: readonly { candidateId: string; startsOn: Day; endsOn: Day }[] },
): void {
  refuseRows('enrolmentIds', proposals, (proposal) => {
    if (proposal.classId !== trainingClass.id || proposal.status !== 'PROPOSED') {
      throw violations.NOT_IN_CLASS('enrolmentIds');
    }
    checkEnrolment(trainingClass, proposal, false);
    checkFree(
      booked.find(({ candidateId }) => candidateId === proposal.id),
      'enrolmentIds',
    );
    checkTurn(trainingClass, ahead.get(proposal.enrolmentId) ?? 0);
  });
}

/** Checks each of a list, and tells of all that are refused by their rows. */
function refuseRows<One>(field: string, list: readonly One[], check: (one: One) => void): void {
  const refused: RuleViolation[] = [];
  for (const [row, one] of list.entries()) {
    try {
      check(one);
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      refused.push(violation.with({ path: [field, String(row)] }));
    }
  }
  refuseAll(refused);
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
  /** Null where no sheet of attendance was kept. */
  attended: boolean | null;
}

/** Somebody on the roll, and what the sheet says. */
export type Decided = Seat & Result & { moves: boolean };

/** Where a rule about a field stands in the row of a sheet. */
const rowFields: Readonly<Record<string, string>> = { issuedOn: 'certificateNumber', result: 'result' };

/**
 * Whether a sheet is about everybody on the roll of a class, about nobody else, and each row may be.
 * @param sheet - kind and last day of the class, and the day of the results.
 * @throws RuleViolation with all that refuses: CLASS_NOT_OVER, RESULT_MISSING, and by rows NOT_IN_CLASS, NEVER_ATTENDED, and as
 * checkCertificate
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
      if (seat.attended === false && result.result !== 'ABSENT') throw violations.NEVER_ATTENDED();
      decided.push({ ...seat, ...result, moves: movesCase(result, seat, kind, issuedOn) });
    } catch (violation) {
      if (!(violation instanceof RuleViolation)) throw violation;
      refused.push(violation.with({ path: result.at(rowFields[violation.inputPath.at(-1) ?? ''] ?? 'enrolmentId') }));
    }
  }
  if (seats.size > 0) refused.push(violations.RESULT_MISSING(seats.size));
  refuseAll(refused);
  return decided;
}

/** Whether a result is a step of the case too: forward for who gets a certificate, back to the list for who was in the awareness class. */
function movesCase({ result, number }: Result, seat: Seat, kind: TrainingKind, issuedOn: Day): boolean {
  checkNotErased(seat.erased);
  if (result === 'PASSED') return number !== null && certifies(kind, seat, issuedOn);
  const goesBack = kind === 'AWARENESS' && seat.stage === 'IN_AWARENESS_CLASS';
  if (goesBack && issuedOn < seat.stageSince)
    throw violations.STEP_BEFORE_LAST(seat.stageSince, ORDER_OF_STEPS.on(issuedOn).source);
  return goesBack;
}

/** Whether a certificate is a step of the case too. Those of other kinds than a case asks for are none, wherever it stands. */
function certifies(kind: TrainingKind, seat: Omit<Seat, 'attended'>, issuedOn: Day): boolean {
  return leadsOn(kind) && checkCertificate({ kind, issuedOn }, seat);
}

/**
 * Who of those that have passed gets a certificate, and whether it is a step of the case. Nobody who was erased gets one, and who
 * has come further meanwhile, or left, takes no step.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CLASS_NOT_OVER, ROLL_CHANGED, NOBODY_WAITS, STEP_BEFORE_LAST
 */
export function checkIssue<One extends Omit<Seat, 'attended'> & { locked: boolean }>(
  { status, kind, endsOn, roll }: { status: TrainingStatus; kind: TrainingKind; endsOn: Day; roll: readonly One[] },
  issuedOn: Day,
): (One & { moves: boolean })[] {
  if (status !== 'CLOSED') throw violations.CLASS_STEP_NOT_ALLOWED(status, ['CLOSED']);
  if (issuedOn < endsOn) throw violations.CLASS_NOT_OVER(endsOn);
  if (roll.some(({ locked }) => !locked)) throw violations.ROLL_CHANGED();
  const waiting = roll.filter(({ erased }) => !erased);
  if (waiting.length === 0) throw violations.NOBODY_WAITS();
  return waiting.map((one) => {
    const comesNext = kind === 'AWARENESS' && (one.stage === 'IN_AWARENESS_CLASS' || one.stage === 'OUTSTANDING');
    return { ...one, moves: comesNext && certifies(kind, one, issuedOn) };
  });
}

/** An office that somebody holds, or held. */
interface Office {
  path: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Offices that are entered at once at most. */
export const MOST_OFFICERS = 500;

/**
 * Whether officers may be recorded as those who were in a class: one for officers that is held or over, of an office that was held
 * on one of its days.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, NOT_FOR_OFFICERS, and with all that refuses by rows: CLASS_NOT_FOR_COMMITTEE,
 * NOT_IN_OFFICE
 */
export function checkOfficers(
  offices: readonly Office[],
  trainingClass: {
    status: TrainingStatus;
    audience: readonly ClassAudience[];
    teaches: readonly string[];
    startsOn: Day;
    endsOn: Day;
  },
): void {
  const { status, audience, startsOn, endsOn } = trainingClass;
  if (status !== 'RUNNING' && status !== 'CLOSED') {
    throw violations.CLASS_STEP_NOT_ALLOWED(status, ['RUNNING', 'CLOSED']);
  }
  if (!audience.includes('OFFICERS')) throw violations.NOT_FOR_OFFICERS();
  refuseRows('officerIds', offices, ({ path, validFrom, validTo }) => {
    checkClassIsFor(trainingClass, path);
    if (validFrom > endsOn || (validTo !== null && validTo <= startsOn))
      throw violations.NOT_IN_OFFICE(startsOn, endsOn);
  });
}

/** What a sheet of attendance says of somebody. */
export interface Presence {
  enrolmentId: string;
  present: boolean;
}

/**
 * Whether a sheet of attendance is about everybody in a class that is held, and of one of its days.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, NOT_A_CLASS_DAY, and with all of them by rows: NOT_IN_CLASS, RESULT_MISSING
 */
export function checkAttendance(
  sheet: readonly Presence[],
  {
    status,
    startsOn,
    endsOn,
    roll,
  }: { status: TrainingStatus; startsOn: Day; endsOn: Day; roll: readonly { enrolmentId: string }[] },
  day: Day,
): void {
  if (status !== 'RUNNING') throw violations.CLASS_STEP_NOT_ALLOWED(status, ['RUNNING']);
  if (day < startsOn || day > endsOn) throw violations.NOT_A_CLASS_DAY(startsOn, endsOn);
  const seats = new Set(roll.map(({ enrolmentId }) => enrolmentId));
  const refused = sheet.flatMap(({ enrolmentId }, row) =>
    seats.delete(enrolmentId) ? [] : [violations.NOT_IN_CLASS(['rows', String(row), 'enrolmentId'])],
  );
  if (seats.size > 0) refused.push(violations.RESULT_MISSING(seats.size));
  refuseAll(refused);
}

/**
 * Numbers of certificates, counted on from the first one; its digits keep their width.
 * @param first - such as 015/GCN.
 */
export function numbersFrom(first: string, count: number): string[] {
  const [, digits = '', rest = ''] = /^(\d+)(.*)$/s.exec(first) ?? [];
  return Array.from({ length: count }, (_, n) => `${String(Number(digits) + n).padStart(digits.length, '0')}${rest}`);
}

/** Digits that a first number begins with at most: so many are counted exactly. */
export const MOST_DIGITS = 9;

/** Whether there is something to count on from in a number. */
export function isCounted(first: string): boolean {
  const [digits = ''] = /^\d+/.exec(first) ?? [];
  return digits.length > 0 && digits.length <= MOST_DIGITS;
}
