import { type Day, fromDay } from '../../src/calendar.ts';
import { officialDayOf } from '../../src/resolvers/candidate/rules.ts';
import type { AdmissionPlan } from './admission-plan.ts';
import type { Bodies } from './bodies.ts';
import { type Attendance, type Step, stepsAfterDecision, stepsFromDossier, stepsToCertificate } from './case-steps.ts';
import type { CaseBook } from './cases.ts';
import { addDays, type Recorder } from './days.ts';
import { createRandom } from './random.ts';
import type { AdmissionChangeRow, AdmissionRow, ReplayAdmission } from './rows.ts';
import { stableId } from './stable-id.ts';
import { type Course, takeLatestSeat } from './trainings.ts';

/** What comes of the years' lists. */
export interface Admissions {
  admissions: AdmissionRow[];
  admissionChanges: AdmissionChangeRow[];
  replayAdmissions: ReplayAdmission[];
}

/**
 * Records the persons on the lists of admissions as far as they have come by today: the earlier ones are official
 * members, the latest still on the way. For the replay everybody stops at the decision.
 */
export function buildAdmissions(
  plans: readonly AdmissionPlan[],
  { today, replay, courses, bodies }: { today: Day; replay: boolean; courses: readonly Course[]; bodies: Bodies },
  book: CaseBook,
  recorder: Recorder,
): Admissions {
  const built: Admissions = { admissions: [], admissionChanges: [], replayAdmissions: [] };
  for (const [index, plan] of plans.entries()) {
    const random = createRandom(plan.key);
    const dossier = stepsFromDossier(random, 'DECIDED', plan.decisionOn, plan.decisionNumber);
    const awareness = takeLatestSeat(courses, 'AWARENESS', addDays(dossier[0]?.on ?? plan.decisionOn, -7));
    if (!awareness) throw new Error(`no awareness class is left before ${plan.decisionOn}`);
    const before = stepsToCertificate(random, awareness);
    const after = stepsAfterDecision(
      random,
      plan,
      (on) => `${700 + (index % 250)}-QĐ/${bodies.deciderOf(plan.leaf, on).sign}`,
    );
    const newMember = takeNewMemberSeat(courses, plan.ceremonyOn);

    const reached = [...before, ...dossier, ...(replay ? [] : after)].filter((step) =>
      reachedBy(step, today, awareness),
    );
    if (reached.length === 0) continue;
    const attendances: Attendance[] = [];
    if (awareness.resultsOn <= today) {
      attendances.push({ course: awareness, enrolledOn: before[2]?.on ?? awareness.startsOn, status: 'PASSED' });
    }
    if (newMember && !replay && newMember.resultsOn <= today) {
      attendances.push({ course: newMember, enrolledOn: addDays(newMember.startsOn, -7), status: 'PASSED' });
    }
    const candidate = book.add(random, { key: plan.key, leaf: plan.leaf, steps: reached, attendances });

    const { ceremonyOn, decisionNumber, decisionOn } = plan;
    const what = { candidateId: candidate.id, committeeId: plan.leaf.id, decisionNumber };
    if (replay) {
      built.replayAdmissions.push({ ...what, ceremonyOn, decisionOn });
    } else if (ceremonyOn <= today) {
      const recordedAt = recorder.at(ceremonyOn);
      const id = stableId(`admission/${plan.key}`, recordedAt.getTime());
      built.admissions.push({
        id,
        ...what,
        ceremonyOn: fromDay(ceremonyOn),
        decisionOn: fromDay(decisionOn),
        revoked: false,
        recordedBy: bodies.recordedBy(ceremonyOn),
        recordedAt,
      });
      built.admissionChanges.push({
        id: stableId(`admission-change/${plan.key}`, recordedAt.getTime()),
        admissionId: id,
        fromCeremonyOn: null,
        toCeremonyOn: fromDay(ceremonyOn),
        reason: null,
        changedBy: bodies.recordedBy(ceremonyOn),
        changedAt: recordedAt,
      });
    }
  }
  return built;
}

/** A class without results by today is not in the data set (see trainings.ts): its people still wait for one. */
function reachedBy(step: Step, today: Day, awareness: Course): boolean {
  if (step.stage === 'IN_AWARENESS_CLASS') return awareness.resultsOn <= today;
  return (step.recordedOn ?? step.on) <= today;
}

/** The first class for new members after the ceremony that still has a seat. */
function takeNewMemberSeat(courses: readonly Course[], ceremonyOn: Day): Course | undefined {
  const earliest = addDays(ceremonyOn, 15);
  const recognitionOn = officialDayOf(ceremonyOn);
  const course = courses.find(
    (c) => c.kind === 'NEW_MEMBER' && c.startsOn >= earliest && c.resultsOn <= recognitionOn && c.taken < c.capacity,
  );
  if (course) course.taken += 1;
  return course;
}
