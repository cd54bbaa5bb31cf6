import type { Day } from '../../calendar.ts';
import { readAuthorities, standsAbove } from '../../db/queries/authorities.ts';
import { readReferred } from '../../db/queries/members.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { type Places, recordsRead } from '../place.ts';
import { readId, type UnreadId } from '../unread.ts';
import { lockMemberToRefer, type ReferredMember } from './locks.ts';
import { checkOnRoll, type OnRoll } from './rules.ts';
import { mistakes } from './violations.ts';

/** Somebody as a form says it: a member on the roll, or a name alone. */
export interface Who {
  name: string | null;
  memberId: string | null;
}

/**
 * Reads who is meant: a member on the roll, or somebody by name.
 * @param field - of the input that has the name.
 * @throws InvalidInput when both are given, or neither
 */
export function readWho(name: string | null | undefined, memberId: UnreadId | null | undefined, field: string): Who {
  if (memberId) {
    if (name) throw mistakes.nameOrMember();
    return { name: null, memberId: readId(memberId) };
  }
  return { name: readText(name ?? '', field, LONGEST.personName), memberId: null };
}

/**
 * The members on a roll that a form names: who reads the roll may have them do something.
 * @param rowsOf - where the form names them.
 */
export const membersNamed = <Input>(
  rowsOf: (input: Input) => readonly { memberId?: UnreadId | null }[],
): Places<Input, ReferredMember> =>
  recordsRead(
    'memberId',
    (input) => [...new Set(rowsOf(input).flatMap(({ memberId }) => (memberId ? [readId(memberId)] : [])))],
    lockMemberToRefer,
    { see: 'member:read', do: 'member:read' },
  );

/** What members are to do, on which day, and for whom. */
export interface Referring {
  day: Day;
  /** Where they must be on the roll: in this cell, or anywhere in its grassroots organisation, or at or below this committee. */
  where: { cellId: string } | { organisationOf: string } | { below: string };
  /** The rule by which they are official members. */
  official: { source: string };
  /** The operation, as it is to stand in the access log. */
  operation: string;
}

/**
 * Gives the names of members who are locked, out of the roll, and whether they may be referred to. That is something that was read of
 * them: the access log says so.
 * @throws RuleViolation PERSON_ERASED, MEMBER_NOT_ON_ROLL, MEMBER_NOT_OFFICIAL
 */
export async function namesOf<Row extends Who>(
  { tx, by }: { tx: Transaction; by: Actor },
  rows: readonly Row[],
  members: readonly ReferredMember[],
  { day, where, official, operation }: Referring,
): Promise<(Row & { name: string })[]> {
  for (const { erased } of members) checkNotErased(erased, 'memberId');
  const memberIds = rows.flatMap(({ memberId }) => memberId ?? []);
  const found = memberIds.length === 0 ? [] : await readReferred(tx, { memberIds, day, operation, viewer: by.subject });
  const named: (Row & { name: string })[] = [];
  for (const row of rows) {
    const member = row.memberId === null ? undefined : found.find(({ id }) => id === row.memberId);
    if (member !== undefined) checkOnRoll({ ...member, there: await isThere(tx, member, where, day) }, day, official);
    named.push({ ...row, name: member?.fullName ?? row.name ?? '' });
  }
  return named;
}

/** Whether the cell of a member on a day is a right one. */
async function isThere(
  tx: Transaction,
  { cellId }: Pick<OnRoll, 'cellId'>,
  where: Referring['where'],
  day: Day,
): Promise<boolean> {
  if (cellId === null) return false;
  if ('cellId' in where) return cellId === where.cellId;
  if ('below' in where) return cellId === where.below || (await standsAbove(tx, where.below, cellId, day));
  const rows = await readAuthorities(tx, [...new Set([cellId, where.organisationOf])], day);
  const organisationOf = (id: string) => rows.find(({ committeeId }) => committeeId === id)?.grassroots.id;
  return organisationOf(cellId) !== undefined && organisationOf(cellId) === organisationOf(where.organisationOf);
}
