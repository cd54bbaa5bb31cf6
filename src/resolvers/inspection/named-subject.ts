import { type LockedCommittee, lockCommitteeToRefer } from '../committee/locks.ts';
import { lockMemberToRefer, type ReferredMember } from '../member/locks.ts';
import { checkNotErased } from '../person/rules.ts';
import { committeesRead, recordsRead } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { mistakes } from './violations.ts';

/** A form that names whom to inspect: a committee, or a member on the roll of a cell. */
export interface NamesSubject {
  subjectId?: UnreadId | null;
  subjectMemberId?: UnreadId | null;
}

/** Whom to inspect. Where that is a member, it stands where the cell does. */
export interface Subject {
  /** The committee; of a member the cell. */
  id: string;
  path: string;
  /** Null for a committee. */
  memberId: string | null;
}

/**
 * The committees that a form names as subjects: who sees their inspections may have them inspected.
 * @param rowsOf - where the form names them.
 */
export const namedOrganisations = <Input>(rowsOf: (input: Input) => readonly NamesSubject[]) =>
  committeesRead('subjectId', idsIn(rowsOf, 'subjectId'), lockCommitteeToRefer, {
    see: 'inspection:read',
    do: 'inspection:read',
  });

/**
 * The members that a form names as subjects: who reads the roll may have them inspected.
 * @param rowsOf - where the form names them.
 */
export const namedMembers = <Input>(rowsOf: (input: Input) => readonly NamesSubject[]) =>
  recordsRead('subjectMemberId', idsIn(rowsOf, 'subjectMemberId'), lockMemberToRefer, {
    see: 'member:read',
    do: 'member:read',
  });

const idsIn =
  <Input>(rowsOf: (input: Input) => readonly NamesSubject[], field: keyof NamesSubject) =>
  (input: Input): string[] => {
    const ids = rowsOf(input).map((row) => row[field]);
    return [...new Set(ids.flatMap((id) => (id ? [readId(id)] : [])))];
  };

/**
 * Reads whom a form names.
 * @throws InvalidInput when it names both, or neither
 */
export function readSubject({ subjectId, subjectMemberId }: NamesSubject): string {
  const named = subjectId ?? subjectMemberId;
  if (!named || (subjectId && subjectMemberId)) throw mistakes.oneSubject();
  return readId(named);
}

/**
 * Whom an id means, of what was locked.
 * @throws RuleViolation PERSON_ERASED
 */
export function subjectOf(
  id: string,
  organisations: readonly LockedCommittee[],
  members: readonly ReferredMember[],
): Subject {
  const member = members.find((one) => one.id === id);
  if (member !== undefined) {
    checkNotErased(member.erased, 'subjectMemberId');
    return { id: member.committeeId, path: member.path, memberId: member.id };
  }
  const organisation = organisations.find((one) => one.id === id);
  if (organisation === undefined) throw new Error('a subject that was locked is not there');
  return { id: organisation.id, path: organisation.path, memberId: null };
}
