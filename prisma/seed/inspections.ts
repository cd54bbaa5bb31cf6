import { type Day, fromDay, yearOf } from '../../src/calendar.ts';
import type { InspectionStatus } from '../../src/db/generated/client.ts';
import type { Organisation, Tree } from './committees.ts';
import { addDays, type Recorder } from './days.ts';
import { demoIds, fixedId } from './demo-ids.ts';
import { addInspection, type InspectionPlan, type InspectionRows } from './inspection-book.ts';
import { PROPAGANDA_TOPIC, TOPICS } from './inspection-topics.ts';
import { DISTRICTS_ENDED } from './new-communes.ts';
import { createRandom } from './random.ts';
import type { ProgrammeRow, SchemeRow } from './rows.ts';
import { SOURCES } from './sources.ts';
import type { TreeAfter } from './tree-after.ts';

/** Years of Văn Yên in which the article found every programme done. */
const VAN_YEN_YEARS = [2021, 2022, 2023];

/** The scheme of the province under which the programmes of 2021-2025 were made. */
export function buildSchemes(): SchemeRow[] {
  return [
    {
      id: demoIds.scheme,
      issuerId: demoIds.province,
      number: '04-ĐA/TU',
      title: 'Đề án về công tác kiểm tra, giám sát giai đoạn 2021-2025',
      issuedOn: fromDay('2021-09-01'),
      firstYear: 2021,
      lastYear: 2025,
      source: SOURCES.article,
    },
  ];
}

/**
 * Programmes and inspections of Văn Yên (2021-2023, all done) and of Lục Yên (today's year, under way).
 * @param after - what stands since the districts ended, and has a programme for the year in their place.
 */
export function buildInspections(
  tree: Tree,
  today: Day,
  year: number,
  recorder: Recorder,
  after: TreeAfter | null,
): InspectionRows {
  const rows: InspectionRows = { programmes: [], inspections: [], inspectionChanges: [], findings: [], remedies: [] };
  const add = (plan: InspectionPlan): void => addInspection(rows, plan, today, recorder);
  addVanYenHistory(tree, rows, add);
  if (after !== null && year > yearOf(DISTRICTS_ENDED)) {
    const committees = [...after.organisations.filter(hasCells), ...after.vanYenCommittees.slice(0, 5)];
    addYear(rows, add, { inspectorId: demoIds.laoCai, year, committees, organisations: after.organisations });
    for (const plan of unplanned(after.organisations, demoIds.laoCai, today)) add(plan);
    return rows;
  }
  if (year > 2023) {
    const programmeId = addProgramme(rows, demoIds.vanYen, year, SOURCES.invented);
    const plans = yearPlans(programmeId, demoIds.vanYen, year, tree.vanYenCommittees.slice(0, 5));
    for (const [index, plan] of plans.entries()) {
      add({ ...plan, stopsAt: index === 1 ? 'REPORTED' : plan.stopsAt });
    }
  }
  const { organisations } = tree;
  const committees = organisations.filter(hasCells).slice(0, 12);
  addYear(rows, add, { inspectorId: demoIds.lucYen, year, committees, organisations });
  const inspectorId = after === null ? demoIds.lucYen : demoIds.laoCai;
  for (const plan of unplanned((after ?? tree).organisations, inspectorId, today)) add(plan);
  return rows;
}

function addProgramme(
  rows: InspectionRows,
  committeeId: string,
  year: number,
  source: string,
  status: ProgrammeRow['status'] = 'ISSUED',
): string {
  const id = fixedId(`programme/${committeeId}/${year}`);
  rows.programmes.push({
    id,
    committeeId,
    year,
    status,
    issuedOn: status === 'ISSUED' ? fromDay(issuedOn(year)) : null,
    // The scheme is of September 2021; the programmes of that year were taken under it afterwards.
    schemeId: year >= 2021 && year <= 2025 ? demoIds.scheme : null,
    source,
  });
  return id;
}

/** Programmes of a year are issued in the last days of the year before. */
function issuedOn(year: number): Day {
  return `${year - 1}-12-22`;
}

function addVanYenHistory(tree: Tree, rows: InspectionRows, add: (plan: InspectionPlan) => void): void {
  for (const year of VAN_YEN_YEARS) {
    const inspectors = [
      { id: demoIds.vanYen, subjectIds: tree.vanYenCommittees.map(({ id }) => id) },
      ...tree.vanYenCommittees.map(({ id, cellIds }) => ({ id, subjectIds: cellIds })),
    ];
    for (const { id: inspectorId, subjectIds } of inspectors) {
      const random = createRandom(`van-yen/${inspectorId}/${year}`);
      const programmeId = addProgramme(rows, inspectorId, year, SOURCES.article);
      const count = random.int(2, 3);
      for (let i = 0; i < count; i += 1) {
        // Nà Hẩu is the article's own example.
        const naHau = inspectorId === demoIds.vanYen && year === 2023 && i === 0;
        const subject = random.pick(subjectIds);
        add({
          key: `${programmeId}/${i}`,
          programmeId,
          inspectorId,
          subjectId: naHau ? demoIds.naHau : subject,
          kind: random.pick(['THEMATIC_INSPECTION', 'THEMATIC_SUPERVISION', 'DUTY_INSPECTION']),
          topic: naHau ? PROPAGANDA_TOPIC : random.pick(TOPICS),
          plannedOn: issuedOn(year),
          // Concluded by early October, closed by the article's day even when something was to be put right.
          startsOn: addDays(`${year}-02-06`, i * 75 + random.int(0, 60)),
          outcome: random.pick(['GOOD', 'GOOD', 'GOOD_PRACTICE']),
        });
      }
    }
  }
}

