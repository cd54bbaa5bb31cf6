import { type Day, parseDay, yearOf } from '../../src/calendar.ts';
import type { WorkingCalendar } from '../../src/rules/working-days.ts';
import { type AdmissionPlan, buildAdmissionPlans } from './admission-plan.ts';
import { buildAdmissions } from './admissions.ts';
import { buildAreas } from './areas.ts';
import { createCaseBook } from './cases.ts';
import { buildTree } from './committees.ts';
import { createRecorder } from './days.ts';
import { demoIds } from './demo-ids.ts';
import { buildGrants } from './grants.ts';
import { buildInspections, buildSchemes } from './inspections.ts';
import { ARTICLE_DAY, buildMemberCounts, buildMemberships } from './members.ts';
import { buildOfficers } from './officers.ts';
import { buildPipeline } from './pipeline.ts';
import { buildCellPlans, buildQuotas } from './quotas.ts';
import type { DemoData } from './rows.ts';
import { buildCourses, buildTrainings } from './trainings.ts';

/** The first year with quotas and admissions: the article's. */
const FIRST_YEAR = 2023;

/** Knows no holidays. */
const WEEKDAYS: WorkingCalendar = { years: new Set(), days: new Map() };

/** For which day the data set is made. */
export interface DemoDataOptions {
  /** The current local day, from the article's 2023-12-18 on. Nothing in the data set lies after it but plans. */
  today: Day;
  /** Leaves the 216 of 2023 decided but not admitted, and lists what to record; later years then admit nobody. */
  replay?: boolean;
  /** By which the time of decisions is counted; without one by weekdays. */
  calendar?: WorkingCalendar;
}

/**
 * The demo data set: Lục Yên as the article shows it on 2023-12-18, carried on with invented years until today.
 * Without I/O, clock or chance: the same options give the same rows.
 *
 * @throws RangeError when `today` is no day, or one before the article's
 */
export function buildDemoData({ today, replay = false, calendar = WEEKDAYS }: DemoDataOptions): DemoData {
  if (parseDay(today) !== today || today < ARTICLE_DAY) {
    throw new RangeError(`the demo data set begins on ${ARTICLE_DAY}; ${today} is not a day since then`);
  }
  const year = yearOf(today);
  const recorder = createRecorder(today);
  const tree = buildTree();
  const members = buildMemberCounts(tree.leaves);

  const quotas: DemoData['quotas'] = [];
  const quotaRevisions: DemoData['quotaRevisions'] = [];
  const plans: AdmissionPlan[] = [];
  for (let y = FIRST_YEAR; y <= year; y += 1) {
    const cellPlans = buildCellPlans(y, tree.leaves, members);
    const built = buildQuotas(y, tree.organisations, cellPlans, recorder);
    quotas.push(...built.quotas);
    quotaRevisions.push(...built.revisions);
    plans.push(...buildAdmissionPlans(y, tree.organisations, cellPlans));
  }

  const courses = buildCourses(today, year);
  const book = createCaseBook({ today, recorder, members, calendar });
  const recorded = plans.filter(
    (plan) =>
      (!replay || plan.year === FIRST_YEAR) &&
      // The one of this year is the demo's to admit: see the pipeline.
      (plan.leaf.id !== demoIds.kheoLeng || plan.ceremonyOn <= today),
  );
  const admissions = buildAdmissions(recorded, { today, replay, courses: courses.planned }, book, recorder);
  for (const { random, entry } of buildPipeline(today, tree.organisations, courses)) book.add(random, entry);

  const trainings = buildTrainings(courses, today, year);
  return {
    committees: tree.committees,
    placements: tree.placements,
    codes: tree.codes,
    ...buildAreas(tree.organisations),
    officers: buildOfficers(tree.organisations, members),
    memberships: buildMemberships(tree.leaves, members, plans, year),
    quotas,
    quotaRevisions,
    trainingCentres: trainings.centres,
    trainingClasses: trainings.classes,
    traineeReports: trainings.reports,
    ...book.rows,
    ...admissions,
    schemes: buildSchemes(),
    ...buildInspections(tree, today, year, recorder),
    grants: buildGrants(),
  };
}
