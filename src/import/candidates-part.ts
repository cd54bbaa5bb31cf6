import type { Day } from '../calendar.ts';
import { readCaseDays } from '../db/queries/cases.ts';
import { type FoundPerson, matchPersons } from '../db/queries/persons.ts';
import type { Transaction } from '../db/transaction.ts';
import { enterAdmissions } from '../resolvers/admission/records.ts';
import { enterCandidates, enterTraits, readCellsOn, takeSteps } from '../resolvers/candidate/records.ts';
import { withoutPlace } from '../resolvers/committee/records.ts';
import { readFirstDays } from '../resolvers/committee/start-records.ts';
import { violations as committee } from '../resolvers/committee/violations.ts';
import { enterPapers } from '../resolvers/dossier/records.ts';
import { noticeAlikePersons } from './alike-persons.ts';
import type { CandidateLine } from './candidate-lines.ts';
import { PAGE, paged } from './paged.ts';
import type { Importing, Planned } from './part.ts';
import { placeCandidates, planCandidates } from './plan-candidates.ts';
import type { CommitteePlan, PlannedCommittee } from './plan-committees.ts';

/**
 * Plans candidates and their admissions. Who was looked for stands in the access log.
 * @param source - what stands in the histories as where they come from.
 */
export async function planCandidatesPart(
  lines: CandidateLine[],
  committees: CommitteePlan,
  { tx, by, update, problems, rights }: Importing,
  source: string,
): Promise<Planned<'candidates' | 'admissions'>> {
  const named = placeCandidates(lines, committees, problems);
  const placed = rights === null ? named : await rights.casesOf(named, tx, problems);
  const found = await findPersons(tx, placed, by.subject);
  const admitting = await admittingCells(tx, placed, found);
  await checkPlaces(tx, placed, admitting, committees);
  const fresh = [...placed.keys()].filter((line) => !found.has(line));
  await noticeAlikePersons(tx, fresh, { actor: by.subject, paths: rights?.readable ?? null }, problems);
  const ids = [...found.values()].flat().map(({ candidateId }) => candidateId);
  const days = await readCaseDays(tx, ids);
  const firstDays = await firstDaysOf(tx, placed, committees);
  const plan = planCandidates(placed, { found, admitting, days, firstDays }, update, problems);
  // What a file brings to the database is history: nobody of a body has recorded it here. Who uploads one is of the body.
  const legacySource = rights === null ? source : undefined;
  const asHistory = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, legacySource }));
  return {
    counts: {
      candidates: { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged },
      // An import corrects none.
      admissions: { created: plan.admissions.length, changed: 0, unchanged: plan.admissionsUnchanged },
    },
    steps: [
      paged(plan.created, (rows) => enterCandidates(tx, asHistory(rows), by)),
      paged(plan.changed, (rows) => enterTraits(tx, rows)),
      paged(plan.papers, (rows) => enterPapers(tx, rows, by)),
      paged(plan.steps, (rows) => takeSteps(tx, asHistory(rows), by)),
      paged(plan.admissions, async (rows) => {
        if (!(await enterAdmissions(tx, asHistory(rows), by))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
      }),
    ],
  };
}

/** The cell that each admission of the file belongs to: the one that had the case on the day of the ceremony. */
async function admittingCells(
  tx: Transaction,
  placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
  found: ReadonlyMap<CandidateLine, FoundPerson[]>,
): Promise<Map<CandidateLine, string>> {
  const cases = [...placed.keys()].flatMap((line) => {
    const candidateId = found.get(line)?.[0]?.candidateId;
    return line.admission === null || candidateId === undefined
      ? []
      : [{ candidateId, day: line.admission.ceremonyOn }];
  });
  const stood = await readCellsOn(tx, cases);
  return new Map(
    [...placed].map(([line, { id }]) => [line, stood.get(found.get(line)?.[0]?.candidateId ?? '')?.id ?? id]),
  );
}

/** For each committee itself, or the one on record that a new one will stand under; null where there is none. */
function standingOver(created: CommitteePlan['created']): (id: string) => string | null {
  const parents = new Map(created.map(({ id, parentId }) => [id, parentId]));
  return (id) => {
    let over: string | null = id;
    while (over !== null && parents.has(over)) over = parents.get(over) ?? null;
    return over;
  };
}

/** The first day in the system for the committees of lines, where one is set. */
async function firstDaysOf(
  tx: Transaction,
  placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
  { created }: CommitteePlan,
): Promise<Map<string, Day>> {
  const over = standingOver(created);
  const ids = [...new Set([...placed.values()].map(({ id }) => id))];
  const set = await readFirstDays(tx, [...new Set(ids.map(over).filter((id) => id !== null))]);
  return new Map(ids.flatMap((id) => [set.get(over(id) ?? '')].flatMap((day) => (day ? [[id, day] as const] : []))));
}

/** An admission counts on its day: its cell, or the committee that stands over a new one, must have had its place then. */
async function checkPlaces(
  tx: Transaction,
  placed: Map<CandidateLine, PlannedCommittee>,
  admitting: ReadonlyMap<CandidateLine, string>,
  { created }: CommitteePlan,
): Promise<void> {
  const over = standingOver(created);
  const days = [...placed].flatMap(([line, { id, foundedOn }]) => {
    if (line.admission === null) return [];
    const { ceremonyOn: day } = line.admission;
    const admittedBy = admitting.get(line) ?? id;
    if (admittedBy === id && day < foundedOn) {
      line.cells.refuse('ceremonyOn', (texts) => texts.beforeCommittee);
      placed.delete(line);
      return [];
    }
    const committeeId = over(admittedBy);
    return committeeId === null ? [] : [{ line, committeeId, day }];
  });
  const asked = days.map(({ committeeId, day }) => ({ committeeId, day }));
  const without = new Set((await withoutPlace(tx, asked)).map(({ committeeId, day }) => `${committeeId} ${day}`));
  for (const { line, committeeId, day } of days) {
    if (!without.has(`${committeeId} ${day}`)) continue;
    line.cells.refuse('ceremonyOn', (texts) => texts.noPlaceThen);
    placed.delete(line);
  }
}

async function findPersons(
  tx: Transaction,
  placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
  actor: string,
): Promise<Map<CandidateLine, FoundPerson[]>> {
  const lines = [...placed];
  const found = new Map<CandidateLine, FoundPerson[]>();
  for (let start = 0; start < lines.length; start += PAGE) {
    const page = lines.slice(start, start + PAGE);
    const sought = page.map(([{ at: _, cells: __, asOf: ___, ...line }, { id }], n) => ({
      n,
      committeeId: id,
      ...line,
    }));
    for (const person of await matchPersons(tx, { actor, operation: 'import', sought })) {
      const line = page[person.n]?.[0];
      if (line) found.set(line, [...(found.get(line) ?? []), person]);
    }
  }
  return found;
}
