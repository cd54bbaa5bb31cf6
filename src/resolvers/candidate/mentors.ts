import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import { InvalidInput } from '../errors.ts';
import { readAt, readEach } from '../form.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { NewMentor } from './records.ts';
import { mistakes } from './violations.ts';

/** A member who is to help. */
export interface MentorInput {
  memberName: string;
}

/** So many members at most are assigned to help one person at a time. */
export const MOST_MENTORS = 5;

/**
 * Reads who is to help.
 * @throws InvalidInput with all mistakes
 */
export function readMentors(mentors: readonly MentorInput[]): MentorInput[] {
  if (mentors.length === 0 || mentors.length > MOST_MENTORS) {
    throw new InvalidInput((texts) => texts.between('mentors', 1, MOST_MENTORS), ['mentors']);
  }
  const read = readEach(mentors, ({ memberName }, n) =>
    readAt(['mentors', String(n), 'memberName'], () => ({
      memberName: readText(memberName, 'memberName', LONGEST.personName),
    })),
  );
  const twice = read.findIndex(({ memberName }, n) => read.findIndex((one) => one.memberName === memberName) < n);
  if (twice >= 0) throw mistakes.mentorTwice(twice);
  return read;
}

/** The assignments that a resolution makes. */
export function mentorsOf(
  mentors: readonly MentorInput[],
  assignment: { candidateId: string; validFrom: Day; documentNumber: string | null },
): NewMentor[] {
  return mentors.map((mentor) => ({ id: uuidv7(), ...mentor, ...assignment }));
}
