import type { AccessLog, PersonalGroup, Prisma } from '../../db/generated/client.ts';
import { findLooks, type LookedAt } from '../../db/queries/access-log.ts';
import { fewCommittees } from '../committee/few-committees.ts';
import { within } from '../committee/subtree.ts';
import { among, type Filter, filterBy, moments, type Terms, texts } from '../filter.ts';
import { type Page, readExactText } from '../input.ts';
import { type Asked, type List, list } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import type { Seen } from '../seen.ts';
import { auditedMembers, logAbout, seenForAudit, seenMerges } from './seen.ts';
import { mistakes } from './violations.ts';

/** What entries are looked for. */
export interface AccessLogFilter {
  /** About people of this committee or one below it. */
  withinId?: string | null;
  /** About the person of this case, whichever case of theirs was looked at. */
  candidateId?: string | null;
  /** About the person of this member. */
  memberId?: string | null;
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
 * The people a filter is about, out of these, where they are those of few committees; null where they are many.
 * Somebody who is named is looked for in all cases of theirs.
 */
async function fewPeople(
  audited: Seen<Prisma.CandidateWhereInput>,
  members: Seen<Prisma.MemberWhereInput>,
  { candidateId, memberId, withinId }: AccessLogFilter,
  context: OperationContext,
): Promise<LookedAt | null> {
  const { prisma } = context.database;
  if (candidateId || memberId) {
    const ofPerson: Prisma.PersonWhereInput[] = [
      ...(candidateId ? [{ candidates: { some: { AND: [audited, { id: candidateId }] } } }] : []),
      ...(memberId
        ? [
            {
              OR: [
                { members: { some: { AND: [members, { id: memberId }] } } },
                { candidates: { some: { AND: [audited, { member: { id: memberId } }] } } },
              ],
            },
          ]
        : []),
    ];
    const found = await prisma.person.findMany({
      where: { AND: ofPerson },
      select: { id: true, candidates: { where: audited, select: { id: true } } },
    });
    return {
      cases: found.flatMap(({ candidates }) => candidates.map(({ id }) => id)),
      people: found.map(({ id }) => id),
    };
  }
  const few = fewCommittees(['access:audit'], withinId, context);
  if (few === null) return null;
  const below: Prisma.CandidateWhereInput[] = withinId ? [{ committee: within(withinId, context) }] : [];
  const people = await prisma.candidate.findMany({
    where: { AND: [audited, ...below, { committeeId: { in: few } }] },
    select: { id: true },
    take: MOST_SOUGHT + 1,
  });
  // A look at somebody with a case names the case, whoever else is named.
  const others = await prisma.member.findMany({
    where: {
      AND: [members, ...(withinId ? [{ committee: within(withinId, context) }] : []), { committeeId: { in: few } }],
    },
    select: { personId: true },
    take: MOST_SOUGHT + 1,
  });
  if (people.length + others.length > MOST_SOUGHT) return null;
  return { cases: people.map(({ id }) => id), people: others.map(({ personId }) => personId) };
}

/** So many people at most are looked for by their ids. */
const MOST_SOUGHT = 10_000;

/** What finds the looks at people, and the column to order by. */
type Way = { where: Prisma.AccessLogWhereInput; by: 'at' | 'moment' };

/**
 * An entry has its person's committee nowhere: the looks at all people would be read for those of one cell. So few people
 * are looked for by their ids, and few looks by theirs. Otherwise the latest looks are read.
 */
async function wayTo(people: LookedAt | null, { database }: OperationContext): Promise<Way> {
  if (people === null) return { where: {}, by: 'at' };
  const looks = await findLooks(database.pool, people, MOST_LOOKS);
  if (looks !== null) return { where: { lookId: { in: looks } }, by: 'moment' };
  // Their looks are many enough to be met. Each of many ids would be compared with each person of a look.
  const { cases, people: persons } = people;
  if (cases.length + persons.length > MOST_COMPARED) return { where: {}, by: 'at' };
  return { where: { OR: [{ persons: { hasSome: [...cases] } }, { people: { hasSome: [...persons] } }] }, by: 'at' };
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
  const viewer = signedIn(context);
  const audited = seenForAudit(viewer);
  const members = auditedMembers(viewer);
  const people = await fewPeople(audited, members, args, context);
  if (args.candidateId || args.memberId) {
    const { cases, people: persons } = people ?? { cases: [], people: [] };
    // A look at a case is one at the person whose case it is today.
    wanted.push({ OR: [{ candidateId: { in: [...cases] } }, { candidateId: null, personId: { in: [...persons] } }] });
  }
  const way = await wayTo(people, context);
  return list(
    {
      ...asked,
      order: orderOf(ordersBy(way.by), args.orderBy, { at: 'desc' }),
      args,
      table: context.database.prisma.accessLog,
      seen: logAbout(audited, members),
      subtree: {
        withinId: args.withinId,
        at: (committee) => ({ OR: [{ candidate: { committee } }, { member: { committee } }] }),
      },
      filter: [...wanted, ...filtered, way.where],
    },
    context,
  );
}

/** The merges in which a case was named that the viewer may see, the first one first. */
export function listMergesOfCase(context: OperationContext) {
  return {
    where: seenMerges(signedIn(context)),
    orderBy: [{ mergedAt: 'asc' }, { id: 'asc' }],
  } satisfies Prisma.PersonMergeFindManyArgs;
}
