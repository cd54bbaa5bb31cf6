import { describe, expect, test } from 'vitest';
import { addDays } from '../../prisma/seed/days.ts';
import { buildDemoData } from '../../prisma/seed/demo-data.ts';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { demoLogins } from '../../prisma/seed/grants.ts';
import type { DemoData, StageChangeRow } from '../../prisma/seed/rows.ts';
import { type Body, bodies, bodyOf } from '../../src/access/policy.ts';
import { addMonths, type Day, monthOf, toDay, yearOf } from '../../src/calendar.ts';
import { CandidateStage, type CommitteeKind } from '../../src/db/generated/enums.ts';
import {
  checkAdmissible,
  checkAdmissionDays,
  checkCeremonyFollows,
  checkDecisionFollows,
} from '../../src/resolvers/admission/rules.ts';
import { bodyOfMove, checkAge, checkStageMove, isOfAge } from '../../src/resolvers/candidate/rules.ts';
import { UserError } from '../../src/resolvers/errors.ts';
import {
  checkAcquaintance,
  checkOneMore,
  checkOrganisation,
  checkSaid,
} from '../../src/resolvers/introduction/rules.ts';
import { youthUnionMonths } from '../../src/resolvers/statistics/rules.ts';

const DAYS: Day[] = ['2023-12-18', '2024-02-29', '2026-11-23', '2027-01-01'];
const ARTICLE = 'Báo Yên Bái, 18/12/2023';
const built = new Map(DAYS.map((today) => [today, buildDemoData({ today })]));

function dataOf(today: Day): DemoData {
  return built.get(today) as DemoData;
}

