import type { Day } from '../../calendar.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import { visiblePath } from '../authorize.ts';
import type { Page } from '../input.ts';
import type { List } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { rowsInTurn } from '../rows-in-turn.ts';
import { visibleSizes } from '../visible-sizes.ts';
import { actOn } from './act-on.ts';
import type { Due, OpenCase, Sought, Source } from './due.ts';
import { readOpenCases } from './open-cases.ts';
import { pageOfRows } from './page-of-rows.ts';
import { checkCommittees, inOrder } from './rules.ts';
import { sources } from './sources.ts';
import { standingFigures } from './standing-figures.ts';
import type { DeadlineKind } from './words.ts';

/** Which deadlines. */
export interface DeadlinesAsked extends Page {
  /** Of this committee and everything below it. */
  withinId?: string | null;
  /** Due on this day or before. */
  until?: Day | null;
  /** Only what this committee must act on. */
  actorId?: string | null;
  kind?: readonly DeadlineKind[] | null;
  /** Only those whose day is gone, or only the others. */
  overdue?: boolean | null;
}

/**
 * What is due in the committees of a scope, the earliest first, as far as the viewer may see it. Days are reckoned from the
 * records as they stand, by the rules that the steps are judged by, and kept nowhere: so nothing can be out of date.
 * @throws InvalidInput when the page cannot be right, or the scope has too many committees
 */
export function listDeadlines(args: DeadlinesAsked, context: OperationContext): List<Due> {
  return pageOfRows('Query.deadlines', args, () => findDeadlines(args, context), context);
}

/**
 * All of them, in their order.
 * @param among - of these sources.
 * @throws InvalidInput when the scope has too many committees
 */
export async function findDeadlines(
  { withinId = null, actorId, until, kind, overdue }: Omit<DeadlinesAsked, keyof Page>,
  context: OperationContext,
  among: readonly Source[] = sources,
): Promise<Due[]> {
  const { feed, viewer } = context;
  const sizes = visibleSizes(context);
  const { committees } = withinId === null ? sizes.all() : sizes.below(withinId);
  checkCommittees(committees);
  let cases: Promise<OpenCase[]> | undefined;
  let figures: QuotaProgress[] | undefined;
  const sought: Sought = {
    withinId,
    cases() {
      cases ??= readOpenCases(withinId, context);
      return cases;
    },
    figures() {
      figures ??= standingFigures(withinId, context);
      return figures;
    },
  };
  const asked = among.filter(({ kinds }) => !kind || kinds.some((one) => kind.includes(one)));
  const found = (await Promise.all(asked.map((source) => source.find(sought, context)))).flat();
  await rowsInTurn(feed.turns, viewer, found.length);
  const wanted = found
    .filter((one) => !kind || kind.includes(one.kind))
    .filter(({ day }) => !until || day <= until)
    .filter(({ day }) => typeof overdue !== 'boolean' || day < feed.day === overdue)
    .sort(inOrder);
  return actorId ? actedOnBy(actorId, wanted, context) : wanted;
}

/** Those of them that a committee must act on; none where the viewer may not see it. */
async function actedOnBy(actorId: string, all: readonly Due[], context: OperationContext): Promise<Due[]> {
  if (visiblePath(context, 'committee:read', actorId) === null) return [];
  const acts = await Promise.all(all.map((due) => actOn(due, context)));
  return all.filter((_due, place) => acts[place]?.committeeId === actorId);
}
