import type { Day } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { type WorkingCalendar, workingDaysUntil } from '../../rules/working-days.ts';
import { stageOrder } from '../candidate/rules.ts';
import type { Lapse } from '../dossier/lapses.ts';
import { WHILE_PUT_TOGETHER } from '../dossier/rules.ts';
import { mistakes } from './violations.ts';

/** Committees whose deadlines are listed together at most: those of a province. */
export const MOST_COMMITTEES = 5_000;

/** For so many days something is news: a plan that was met or revised, a year that was closed. */
export const NEWS_DAYS = 30;

/** @throws InvalidInput when deadlines of so many committees cannot be listed together */
export function checkCommittees(committees: number): void {
  if (committees > MOST_COMMITTEES) throw mistakes.tooMany(committees, MOST_COMMITTEES);
}

/** Stages at which a step of a body is due by a rule. A case at the cell's review is, once it was sent up. */
export const decidedStages: readonly CandidateStage[] = stageOrder.slice(
  stageOrder.indexOf('CELL_REVIEW'),
  stageOrder.indexOf('OFFICIAL'),
);

/** Stages at which the records of a case are looked at, to say on whom it waits, until when, and what its dossier lacks. */
export const judgedStages: readonly CandidateStage[] = [...new Set([...WHILE_PUT_TOGETHER, ...decidedStages])];

/** Cases that a list judges by their records at most: the open ones of a province. */
export const MOST_JUDGED = 10_000;

/** @throws InvalidInput when so many cases cannot be judged for one list */
export function checkJudged(cases: number): void {
  if (cases > MOST_JUDGED) throw mistakes.tooManyJudged(MOST_JUDGED);
}

/**
 * Whether a dossier is gone through at a stage. What was sent up waits for a decision, by what the cell has voted on.
 * @param referred - whether it was sent up.
 */
export function isGoneThrough(stage: CandidateStage, referred: boolean): boolean {
  return !referred && (stage === 'PROBATIONARY' || WHILE_PUT_TOGETHER.includes(stage));
}

/** Stages at which something of the dossier can lapse before the cell has voted. */
export const lapsingStages: readonly CandidateStage[] = ['OUTSTANDING', 'AWARENESS_CERTIFIED', ...WHILE_PUT_TOGETHER];

/** Stages at which the time of every case may run; of those on the list it does for some. */
export const openStages: readonly CandidateStage[] = [...new Set([...lapsingStages, ...decidedStages])].filter(
  (stage) => stage !== 'OUTSTANDING',
);

/**
 * Whether it is somebody's business at a stage that something of a dossier lapses. Papers are those of the procedure. Who is
 * on the list keeps a certificate as long as it holds; once it has lapsed the way begins anew.
 */
export function isDue(
  { what, heldUntil }: Pick<Lapse, 'what' | 'heldUntil'>,
  stage: CandidateStage,
  today: Day,
): boolean {
  if (stage === 'OUTSTANDING') return what === 'CERTIFICATE' && today <= heldUntil;
  return what === 'CERTIFICATE' ? lapsingStages.includes(stage) : WHILE_PUT_TOGETHER.includes(stage);
}

/** Where a deadline stands in their order. */
interface Place {
  day: Day;
  id: string;
}

/** The order of deadlines: the earliest first, those of one day by their ids. */
export function inOrder(one: Place, other: Place): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Of rows in their order those of a page, and one more where there are more: from the front, or from the end backwards. */
export function rowsOfPage<Row extends Place>(
  rows: readonly Row[],
  { after, before, forward, size }: { after: Place | null; before: Place | null; forward: boolean; size: number },
): Row[] {
  const between = rows.filter(
    (row) => (after === null || inOrder(after, row) < 0) && (before === null || inOrder(row, before) < 0),
  );
  return forward ? between.slice(0, size + 1) : between.reverse().slice(0, size + 1);
}

/** How much time is left until a day, by the working calendar. */
export interface TimeLeft {
  /** Whether the day is gone. */
  overdue: boolean;
  /** Working days that are left after today, the last day among them; 0 on that day and afterwards. */
  left: number;
  /** Working days since that day; 0 until it is gone. */
  over: number;
  /** Whether it is known of all those days whether they are worked. */
  certain: boolean;
}

/** How much time is left until a day. */
export function timeLeft(calendar: WorkingCalendar, day: Day, today: Day): TimeLeft {
  const overdue = day < today;
  const { count, uncertain, unknownYears } = overdue
    ? workingDaysUntil(calendar, day, today)
    : workingDaysUntil(calendar, today, day);
  const certain = uncertain.length === 0 && unknownYears.length === 0;
  return { overdue, left: overdue ? 0 : count, over: overdue ? count : 0, certain };
}
