import type { EnrolmentStatus } from '../db/generated/enums.ts';
import { findCases } from '../db/queries/persons.ts';
import { type LockedCandidate, lockCandidate } from '../resolvers/candidate/locks.ts';
import { UserError } from '../resolvers/errors.ts';
import { enrol } from '../resolvers/training/enrol.ts';
import { lockClass } from '../resolvers/training/locks.ts';
import { readEnrolment } from '../resolvers/training/records.ts';
import { isOnList } from '../resolvers/training/roll-rules.ts';
import { namedIn } from './named.ts';
import type { Counts, Importing } from './part.ts';
import type { CommitteePlan } from './plan-committees.ts';
import { refusalsOf } from './refusals.ts';
import { type TraineeLine, traineeKey } from './trainee-lines.ts';

/** A line and the case of whom it is about. */
interface Trainee {
  line: TraineeLine;
  candidateId: string;
}

/**
 * Finds who is to be enrolled, by committee, name and birth. Who was looked for stands in the access log; who is not on record, or
 * stands there twice, is a problem.
 */
export async function findTrainees(
  lines: readonly TraineeLine[],
  { find }: Pick<CommitteePlan, 'find'>,
  { tx, by, problems }: Importing,
): Promise<Trainee[]> {
  const seen = new Map<string, TraineeLine>();
  const placed: { line: TraineeLine; committeeId: string }[] = [];
  for (const line of lines) {
    const committee = find(line.named.code, line.named.name);
    if (typeof committee === 'function') {
      line.cells.refuse(namedIn(line.named), committee);
      continue;
    }
    const twin = seen.get(traineeKey(committee.id, line))?.at;
    if (twin) problems.add(line.at, '', (texts) => texts.samePerson(twin.line, twin.sheet));
    else placed.push({ line, committeeId: committee.id });
    seen.set(traineeKey(committee.id, line), line);
  }
  if (placed.length === 0) return [];
  const sought = placed.map(({ line: { fullName, birthMonth, birthYear }, committeeId }, n) => ({
    n,
    committeeId,
    fullName,
    birthMonth,
    birthYear,
  }));
  const found = await findCases(tx, { actor: by.subject, operation: 'import', sought });
  return placed.flatMap(({ line }, n) => {
    const [one, ...others] = found.filter((person) => person.n === n);
    if (one === undefined) line.cells.refuse('fullName', (texts) => texts.noSuchPerson);
    else if (others.length > 0) line.cells.refuse('fullName', (texts) => texts.severalPersons(others.length + 1));
    else return [{ line, candidateId: one.candidateId }];
    return [];
  });
}

/** Enrols people by the checks and the writers of `enrolInClass`; who is on the list already stays there. */
export async function settleTrainees(at: Importing, trainees: readonly Trainee[]): Promise<Counts> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const cases = new Map<string, LockedCandidate>();
  for (const id of [...new Set(trainees.map(({ candidateId }) => candidateId))].sort()) {
    const locked = await lockCandidate(at.tx, id);
    if (locked !== null) cases.set(id, locked);
  }
  for (const classId of [...new Set(trainees.map(({ line }) => line.classId))].sort()) {
    await lockClass(at.tx, classId);
    const ofClass = trainees.filter(({ line }) => line.classId === classId);
    for (const { line, candidateId, status } of await inTurn(at, classId, ofClass)) {
      const locked = cases.get(candidateId);
      if (isOnList(status)) counts.unchanged += 1;
      else if (locked !== undefined && (await settle(at, line, locked))) counts.created += 1;
    }
  }
  return counts;
}

/** The people for a class that is locked: who waits for it in the order of its list, then everybody else in that of the file. */
async function inTurn(
  { tx }: Importing,
  classId: string,
  trainees: readonly Trainee[],
): Promise<(Trainee & { status: EnrolmentStatus | null })[]> {
  const known: (Trainee & { status: EnrolmentStatus | null; turn: number })[] = [];
  for (const trainee of trainees) {
    const { status, ahead } = await readEnrolment(tx, { candidateId: trainee.candidateId, classId });
    known.push({ ...trainee, status, turn: status === 'PROPOSED' ? ahead : Number.MAX_SAFE_INTEGER });
  }
  return known.sort((one, other) => one.turn - other.turn);
}

/** Whether nothing refuses it; what does is told in its column. */
async function settle(
  { tx, by, today, rights }: Importing,
  line: TraineeLine,
  locked: LockedCandidate,
): Promise<boolean> {
  try {
    // The file of an operator is nobody's role.
    const stepRole = rights === null ? () => null : await rights.enrols(locked);
    await enrol({ tx, by, today }, locked, line.classId, stepRole);
    return true;
  } catch (refusal) {
    if (!(refusal instanceof UserError)) throw refusal;
    for (const { inputPath, say } of refusalsOf(refusal)) {
      line.cells.refuse(inputPath[0] === 'classId' ? 'classId' : 'fullName', say);
    }
    return false;
  }
}
