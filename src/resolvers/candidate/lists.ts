import { type Day, fromDay } from '../../calendar.ts';
import type { Candidate, CandidateStage, PaperKind, Prisma, SourceCategory } from '../../db/generated/client.ts';
import { type JudgedCases, judgeCases } from '../deadline/judged-cases.ts';
import { lastLapsedBefore } from '../dossier/lapses.ts';
import { PAPERS_MADE_ANEW, WHILE_PUT_TOGETHER } from '../dossier/rules.ts';
import type { DossierItem } from '../dossier/words.ts';
import { among, asksFor, days, type Filter, filterBy, having, lacking, since, type Terms } from '../filter.ts';
import { inForceOn } from '../in-force.ts';
import { type Page, readSearchPattern } from '../input.ts';
import { type Asked, type List, list, type Rows, whereOf } from '../list.ts';
import { seenMembers } from '../member/seen.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import type { StepBody } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import { AWARENESS_CERTIFICATE } from '../training/rules.ts';
import { askedByName, type PersonOrder, personOrders } from './person-order.ts';
import { PAPERS } from './rules.ts';
import { seenCandidates } from './seen.ts';

/** What candidates can be sorted by. */
export const candidateOrders = {
  ...personOrders,
  stageSince: { keys: ['stageSince'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What of a filter no column says: cases are judged for it by their records. */
export const judgedFields = ['waitingFor', 'nextStep', 'deadlineBefore', 'missing'] as const;

/**
 * What candidates can be filtered by.
 * @param judged - null where nothing of `judgedFields` is asked for.
 * @param seen - the members that the viewer may see: nobody is found by another one.
 */
export const candidateTerms = (today: Day, judged: JudgedCases | null, seen: Prisma.MemberWhereInput) =>
  ({
    stage: among<CandidateStage>('stage'),
    source: among<SourceCategory>('sourceCategory', { nullable: true }),
    stageSince: days('stageSince'),
    updatedSince: since('updatedAt'),
    mentored: having('mentors', inForceOn(today)),
    mentor: (members: readonly { id: string }[], wanted) =>
      either(wanted, { mentors: { some: { ...inForceOn(today), member: { AND: [named(members), seen] } } } }),
    missingPaper: lacking<PaperKind>('papers', 'kind'),
    certificateLapsesBefore: (day: Day, wanted) => either(wanted, certificateLapses(day, today)),
    paperLapsesBefore: (day: Day, wanted) => either(wanted, paperLapses(day)),
    waitingFor: (bodies: readonly StepBody[], wanted) => either(wanted, known(judged).waitingFor(bodies)),
    nextStep: (steps: readonly CaseStep[], wanted) => either(wanted, known(judged).nextStep(steps)),
    deadlineBefore: (day: Day, wanted) => either(wanted, known(judged).deadlineBefore(day)),
    missing: (items: readonly DossierItem[], wanted) => either(wanted, known(judged).missing(items)),
  }) satisfies Terms;

function named(members: readonly { id: string }[]): Prisma.MemberWhereInput {
  return { id: { in: members.map(({ id }) => id) } };
}

function known(judged: JudgedCases | null): JudgedCases {
  if (judged === null) throw new Error('cases were not judged for this list');
  return judged;
}

function either(wanted: boolean, condition: Prisma.CandidateWhereInput): Prisma.CandidateWhereInput {
  return wanted ? condition : { NOT: condition };
}

/** Whoever has a certificate of an awareness class that was not revoked: one that holds on a day, or any. */
export function certified(on?: Day): Prisma.PersonWhereInput {
  const holds = on && { issuedOn: { gt: fromDay(lastLapsedBefore(on, AWARENESS_CERTIFICATE)) } };
  return { candidates: { some: { certificates: { some: { kind: 'AWARENESS', revocation: null, ...holds } } } } };
}

/** Whoever holds a certificate of an awareness class that lapses before a day, and whose cell has not voted (`dueLapses`). */
function certificateLapses(day: Day, today: Day): Prisma.CandidateWhereInput {
  return {
    AND: [
      { person: { AND: [certified(), { NOT: certified(day) }] } },
      {
        OR: [
          { stage: { in: ['AWARENESS_CERTIFIED', ...WHILE_PUT_TOGETHER] } },
          // Who is on the list keeps one as long as it holds.
          { stage: 'OUTSTANDING', person: certified(today) },
        ],
      },
    ],
  };
}

/** Whoever has a paper that stands and lapses before a day, while the dossier is put together. */
function paperLapses(day: Day): Prisma.CandidateWhereInput {
  const madeOn = { lte: fromDay(lastLapsedBefore(day, PAPERS)) };
  const kind = { in: [...PAPERS_MADE_ANEW.on(day).value] };
  return { stage: { in: [...WHILE_PUT_TOGETHER] }, papers: { some: { kind, madeOn, replacedBy: null } } };
}

/** What candidates are looked for. */
export interface CandidateFilter {
  /** Followed by this committee or one below it. */
  withinId?: string | null;
  stage?: CandidateStage[] | null;
  source?: SourceCategory[] | null;
  /** Part of the name, accents or not. */
  text?: string | null;
  /** Only these: those that a figure was counted from. */
  counted?: Prisma.CandidateWhereInput;
}

/** The candidates that the viewer may see of those that are looked for. */
export function candidatesOf(
  { withinId, stage, source, text, counted }: CandidateFilter,
  context: OperationContext,
): Rows<Prisma.CandidateWhereInput> {
  const wanted: Prisma.CandidateWhereInput[] = [];
  if (counted) wanted.push(counted);
  if (stage) wanted.push({ stage: { in: stage } });
  if (source) wanted.push({ sourceCategory: { in: source } });
  if (text?.trim()) wanted.push({ searchKey: { contains: readSearchPattern(text) } });
  return {
    seen: seenCandidates(signedIn(context)),
    subtree: {
      withinId,
      at: (committee) => ({ committee }),
      few: { actions: ['candidate:read', 'trainee:read'], among: (ids) => ({ committeeId: { in: ids } }) },
    },
    filter: wanted,
  };
}

/** What a list of candidates is asked with. */
export interface CandidatesAsked extends CandidateFilter, Page {
  order?: PersonOrder | null;
  orderBy?: AskedOrder<typeof candidateOrders> | null;
  filter?: Filter<ReturnType<typeof candidateTerms>> | null;
}

/**
 * Candidates in Vietnamese order of their names, by the given name unless it is asked otherwise.
 * @throws InvalidInput as `list`, `filterBy` and `judgeCases` do
 */
export async function listCandidates(
  asked: Asked<Prisma.CandidateInclude>,
  args: CandidatesAsked,
  context: OperationContext,
): Promise<List<Candidate>> {
  const order = orderOf(candidateOrders, args.orderBy, askedByName(args.order));
  const named = asked.places && order.keys.includes('fullName');
  const rows = candidatesOf(args, context);
  const judged = asksFor(args.filter, judgedFields) ? await judgeCases(whereOf(rows, context), context) : null;
  const wanted = filterBy<ReturnType<typeof candidateTerms>, Prisma.CandidateWhereInput>(
    candidateTerms(context.feed.day, judged, seenMembers(signedIn(context))),
    args.filter,
  );
  return list(
    {
      ...asked,
      order,
      args,
      table: context.database.prisma.candidate,
      // Names leave this list in sealed cursors alone.
      omit: { fullName: !named, givenName: !named },
      ...rows,
      filter: [...(rows.filter ?? []), ...wanted],
    },
    context,
  );
}

/** The places of a case up to today, in order of days. */
export function listPlacesSoFar({ feed }: OperationContext) {
  return {
    where: { OR: [{ validFrom: null }, { validFrom: { lte: fromDay(feed.day) } }] },
    orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
  } satisfies Prisma.CasePlaceFindManyArgs;
}

/** The end of a place; null while it lasts, as long as its day has not come. */
export function endSoFar(validTo: Date | null, { feed }: OperationContext): Date | null {
  return validTo !== null && validTo <= fromDay(feed.day) ? validTo : null;
}

/** Cases by their ids, in that order: those that an operation has just written. */
export async function readCasesInOrder(
  query: Prisma.CandidateFindManyArgs,
  ids: readonly string[],
  { database }: OperationContext,
): Promise<Candidate[]> {
  const found = await database.prisma.candidate.findMany({ ...query, where: { id: { in: [...ids] } } });
  const place = new Map(ids.map((id, n) => [id, n]));
  return found.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}
