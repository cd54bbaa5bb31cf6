import { candidatesOf } from '../candidate/lists.ts';
import { stageOrder } from '../candidate/rules.ts';
import { readCaseRecords } from '../deadline/case-records.ts';
import { inSlices } from '../deadline/in-slices.ts';
import { standingOn } from '../deadline/standing.ts';
import { whereOf } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { StepBody } from '../resolution/next-step.ts';
import { type CaseReport, type CountedCases, countedCases } from './case-report.ts';

/** Cases whose next step is that of one body of one committee. */
export interface WaitingOn {
  body: StepBody;
  committeeId: string;
  name: string;
  waiting: CountedCases;
}

/** Who is on a list and has not been recognised. */
const WAITING = stageOrder.filter((stage) => stage !== 'SOURCE' && stage !== 'OFFICIAL');

/**
 * On whom the open cases wait today, most cases first. Null for who may not read the cases.
 * So many statements, whatever the number of cases.
 */
export async function readWaitingOn(report: CaseReport, context: OperationContext): Promise<WaitingOn[] | null> {
  if (!report.readsCases) return null;
  const where = whereOf(candidatesOf({ withinId: report.committeeId, stage: WAITING }, context), context);
  const open = await context.database.prisma.candidate.findMany({
    where: { AND: [where, { erasedAt: null }] },
    select: { id: true, committeeId: true },
  });
  const { day } = context.feed;
  const [calendar, cases] = await Promise.all([context.loaders.calendar.load('all'), readCaseRecords(open, context)]);
  const standing = await inSlices(
    cases,
    (one) => {
      const next = standingOn(day, one, calendar);
      return next === null ? [] : [{ ...next, id: one.id }];
    },
    context,
  );
  const bodies = new Map<string, (typeof standing)[number][]>();
  for (const one of standing) {
    const key = `${one.body} ${one.committeeId} ${one.name}`;
    const all = bodies.get(key) ?? [];
    all.push(one);
    bodies.set(key, all);
  }
  return [...bodies.values()]
    .flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const { body, committeeId, name } = first;
      const ids = all.map(({ id }) => id);
      return { body, committeeId, name, waiting: countedCases(ids, report) };
    })
    .sort((one, other) => (other.waiting.count ?? 0) - (one.waiting.count ?? 0) || inOrder(one, other));
}

function inOrder(one: WaitingOn, other: WaitingOn): number {
  return `${one.body} ${one.name}` < `${other.body} ${other.name}` ? -1 : 1;
}
