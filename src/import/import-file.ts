import { basename } from 'node:path';
import type pg from 'pg';
import type { Day } from '../calendar.ts';
import { readCaseDays } from '../db/queries/cases.ts';
import { closedAmong } from '../db/queries/closed-years.ts';
import { type FoundPerson, matchPersons } from '../db/queries/persons.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { HOLD_TREE, lockTree } from '../db/tree-lock.ts';
import type { Language } from '../messages/language.ts';
import { enterAdmissions } from '../resolvers/admission/records.ts';
import { enterCandidates, enterTraits, readCellsOn, takeSteps } from '../resolvers/candidate/records.ts';
import { lockCommittees } from '../resolvers/committee/locks.ts';
import {
  correctNames,
  foundCommittees,
  readCodeHolders,
  readCommittees,
  withoutPlace,
} from '../resolvers/committee/records.ts';
import { violations as committee } from '../resolvers/committee/violations.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { readText } from '../resolvers/input.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { lockQuotasOf } from '../resolvers/quota/locks.ts';
import { setTargets } from '../resolvers/quota/records.ts';
import { violations as quota } from '../resolvers/quota/violations.ts';
import { noticeAlikePersons } from './alike-persons.ts';
import { type CandidateLine, candidateLines } from './candidate-lines.ts';
import { type CommitteeLine, committeeLines } from './committee-lines.ts';
import { type CandidatePlan, placeCandidates, planCandidates } from './plan-candidates.ts';
import { type CommitteePlan, type PlannedCommittee, planCommittees } from './plan-committees.ts';
import { planQuotas, type QuotaPlan } from './plan-quotas.ts';
import { type Problem, Problems } from './problems.ts';
import { readSheets } from './read-file.ts';
import { RestoreCodes } from './restore-codes.ts';

/** Rows in one statement. */
const PAGE = 1_000;

/** How a file is imported. */
export interface ImportOptions {
  path: string;
  /** Who imports: stands in the histories and in the access log. */
  actor: string;
  today: Day;
  /** Whether anything is written; otherwise everything is only checked. */
  write: boolean;
  /** Whether what is on record may be changed to what the file says. */
  update: boolean;
  /** Whether hidden sheets, lines and columns are read too. */
  includeHidden: boolean;
  /** The language of what is told. */
  language: Language;
  /** Told how far it is. */
  onProgress: (done: number, total: number) => void;
}

/** What became of one kind of records. */
export interface Counts {
  created: number;
  changed: number;
  unchanged: number;
}

/** What an import did, or would do. Nothing was written when there are problems. */
export interface ImportReport {
  problems: Problem[];
  /** What was left out or somebody should look at; the rest was written all the same. */
  notices: Problem[];
  counts: Record<'committees' | 'quotas' | 'candidates' | 'admissions', Counts>;
  /** Lines about persons who were erased. */
  erased: number;
}

interface Plan {
  committees: CommitteePlan;
  quotas: QuotaPlan;
  candidates: CandidatePlan;
}

/**
 * Imports committees, quotas and candidates in one transaction: all of the file, or nothing. The boards follow by
 * themselves.
 * @throws InvalidInput when the file cannot be read at all
 */
export async function importFile(pool: pg.Pool, options: ImportOptions): Promise<ImportReport> {
  const { path, today, write, update } = options;
  const problems = new Problems(options.language);
  const actor = readText(options.actor, '--by', LONGEST.actor);
  const sheets = await readSheets(path, options, problems);
  const { lines: people, erased } = candidateLines(sheets, today, problems);
  const plan = await inTransaction(pool, async (tx) => {
    await lockImports(tx);
    // Who only looks holds nobody up.
    if (write) await tx.query(HOLD_TREE);
    const standing = await readCommittees(tx, today);
    const codes = new RestoreCodes(standing);
    const committees = codes.committees(committeeLines(sheets, problems));
    const candidates = codes.candidates(people);
    const holders = await readCodeHolders(tx, codesOf(committees, candidates), today);
    const committeePlan = planCommittees(committees, standing, holders, { today, update }, problems);
    if (write && committeePlan.created.length > 0) await lockTree(tx);
    if (write)
      await lockCommittees(
        tx,
        committeePlan.renamed.map(({ id }) => id),
      );
    const years = [...new Set(committees.flatMap(({ year }) => (year === null ? [] : [year])))];
    const quotas = planQuotas(committeePlan.of, await lockQuotasOf(tx, years));
    const placed = placeCandidates(candidates, committeePlan, problems);
    const found = await findPersons(tx, placed, actor);
    const admitting = await admittingCells(tx, placed, found);
    await checkPlaces(tx, placed, admitting, committeePlan);
    const fresh = [...placed.keys()].filter((line) => !found.has(line));
    await noticeAlikePersons(tx, fresh, actor, problems);
    const ids = [...found.values()].flat().map(({ candidateId }) => candidateId);
    const days = await readCaseDays(tx, ids);
    const made: Plan = {
      committees: committeePlan,
      quotas,
      candidates: planCandidates(placed, { found, admitting, days }, update, problems),
    };
    // Who was looked for stays in the access log in any case.
    if (write && problems.list.length === 0) await apply(tx, made, { ...options, actor });
    return made;
  });
  for (const list of [problems.list, problems.notices]) {
    list.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.line - b.line);
  }
  return { problems: problems.list, notices: problems.notices, counts: countsOf(plan), erased };
}

