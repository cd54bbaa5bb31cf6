import type { Day } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { checklistOf } from '../dossier/checklist.ts';
import type { DossierItem } from '../dossier/words.ts';
import type { OperationContext } from '../operation-context.ts';
import { isUsualStep, type StepBody, stagesBefore, stagesWaitingFor, usualBodyAt } from '../resolution/next-step.ts';
import type { CaseStep } from '../resolution/words.ts';
import { readCaseRecords } from './case-records.ts';
import { inSlices } from './in-slices.ts';
import { checkJudged, isGoneThrough, judgedStages, MOST_JUDGED } from './rules.ts';
import { standingOn } from './standing.ts';

/** Conditions by what the records of cases come to today, which no column says. */
export interface JudgedCases {
  /** Those whose next step is that of one of some bodies. */
  waitingFor(bodies: readonly StepBody[]): Prisma.CandidateWhereInput;
  /** Those whose next step is one of some steps. */
  nextStep(steps: readonly CaseStep[]): Prisma.CandidateWhereInput;
  /** Those the time of whose next step ends before a day. */
  deadlineBefore(day: Day): Prisma.CandidateWhereInput;
  /** Those whose dossier is not in order today in one of some items. */
  missing(items: readonly DossierItem[]): Prisma.CandidateWhereInput;
}

interface Judged {
  id: string;
  /** Null where nobody acts any more. */
  body: StepBody | null;
  /** Whether the stage alone says who acts. */
  asUsual: boolean;
  step: CaseStep | null;
  /** Whether the stage alone says which step comes next. */
  usualStep: boolean;
  deadline: Day | null;
  missing: ReadonlySet<DossierItem>;
}

/** Of those on the list only whoever the cell has proposed for a class may wait for somebody else; who has a certificate, for a later step. */
const TO_JUDGE: Prisma.CandidateWhereInput = {
  erasedAt: null,
  OR: [
    { stage: { in: [...judgedStages] } },
    { stage: 'OUTSTANDING', enrolments: { some: { status: 'PROPOSED', class: { kind: 'AWARENESS' } } } },
    {
      stage: 'OUTSTANDING',
      person: { candidates: { some: { certificates: { some: { kind: 'AWARENESS', revocation: null } } } } },
    },
  ],
};

/**
 * Judges cases by their records of today, as `deadlines` and `nextSteps` do: so many statements, whatever their number.
 * @param among - those of which the list is, as far as the viewer may see them.
 * @throws InvalidInput when there are too many
 */
export async function judgeCases(among: Prisma.CandidateWhereInput, context: OperationContext): Promise<JudgedCases> {
  const open = await context.database.prisma.candidate.findMany({
    where: { AND: [among, TO_JUDGE] },
    select: { id: true, committeeId: true },
    take: MOST_JUDGED + 1,
  });
  checkJudged(open.length);
  const { day } = context.feed;
  const [calendar, cases] = await Promise.all([context.loaders.calendar.load('all'), readCaseRecords(open, context)]);
  const judged = await inSlices(
    cases,
    (one): Judged[] => {
      const { id, facts, dossier } = one;
      const { stage, referred } = facts;
      const next = standingOn(day, one, calendar);
      const body = next?.body ?? null;
      const lines = dossier === null || !isGoneThrough(stage, referred) ? [] : checklistOf(dossier, stage, day);
      const missing = new Set(lines.flatMap((line) => (line.missing.length === 0 ? [] : [line.item])));
      const step = next?.step ?? null;
      const usual = { asUsual: body === usualBodyAt(stage), usualStep: isUsualStep(step, stage) };
      return [{ id, body, step, ...usual, deadline: next?.deadline ?? null, missing }];
    },
    context,
  );
  return conditionsOf(judged);
}

function conditionsOf(judged: readonly Judged[]): JudgedCases {
  const others = judged.filter(({ asUsual }) => !asUsual);
  let told = 0;
  /** The database takes so many values in a statement and no more. */
  const ids = (of: readonly Judged[]): string[] => {
    told += of.length;
    checkJudged(told);
    return of.map(({ id }) => id);
  };
  return {
    waitingFor: (bodies) => ({
      erasedAt: null,
      OR: [
        { stage: { in: stagesWaitingFor(bodies) }, id: { notIn: ids(others) } },
        { id: { in: ids(others.filter(({ body }) => body !== null && bodies.includes(body))) } },
      ],
    }),
    nextStep: (steps) => ({
      erasedAt: null,
      OR: [
        { stage: { in: stagesBefore(steps) }, id: { notIn: ids(judged.filter(({ usualStep }) => !usualStep)) } },
        {
          id: { in: ids(judged.filter(({ step, usualStep }) => !usualStep && step !== null && steps.includes(step))) },
        },
      ],
    }),
    deadlineBefore: (day) => ({
      id: { in: ids(judged.filter(({ deadline }) => deadline !== null && deadline < day)) },
    }),
    missing: (items) => ({ id: { in: ids(judged.filter(({ missing }) => items.some((one) => missing.has(one)))) } }),
  };
}
