import { permits } from '../../access/scope.ts';
import { type Day, dayOf, toDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import type { PersonalData } from '../../db/queries/persons.ts';
import { ancestorsOn, type CommitteeNode } from '../../feed/node-state.ts';
import { seenAdmissions } from '../admission/seen.ts';
import { authorize, placeOf } from '../authorize.ts';
import { seenPapers } from '../dossier/seen.ts';
import { readOn, whereOf } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type CandidateFilter, candidatesOf } from './lists.ts';
import { byName, type PersonOrder } from './person-order.ts';
import { mistakes } from './violations.ts';

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
  /** The day of the province's consent to somebody past the age; null where none is in the dossier. */
  consentOn: Day | null;
  erasedOn: Day | null;
}

/** Which candidates, and what the access log is to call the operation. */
export interface CandidateListing {
  committeeId: string;
  stage: CandidateStage[] | null;
  order: PersonOrder;
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
  { committeeId, stage, order, operation }: CandidateListing,
  renew: () => Promise<OperationContext>,
): Promise<AsyncGenerator<ListedCandidate>> {
  const filter = { withinId: committeeId, stage };
  const context = await renew();
  authorizeList(context, committeeId);
  const counts = await context.database.prisma.candidate.groupBy({
    by: ['committeeId'],
    where: whereOf(candidatesOf(filter, context), context),
    _count: true,
  });
  const total = counts.reduce((sum, { _count }) => sum + _count, 0);
  if (total > MOST_LISTED) {
    throw mistakes.tooManyCandidates(total, MOST_LISTED);
  }
  const groups = groupsOf(inTreeOrder(counts, context));
  return read();

  async function* read(): AsyncGenerator<ListedCandidate> {
    for (const group of groups) {
      let last: NamedRow | null = null;
      for (;;) {
        const now = await renew();
        authorizeList(now, committeeId);
        const page: Read = await readPage({ ...filter, group, last, order, operation }, now);
        last = page.last;
        yield* page.candidates;
        if (last === null) break;
      }
    }
  }
}

function authorizeList(context: OperationContext, committeeId: string): void {
  const path = placeOf(context, committeeId);
  const asCentre = path !== null && permits(signedIn(context), 'trainee:read', path);
  const needed = { see: 'committee:read', do: asCentre ? 'trainee:read' : 'candidate:read' } as const;
  authorize(context, needed, path === null ? null : { path }, 'committee');
}

interface Counted {
  committeeId: string;
  _count: number;
}

/** Committees of one tree in the order of their names there: a parent before what stands below it. */
function inTreeOrder(counts: Counted[], { feed }: OperationContext): Counted[] {
  const { state, day } = feed;
  // What stands below a committee is in Vietnamese order of names.
  const ranks = new Map<CommitteeNode, Map<CommitteeNode, string>>();
  const rankBelow = (parent: CommitteeNode, child: CommitteeNode): string => {
    let below = ranks.get(parent);
    if (!below) {
      below = new Map(parent.below.map(({ committee }, rank) => [committee, String(rank).padStart(7, '0')]));
      ranks.set(parent, below);
    }
    return below.get(child) ?? '';
  };
  /** The ranks of those above it and its own. */
  const lineOf = (committeeId: string): string => {
    const committee = state.committees.get(committeeId);
    if (committee === undefined) return '';
    const line = [...ancestorsOn(committee, day), committee];
    return line.map((one, depth) => (depth === 0 ? '' : rankBelow(line[depth - 1] as CommitteeNode, one))).join('/');
  };
  const lines = new Map(counts.map(({ committeeId }) => [committeeId, lineOf(committeeId)]));
  return counts.toSorted((a, b) => ((lines.get(a.committeeId) ?? '') < (lines.get(b.committeeId) ?? '') ? -1 : 1));
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
  /** The last candidate of the page before. */
  last: NamedRow | null;
  order: PersonOrder;
  operation: string;
}

/** A candidate with what a list of people is sorted by. */
type NamedRow = { id: string; givenName: string | null; fullName: string | null };

interface Read {
  /** Those of one committee after those of another, each in the order of names. */
  candidates: ListedCandidate[];
  /** Null when there are no more. */
  last: NamedRow | null;
}

async function readPage(
  { group, last, order, operation, ...filter }: PageWanted,
  context: OperationContext,
): Promise<Read> {
  const { loaders, feed } = context;
  const found = await readOn(
    {
      order: byName(order),
      where: { AND: [whereOf(candidatesOf(filter, context), context), { committeeId: { in: group } }] },
      find: (range: Pick<Prisma.CandidateFindManyArgs, 'where' | 'orderBy' | 'take'>) =>
        context.database.prisma.candidate.findMany({
          ...range,
          // The sort key; what is shown of a person is read with the access log.
          omit: { fullName: false, givenName: false },
          include: {
            committee: { select: { name: true } },
            admissions: {
              where: { AND: [seenAdmissions(signedIn(context)), { revoked: false }] },
              select: { ceremonyOn: true, decisionNumber: true, decisionOn: true },
            },
            papers: {
              where: { AND: [seenPapers(signedIn(context)), { kind: 'PROVINCIAL_CONSENT', replacedBy: null }] },
              select: { madeOn: true },
            },
          },
        }),
    },
    last,
    PAGE,
  );
  const place = new Map(group.map((id, n) => [id, n]));
  const inOrder = found.toSorted((a, b) => (place.get(a.committeeId) ?? 0) - (place.get(b.committeeId) ?? 0));
  const candidates = await Promise.all(
    inOrder.map(
      async ({
        id,
        committeeId,
        committee,
        stage,
        stageSince,
        admissions: [admission],
        papers: [consent],
        erasedAt,
      }) => {
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
          consentOn: consent?.madeOn ? toDay(consent.madeOn) : null,
          erasedOn: erasedAt === null ? null : dayOf(erasedAt),
        };
      },
    ),
  );
  return { candidates, last: found.length < PAGE ? null : (found.at(-1) ?? null) };
}
