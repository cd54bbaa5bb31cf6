import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Day, shareOfYearGone } from '../../src/calendar.ts';
import type { StageTimesRow } from '../../src/db/queries/feed.ts';
import { type ForecastTimes, outlookOf, readForecast } from '../../src/feed/forecast.ts';
import { NOBODY, type StageCounts, WAY, withStage } from '../../src/feed/stage-counts.ts';
import { type DrawnCase, type Sample, stageOn } from './sample-years.ts';

/** Mean errors of three ways to tell the end of a year on a day, in people for each body. */
export interface Accuracy {
  day: Day;
  of: 'districts' | 'cells';
  /** Admitted in the year by each body, on average. */
  admitted: number;
  forecast: number;
  /** What was admitted, by the share of the year that is gone. */
  evenPace: number;
  /** What was admitted, by the share that had been by that day in the year before, everywhere together. */
  lastYear: number;
  /** Share of bodies whose year ended between low and high, percent. */
  within: number;
  source: ForecastTimes['source'];
}

/** Writes a province with its districts and cells, and everybody's whole way, as records. */
export async function plantSample(client: pg.Client | pg.Pool, { districts, cellsEach, cases }: Sample): Promise<void> {
  const [root, ...above] = Array.from({ length: districts + 1 }, () => randomUUID());
  const cells = Array.from({ length: districts * cellsEach }, () => randomUUID());
  const committees = [
    [root, 'PROVINCE', null],
    ...above.map((id) => [id, 'SUPERIOR', root]),
    ...cells.map((id, n) => [id, 'GRASSROOTS_CELL', above[Math.floor(n / cellsEach)]]),
  ];
  const rows = JSON.stringify(committees.map(([id, kind, parent]) => ({ id, kind, parent })));
  await client.query(
    `INSERT INTO committee (id, kind, name, founded_on) SELECT id, kind, 'Tổ chức ' || id, '2000-01-01'
     FROM json_to_recordset($1) AS r(id uuid, kind "CommitteeKind")`,
    [rows],
  );
  await client.query(
    `INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT id, parent, '2000-01-01'
     FROM json_to_recordset($1) AS r(id uuid, parent uuid)`,
    [rows],
  );
  await client.query('SELECT place_committees(local_today())');
  const people = cases.map(({ cell, came, ended }) => ({
    id: randomUUID(),
    cell: cells[cell],
    end: ended.isAdmitted ? 'PROBATIONARY' : 'WITHDRAWN',
    day: ended.day,
    came: [
      ...came.map(([stage, day]) => ({ stage, day })),
      { stage: ended.isAdmitted ? 'PROBATIONARY' : 'WITHDRAWN', day: ended.day },
    ],
  }));
  for (let from = 0; from < people.length; from += 500) {
    const some = JSON.stringify(people.slice(from, from + 500));
    await client.query(
      `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
         youth_union_member, stage, stage_since)
       SELECT id, cell, 'Người thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, "end", day
       FROM json_to_recordset($1) AS r(id uuid, cell uuid, "end" "CandidateStage", day date)`,
      [some],
    );
    await client.query(
      `INSERT INTO stage_change (id, candidate_id, to_stage, effective_on, changed_by, changed_role)
       SELECT gen_random_uuid(), r.id, c.stage, c.day, 'someone', 'CELL_SECRETARY'
       FROM json_to_recordset($1) AS r(id uuid, came json), json_to_recordset(r.came) AS c(stage "CandidateStage", day date)`,
      [some],
    );
    await client.query(
      `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
       SELECT gen_random_uuid(), id, cell, day, '1-QĐ', day, 'someone'
       FROM json_to_recordset($1) AS r(id uuid, cell uuid, "end" text, day date) WHERE "end" = 'PROBATIONARY'`,
      [some],
    );
  }
}

/** The times that a root had learnt by a day. */
async function timesOn(client: pg.Client | pg.Pool, day: Day): Promise<ForecastTimes> {
  const { rows } = await client.query<{ cases: number; learnt: StageTimesRow[] | null; assumed: StageTimesRow[] }>(
    `SELECT l.cases, l.times AS learnt, assumed_times() AS assumed FROM committee c, learnt_times(c.path, $1) AS l WHERE c.kind = 'PROVINCE'`,
    [day],
  );
  const [found] = rows;
  if (!found) throw new Error('there is no province');
  return readForecast([
    'root',
    found.learnt === null ? 'ASSUMED' : 'LEARNT',
    found.cases,
    found.learnt ?? found.assumed,
    1,
  ]);
}

interface Counted {
  soFar: number;
  byEnd: number;
  people: StageCounts;
}

/** What is counted of each body on a day and by the end of its year. */
function countOn(cases: readonly DrawnCase[], bodies: number, bodyOf: (cell: number) => number, day: Day): Counted[] {
  const year = day.slice(0, 4);
  const counted = Array.from({ length: bodies }, (): Counted => ({ soFar: 0, byEnd: 0, people: NOBODY }));
  for (const one of cases) {
    const body = counted[bodyOf(one.cell)] as Counted;
    if (one.ended.isAdmitted && one.ended.day.startsWith(year)) {
      body.byEnd += 1;
      if (one.ended.day <= day) body.soFar += 1;
    }
    const stage = stageOn(one, day);
    if (stage !== null) body.people = withStage(body.people, stage, (body.people[WAY.indexOf(stage)] ?? 0) + 1);
  }
  return counted;
}

/** How well the end of each year was told on a day of it, the years together. */
export async function measureAccuracy(
  client: pg.Client | pg.Pool,
  { districts, cellsEach, cases }: Sample,
  years: readonly number[],
  monthAndDay: string,
): Promise<Accuracy[]> {
  const bodies = {
    districts: [districts, (cell: number) => Math.floor(cell / cellsEach)],
    cells: [districts * cellsEach, (cell: number) => cell],
  } as const;
  const sums = { districts: nothing(), cells: nothing() };
  let source: ForecastTimes['source'] = 'ASSUMED';
  for (const year of years) {
    const day = `${year}-${monthAndDay}`;
    const times = await timesOn(client, day);
    source = times.source;
    const [before] = countOn(cases, 1, () => 0, `${year - 1}-${monthAndDay}`) as [Counted];
    for (const [of, [count, bodyOf]] of Object.entries(bodies)) {
      const sum = sums[of as keyof typeof sums];
      for (const { soFar, byEnd, people } of countOn(cases, count, bodyOf, day)) {
        const outlook = outlookOf(soFar, people, times, year, day);
        if (outlook === null) throw new Error('no outlook');
        sum.bodies += 1;
        sum.admitted += byEnd;
        sum.forecast += Math.abs(outlook.thousandths / 1_000 - byEnd);
        sum.evenPace += Math.abs(soFar / shareOfYearGone(year, day) - byEnd);
        sum.lastYear += Math.abs((soFar * before.byEnd) / before.soFar - byEnd);
        sum.within += outlook.low <= byEnd && byEnd <= outlook.high ? 100 : 0;
      }
    }
  }
  return (['districts', 'cells'] as const).map((of) => {
    const { bodies: n, ...sum } = sums[of];
    const means = Object.fromEntries(Object.entries(sum).map(([name, value]) => [name, value / n])) as typeof sum;
    return { day: monthAndDay, of, source, ...means };
  });
}

function nothing() {
  return { bodies: 0, admitted: 0, forecast: 0, evenPace: 0, lastYear: 0, within: 0 };
}
