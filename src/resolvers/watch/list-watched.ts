import type { Day } from '../../calendar.ts';
import { countWatched, readWatched, type WatchRow } from '../../db/queries/watch-list.ts';
import { readAsOf } from '../as-of.ts';
import type { Hindrance } from '../hindrance.ts';
import { type Page, readWhole } from '../input.ts';
import { type List, onDemand } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { readPage, show } from '../page.ts';
import type { Order, Place } from '../ranges.ts';
import { rowsInTurn } from '../rows-in-turn.ts';
import { visibleSizes } from '../visible-sizes.ts';
import { watched } from './kinds.ts';
import { MOST_COMMITTEES, TERM_DAYS, YEARS } from './rules.ts';
import { seenScope } from './seen.ts';
import { mistakes } from './violations.ts';
import type { WatchAsked, Watched } from './watched.ts';
import type { WatchKind } from './words.ts';

/** What is watched, and by which numbers. */
export interface WatchArgs {
  /** Of this committee and everything below it. */
  withinId: string;
  /** Today where it is left out. */
  asOf?: Day | null;
  /** So many years without an admission. */
  years?: number | null;
  /** The end of a term within so many days. */
  termDays?: number | null;
}

/** Something that a committee or an area is watched for. It names records by their ids, and no person. */
export interface WatchEntry extends Pick<WatchRow, 'since' | 'figures' | 'committeeId'> {
  /** Unique among all, and the same as long as it is so. */
  id: string;
  kind: WatchKind;
  /** Where the kind stands in the order of the list. */
  place: number;
  /** Null where it is about the committee itself. */
  areaId: string | null;
  rule: Hindrance['rule'];
}

/** How many there are of a kind. */
export interface WatchCount {
  kind: WatchKind;
  count: number;
}

/** Names the list: a cursor of another one is refused. */
const LIST = 'Query.watchList';
const BY_KIND: Order = { name: 'kind', keys: ['place', 'since'], direction: 'asc' };

/**
 * What the committees and areas of a scope are watched for, kind by kind, the longest first: reckoned from the records by one
 * statement for each kind that is looked into, and kept nowhere.
 * @throws InvalidInput when the page, the day or a number cannot be right, or the scope has too many committees
 */
export function listWatched(
  args: WatchArgs & Page & { kinds?: readonly WatchKind[] | null },
  context: OperationContext,
): List<WatchEntry> {
  const { cursors, feed, viewer } = context;
  const asked = readAsked(args, context);
  const kinds = watched.filter(({ kind }) => !args.kinds || args.kinds.includes(kind));
  const wanted = readPage(LIST, BY_KIND, args, cursors);
  return onDemand(
    async () => {
      const rows = await readEntries(kinds, args.withinId, asked, { ...wanted, size: wanted.size + 1 }, context);
      await rowsInTurn(feed.turns, viewer, rows.length);
      return show(rows, BY_KIND, wanted, cursors);
    },
    async () => (await countEach(kinds, args.withinId, asked, context)).reduce((sum, { count }) => sum + count, 0),
  );
}

/**
 * How many there are of each kind that the viewer may see.
 * @throws InvalidInput as `listWatched` does
 */
export function countWatchedByKind(args: WatchArgs, context: OperationContext): Promise<WatchCount[]> {
  return countEach(watched, args.withinId, readAsked(args, context), context);
}

function readAsked({ withinId, asOf, years, termDays }: WatchArgs, context: OperationContext): WatchAsked {
  const { committees } = visibleSizes(context).below(withinId);
  if (committees > MOST_COMMITTEES) throw mistakes.tooMany(committees, MOST_COMMITTEES);
  return {
    day: readAsOf(asOf, context),
    years: readWhole(years ?? YEARS.usual, 'years', YEARS.least, YEARS.most),
    termDays: readWhole(termDays ?? TERM_DAYS.usual, 'termDays', TERM_DAYS.least, TERM_DAYS.most),
  };
}

/** The next entries of a page: from one kind to the next until there are enough. */
async function readEntries(
  kinds: readonly Watched[],
  withinId: string,
  asked: WatchAsked,
  { after, before, forward, size }: { after: Place | null; before: Place | null; forward: boolean; size: number },
  context: OperationContext,
): Promise<WatchEntry[]> {
  const entries: WatchEntry[] = [];
  for (const one of forward ? kinds : kinds.toReversed()) {
    const place = watched.indexOf(one);
    const scope = seenScope(withinId, asked.day, one, context);
    if (scope === null || isBeyond(place, after, before)) continue;
    const at = (edge: Place | null) =>
      edge?.keys[0] === place ? { since: String(edge.keys[1]), id: idIn(edge.id) } : null;
    const rows = await readWatched(context.database.pool, scope, one.search(asked), {
      after: at(after),
      before: at(before),
      forward,
      size: size - entries.length,
    });
    entries.push(...rows.map((row) => entryOf(row, one, place, asked)));
    if (entries.length >= size) break;
  }
  return entries;
}

/** Whether all rows of a kind stand outside of what is between two places. */
function isBeyond(place: number, after: Place | null, before: Place | null): boolean {
  return (after !== null && place < Number(after.keys[0])) || (before !== null && place > Number(before.keys[0]));
}

function entryOf(
  { id, ...row }: WatchRow,
  { kind, of, rule }: Watched,
  place: number,
  { day }: WatchAsked,
): WatchEntry {
  return { ...row, id: `${kind}:${id}`, kind, place, areaId: of === 'AREA' ? id : null, rule: rule?.(day) ?? null };
}

/** The record in the id of an entry. */
function idIn(entryId: string): string {
  return entryId.slice(entryId.indexOf(':') + 1);
}

async function countEach(
  kinds: readonly Watched[],
  withinId: string,
  asked: WatchAsked,
  context: OperationContext,
): Promise<WatchCount[]> {
  const counts = await Promise.all(
    kinds.map(async (one): Promise<WatchCount[]> => {
      const scope = seenScope(withinId, asked.day, one, context);
      if (scope === null) return [];
      return [{ kind: one.kind, count: await countWatched(context.database.pool, scope, one.search(asked)) }];
    }),
  );
  return counts.flat();
}
