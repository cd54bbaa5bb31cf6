import type { Day } from '../../src/calendar.ts';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import type { Bodies } from './bodies.ts';
import { type Attendance, type Case, type Step, stepsFromDossier, stepsToCertificate } from './case-steps.ts';
import type { Leaf, Organisation } from './committees.ts';
import { addDays } from './days.ts';
import { demoIds } from './demo-ids.ts';
import { createRandom, type Random } from './random.ts';
import { type Course, type Courses, takeAnySeat, takeLatestSeat } from './trainings.ts';

/** People of each stage beyond the source, with how many days ago they came there at least and at most. */
const STAGES: readonly { stage: CandidateStage; count: number; min: number; max: number }[] = [
  { stage: 'OUTSTANDING', count: 120, min: 20, max: 400 },
  { stage: 'DOSSIER', count: 26, min: 3, max: 60 },
  { stage: 'VERIFYING', count: 20, min: 3, max: 45 },
  { stage: 'OPINIONS', count: 14, min: 2, max: 25 },
  { stage: 'CELL_REVIEW', count: 10, min: 1, max: 6 },
  { stage: 'CELL_PROPOSED', count: 12, min: 2, max: 20 },
  { stage: 'GRASSROOTS_PROPOSED', count: 16, min: 2, max: 30 },
  // Ceremonies follow within 30 working days of the decision.
  { stage: 'DECIDED', count: 16, min: 2, max: 15 },
  { stage: 'OFF_LIST', count: 12, min: 10, max: 300 },
  { stage: 'WITHDRAWN', count: 8, min: 10, max: 300 },
  // Last, since these take any seat that is left in a class, the others the latest before their dossier.
  { stage: 'AWARENESS_CERTIFIED', count: 60, min: 0, max: 0 },
  { stage: 'IN_AWARENESS_CLASS', count: 38, min: 0, max: 0 },
];

/** People who went to a class and did not pass; they are outstanding again. */
const NOT_PASSED = 12;

const EXIT_REASONS = {
  OFF_LIST: ['Không có ý chí phấn đấu vào Đảng', 'Chưa đủ điều kiện, tiêu chuẩn', 'Đi làm ăn xa lâu ngày'],
  WITHDRAWN: ['Theo nguyện vọng cá nhân', 'Chuyển nơi cư trú'],
};

/** Candidates as they stand today besides those on the year's list of admissions: every stage, every commune. */
export function buildPipeline(
  today: Day,
  organisations: readonly Organisation[],
  courses: Courses,
  bodies: Bodies,
): { random: Random; entry: Case }[] {
  const built: { random: Random; entry: Case }[] = [];
  const add = (name: string, leaf: Leaf, stepsOf: (random: Random) => Pick<Case, 'steps' | 'attendances'>): void => {
    const key = `pipeline/${today}/${name}`;
    const random = createRandom(key);
    built.push({ random, entry: { key, leaf, ...stepsOf(random) } });
  };

  for (const { leaves } of organisations) {
    for (const leaf of leaves) {
      const count = sourceCount(leaf);
      for (let i = 0; i < count; i += 1) {
        add(`SOURCE/${leaf.id}/${i}`, leaf, (random) => ({
          steps: [{ stage: 'SOURCE', on: addDays(today, -random.int(10, 500)) }],
          attendances: [],
        }));
      }
    }
  }
  for (const [turn, { stage, count, min, max }] of STAGES.entries()) {
    const leaves = spread(`pipeline/${stage}`, organisations, count, turn * 7);
    for (const [index, leaf] of leaves.entries()) {
      add(`${stage}/${index}`, leaf, (random) => {
        const since = addDays(today, -random.int(min, max));
        return caseAt(random, stage, since, courses, `${950 + index}-QĐ/${bodies.deciderOf(leaf, since).sign}`);
      });
    }
  }
  for (const [index, leaf] of spread('pipeline/not-passed', organisations, NOT_PASSED, 3).entries()) {
    add(`not-passed/${index}`, leaf, (random) => notPassed(random, courses.past));
  }
  return built;
}