/** Grassroots committees of Lục Yên without a programme for the year, and those still drafting it. */
const WITHOUT_PROGRAMME = [5, 16, 22];
const DRAFTING = [9, 20];

const hasCells = ({ id, leaves }: Organisation): boolean => leaves.some((leaf) => leaf.id !== id);

/** The year of whoever stands above, with those whom it inspects, and of the organisations below it. */
function addYear(
  rows: InspectionRows,
  add: (plan: InspectionPlan) => void,
  {
    inspectorId,
    year,
    committees,
    organisations,
  }: {
    inspectorId: string;
    year: number;
    committees: readonly { id: string }[];
    organisations: readonly Organisation[];
  },
): void {
  const own = addProgramme(rows, inspectorId, year, SOURCES.invented);
  for (const plan of yearPlans(own, inspectorId, year, committees)) add(plan);
  for (const [index, { id, leaves }] of organisations.filter(hasCells).entries()) {
    if (WITHOUT_PROGRAMME.includes(index)) continue;
    const drafting = DRAFTING.includes(index);
    const programmeId = addProgramme(rows, id, year, SOURCES.invented, drafting ? 'DRAFT' : 'ISSUED');
    if (!drafting) for (const plan of yearPlans(programmeId, id, year, leaves.slice(0, 4))) add(plan);
  }
}

/** Inspections of a programme, over the year; a few are stuck and one now and then is called off. */
function yearPlans(
  programmeId: string,
  inspectorId: string,
  year: number,
  subjects: readonly { id: string }[],
): InspectionPlan[] {
  const random = createRandom(`year/${programmeId}`);
  return subjects.map(({ id }, index): InspectionPlan => {
    const startsOn = addDays(`${year}-01-20`, Math.floor((index * 300) / subjects.length) + random.int(0, 40));
    const cancelled = random.chance(4)
      ? { on: addDays(startsOn, -3), reason: 'Trùng nội dung với cuộc kiểm tra của cấp trên; Ban Thường vụ đồng ý' }
      : undefined;
    const stuck = random.chance(10);
    const stuckAt = random.pick<InspectionStatus>(['STARTED', 'SELF_REPORT_IN', 'REPORTED']);
    return {
      key: `${programmeId}/${index}`,
      programmeId,
      inspectorId,
      subjectId: id,
      kind: random.pick(['THEMATIC_INSPECTION', 'THEMATIC_SUPERVISION', 'DUTY_INSPECTION', 'PARTY_FINANCE']),
      topic: index % 3 === 1 ? TOPICS[1] : random.pick(TOPICS),
      plannedOn: issuedOn(year),
      startsOn,
      stopsAt: stuck ? stuckAt : undefined,
      cancelled,
    };
  });
}

/** Outside any programme, as of today: what is going on in Lục Yên on every day the data is built for. */
function unplanned(organisations: readonly Organisation[], inspectorId: string, today: Day): InspectionPlan[] {
  const communes = organisations.filter(({ commune }) => commune !== null);
  const states: { kind: InspectionPlan['kind']; startedDaysAgo: number; stopsAt?: InspectionStatus }[] = [
    { kind: 'FIELD_CHECK', startedDaysAgo: 1 },
    { kind: 'VIOLATION_SIGNS', startedDaysAgo: 4, stopsAt: 'STARTED' },
    { kind: 'FIELD_CHECK', startedDaysAgo: 8 },
    { kind: 'THEMATIC_SUPERVISION', startedDaysAgo: 13 },
    { kind: 'FIELD_CHECK', startedDaysAgo: 17, stopsAt: 'REPORTED' },
    { kind: 'THEMATIC_SUPERVISION', startedDaysAgo: 19, stopsAt: 'REPORTED' },
    // Overdue: thirty days are over.
    { kind: 'VIOLATION_SIGNS', startedDaysAgo: 48, stopsAt: 'VERIFIED' },
    { kind: 'FIELD_CHECK', startedDaysAgo: 55, stopsAt: 'STARTED' },
    { kind: 'THEMATIC_SUPERVISION', startedDaysAgo: 23 },
    { kind: 'FIELD_CHECK', startedDaysAgo: 95 },
  ];
  return states.map(({ kind, startedDaysAgo, stopsAt }, index) => {
    const startsOn = addDays(today, -startedDaysAgo);
    return {
      key: `unplanned/${today}/${index}`,
      programmeId: null,
      inspectorId,
      // Lâm Thượng is the eighth commune; three steps on there is always another one.
      subjectId: communes[(7 + index * 3) % communes.length]?.id ?? demoIds.lamThuong,
      kind,
      topic: index % 2 === 0 ? TOPICS[1] : TOPICS[5],
      plannedOn: addDays(startsOn, -1),
      startsOn,
      stopsAt,
      outcome: startedDaysAgo === 23 ? 'SHORTCOMINGS' : undefined,
    };
  });
}