/** Rows by a key; a row may stand alone or with others. */
function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function only<T>(rows: readonly T[]): T {
  expect(rows).toHaveLength(1);
  return rows[0] as T;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What the rules say against the cases and the quotas of the data, as the API would say it. */
function brokenRules(data: DemoData, today: Day): string[] {
  const broken: string[] = [];
  const check = (what: string, rule: () => void): void => {
    try {
      rule();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      broken.push(`${what}: ${error.message}`);
    }
  };
  const parents = new Map(data.placements.map(({ childId, parentId }) => [childId, parentId ?? null]));
  const above = (id: string): string[] => {
    const parent = parents.get(id) ?? null;
    return parent === null ? [] : [parent, ...above(parent)];
  };
  /** Whether somebody has a role on the committee, or above it, from which a step of the body is taken. */
  const takes = (subject: string, body: Body, committeeId: string): boolean =>
    demoLogins.some((login) => {
      const kind = kindOf(login.committeeId) as CommitteeKind;
      const parent = kindOf(parents.get(login.committeeId) ?? '') as CommitteeKind | undefined;
      return (
        login.subject === subject &&
        [committeeId, ...above(committeeId)].includes(login.committeeId) &&
        bodies.indexOf(bodyOf(kind, parent ?? null, today)) >= bodies.indexOf(body)
      );
    });

  const histories = groupBy(data.stageChanges, ({ candidateId }) => candidateId);
  const admissions = new Map(data.admissions.map((row) => [row.candidateId, row]));
  for (const { id, committeeId, birthYear, birthMonth } of data.candidates) {
    const admission = admissions.get(id);
    const ceremonyOn = admission ? toDay(admission.ceremonyOn) : null;
    const days = new Map<CandidateStage, Day>();
    let before: StageChangeRow | undefined;
    for (const step of histories.get(id) ?? []) {
      const { toStage: to } = step;
      const effectiveOn = toDay(step.effectiveOn);
      if (before) {
        const from = before.toStage;
        const since = toDay(before.effectiveOn);
        if (!takes(step.changedBy, bodyOfMove(from, to), committeeId)) broken.push(`${id}: ${to} by ${step.changedBy}`);
        if (to === 'PROBATIONARY') {
          check(id, () => checkAdmissible(from));
          expect(effectiveOn).toBe(ceremonyOn);
        } else {
          check(id, () => checkStageMove({ from, since, to, effectiveOn, reason: step.reason ?? null, ceremonyOn }));
        }
      }
      if (to === 'CELL_REVIEW') {
        check(id, () =>
          checkAge({ ofAge: isOfAge({ birthYear, birthMonth }, effectiveOn), reviewedOn: effectiveOn }, 'birthYear'),
        );
      }
      days.set(to, effectiveOn);
      before = step;
    }
    if (!admission || ceremonyOn === null) continue;
    const decisionOn = toDay(admission.decisionOn);
    expect(days.has('CELL_REVIEW') && days.has('GRASSROOTS_PROPOSED') && days.has('DECIDED')).toBe(true);
    check(id, () => checkAdmissionDays({ decisionOn, ceremonyOn }, today));
    check(id, () => checkDecisionFollows({ decisionOn, proposedOn: days.get('GRASSROOTS_PROPOSED') ?? null }));
    check(id, () => checkCeremonyFollows({ ceremonyOn, decidedOn: days.get('DECIDED') ?? null }));
  }

  const quotas = new Map(data.quotas.map(({ id, committeeId }) => [id, committeeId]));
  for (const { quotaId, changedBy } of data.quotaRevisions) {
    const committeeId = quotas.get(quotaId) ?? '';
    const setter = only(demoLogins.filter(({ subject }) => subject === changedBy));
    if (!above(committeeId).includes(setter.committeeId)) broken.push(`quota of ${committeeId} by ${changedBy}`);
  }
  return broken;
}

/** Children of a committee. */
function below(data: DemoData, id: string): string[] {
  return data.placements.filter(({ parentId }) => parentId === id).map(({ childId }) => childId);
}

function leavesOf(data: DemoData): string[] {
  const organisations = below(data, demoIds.lucYen);
  const cells = organisations.flatMap((id) => below(data, id));
  return [...cells, ...organisations.filter((id) => kindOf(id) === 'GRASSROOTS_CELL')];
}

const kinds = new Map(dataOf('2023-12-18').committees.map(({ id, kind }) => [id, kind]));
function kindOf(id: string): string | undefined {
  return kinds.get(id);
}

/** Ceremonies of a year in a cell, or everywhere. */
function admittedIn(data: DemoData, year: number, committeeId?: string): number {
  return data.admissions.filter(
    (row) => row.ceremonyOn.getUTCFullYear() === year && (!committeeId || row.committeeId === committeeId),
  ).length;
}

function plansOf(data: DemoData): (committeeId: string, year: number) => number {
  const plans = data.quotas.filter(({ kind }) => kind === 'PLAN');
  const targets = new Map(plans.map(({ committeeId, year, target }) => [`${committeeId}/${year}`, target]));
  expect(targets.size).toBe(plans.length);
  return (committeeId, year) => targets.get(`${committeeId}/${year}`) ?? Number.NaN;
}

test('gives the same bytes for the same day, and other ones for another', () => {
  const again = JSON.stringify(buildDemoData({ today: '2026-11-23' }));
  expect(again).toBe(JSON.stringify(dataOf('2026-11-23')));
  expect(again).not.toBe(JSON.stringify(dataOf('2024-02-29')));
});

test('keeps the past when the day moves on', () => {
  const earlier = dataOf('2024-02-29').admissions.map((row) => JSON.stringify(row));
  const later = new Set(dataOf('2026-11-23').admissions.map((row) => JSON.stringify(row)));
  // What was recorded on the day itself bears the first minute of it; see createRecorder.
  expect(earlier.filter((row) => !row.includes('2024-02-29')).every((row) => later.has(row))).toBe(true);
});

test.each(['2023-12-17', '2024-02-30', '2024-2-3', 'today'])('refuses %s', (today) => {
  expect(() => buildDemoData({ today })).toThrow(RangeError);
});

describe.each(DAYS)('on %s', (today) => {
  const data = dataOf(today);
  const year = yearOf(today);
  const organisations = below(data, demoIds.lucYen);
  const leaves = leavesOf(data);
  const planOf = plansOf(data);

  test('has the tree of 2023', () => {
    expect(data.placements.filter(({ parentId }) => parentId === null).map(({ childId }) => childId)).toEqual([
      demoIds.province,
    ]);
    const districts = below(data, demoIds.province);
    expect(districts).toHaveLength(9);
    expect(districts.every((id) => kindOf(id) === 'SUPERIOR')).toBe(true);
    expect(below(data, demoIds.vanYen)).toHaveLength(31);
    expect(below(data, demoIds.vanYen).every((id) => kindOf(id) === 'GRASSROOTS_COMMITTEE')).toBe(true);
    expect(organisations).toHaveLength(43);
    expect(organisations.filter((id) => kindOf(id) === 'GRASSROOTS_COMMITTEE')).toHaveLength(29);
    expect(organisations.filter((id) => kindOf(id) === 'GRASSROOTS_CELL')).toHaveLength(14);
    expect(organisations.flatMap((id) => below(data, id))).toHaveLength(344);
    expect(data.committees.filter(({ kind }) => kind === 'CELL')).toHaveLength(344 + 2 * 31);
    expect(data.placements).toHaveLength(data.committees.length);
    expect(data.committees).toHaveLength(1 + 9 + 43 + 344 + 31 * 3);
    expect(only(data.committees.filter(({ id }) => id === demoIds.kheoLeng))).toMatchObject({
      name: 'Chi bộ thôn Khéo Lẹng',
      kind: 'CELL',
      source: ARTICLE,
    });
    const names = new Map(data.committees.map(({ id, name }) => [id, name]));
    const communes = organisations.filter((id) => /^Đảng bộ (xã|thị trấn) /.test(names.get(id) ?? ''));
    expect(communes).toHaveLength(24);
    for (const id of organisations) {
      const cells = below(data, id).map((cell) => names.get(cell));
      expect(new Set(cells).size).toBe(cells.length);
    }
  });

  test('gives every committee a code of its own', () => {
    expect(new Set(data.codes.map(({ code }) => code)).size).toBe(data.committees.length);
    for (const { code } of data.codes) expect(code).toMatch(/^15(\.\d{3}){4}$/);
  });

  test('counts 6,799 members in the cells, and 38 in Khéo Lẹng', () => {
    const atArticle = data.memberships.filter(({ asOf }) => toDay(asOf) === '2023-12-18');
    expect(sum(atArticle.map(({ memberCount }) => memberCount))).toBe(6_799);
    expect(new Set(atArticle.map(({ committeeId }) => committeeId))).toEqual(new Set(leaves));
    expect(only(atArticle.filter(({ committeeId }) => committeeId === demoIds.kheoLeng)).memberCount).toBe(38);
    expect(Math.min(...data.memberships.map(({ memberCount }) => memberCount))).toBeGreaterThanOrEqual(3);
    const usual = atArticle.filter(({ memberCount }) => memberCount >= 8 && memberCount <= 45).length;
    expect(usual / atArticle.length).toBeGreaterThan(0.85);
    const atNewYear = data.memberships.filter(({ asOf }) => toDay(asOf) === `${year}-01-01`);
    expect(atNewYear).toHaveLength(leaves.length);
    const growth = sum(atNewYear.map(({ memberCount }) => memberCount)) - 6_799;
    expect(growth).toBeGreaterThan(year === 2023 ? -217 : -1);
    expect(growth).toBeLessThan(160 * (year - 2022));
  });

  test('spreads each plan over the organisations and their cells', () => {
    for (let y = 2023; y <= year; y += 1) {
      const district = planOf(demoIds.lucYen, y);
      expect(sum(organisations.map((id) => planOf(id, y)))).toBe(district);
      for (const id of organisations) {
        const cells = below(data, id);
        if (cells.length > 0) expect(sum(cells.map((cell) => planOf(cell, y)))).toBe(planOf(id, y));
      }
      expect(leaves.every((id) => planOf(id, y) <= 2)).toBe(true);
      expect(planOf(demoIds.kheoLeng, y)).toBe(1);
      const floor = only(data.quotas.filter((quota) => quota.year === y && quota.kind === 'FLOOR'));
      expect(floor).toMatchObject({ committeeId: demoIds.lucYen, target: 150 });
    }
    expect(planOf(demoIds.lucYen, 2023)).toBe(216);
    const ofArticle = data.quotas.filter(({ year: y, source }) => y === 2023 && source === ARTICLE);
    expect(ofArticle).toHaveLength(3);
    const revisions = new Map(data.quotaRevisions.map((row) => [row.quotaId, row]));
    expect(data.quotaRevisions).toHaveLength(data.quotas.length);
    const wrong = data.quotas.filter(({ id, target }) => revisions.get(id)?.target !== target);
    expect(wrong).toEqual([]);
  });

  test('admits exactly 216 in 2023, and most cells nobody', () => {
    const of2023 = data.admissions.filter(({ ceremonyOn }) => ceremonyOn.getUTCFullYear() === 2023);
    expect(of2023).toHaveLength(216);
    expect(of2023.every(({ ceremonyOn }) => toDay(ceremonyOn) <= '2023-12-18')).toBe(true);
    expect(admittedIn(data, 2023, demoIds.kheoLeng)).toBe(1);
    const cells = organisations.flatMap((id) => below(data, id));
    expect(cells.filter((id) => admittedIn(data, 2023, id) === 0).length).toBeGreaterThanOrEqual(128);
    const differences = organisations.map((id) => {
      const admitted = sum([id, ...below(data, id)].map((leaf) => admittedIn(data, 2023, leaf)));
      return Math.sign(admitted - planOf(id, 2023));
    });
    for (const sign of [-1, 0, 1]) expect(differences).toContain(sign);
  });

  test('admits about 200 in every later year that is over, and this year as many as its days allow', () => {
    for (let y = 2024; y < year; y += 1) {
      expect(admittedIn(data, y)).toBeGreaterThan(185);
      expect(admittedIn(data, y)).toBeLessThan(225);
    }
    if (year > 2023) {
      const gone = (Date.parse(today) - Date.parse(`${year}-01-01`)) / (365 * 86_400_000);
      expect(Math.abs(admittedIn(data, year) / 205 - gone)).toBeLessThan(0.1);
      expect(admittedIn(data, year, demoIds.kheoLeng)).toBe(0);
    }
  });

  test('dates every admission by its decision', () => {
    const numbers = new Set<string>();
    const candidates = new Map(data.candidates.map((row) => [row.id, row]));
    for (const { candidateId, committeeId, ceremonyOn, decisionOn, decisionNumber } of data.admissions) {
      const ceremony = toDay(ceremonyOn);
      expect(ceremony <= today).toBe(true);
      expect(toDay(decisionOn) <= addDays(ceremony, -5) && toDay(decisionOn) >= addDays(ceremony, -25)).toBe(true);
      expect(decisionOn.getUTCFullYear()).toBe(ceremonyOn.getUTCFullYear());
      expect(decisionNumber).toMatch(/^\d+-QĐ\/HU$/);
      numbers.add(`${decisionNumber} ${ceremonyOn.getUTCFullYear()}`);
      const candidate = candidates.get(candidateId);
      expect(candidate?.committeeId).toBe(committeeId);
      const recognised = addDays(addMonths(ceremony, 12), 30) <= today;
      if (recognised) expect(candidate?.stage).toBe('OFFICIAL');
      else expect(['PROBATIONARY', 'OFFICIAL']).toContain(candidate?.stage);
    }
    expect(numbers.size).toBe(data.admissions.length);
    const first = new Map(data.admissionChanges.map((row) => [row.admissionId, row]));
    for (const { id, ceremonyOn } of data.admissions) {
      expect(first.get(id)).toMatchObject({ fromCeremonyOn: null, toCeremonyOn: ceremonyOn });
    }
    const admitted = new Set(data.admissions.map(({ candidateId }) => candidateId));
    for (const { id, stage } of data.candidates) {
      expect(stage === 'PROBATIONARY' || stage === 'OFFICIAL').toBe(admitted.has(id));
    }
  });

  test('keeps the history of every candidate in order, up to the stage', () => {
    const histories = groupBy(data.stageChanges, ({ candidateId }) => candidateId);
    expect(histories.size).toBe(data.candidates.length);
    const wrong: string[] = [];
    for (const { id, stage, stageSince } of data.candidates) {
      const history = histories.get(id) as StageChangeRow[];
      const ordered = history.every((change, index) => {
        const before = history[index - 1];
        if (!before) return true;
        // Histories are read in the order of their ids.
        return change.fromStage === before.toStage && change.effectiveOn > before.effectiveOn && change.id > before.id;
      });
      const last = history[history.length - 1] as StageChangeRow;
      const current = last.toStage === stage && last.effectiveOn.getTime() === stageSince.getTime();
      const past = toDay(last.effectiveOn) <= today;
      const begun = history[0]?.toStage === 'SOURCE' && history[0].fromStage === null;
      if (!(ordered && current && past && begun)) wrong.push(id);
    }
    expect(wrong).toEqual([]);
  });

  test('keeps the rules of the procedure in every case, and every quota comes from above', () => {
    expect(brokenRules(data, today)).toEqual([]);
  });

  test('has candidates in every stage and every commune, most at the source', () => {
    const counts = new Map(Object.values(CandidateStage).map((stage) => [stage, 0]));
    for (const { stage = 'SOURCE' } of data.candidates) counts.set(stage, (counts.get(stage) ?? 0) + 1);
    // Nobody is removed in the demo: the decision would be about an admission that the article counts.
    counts.delete('REMOVED');
    // Nobody can be recognised before the first twelve months are over.
    if (today < '2024-03-01') counts.set('OFFICIAL', 1);
    for (const [stage, count] of counts) expect(count, stage).toBeGreaterThan(0);
    const open = [...counts].filter(([stage]) => stage !== 'OFFICIAL' && stage !== 'PROBATIONARY');
    expect(Math.max(...open.map(([, count]) => count))).toBe(counts.get('SOURCE'));
    expect((counts.get('DECIDED') ?? 0) + (counts.get('GRASSROOTS_PROPOSED') ?? 0)).toBeGreaterThanOrEqual(25);
    const followed = new Set(data.candidates.map(({ committeeId }) => committeeId));
    expect(organisations.every((id) => followed.has(id) || below(data, id).some((cell) => followed.has(cell)))).toBe(
      true,
    );
    const inKheoLeng = data.candidates.filter(({ committeeId }) => committeeId === demoIds.kheoLeng);
    const decided = only(inKheoLeng.filter(({ stage }) => stage === 'DECIDED'));
    expect(toDay(decided.stageSince) >= addDays(today, -15)).toBe(true);
    const women = data.candidates.filter(({ sex }) => sex === 'FEMALE').length / data.candidates.length;
    expect(women).toBeGreaterThan(0.42);
    expect(women).toBeLessThan(0.5);
    expect(new Set(data.candidates.map(({ sourceCategory }) => sourceCategory)).size).toBe(8);
    expect(data.candidates.some(({ awayForWork }) => awayForWork)).toBe(true);
  });

  test('follows nobody below 18 or above 60', () => {
    const histories = groupBy(data.stageChanges, ({ candidateId }) => candidateId);
    const wrong: string[] = [];
    for (const { id, birthYear, birthMonth } of data.candidates) {
      for (const { effectiveOn } of histories.get(id) ?? []) {
        const months = (effectiveOn.getUTCFullYear() - birthYear) * 12 + effectiveOn.getUTCMonth() + 1 - birthMonth;
        if (months < 18 * 12 || months >= 60 * 12) wrong.push(id);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('gives those on the list a mentor and those with a certificate a class that was over', () => {
    const histories = groupBy(data.stageChanges, ({ candidateId }) => candidateId);
    const mentors = groupBy(data.mentors, ({ candidateId }) => candidateId);
    const enrolments = groupBy(data.enrolments, ({ candidateId }) => candidateId);
    const classes = new Map(data.trainingClasses.map((row) => [row.id, row]));
    const certificates = new Map(data.certificates.map((row) => [row.enrolmentId, row]));
    for (const { id, stage } of data.candidates) {
      const reached = new Map((histories.get(id) ?? []).map((row) => [row.toStage, row.effectiveOn]));
      const helped = mentors.get(id) ?? [];
      expect(helped.length > 0).toBe(stage !== 'SOURCE');
      for (const [index, { validFrom, validTo }] of helped.entries()) {
        if (validTo) expect(validTo > validFrom).toBe(true);
        if (index > 0) expect(validFrom).toEqual(helped[index - 1]?.validTo);
      }
      const over = stage === 'OFFICIAL' || stage === 'OFF_LIST' || stage === 'WITHDRAWN' || stage === 'SOURCE';
      expect(helped.some(({ validTo }) => !validTo)).toBe(!over);

      const attended = enrolments.get(id) ?? [];
      const certifiedOn = reached.get('AWARENESS_CERTIFIED');
      const awareness = attended.filter((row) => classes.get(row.classId)?.kind === 'AWARENESS');
      if (certifiedOn) {
        const passed = only(awareness);
        expect(passed.status).toBe('PASSED');
        expect(certificates.get(passed.id)?.issuedOn).toEqual(certifiedOn);
        expect((classes.get(passed.classId)?.endsOn ?? certifiedOn) < certifiedOn).toBe(true);
      }
      if (stage === 'IN_AWARENESS_CLASS') {
        const { status, classId } = only(attended);
        expect(status).toBe('ENROLLED');
        expect(classes.get(classId)?.status).toBe('RUNNING');
      }
      if (stage === 'OFFICIAL') {
        const course = only(attended.filter((row) => classes.get(row.classId)?.kind === 'NEW_MEMBER'));
        expect(certificates.has(course.id)).toBe(true);
      }
    }
    for (const { id, status } of data.enrolments) expect(certificates.has(id)).toBe(status === 'PASSED');
    expect(new Set(data.certificates.map(({ number }) => number)).size).toBe(data.certificates.length);
  });

  test('has classes that are over, going on and to come, none too full', () => {
    const seats = groupBy(data.enrolments, ({ classId }) => classId);
    for (const { id, status, capacity, startsOn, endsOn } of data.trainingClasses) {
      expect(seats.get(id)?.length ?? 0).toBeLessThanOrEqual(capacity);
      if (status === 'CLOSED') expect(toDay(endsOn) < today).toBe(true);
      if (status === 'RUNNING') expect(toDay(startsOn) <= today && toDay(endsOn) >= today).toBe(true);
      if (status === 'OPEN' || status === 'PLANNED') expect(toDay(startsOn) > today).toBe(true);
    }
    const inLucYen = data.trainingClasses.filter(({ centreId }) => centreId === demoIds.lucYenCentre);
    expect(new Set(inLucYen.map(({ status }) => status))).toEqual(new Set(['CLOSED', 'RUNNING', 'OPEN', 'PLANNED']));
    expect(new Set(inLucYen.map(({ kind }) => kind))).toEqual(new Set(['AWARENESS', 'NEW_MEMBER', 'PROFESSIONAL']));
    expect(only(data.traineeReports)).toMatchObject({
      committeeId: demoIds.province,
      year: 2023,
      traineeCount: 330,
      qualifier: 'AT_LEAST',
      source: ARTICLE,
    });
  });

  test('has every programme of Văn Yên done in 2021, 2022 and 2023', () => {
    const inspections = groupBy(data.inspections, ({ programmeId }) => programmeId ?? '');
    for (const y of [2021, 2022, 2023]) {
      for (const committeeId of [demoIds.vanYen, ...below(data, demoIds.vanYen)]) {
        const programme = only(data.programmes.filter((row) => row.committeeId === committeeId && row.year === y));
        expect(programme).toMatchObject({ status: 'ISSUED', schemeId: demoIds.scheme });
        const items = inspections.get(programme.id) ?? [];
        expect(items.length).toBeGreaterThanOrEqual(2);
        for (const { status, concludedOn } of items) {
          expect(['CONCLUDED', 'CLOSED']).toContain(status);
          expect(concludedOn?.getUTCFullYear()).toBe(y);
        }
      }
    }
    expect(only(data.schemes)).toMatchObject({ number: '04-ĐA/TU', firstYear: 2021, lastYear: 2025 });
  });

  test('lets nobody inspect itself, or a committee beside it', () => {
    const parents = new Map(data.placements.map(({ childId, parentId }) => [childId, parentId]));
    for (const { inspectorId, subjectId } of data.inspections) {
      const above: unknown[] = [];
      for (let at = parents.get(subjectId); at; at = parents.get(at)) above.push(at);
      expect(above).toContain(inspectorId);
    }
  });

  test('has inspections of Lục Yên under way, and committees without a programme', () => {
    const own = new Set([demoIds.lucYen, ...organisations]);
    const programmes = data.programmes.filter((row) => own.has(row.committeeId) && row.year === year);
    expect(programmes.length).toBeGreaterThan(20);
    expect(programmes.length).toBeLessThan(30);
    const inspections = data.inspections.filter(({ inspectorId }) => own.has(inspectorId));
    const statuses = inspections.map(({ status }) => status);
    for (const status of ['STARTED', 'REPORTED', 'FOLLOW_UP', 'CLOSED'] as const) expect(statuses).toContain(status);
    expect(inspections.some(({ topic }) => topic === 'công tác phát triển đảng viên')).toBe(true);
    expect(
      inspections.some(
        ({ dueOn, status }) => dueOn && toDay(dueOn) < today && ['STARTED', 'VERIFIED'].includes(status ?? ''),
      ),
    ).toBe(true);
    expect(data.remedies.some(({ doneOn }) => doneOn === null)).toBe(true);
  });

  test('keeps the history of every inspection in order, up to the status', () => {
    const histories = groupBy(data.inspectionChanges, ({ inspectionId }) => inspectionId);
    for (const { id, status, concludedOn, outcome, cancelReason } of data.inspections) {
      const history = histories.get(id) ?? [];
      expect(history[0]).toMatchObject({ fromStatus: null, toStatus: 'PLANNED' });
      const ordered = history.every((change, index) => {
        const before = history[index - 1];
        if (toDay(change.effectiveOn) > today) return false;
        if (!before) return true;
        return (
          change.fromStatus === before.toStatus && change.effectiveOn > before.effectiveOn && change.id > before.id
        );
      });
      expect(ordered, id).toBe(true);
      expect(history[history.length - 1]?.toStatus).toBe(status);
      expect(outcome !== null).toBe(concludedOn !== null);
      expect(cancelReason !== null).toBe(status === 'CANCELLED');
    }
  });

  test('fills the offices but for a few', () => {
    const held = data.officers.filter(({ validTo }) => !validTo);
    expect(held.every(({ validFrom }) => toDay(validFrom) <= today)).toBe(true);
    const withTitle = (title: string): Set<string> =>
      new Set(held.filter((row) => row.title === title).map(({ committeeId }) => committeeId));
    const committees = [demoIds.lucYen, ...organisations.filter((id) => below(data, id).length > 0), ...leaves];
    const vacant = committees.filter((id) => !withTitle('SECRETARY').has(id));
    expect(vacant.length).toBeGreaterThan(0);
    expect(vacant.length).toBeLessThan(6);
    expect(vacant).not.toContain(demoIds.kheoLeng);
    expect(withTitle('DEPUTY_SECRETARY').has(demoIds.lamThuong)).toBe(true);
    const counts = new Map(
      data.memberships.filter((m) => toDay(m.asOf) === '2023-12-18').map((m) => [m.committeeId, m.memberCount]),
    );
    const big = leaves.filter((id) => (counts.get(id) ?? 0) >= 9);
    const withoutDeputy = big.filter((id) => !withTitle('DEPUTY_SECRETARY').has(id));
    expect(withoutDeputy.length).toBeLessThan(8);
    expect(data.officers.some(({ validTo }) => validTo)).toBe(true);
  });

  test('has whoever comes to the review introduced as the Charter wants it, on the days of the papers', () => {
    const { candidates, introductions, papers } = dataOf(today);
    const byCase = groupBy(introductions, ({ candidateId }) => candidateId);
    const introducing = papers.filter(
      ({ kind }) => kind === 'MEMBER_INTRODUCTION' || kind === 'TWO_MEMBERS_INTRODUCTION',
    );
    expect(introducing.length).toBeGreaterThan(200);
    expect(byCase.size).toBe(introducing.length);
    const people = new Map(candidates.map((one) => [one.id, one]));
    for (const { candidateId, madeOn } of introducing) {
      const {
        youthUnionMember = false,
        birthYear,
        birthMonth,
      } = people.get(candidateId) as (typeof candidates)[number];
      const own = byCase.get(candidateId) ?? [];
      const day = toDay(madeOn as Date);
      const months = (yearOf(day) - birthYear) * 12 + monthOf(day) - birthMonth;
      const ofYouthAge = months <= youthUnionMonths(yearOf(day));
      expect(own.map(({ introducer }) => introducer)).toEqual([
        'MEMBER',
        youthUnionMember && ofYouthAge ? 'YOUTH_UNION' : 'MEMBER',
      ]);
      const standing: { introducer: (typeof own)[number]['introducer']; named: boolean }[] = [];
      for (const { introducer, introducedOn, acquaintedSince, documentNumber, name } of own) {
        const known = acquaintedSince ? toDay(acquaintedSince as Date) : null;
        expect(toDay(introducedOn as Date)).toBe(day);
        checkSaid({ introducer, introducedOn: day, acquaintedSince: known, documentNumber: documentNumber ?? null });
        if (known !== null) checkAcquaintance(known, day);
        checkOrganisation(
          introducer,
          { youthUnionMember: youthUnionMember ?? false, tradeUnionMember: false, ofYouthAge },
          day,
        );
        checkOneMore(introducer, standing, day);
        expect(name).toBeTruthy();
        standing.push({ introducer, named: false });
      }
    }
  });

  test('describes Khéo Lẹng and Lâm Thượng as the article does', () => {
    const areaOf = (id: string) => only(data.committeeAreas.filter(({ committeeId }) => committeeId === id)).areaId;
    const figuresOf = (id: string) => only(data.areaProfiles.filter(({ areaId }) => areaId === areaOf(id)));
    const obstaclesOf = (id: string) => only(data.obstacles.filter(({ committeeId }) => committeeId === id));
    expect(figuresOf(demoIds.kheoLeng)).toMatchObject({
      households: 208,
      poorHouseholds: 25,
      mainEthnicGroup: 'Tày',
      mainLivelihood: 'nông nghiệp',
      source: ARTICLE,
    });
    expect(obstaclesOf(demoIds.lamThuong)).toMatchObject({
      youthActiveMinPercent: 20,
      youthActiveMaxPercent: 40,
      youthActiveQualifier: 'ABOUT',
    });
    expect(obstaclesOf(demoIds.lamThuong).obstacles).toHaveLength(7);
    expect(figuresOf(demoIds.lamThuong).source).toContain(ARTICLE);
    expect(only(data.areas.filter(({ id }) => id === areaOf(demoIds.lamThuong)))).toMatchObject({
      kind: 'COMMUNE',
      name: 'Lâm Thượng',
      difficultyClass: 'REGION_III',
    });
    expect(figuresOf(demoIds.thamPat).households).toBeGreaterThan(0);
    for (const { households, poorHouseholds } of data.areaProfiles) {
      expect(poorHouseholds ?? 0).toBeLessThanOrEqual(households ?? 0);
    }
  });

  test('has the 24 communes of Lục Yên with their codes, and each village below its own', () => {
    const communes = data.areas.filter(({ kind }) => kind === 'COMMUNE' || kind === 'TOWNSHIP');
    expect(communes).toHaveLength(24);
    expect(new Set(data.areaCodes.map(({ code }) => code)).size).toBe(26);
    const villages = data.areas.filter(({ kind }) => kind === 'HAMLET' || kind === 'NEIGHBOURHOOD');
    expect(villages).toHaveLength(208);
    for (const { parentId } of villages) expect(communes.some(({ id }) => id === parentId)).toBe(true);
  });

  test('names nobody from the article', () => {
    const text = JSON.stringify(data);
    for (const name of ['Hoàng Văn Thận', 'Lê Viết Đại', 'Văn Thận', 'Viết Đại']) expect(text).not.toContain(name);
    const people = [
      ...data.candidates.map(({ fullName }) => fullName),
      ...data.mentors.map(({ memberName }) => memberName),
      ...data.officers.map(({ personName }) => personName),
    ];
    expect(people.filter((name) => !/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}*$/u.test(name))).toEqual([]);
    expect(people.filter((name) => /( Thận| Đại)$/.test(name))).toEqual([]);
  });

  test('is written composed, with ids of its own and rows of one shape', () => {
    const text = JSON.stringify(data);
    expect(text.normalize('NFC')).toBe(text);
    const ids = new Set<string>();
    const misshapen: object[] = [];
    let count = 0;
    // Without the end of the districts there is nothing after it.
    const { after, ...tables } = data;
    expect(after).toBe(null);
    for (const rows of Object.values(tables) as readonly object[][]) {
      const fields = Object.keys(rows[0] ?? {}).join();
      for (const row of rows) {
        // The seeder takes the columns of a table from its first row.
        if (Object.keys(row).join() !== fields || Object.values(row).includes(undefined)) misshapen.push(row);
        if (!('id' in row)) continue;
        ids.add(String(row.id));
        count += 1;
      }
    }
    expect(ids.size).toBe(count);
    expect(misshapen).toEqual([]);
    const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect([...ids].filter((id) => !version7.test(id))).toEqual([]);
  });

  test('records nothing in the future', () => {
    const end = new Date(`${today}T17:00:00Z`);
    const moments = [
      ...data.stageChanges.map(({ changedAt }) => changedAt),
      ...data.admissions.map(({ recordedAt }) => recordedAt),
      ...data.inspectionChanges.map(({ changedAt }) => changedAt),
      ...data.quotaRevisions.map(({ changedAt }) => changedAt),
      ...data.enrolments.map(({ enrolledAt }) => enrolledAt),
    ];
    expect(moments.every((moment) => moment !== undefined && moment < end)).toBe(true);
  });
});

test('gives the demo a login of every role', () => {
  const { grants, committees } = dataOf('2026-11-23');
  const names = new Map(committees.map(({ id, name }) => [id, name]));
  expect(new Set(demoLogins.map(({ role }) => role)).size).toBe(7);
  for (const login of demoLogins) {
    expect(names.get(login.committeeId)).toBe(login.committeeName);
    const grant = only(grants.filter(({ subject }) => subject === login.subject));
    expect(grant).toMatchObject({ role: login.role, committeeId: login.committeeId });
  }
});

describe.each(['2023-12-18', '2026-11-23'])('for a replay on %s', (today) => {
  const data = buildDemoData({ today, replay: true });

  test('keeps the rules of the procedure in every case, also when it is played', () => {
    expect(brokenRules(data, today)).toEqual([]);
    const histories = groupBy(data.stageChanges, ({ candidateId }) => candidateId);
    for (const { candidateId, decisionOn, ceremonyOn } of data.replayAdmissions) {
      const steps = new Map((histories.get(candidateId) ?? []).map((step) => [step.toStage, toDay(step.effectiveOn)]));
      checkDecisionFollows({ decisionOn, proposedOn: steps.get('GRASSROOTS_PROPOSED') ?? null });
      checkCeremonyFollows({ ceremonyOn, decidedOn: steps.get('DECIDED') ?? null });
      expect(steps.has('CELL_REVIEW')).toBe(true);
    }
  });

  test('leaves the 216 of 2023 decided, and admits nobody', () => {
    expect(data.admissions).toEqual([]);
    expect(data.replayAdmissions).toHaveLength(216);
    const candidates = new Map(data.candidates.map((row) => [row.id, row]));
    for (const { candidateId, committeeId, decisionOn } of data.replayAdmissions) {
      const candidate = candidates.get(candidateId);
      expect(candidate).toMatchObject({ committeeId, stage: 'DECIDED' });
      expect(candidate && toDay(candidate.stageSince)).toBe(decisionOn);
    }
    const days = data.replayAdmissions.map(({ ceremonyOn }) => ceremonyOn);
    expect(days).toEqual(days.toSorted());
    expect(data.candidates.some(({ stage }) => stage === 'PROBATIONARY' || stage === 'OFFICIAL')).toBe(false);
  });

  test('records in the end what the other data set has', () => {
    const replayed = data.replayAdmissions.map(({ candidateId, ceremonyOn, decisionNumber }) =>
      [candidateId, ceremonyOn, decisionNumber].join(' '),
    );
    const recorded = dataOf('2023-12-18').admissions.map(({ candidateId, ceremonyOn, decisionNumber }) =>
      [candidateId, toDay(ceremonyOn), decisionNumber].join(' '),
    );
    expect(replayed).toEqual(recorded);
  });
});
