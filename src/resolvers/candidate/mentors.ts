import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { InvalidInput } from '../errors.ts';
import { readAt, readEach } from '../form.ts';
import type { ReferredMember } from '../member/locks.ts';
import { namesOf, readWho, type Who } from '../member/referred.ts';
import { HELPED_BY_OFFICIAL } from '../member/rules.ts';
import type { UnreadId } from '../unread.ts';
import type { NewMentor } from './records.ts';
import { mistakes } from './violations.ts';

/** A member who is to help: one on the roll, or a name alone. */
export interface MentorInput {
  memberName?: string | null;
  memberId?: UnreadId | null;
}

/** So many members at most are assigned to help one person at a time. */
export const MOST_MENTORS = 5;

/**
 * Reads who is to help.
 * @throws InvalidInput with all mistakes
 */
export function readMentors(mentors: readonly MentorInput[]): Who[] {
  if (mentors.length === 0 || mentors.length > MOST_MENTORS) {
    throw new InvalidInput((texts) => texts.between('mentors', 1, MOST_MENTORS), ['mentors']);
  }
  const read = readEach(mentors, ({ memberName, memberId }, n) =>
    readAt(['mentors', String(n), memberId ? 'memberId' : 'memberName'], () =>
      readWho(memberName, memberId, 'memberName'),
    ),
  );
  const same = (one: Who, other: Who): boolean => one.name === other.name && one.memberId === other.memberId;
  const twice = read.findIndex((one, n) => read.findIndex((other) => same(one, other)) < n);
  if (twice >= 0) throw mistakes.mentorTwice(twice);
  return read;
}

/** What a resolution assigns. */
interface Assignment {
  candidateId: string;
  validFrom: Day;
  documentNumber: string | null;
}

/**
 * The assignments that a resolution makes: of members who are on the roll of the cell that has the case.
 * @param from - what wants it: the cell, the members that were locked, and the operation.
 * @throws RuleViolation as namesOf
 */
export async function mentorsOf(
  at: { tx: Transaction; by: Actor },
  mentors: readonly Who[],
  { cellId, members, operation }: { cellId: string; members: readonly ReferredMember[]; operation: string },
  assignment: Assignment,
): Promise<NewMentor[]> {
  const day = assignment.validFrom;
  const wanted = { day, where: { cellId }, official: HELPED_BY_OFFICIAL.on(day), operation };
  const named = await namesOf(at, mentors, members, wanted);
  return named.map(({ name, memberId }) => ({ id: uuidv7(), memberName: name, memberId, ...assignment }));
}
