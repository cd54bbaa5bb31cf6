import { type Day, fromDay } from '../../calendar.ts';
import type { Admission, Candidate, Prisma } from '../../db/generated/client.ts';
import { jointOf, membersOf } from '../../feed/joint.ts';
import { stayOn } from '../../feed/node-state.ts';
import { isOpenYear, type QuotaProgress } from '../../feed/quota-progress.ts';
import { countedWithin } from '../admission/admitted-within.ts';
import { listCountedAdmissions } from '../admission/lists.ts';
import { seenAdmissions } from '../admission/seen.ts';
import { type CandidatesAsked, listCandidates } from '../candidate/lists.ts';
import { seenCandidates } from '../candidate/seen.ts';
import { within } from '../committee/subtree.ts';
import type { Asked, List } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What a figure was counted from, as far as the viewer may see it. */
export interface CountedList<Row> extends List<Row> {
  /** Those that were counted and that the viewer may not see. */
  unseenCount(): Promise<number>;
}

/** The admissions that were counted in `admitted` of a row. */
export function listAdmissionsOf(
  row: QuotaProgress,
  asked: Asked<Prisma.AdmissionInclude>,
  args: Parameters<typeof listCountedAdmissions>[1],
  context: OperationContext,
): CountedList<Admission> {
  const counted = countedIn(row, context);
  const seen = seenAdmissions(signedIn(context));
  return Object.assign(listCountedAdmissions(asked, args, counted, context), {
    unseenCount: async () => context.database.prisma.admission.count({ where: { AND: [counted, { NOT: seen }] } }),
  });
}

/**
 * The people of a committee and everything below it on whom it was decided and who wait for their ceremony. Null for a year that
 * is over, and for the part of a year under a parent that the committee has left.
 */
export async function listWaitingOf(
  { committeeId, year, partOf }: QuotaProgress,
  asked: Asked<Prisma.CandidateInclude>,
  args: Omit<CandidatesAsked, 'withinId' | 'stage'>,
  context: OperationContext,
): Promise<CountedList<Candidate> | null> {
  const { state, day } = context.feed;
  const committee = state.committees.get(committeeId);
  if (!committee || !isOpenYear(year, day)) return null;
  if (partOf !== null && stayOn(committee, day)?.parent?.id !== partOf) return null;
  const decided = { stage: 'DECIDED' } as const;
  const waiting = await listCandidates(asked, { ...args, withinId: committeeId, stage: [decided.stage] }, context);
  return Object.assign(waiting, {
    unseenCount: async () =>
      context.database.prisma.candidate.count({
        where: {
          AND: [decided, { committee: within(committeeId, context) }, { NOT: seenCandidates(signedIn(context)) }],
        },
      }),
  });
}

/** The condition that leaves the admissions of a figure: by the tree of the day by which each counts, as the feed does. */
function countedIn(row: QuotaProgress, context: OperationContext): Prisma.AdmissionWhereInput {
  const { committeeId, year, partOf, view } = row;
  const { state } = context.feed;
  const committee = state.committees.get(committeeId);
  const tops =
    !committee || view === 'AS_THEN' ? [committeeId] : membersOf(jointOf(state, committee, year)).map(({ id }) => id);
  const inYear = { countsOn: { gte: fromDay(`${year}-01-01`), lte: fromDay(`${year}-12-31`) } };
  const stays = partOf === null ? null : (committee?.placements ?? []).filter(({ parent }) => parent?.id === partOf);
  return {
    AND: [
      inYear,
      { OR: tops.map((id) => countedWithin(id, context)) },
      ...(stays === null ? [] : [{ OR: stays.map(({ from, to }) => ({ countsOn: betweenDays(from, to) })) }]),
    ],
  };
}

function betweenDays(from: Day, to: Day | null): Prisma.DateTimeFilter {
  return { gte: fromDay(from), ...(to === null ? {} : { lt: fromDay(to) }) };
}