function sourceCount(leaf: Leaf): number {
  const random = createRandom(`source/${leaf.id}`);
  if (leaf.setting === 'VILLAGE') return random.pick([0, 1, 1, 2, 3]);
  return random.chance(35) ? 1 : 0;
}

/** Cells for a number of people, going round the organisations; Khéo Lẹng first where somebody must stand there. */
function spread(key: string, organisations: readonly Organisation[], count: number, start: number): Leaf[] {
  const random = createRandom(key);
  const leaves: Leaf[] = [];
  if (key === 'pipeline/DECIDED') {
    const kheoLeng = organisations
      .flatMap((organisation) => organisation.leaves)
      .find((l) => l.id === demoIds.kheoLeng);
    if (kheoLeng) leaves.push(kheoLeng);
  }
  for (let i = start; leaves.length < count; i += 1) {
    const organisation = organisations[i % organisations.length] as Organisation;
    leaves.push(random.pick(organisation.leaves));
  }
  return leaves;
}

function caseAt(
  random: Random,
  stage: CandidateStage,
  since: Day,
  courses: Courses,
  decisionNumber: string,
): Pick<Case, 'steps' | 'attendances'> {
  switch (stage) {
    case 'OUTSTANDING':
      return { steps: [listedBefore(random, since), { stage, on: since }], attendances: [] };
    case 'OFF_LIST':
    case 'WITHDRAWN': {
      const outstandingOn = addDays(since, -random.int(60, 400));
      const reason = random.pick(EXIT_REASONS[stage]);
      return {
        steps: [
          listedBefore(random, outstandingOn),
          { stage: 'OUTSTANDING', on: outstandingOn },
          { stage, on: since, reason },
        ],
        attendances: [],
      };
    }
    case 'IN_AWARENESS_CLASS':
      courses.current.taken += 1;
      return attended(courses.current, stepsToCertificate(random, courses.current, false), 'ENROLLED');
    case 'AWARENESS_CERTIFIED': {
      const course = required(takeAnySeat(courses.past, 'AWARENESS', random));
      return attended(course, stepsToCertificate(random, course), 'PASSED');
    }
    default: {
      const steps = stepsFromDossier(random, stage, since, decisionNumber);
      const course = required(takeLatestSeat(courses.past, 'AWARENESS', addDays(steps[0]?.on ?? since, -7)));
      return attended(course, [...stepsToCertificate(random, course), ...steps], 'PASSED');
    }
  }
}

function listedBefore(random: Random, day: Day): Step {
  return { stage: 'SOURCE', on: addDays(day, -random.int(60, 300)) };
}

function notPassed(random: Random, past: readonly Course[]): Pick<Case, 'steps' | 'attendances'> {
  const course = required(takeAnySeat(past, 'AWARENESS', random));
  const absent = random.chance(40);
  const reason = absent ? 'Vắng mặt tại lớp học' : 'Bài thu hoạch không đạt yêu cầu';
  const steps = stepsToCertificate(random, course, false);
  return attended(
    course,
    [...steps, { stage: 'OUTSTANDING', on: course.resultsOn, reason }],
    absent ? 'ABSENT' : 'FAILED',
  );
}

/** A case with one class, in which the person was enrolled on the day of that step. */
export function attended(
  course: Course,
  steps: Step[],
  status: Attendance['status'],
): Pick<Case, 'steps' | 'attendances'> {
  const enrolledOn = steps.find(({ stage }) => stage === 'IN_AWARENESS_CLASS')?.on ?? course.startsOn;
  return { steps, attendances: [{ course, enrolledOn, status }] };
}

function required(course: Course | undefined): Course {
  if (!course) throw new Error('no awareness class with a free seat is left for the demo data');
  return course;
}
