import { type Day, parseDay, yearOf } from '../../src/calendar.ts';
import type { WorkingCalendar } from '../../src/rules/working-days.ts';
import { type AdmissionPlan, buildAdmissionPlans } from './admission-plan.ts';
import { buildAdmissions } from './admissions.ts';
import { buildAreas } from './areas.ts';
import { bodiesOfDistrict, bodiesThroughTheEnd } from './bodies.ts';
import { createCaseBook } from './cases.ts';
import { buildTree } from './committees.ts';
import { createRecorder } from './days.ts';
import { DECIDED_ON, demoIds } from './demo-ids.ts';
import { buildGrants, buildGrantsAfter } from './grants.ts';
import { buildInspections, buildSchemes } from './inspections.ts';
import { ARTICLE_DAY, buildMemberCounts, buildMemberships } from './members.ts';
import { DISTRICTS_ENDED } from './new-communes.ts';
import { buildAppointed, buildOfficers } from './officers.ts';
import { buildPipeline } from './pipeline.ts';
import { buildCellPlans, buildQuotas, GIVEN_BY_DISTRICT, GIVEN_BY_PROVINCE } from './quotas.ts';
import type { DemoData } from './rows.ts';
import { buildCourses, buildTrainings } from './trainings.ts';
import { foundedIds, treeAfter } from './tree-after.ts';

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
  /** Whether the districts end on 01/07/2025, as they did; without it the tree of 2023 stays in force. */
  districtsEnd?: boolean;
  /** By which the time of decisions is counted; without one by weekdays. */
  calendar?: WorkingCalendar;
}

/**
 * The demo data set: Lục Yên as the article shows it on 2023-12-18, carried on with invented years until today.
 * Without I/O, clock or chance: the same options give the same rows.
 *
 * @throws RangeError when `today` is no day, or one before the article's
 */
export function buildDemoData({
  today,
  replay = false,
  districtsEnd = false,
  calendar = WEEKDAYS,
}: DemoDataOptions): DemoData {
  if (parseDay(today) !== today || today < ARTICLE_DAY) {
    throw new RangeError(`the demo data set begins on ${ARTICLE_DAY}; ${today} is not a day since then`);
  }
  const year = yearOf(today);
  const recorder = createRecorder(today);
  const tree = buildTree();
  const members = buildMemberCounts(tree.leaves);
  const after = districtsEnd && today >= DISTRICTS_ENDED ? treeAfter(tree) : null;
  const bodies = after === null ? bodiesOfDistrict : bodiesThroughTheEnd(after.organisationOf);

  const given: Pick<DemoData, 'quotas' | 'quotaRevisions'> = { quotas: [], quotaRevisions: [] };
  const givenAfter: typeof given = { quotas: [], quotaRevisions: [] };
  const plans: AdmissionPlan[] = [];
  for (let y = FIRST_YEAR; y <= year; y += 1) {
    const cellPlans = buildCellPlans(y, tree.leaves, members);
    // The year in which the districts ended was given out by them.
    const isAfter = after !== null && y > yearOf(DISTRICTS_ENDED);
    const { organisations } = isAfter ? after : tree;
    const built = buildQuotas(y, organisations, cellPlans, recorder, isAfter ? GIVEN_BY_PROVINCE : GIVEN_BY_DISTRICT);
    const goal = isAfter ? givenAfter : given;
    goal.quotas.push(...built.quotas);
    goal.quotaRevisions.push(...built.revisions);
    plans.push(...buildAdmissionPlans(y, organisations, cellPlans, bodies));
  }

  const courses = buildCourses(today, year, after !== null);
  const book = createCaseBook({ today, recorder, members, calendar, bodies });
  const recorded = plans.filter(
    (plan) =>
      (!replay || plan.year === FIRST_YEAR) &&
      // The one of this year is the demo's to admit: see the pipeline.
      (plan.leaf.id !== demoIds.kheoLeng || plan.ceremonyOn <= today),
  );
  const admissions = buildAdmissions(recorded, { today, replay, courses: courses.planned, bodies }, book, recorder);
  for (const { random, entry } of buildPipeline(today, (after ?? tree).organisations, courses, bodies))
    book.add(random, entry);

  const trainings = buildTrainings(courses, today, year, after);
  return {
    committees: tree.committees,
    placements: tree.placements,
    codes: tree.codes,
    ...buildAreas(tree.organisations),
    officers: buildOfficers(tree.organisations, members),
    memberships: buildMemberships(tree.leaves, members, plans, year),
    ...given,
    trainingCentres: trainings.centres,
    trainingCoverage: trainings.coverage,
    trainingClasses: trainings.classes,
    traineeReports: trainings.reports,
    ...book.rows,
    ...admissions,
    schemes: buildSchemes(),
    ...buildInspections(tree, today, year, recorder, after),
    grants: buildGrants(),
    after:
      districtsEnd && today >= DECIDED_ON
        ? {
            officers: after === null ? [] : buildAppointed([demoIds.laoCai, ...foundedIds]),
            ...givenAfter,
            grants: buildGrantsAfter(today),
          }
        : null,
  };
}
