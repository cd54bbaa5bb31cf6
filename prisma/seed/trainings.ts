import { type Day, fromDay } from '../../src/calendar.ts';
import type { Organisation } from './committees.ts';
import { addDays } from './days.ts';
import { demoIds, fixedId } from './demo-ids.ts';
import { DISTRICTS_ENDED } from './new-communes.ts';
import { createRandom, type Random } from './random.ts';
import type { CentreRow, ClassRow, CoverageRow, TraineeReportRow } from './rows.ts';
import { SOURCES } from './sources.ts';
import type { TreeAfter } from './tree-after.ts';

/** A class in which candidates can sit. */
export interface Course {
  id: string;
  centreId: string;
  kind: ClassRow['kind'];
  title: string;
  startsOn: Day;
  endsOn: Day;
  /** The day of the results, when certificates are issued. */
  resultsOn: Day;
  capacity: number;
  /** Persons enrolled so far. */
  taken: number;
}

/** Classes of Lục Yên by which the cases of candidates go. */
export interface Courses {
  /** Classes that are over on the day, the earliest first; the others of the year do not exist. */
  past: Course[];
  /** The awareness class that is going on. */
  current: Course;
  /** Classes to come, with the status they have on the day. */
  coming: { course: Course; status: ClassRow['status'] }[];
}

/** Persons an awareness class takes. */
const CAPACITY = 60;
/** From the last day of a class to its results. */
const RESULTS_AFTER_DAYS = 3;

const AWARENESS_STARTS = ['02-20', '03-27', '05-15', '07-10', '09-11', '10-30'];
const NEW_MEMBER_STARTS = ['03-11', '04-22', '06-10', '08-05', '09-23', '11-25'];
const PROFESSIONAL_STARTS = ['04-08', '10-07'];

const TITLES = {
  AWARENESS: 'Lớp bồi dưỡng nhận thức về Đảng',
  NEW_MEMBER: 'Lớp bồi dưỡng lý luận chính trị cho đảng viên mới',
  PROFESSIONAL: 'Lớp bồi dưỡng nghiệp vụ công tác xây dựng Đảng cho bí thư, chi ủy viên chi bộ',
} as const;

type CourseKind = keyof typeof TITLES;

/** All classes a centre holds in a year, whether or not their days have come. */
function coursesOfYear(centreId: string, year: number): Course[] {
  const random = createRandom(`courses/${centreId}/${year}`);
  const make = (kind: CourseKind, start: string, index: number, shortest: number, longest: number): Course =>
    createCourse(centreId, kind, `${year}/${index + 1}`, addDays(`${year}-${start}`, random.int(0, 6)), {
      days: random.int(shortest, longest),
      title: `${TITLES[kind]}, khóa ${index + 1}/${year}`,
    });
  return [
    ...AWARENESS_STARTS.map((start, index) => make('AWARENESS', start, index, 4, 7)),
    ...NEW_MEMBER_STARTS.map((start, index) => make('NEW_MEMBER', start, index, 5, 8)),
    ...PROFESSIONAL_STARTS.map((start, index) => make('PROFESSIONAL', start, index, 2, 5)),
  ];
}

function createCourse(
  centreId: string,
  kind: CourseKind,
  key: string,
  startsOn: Day,
  { days, title }: { days: number; title: string },
): Course {
  const endsOn = addDays(startsOn, days - 1);
  const resultsOn = addDays(endsOn, RESULTS_AFTER_DAYS);
  const id = fixedId(`training-class/${centreId}/${kind}/${key}`);
  return { id, centreId, kind, title, startsOn, endsOn, resultsOn, capacity: CAPACITY, taken: 0 };
}

/**
 * The classes of Lục Yên since 2022. Past ones are the same for every `today`; in place of the rest of the year stand
 * a class that is going on and some that are announced, so that there is always something to enrol in.
 * @param districtsEnd - whether the centre of a commune holds them once there is no district.
 */
