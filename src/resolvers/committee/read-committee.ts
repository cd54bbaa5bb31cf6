import type { Day } from '../../calendar.ts';
import type { Committee, Prisma } from '../../db/generated/client.ts';
import { formOn, stayOn } from '../../feed/node-state.ts';
import { readAsOf } from '../as-of.ts';
import { visiblePath } from '../authorize.ts';
import { inForceOn } from '../in-force.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenCommittees } from './seen.ts';
import { mistakes } from './violations.ts';

/**
 * One committee by its id, or by the official code that meant it on a day. Null when it is hidden or missing, and where a
 * day is named on which it had no place in the tree.
 */
export function readCommittee(
  query: Prisma.CommitteeFindFirstArgs,
  { id, code, asOf }: { id?: string | null; code?: string | null; asOf?: Day | null },
  context: OperationContext,
): Promise<Committee | null> {
  const seen = seenCommittees(signedIn(context));
  if (Boolean(id) === Boolean(code)) throw mistakes.idOrCode();
  const then = inForceOn(readAsOf(asOf, context));
  const wanted: Prisma.CommitteeWhereInput = id
    ? { id }
    : { codes: { some: { code: readText(code ?? '', 'code', LONGEST.committeeCode), ...then } } };
  const placed = asOf ? [{ placements: { some: then } }] : [];
  return context.database.prisma.committee.findFirst({ ...query, where: { AND: [wanted, seen, ...placed] } });
}

/** The id of the committee that a record leads to. Null where it leads to none, and where the viewer may not see it. */
export function visibleLink(id: string | null, context: OperationContext): string | null {
  return id === null || visiblePath(context, 'committee:read', id) === null ? null : id;
}

/** The committee that a record leads to. Null where it leads to none, and where the viewer may not see it. */
export async function readLinkedCommittee(
  query: Pick<Prisma.CommitteeFindUniqueArgs, 'include' | 'select'>,
  id: string | null,
  context: OperationContext,
): Promise<Committee | null> {
  const seen = visibleLink(id, context);
  return seen === null ? null : context.database.prisma.committee.findUnique({ ...query, where: { id: seen } });
}

/**
 * The committee above one on a day. Null where there was none, and where the viewer may not see it.
 * @throws InvalidInput when the day lies ahead
 */
export function readParent(
  query: Pick<Prisma.CommitteeFindUniqueArgs, 'include' | 'select'>,
  { id, parentId }: Pick<Committee, 'id' | 'parentId'>,
  asOf: Day | null | undefined,
  context: OperationContext,
): Promise<Committee | null> {
  const day = readAsOf(asOf, context);
  if (!asOf) return readLinkedCommittee(query, parentId, context);
  const committee = context.feed.state.committees.get(id);
  return readLinkedCommittee(query, (committee && stayOn(committee, day)?.parent?.id) ?? null, context);
}

/**
 * What a committee was and was called on a day, out of this node's memory.
 * @throws InvalidInput when the day lies ahead
 */
export function readForm(
  committee: Pick<Committee, 'id' | 'kind' | 'name'>,
  asOf: Day | null | undefined,
  context: OperationContext,
): Pick<Committee, 'kind' | 'name'> {
  const day = readAsOf(asOf, context);
  const known = asOf ? context.feed.state.committees.get(committee.id) : undefined;
  return known ? formOn(known, day) : committee;
}