/** Codes that lines name. */
function codesOf(committees: CommitteeLine[], candidates: CandidateLine[]): string[] {
  const named = [
    ...committees.flatMap(({ code, parentCode }) => [code, parentCode]),
    ...candidates.map(({ committeeCode }) => committeeCode),
  ];
  return [...new Set(named)].filter((code) => code !== null);
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

/** An admission counts on its day: its cell, or the committee that stands over a new one, must have had its place then. */
async function checkPlaces(
  tx: Transaction,
  placed: Map<CandidateLine, PlannedCommittee>,
  admitting: ReadonlyMap<CandidateLine, string>,
  { created }: CommitteePlan,
): Promise<void> {
  const parents = new Map(created.map(({ id, parentId }) => [id, parentId]));
  const standingOver = (id: string): string | null => {
    let over: string | null = id;
    while (over !== null && parents.has(over)) over = parents.get(over) ?? null;
    return over;
  };
  const days = [...placed].flatMap(([line, { id, foundedOn }]) => {
    if (line.admission === null) return [];
    const { ceremonyOn: day } = line.admission;
    const admittedBy = admitting.get(line) ?? id;
    if (admittedBy === id && day < foundedOn) {
      line.cells.refuse('ceremonyOn', (texts) => texts.beforeCommittee);
      placed.delete(line);
      return [];
    }
    const committeeId = standingOver(admittedBy);
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

/** @throws RuleViolation YEAR_CLOSED */
async function checkYearsOpen(tx: Transaction, targets: QuotaPlan['created']): Promise<void> {
  for (const year of new Set(targets.map((target) => target.year))) {
    const ids = targets.filter((target) => target.year === year).map(({ committeeId }) => committeeId);
    if ((await closedAmong(tx, ids, year, [`${year}-12-31`])).size > 0) throw quota.YEAR_CLOSED.quota([], year);
  }
}

async function apply(
  tx: Transaction,
  { committees, quotas, candidates }: Plan,
  { path, actor, onProgress }: ImportOptions,
): Promise<void> {
  const source = `import: ${basename(path)}`.normalize('NFC').slice(0, 200);
  const by = { subject: actor, role: null };
  const steps = [
    step(committees.created.length === 0 ? [] : [committees.created], (rows) =>
      foundCommittees(
        tx,
        rows.flat().map((row) => ({ ...row, source })),
      ),
    ),
    step(committees.renamed, (rows) => correctNames(tx, rows)),
    step(quotas.created, async (rows) => {
      await checkYearsOpen(tx, rows);
      const targets = rows.map((row) => ({ ...row, reason: source, source }));
      const written = await setTargets(tx, targets, by);
      if (written < rows.length) throw new InvalidInput((texts) => texts.quotaSetMeanwhile);
    }),
    step(candidates.created, (rows) => enterCandidates(tx, rows, by)),
    step(candidates.changed, (rows) => enterTraits(tx, rows)),
    step(candidates.steps, (rows) => takeSteps(tx, rows, by)),
    step(candidates.admissions, async (rows) => {
      if (!(await enterAdmissions(tx, rows, by))) throw committee.COMMITTEE_NOT_IN_FORCE('ceremonyOn');
    }),
  ];
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const { run } of steps) {
    for await (const count of run()) {
      done += count;
      onProgress(done, total);
    }
  }
}

/** Makes imports wait for each other: what one plans by, no other changes. */
async function lockImports(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ketnap_import'))`);
}

interface Part {
  size: number;
  run(): AsyncGenerator<number>;
}

/** Writes rows page by page, and says how many each time. */
function step<T>(rows: T[], write: (page: T[]) => Promise<void>): Part {
  return {
    size: rows.length,
    async *run() {
      for (let start = 0; start < rows.length; start += PAGE) {
        const page = rows.slice(start, start + PAGE);
        await write(page);
        yield page.length;
      }
    },
  };
}

function countsOf({ committees, quotas, candidates }: Plan): ImportReport['counts'] {
  return {
    committees: {
      created: committees.created.length,
      changed: committees.renamed.length,
      unchanged: committees.unchanged,
    },
    quotas: { created: quotas.created.length, changed: 0, unchanged: quotas.unchanged },
    candidates: {
      created: candidates.created.length,
      changed: candidates.changed.length,
      unchanged: candidates.unchanged,
    },
    // An import corrects none.
    admissions: { created: candidates.admissions.length, changed: 0, unchanged: candidates.admissionsUnchanged },
  };
}
