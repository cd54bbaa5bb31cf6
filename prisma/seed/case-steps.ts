import type { Day } from '../../src/calendar.ts';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { officialDayOf } from '../../src/resolvers/candidate/rules.ts';
import type { AdmissionPlan } from './admission-plan.ts';
import type { Leaf } from './committees.ts';
import { addDays } from './days.ts';
import type { Random } from './random.ts';
import type { EnrolmentRow } from './rows.ts';
import type { Course } from './trainings.ts';

/** A step of a candidate's case. */
export interface Step {
  stage: CandidateStage;
  /** The day it took effect. */
  on: Day;
  /** The day it was written down, when that was later. */
  recordedOn?: Day;
  reason?: string;
  documentNumber?: string;
}

/** A class a candidate went to. */
export interface Attendance {
  course: Course;
  enrolledOn: Day;
  status: NonNullable<EnrolmentRow['status']>;
}

/** Everything there is about a candidate up to today. */
export interface Case {
  key: string;
  leaf: Leaf;
  /** At least one, in order, none after today. */
  steps: readonly Step[];
  attendances: readonly Attendance[];
}

/** Days in each stage from the dossier to the decision; together they keep the 60 working days of the superior. */
const STAY: readonly { stage: CandidateStage; min: number; max: number; document?: string }[] = [
  { stage: 'DOSSIER', min: 10, max: 30 },
  { stage: 'VERIFYING', min: 20, max: 50 },
  { stage: 'OPINIONS', min: 10, max: 25 },
  { stage: 'CELL_REVIEW', min: 1, max: 3 },
  { stage: 'CELL_PROPOSED', min: 5, max: 20, document: 'NQ/CB' },
  { stage: 'GRASSROOTS_PROPOSED', min: 15, max: 45, document: 'NQ/ĐU' },
  { stage: 'DECIDED', min: 5, max: 25 },
];

/** The steps from the dossier to a stage that was reached on a day, counted backwards from that day. */
export function stepsFromDossier(random: Random, stage: CandidateStage, since: Day, decisionNumber?: string): Step[] {
  const last = STAY.findIndex((stay) => stay.stage === stage);
  const steps: Step[] = [];
  let on = since;
  for (const [index, { stage, min, max, document }] of [...STAY.slice(0, last + 1).entries()].reverse()) {
    if (index < last) on = addDays(on, -random.int(min, max));
    const documentNumber = document ? `${random.int(1, 60)}-${document}` : undefined;
    steps.unshift({ stage, on, documentNumber: stage === 'DECIDED' ? decisionNumber : documentNumber });
  }
  return steps;
}

/** The steps up to the awareness certificate, or into the class when that has no results yet. */
export function stepsToCertificate(random: Random, course: Course, certified = true): Step[] {
  const enrolledOn = addDays(course.startsOn, -random.int(3, 10));
  const outstandingOn = addDays(enrolledOn, -random.int(60, 200));
  return [
    { stage: 'SOURCE', on: addDays(outstandingOn, -random.int(60, 300)) },
    { stage: 'OUTSTANDING', on: outstandingOn },
    { stage: 'IN_AWARENESS_CLASS', on: enrolledOn },
    ...(certified ? [{ stage: 'AWARENESS_CERTIFIED' as const, on: course.resultsOn }] : []),
  ];
}

/**
 * The steps after the decision. Recognition takes effect on the day probation ends, counted from the ceremony, even
 * when it is decided some weeks later.
 */
export function stepsAfterDecision(
  random: Random,
  plan: AdmissionPlan,
  recognitionNumber: (recordedOn: Day) => string,
): Step[] {
  const officialOn = officialDayOf(plan.ceremonyOn);
  const recordedOn = addDays(officialOn, random.int(15, 30));
  return [
    { stage: 'PROBATIONARY', on: plan.ceremonyOn, documentNumber: plan.decisionNumber },
    {
      stage: 'OFFICIAL',
      on: officialOn,
      recordedOn,
      documentNumber: recognitionNumber(recordedOn),
    },
  ];
}
