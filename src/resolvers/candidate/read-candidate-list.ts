import { committeeScope } from '../../access/scope.ts';
import { type Day, toDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { PersonalData } from '../../db/queries/persons.ts';
import { authorize, placeOf } from '../authorize.ts';
import { InvalidInput } from '../errors.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type CandidateFilter, candidatesWhere } from './list-candidates.ts';

/** Candidates in one list at most. */
export const MOST_LISTED = 200_000;
/** Candidates read, and logged, at once. */
const PAGE = 500;

/** A candidate in a list. What is personal is null once the person was erased. */
export interface ListedCandidate {
  id: string;
  committeeId: string;
  committee: { name: string; code: string | null };
  identity: PersonalData['IDENTITY'] | null;
  background: PersonalData['BACKGROUND'] | null;
  stage: CandidateStage;
  stageSince: Day;
  /** The admission that counts, where the viewer may see it. */
  admission: { ceremonyOn: Day; decisionNumber: string; decisionOn: Day } | null;
  erasedOn: Day | null;
}

/** Which candidates, and what the access log is to call the operation. */
export interface CandidateListing {
  committeeId: string;
  stage: CandidateStage[] | null;
  operation: string;
}

/**
 * All candidates of a committee and everything below it: committee by committee in the order of a board, inside of each
 * in Vietnamese order of names. Read by pages; whoever stops taking them stops the reading, and the log has no more
 * than was read.
 * @param renew - a new context before every page: who has lost the role meanwhile gets no more.
 * @throws NotFound, Forbidden at once and between two pages; InvalidInput when there are too many
 */
export async function readCandidateList(
  { committeeId, stage, operation }: CandidateListing,
  renew: () => Promise<OperationContext>,
): Promise<AsyncGenerator<ListedCandidate>> {
  const filter = { withinId: committeeId, stage };
  const context = await renew();
  authorizeList(context, committeeId);
  const counts = await context.database.prisma.candidate.groupBy({
    by: ['committeeId'],
    where: candidatesWhere(filter, context),
    _count: true,
  });
  const total = counts.reduce((sum, { _count }) => sum + _count, 0);
  if (total > MOST_LISTED) {
    throw new InvalidInput((texts) => texts.tooManyCandidates(total, MOST_LISTED), ['committee']);
  }
  const groups = groupsOf(inTreeOrder(counts, context));
  return read();

  async function* read(): AsyncGenerator<ListedCandidate> {
    for (const group of groups) {
      let after: string | null = null;
      for (;;) {
        const now = await renew();
        authorizeList(now, committeeId);
        const page: ListedCandidate[] = await readPage({ ...filter, group, after, operation }, now);
        after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
        yield* sorted(page, group);
        if (after === null) break;
      }
    }
  }
}

function authorizeList(context: OperationContext, committeeId: string): void {
  authorize(context, { see: 'committee:read', do: 'candidate:read' }, placeOf(context, committeeId), 'committee');
}

interface Counted {
  committeeId: string;
  _count: number;
}

/** Committees with the order of their names in the tree: a parent before what stands below it. */
function inTreeOrder(counts: Counted[], { feed }: OperationContext): Counted[] {
  // The feed's list is in Vietnamese order of names; a committee's line is the ranks of those above it and its own.
  const ranks = new Map<string, string>();
  for (const [rank, { path }] of [...feed.state.committees.values()].entries()) {
    ranks.set(path.split('/').at(-2) ?? '', String(rank).padStart(7, '0'));
  }
  const line = new Map(
    counts.map(({ committeeId }) => [
      committeeId,
      (feed.state.committees.get(committeeId)?.path ?? '/')
        .split('/')
        .map((ordinal) => ranks.get(ordinal) ?? '')
        .join('/'),
    ]),
  );
  return counts.toSorted((a, b) => ((line.get(a.committeeId) ?? '') < (line.get(b.committeeId) ?? '') ? -1 : 1));
}

/** Neighbours that fit into a page together. */
function groupsOf(counts: Counted[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { committeeId, _count } of counts) {
    if (groups.length === 0 || _count > room) {
      groups.push([]);
      room = PAGE;
    }
    groups.at(-1)?.push(committeeId);
    room -= _count;
  }
  return groups;
}

interface PageWanted extends CandidateFilter {
  /** The committees. */
  group: string[];
  /** Id of the last candidate of the page before. */
  after: string | null;
  operation: string;
}

async function readPage(
  { group, after, operation, ...filter }: PageWanted,
  context: OperationContext,
): Promise<ListedCandidate[]> {
  const { loaders, feed } = context;
  const found = await context.database.prisma.candidate.findMany({
    where: {
      AND: [
        candidatesWhere(filter, context),
        { committeeId: { in: group }, ...(after === null ? {} : { id: { gt: after } }) },
      ],
    },
    include: {
      committee: { select: { name: true } },
      admissions: {
        where: { revoked: false, committee: committeeScope(signedIn(context), 'candidate:read') },
        select: { ceremonyOn: true, decisionNumber: true, decisionOn: true },
      },
    },
    orderBy: { id: 'asc' },
    take: PAGE,
  });
  return Promise.all(
    found.map(async ({ id, committeeId, committee, stage, stageSince, admissions: [admission], erasedAt }) => {
      const [identity, background] = await Promise.all([
        loaders.person.load({ candidateId: id, group: 'IDENTITY', operation }),
        loaders.person.load({ candidateId: id, group: 'BACKGROUND', operation }),
      ]);
      return {
        id,
        committeeId,
        committee: { name: committee.name, code: feed.state.committees.get(committeeId)?.code ?? null },
        identity: identity?.group === 'IDENTITY' ? identity.data : null,
        background: background?.group === 'BACKGROUND' ? background.data : null,
        stage,
        stageSince: toDay(stageSince),
        admission: admission
          ? {
              ceremonyOn: toDay(admission.ceremonyOn),
              decisionNumber: admission.decisionNumber,
              decisionOn: toDay(admission.decisionOn),
            }
          : null,
        erasedOn: erasedAt === null ? null : toDay(erasedAt),
      };
    }),
  );
}

const byName = new Intl.Collator('vi');

function sorted(page: ListedCandidate[], group: string[]): ListedCandidate[] {
  const order = new Map(group.map((id, n) => [id, n]));
  return page.toSorted(
    (a, b) =>
      (order.get(a.committeeId) ?? 0) - (order.get(b.committeeId) ?? 0) ||
      byName.compare(a.identity?.fullName ?? '', b.identity?.fullName ?? '') ||
      (a.id < b.id ? -1 : 1),
  );
}