export function buildCourses(today: Day, year: number, districtsEnd: boolean): Courses & { planned: Course[] } {
  const centreId = demoIds.lucYenCentre;
  const held = (course: Course): Course =>
    districtsEnd && course.startsOn >= DISTRICTS_ENDED ? { ...course, centreId: demoIds.newLucYenCentre } : course;
  const planned: Course[] = [];
  for (let y = 2022; y <= year; y += 1) planned.push(...coursesOfYear(centreId, y).map(held));
  planned.sort((a, b) => (a.resultsOn < b.resultsOn ? -1 : 1));

  const relative = (kind: CourseKind, name: string, startsIn: number, days: number): Course =>
    held(createCourse(centreId, kind, `${today}/${name}`, addDays(today, startsIn), { days, title: TITLES[kind] }));
  return {
    planned,
    past: planned.filter((course) => course.resultsOn <= today),
    current: relative('AWARENESS', 'running', -2, 6),
    coming: [
      { course: relative('AWARENESS', 'open', 12, 5), status: 'OPEN' },
      { course: relative('NEW_MEMBER', 'open', 19, 7), status: 'OPEN' },
      { course: relative('AWARENESS', 'planned', 40, 5), status: 'PLANNED' },
      { course: relative('PROFESSIONAL', 'planned', 54, 3), status: 'PLANNED' },
      { course: relative('AWARENESS', 'later', 75, 6), status: 'PLANNED' },
    ],
  };
}

/** The latest class of a kind with a free seat and results by a day; takes the seat. */
export function takeLatestSeat(courses: readonly Course[], kind: Course['kind'], resultsBy: Day): Course | undefined {
  const course = courses.findLast((c) => c.kind === kind && c.resultsOn <= resultsBy && c.taken < c.capacity);
  if (course) course.taken += 1;
  return course;
}

/** A seat in any class of a kind that still has one. */
export function takeAnySeat(courses: readonly Course[], kind: Course['kind'], random: Random): Course | undefined {
  const free = courses.filter((course) => course.kind === kind && course.taken < course.capacity);
  if (free.length === 0) return undefined;
  const course = random.pick(free);
  course.taken += 1;
  return course;
}

/** The centre of the commune of Lục Yên teaches for all who stood in the district (360-QĐ/TW). */
function coverageOf(organisations: readonly Organisation[]): CoverageRow[] {
  return organisations.flatMap(({ id }) =>
    id === demoIds.newLucYen
      ? []
      : [
          {
            id: fixedId(`training-coverage/${id}`),
            centreId: demoIds.newLucYenCentre,
            committeeId: id,
            validFrom: fromDay(DISTRICTS_ENDED),
            documentNumber: '15-QĐ/TU',
            recordedBy: 'demo-province',
          },
        ],
  );
}

/** The centres, every class as a row, and the province's figure of trainees. */
export function buildTrainings(
  courses: Courses,
  today: Day,
  year: number,
  after: TreeAfter | null,
): { centres: CentreRow[]; coverage: CoverageRow[]; classes: ClassRow[]; reports: TraineeReportRow[] } {
  const row = (course: Course, status: ClassRow['status']): ClassRow => {
    const { id, centreId, kind, title, startsOn, endsOn, capacity } = course;
    return { id, centreId, kind, title, startsOn: fromDay(startsOn), endsOn: fromDay(endsOn), capacity, status };
  };
  // The city's centre is the article's; no persons of the city are in the data set, so its classes are empty.
  const inTheCity: Course[] = [];
  for (let y = 2022; y <= year; y += 1) {
    inTheCity.push(...coursesOfYear(demoIds.yenBaiCentre, y).filter((course) => course.resultsOn <= today));
  }
  return {
    centres: [
      {
        id: demoIds.lucYenCentre,
        hostCommitteeId: demoIds.lucYen,
        name: 'Trung tâm Chính trị huyện Lục Yên',
        source: SOURCES.invented,
      },
      {
        id: demoIds.yenBaiCentre,
        hostCommitteeId: demoIds.yenBaiCity,
        name: 'Trung tâm Chính trị thành phố Yên Bái',
        source: SOURCES.article,
      },
      ...(after === null
        ? []
        : [
            {
              id: demoIds.newLucYenCentre,
              hostCommitteeId: demoIds.newLucYen,
              name: 'Trung tâm Chính trị xã Lục Yên',
              source: SOURCES.invented,
            },
          ]),
    ],
    coverage: coverageOf(after?.organisations ?? []),
    classes: [
      ...courses.past.map((course) => row(course, 'CLOSED')),
      row(courses.current, 'RUNNING'),
      ...courses.coming.map(({ course, status }) => row(course, status)),
      ...inTheCity.map((course) => row(course, 'CLOSED')),
    ],
    reports: [
      {
        id: fixedId('trainee-report/2023'),
        committeeId: demoIds.province,
        year: 2023,
        audience: 'CANDIDATES_AND_NEW_MEMBERS',
        traineeCount: 330,
        qualifier: 'AT_LEAST',
        asOf: fromDay('2023-12-18'),
        source: SOURCES.article,
      },
    ],
  };
}
