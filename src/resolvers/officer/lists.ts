import { type Day, fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { stayOn } from '../../feed/node-state.ts';
import { readAsOf } from '../as-of.ts';
import { inForceOn, isInForce } from '../in-force.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenCharges, seenOfficers } from './seen.ts';

/** Which officers of a committee are asked for. */
export interface OfficerFilter {
  /** Today where it is left out. */
  asOf?: Day | null;
  /** Those too who had left their office by then. */
  ended?: boolean | null;
}

/** Who holds an office of a committee on a day, the secretary first. */
export function listOfficers({ asOf, ended }: OfficerFilter, context: OperationContext) {
  const day = asOf ?? context.feed.day;
  const then: Prisma.OfficerWhereInput = ended ? { validFrom: { lte: fromDay(day) } } : inForceOn(day);
  return {
    where: { AND: [seenOfficers(signedIn(context)), then] },
    orderBy: [{ title: 'asc' }, { validFrom: 'asc' }, { id: 'asc' }] satisfies Prisma.OfficerOrderByWithRelationInput[],
  };
}

/** What was said by a day of who looks after a committee, the last word first. */
export function listCharges(asOf: Day | null | undefined, context: OperationContext) {
  return {
    where: { AND: [seenCharges(signedIn(context)), { validFrom: { lte: fromDay(readAsOf(asOf, context)) } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }] satisfies Prisma.InChargeOrderByWithRelationInput[],
  };
}

/** What was said last of who looks after a committee, with the office. */
type Said = Prisma.InChargeGetPayload<{ include: { officer: true } }>;

/** Who looks after a committee on a day: whoever was said to last, as long as the office is held and the committee stands there. */
export function inChargeOn(
  committeeId: string,
  [last]: readonly Said[],
  asOf: Day | null | undefined,
  context: OperationContext,
): Said | null {
  const day = readAsOf(asOf, context);
  const committee = context.feed.state.committees.get(committeeId);
  const parentId = committee && stayOn(committee, day)?.parent?.id;
  const holds = last?.officer && isInForce(last.officer, day) && last.officer.committeeId === parentId;
  return holds ? last : null;
}
