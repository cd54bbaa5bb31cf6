import { type Day, fromDay } from '../../src/calendar.ts';
import type { InspectionOutcome, InspectionStatus } from '../../src/db/generated/client.ts';
import { addDays, type Recorder } from './days.ts';
import { fixedId } from './demo-ids.ts';
import { GOOD_FINDINGS, SHORTCOMINGS } from './inspection-topics.ts';
import { createRandom, type Random } from './random.ts';
import type { FindingRow, InspectionChangeRow, InspectionRow, ProgrammeRow, RemedyRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** What is known of an inspection before it takes place. */
export interface InspectionPlan {
  key: string;
  programmeId: string | null;
  inspectorId: string;
  subjectId: string;
  kind: InspectionRow['kind'];
  topic: string;
  /** When it was put into the programme, or the day before it was ordered without one. */
  plannedOn: Day;
  startsOn: Day;
  /** Where it stops although its days are past; some wait for ever, which makes them overdue. */
  stopsAt?: InspectionStatus;
  /** Instead of chance. */
  outcome?: InspectionOutcome;
  /** When it was called off, with the reason. */
  cancelled?: { on: Day; reason: string };
}

/** The rows of all inspections. */
export interface InspectionRows {
  programmes: ProgrammeRow[];
  inspections: InspectionRow[];
  inspectionChanges: InspectionChangeRow[];
  findings: FindingRow[];
  remedies: RemedyRow[];
}

/** Days from the start to each step; a direct superior of grassroots organisations has 20 days for one inspection. */
const STEPS: readonly { status: InspectionStatus; after: number }[] = [
  { status: 'STARTED', after: 0 },
  { status: 'SELF_REPORT_IN', after: 6 },
  { status: 'VERIFIED', after: 12 },
  { status: 'REPORTED', after: 16 },
  { status: 'CONCLUDED', after: 20 },
];
const DUE_AFTER_DAYS = 30;
/** From the conclusion on: into the follow-up, until remedies are due, and to the end when nothing was to be put right. */
const FOLLOW_UP_AFTER_DAYS = 2;
const REMEDY_AFTER_DAYS = 60;
const CLOSED_AFTER_DAYS = 10;

interface StatusStep {
  status: InspectionStatus;
  on: Day;
}

/** Adds an inspection as it stands on a day, with its history, findings and remedies. */
export function addInspection(rows: InspectionRows, plan: InspectionPlan, today: Day, recorder: Recorder): void {
  const random = createRandom(`inspection/${plan.key}`);
  const outcome = plan.outcome ?? pickOutcome(random);
  const remedyLate = random.chance(25);
  const steps = stepsUntil(plan, outcome, remedyLate, today);
  const reached = (status: InspectionStatus): Day | undefined => steps.find((step) => step.status === status)?.on;
  const status = steps[steps.length - 1]?.status ?? 'PLANNED';
  const concludedOn = reached('CONCLUDED');
  const startedOn = reached('STARTED');
  const id = fixedId(`inspection/${plan.key}`);

  rows.inspections.push({
    id,
    programmeId: plan.programmeId,
    inspectorId: plan.inspectorId,
    subjectId: plan.subjectId,
    kind: plan.kind,
    topic: plan.topic,
    status,
    dueOn: fromDay(addDays(plan.startsOn, DUE_AFTER_DAYS)),
    announcedOn: plan.kind === 'VIOLATION_SIGNS' && startedOn && reached('SELF_REPORT_IN') ? fromDay(startedOn) : null,
    startedOn: startedOn ? fromDay(startedOn) : null,
    concludedOn: concludedOn ? fromDay(concludedOn) : null,
    outcome: concludedOn ? outcome : null,
    cancelReason: status === 'CANCELLED' ? (plan.cancelled?.reason ?? null) : null,
  });
  for (const [index, step] of steps.entries()) {
    const changedAt = recorder.at(step.on, index);
    rows.inspectionChanges.push({
      id: stableId(`inspection-change/${id}/${index}`, changedAt.getTime()),
      inspectionId: id,
      fromStatus: steps[index - 1]?.status ?? null,
      toStatus: step.status,
      effectiveOn: fromDay(step.on),
      changedBy: 'demo-district',
      changedAt,
    });
  }
  if (concludedOn) addFinding(rows, { id, subjectId: plan.subjectId, outcome, concludedOn, random }, reached('CLOSED'));
}

function pickOutcome(random: Random): InspectionOutcome {
  return random.weighted(['GOOD', 'GOOD_PRACTICE', 'SHORTCOMINGS'] as const, (outcome) =>
    outcome === 'GOOD' ? 45 : 27,
  );
}

function stepsUntil(plan: InspectionPlan, outcome: InspectionOutcome, remedyLate: boolean, today: Day): StatusStep[] {
  const planned: StatusStep = { status: 'PLANNED', on: plan.plannedOn };
  if (plan.cancelled) {
    return plan.cancelled.on <= today ? [planned, { status: 'CANCELLED', on: plan.cancelled.on }] : [planned];
  }
  const steps = [planned, ...STEPS.map(({ status, after }) => ({ status, on: addDays(plan.startsOn, after) }))];
  const concludedOn = addDays(plan.startsOn, 20);
  if (outcome === 'SHORTCOMINGS') {
    steps.push({ status: 'FOLLOW_UP', on: addDays(concludedOn, FOLLOW_UP_AFTER_DAYS) });
    // Late ones stay open: their remedy is overdue.
    if (!remedyLate) steps.push({ status: 'CLOSED', on: addDays(concludedOn, REMEDY_AFTER_DAYS - 5) });
  } else {
    steps.push({ status: 'CLOSED', on: addDays(concludedOn, CLOSED_AFTER_DAYS) });
  }
  const stop = steps.findIndex(({ status }) => status === plan.stopsAt);
  return steps.slice(0, stop < 0 ? steps.length : stop + 1).filter(({ on }) => on <= today);
}

function addFinding(
  rows: InspectionRows,
  concluded: { id: string; subjectId: string; outcome: InspectionOutcome; concludedOn: Day; random: Random },
  closedOn: Day | undefined,
): void {
  const { id: inspectionId, subjectId, outcome, concludedOn, random } = concluded;
  if (outcome === 'GOOD') return;
  const id = stableId(`finding/${inspectionId}`, fromDay(concludedOn).getTime());
  if (outcome === 'GOOD_PRACTICE') {
    rows.findings.push({ id, inspectionId, category: 'GOOD_PRACTICE', text: random.pick(GOOD_FINDINGS) });
    return;
  }
  const { text, action } = random.pick(SHORTCOMINGS);
  rows.findings.push({ id, inspectionId, category: 'SHORTCOMING', text });
  rows.remedies.push({
    id: stableId(`remedy/${inspectionId}`, fromDay(concludedOn).getTime()),
    findingId: id,
    ownerId: subjectId,
    action,
    dueOn: fromDay(addDays(concludedOn, REMEDY_AFTER_DAYS)),
    doneOn: closedOn ? fromDay(closedOn) : null,
  });
}
