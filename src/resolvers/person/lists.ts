import type { AccessLog, PersonalGroup, Prisma } from '../../db/generated/client.ts';
import { findLooks } from '../../db/queries/access-log.ts';
import { fewCommittees } from '../committee/few-committees.ts';
import { within } from '../committee/subtree.ts';
import { among, type Filter, filterBy, moments, type Terms, texts } from '../filter.ts';
import { type Page, readExactText } from '../input.ts';
import { type Asked, type List, list } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import type { Seen } from '../seen.ts';
import { seenForAudit, seenLogAbout } from './seen.ts';
import { mistakes } from './violations.ts';

/** What entries are looked for. */
export interface AccessLogFilter {
  /** About people of this committee or one below it. */
  withinId?: string | null;
  /** About the person of this case, whichever case of theirs was looked at. */
  candidateId?: string | null;
  /** By this viewer. */
  viewer?: string | null;
  group?: PersonalGroup[] | null;
  from?: Date | null;
  /** Before this moment. */
  to?: Date | null;
}

/** @throws InvalidInput when the moments are the wrong way round */
function conditions({ viewer, group, from, to }: AccessLogFilter): Prisma.AccessLogWhereInput[] {
  if (from && to && from >= to) throw mistakes.toBeforeFrom();
  const wanted: Prisma.AccessLogWhereInput[] = [];
  if (viewer) wanted.push({ viewer: readExactText(viewer, 'viewer') });
  if (group) wanted.push({ group: { in: group } });
  if (from) wanted.push({ at: { gte: from } });
  if (to) wanted.push({ at: { lt: to } });
  return wanted;
}

/**
 * The cases of the people a filter is about, out of these, where they are those of few committees; null where they are many.
 * Somebody who is named is looked for in all cases of theirs.
 */
async function fewPeople(
  audited: Seen<Prisma.CandidateWhereInput>,
  { candidateId, withinId }: AccessLogFilter,
  context: OperationContext,
): Promise<string[] | null> {
  if (candidateId) {
    const named: Prisma.CandidateWhereInput = {
      person: { candidates: { some: { AND: [audited, { id: candidateId }] } } },
    };
    return idsOf(
      await context.database.prisma.candidate.findMany({ where: { AND: [audited, named] }, select: { id: true } }),
    );
  }
  const few = fewCommittees(['access:audit'], withinId, context);
  if (few === null) return null;
  const below: Prisma.CandidateWhereInput[] = withinId ? [{ committee: within(withinId, context) }] : [];
  const people = await context.database.prisma.candidate.findMany({
    where: { AND: [audited, ...below, { committeeId: { in: few } }] },
    select: { id: true },
    take: MOST_SOUGHT + 1,
  });
  return people.length > MOST_SOUGHT ? null : idsOf(people);
}

const idsOf = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id);

/** So many people at most are looked for by their ids. */
const MOST_SOUGHT = 10_000;

/** What finds the looks at people, and the column to order by. */
type Way = { where: Prisma.AccessLogWhereInput; by: 'at' | 'moment' };

/**
 * An entry has its person's committee nowhere: the looks at all people would be read for those of one cell. So few people
 * are looked for by their ids, and few looks by theirs. Otherwise the latest looks are read.
 */
async function wayTo(people: string[] | null, { database }: OperationContext): Promise<Way> {
  if (people === null) return { where: {}, by: 'at' };
  const looks = await findLooks(database.pool, people, MOST_LOOKS);
  if (looks !== null) return { where: { lookId: { in: looks } }, by: 'moment' };
  // Their looks are many enough to be met. Each of many ids would be compared with each person of a look.
  return { where: people.length > MOST_COMPARED ? {} : { persons: { hasSome: people } }, by: 'at' };
}

/** So many looks at most are read by their ids. */
const MOST_LOOKS = 2_000;
const MOST_COMPARED = 100;

/** What entries can be sorted by: the time, or whoever looked and then the time. */
const ordersBy = (moment: Way['by']) =>
  ({ at: { keys: [moment] }, viewer: { keys: ['viewer', moment] } }) satisfies Orders;

/** They have the same names, whatever the time is read from. */
export type AccessLogOrders = ReturnType<typeof ordersBy>;

/** What entries can be filtered by. */
export const accessLogTerms = {
  at: moments('at'),
  group: among<PersonalGroup>('group'),
  viewer: texts('viewer'),
} satisfies Terms;

/** What every list of entries can be asked with. */
interface AccessLogArgs extends Page {
  orderBy?: AskedOrder<AccessLogOrders> | null;
  filter?: Filter<typeof accessLogTerms> | null;
}

/** Entries of the access log, the latest first unless it is asked otherwise. */
export async function listAccessLog(
  asked: Asked<Prisma.AccessLogInclude>,
  args: AccessLogFilter & AccessLogArgs,
  context: OperationContext,
): Promise<List<AccessLog>> {
  const wanted = conditions(args);
  const filtered = filterBy<typeof accessLogTerms, Prisma.AccessLogWhereInput>(accessLogTerms, args.filter);
  const audited = seenForAudit(signedIn(context));
  const people = await fewPeople(audited, args, context);
  if (args.candidateId) wanted.push({ candidateId: { in: people ?? [] } });
  const way = await wayTo(people, context);
  return list(
    {
      ...asked,
      order: orderOf(ordersBy(way.by), args.orderBy, { at: 'desc' }),
      args,
      table: context.database.prisma.accessLog,
      seen: seenLogAbout(audited),
      subtree: { withinId: args.withinId, at: (committee) => ({ candidate: { committee } }) },
      filter: [...wanted, ...filtered, way.where],
    },
    context,
  );
}
