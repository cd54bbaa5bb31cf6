import { basename } from 'node:path';
import type pg from 'pg';
import type { Day } from '../calendar.ts';
import {
  insertAdmissions,
  insertCandidates,
  insertCommittees,
  lockImports,
  lockQuotas,
  readCommittees,
  renameCommittees,
  updateCandidates,
  withoutPlace,
  writeQuotas,
} from '../db/queries/imports.ts';
import { type FoundPerson, matchPersons } from '../db/queries/persons.ts';
import { inSqlTransaction, type SqlTransaction } from '../db/transaction.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { text } from '../resolvers/input.ts';
import { type CandidateLine, candidateLines } from './candidate-lines.ts';
import { committeeLines } from './committee-lines.ts';
import { type CandidatePlan, placeCandidates, planCandidates } from './plan-candidates.ts';
import { type CommitteePlan, type PlannedCommittee, planCommittees } from './plan-committees.ts';
import { planQuotas, type QuotaPlan } from './plan-quotas.ts';
import { type Problem, Problems } from './problems.ts';
import { readSheets } from './read-file.ts';

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
  const actor = text(options.actor, 'the name of who imports', 200);
  const problems = new Problems();
  const sheets = await readSheets(path, problems);
  const committees = committeeLines(sheets, problems);
  const { lines: candidates, erased } = candidateLines(sheets, today, problems);
  const plan = await inSqlTransaction(pool, async (tx) => {
    await lockImports(tx);
    const committeePlan = planCommittees(committees, await readCommittees(tx, today), { today, update }, problems);
    const years = [...new Set(committees.flatMap(({ year }) => (year === null ? [] : [year])))];
    const quotas = planQuotas(committeePlan.of, await lockQuotas(tx, years), update);
    const placed = placeCandidates(candidates, committeePlan, problems);
    await checkPlaces(tx, placed);
    const found = await findPersons(tx, placed, actor);
    const made: Plan = {
      committees: committeePlan,
      quotas,
      candidates: planCandidates(placed, found, update, problems),
    };
    // Who was looked for stays in the access log in any case.
    if (write && problems.list.length === 0) await apply(tx, made, { ...options, actor });
    return made;
  });
  problems.list.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.line - b.line);
  return { problems: problems.list, counts: countsOf(plan), erased };
}

/** An admission counts on its day: the committee must have had its place then. */
async function checkPlaces(tx: SqlTransaction, placed: Map<CandidateLine, PlannedCommittee>): Promise<void> {
  const days = [...placed].flatMap(([{ admission }, { id }]) =>
    admission === null ? [] : [{ committeeId: id, day: admission.ceremonyOn }],
  );
  const without = new Set((await withoutPlace(tx, days)).map(({ committeeId, day }) => `${committeeId} ${day}`));
  for (const [line, { id }] of [...placed]) {
    if (line.admission === null || !without.has(`${id} ${line.admission.ceremonyOn}`)) continue;
    line.cells.refuse('ceremonyOn', 'the committee had no place in the tree on that day');
    placed.delete(line);
  }
}

async function findPersons(
  tx: SqlTransaction,
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

async function apply(
  tx: SqlTransaction,
  { committees, quotas, candidates }: Plan,
  { path, actor, onProgress }: ImportOptions,
): Promise<void> {
  const source = `import: ${basename(path)}`.normalize('NFC').slice(0, 200);
  const steps = [
    step(committees.created.length === 0 ? [] : [committees.created], (rows) =>
      insertCommittees(
        tx,
        rows.flat().map((row) => ({ ...row, source })),
      ),
    ),
    step(committees.renamed, (rows) => renameCommittees(tx, rows)),
    step([...quotas.created, ...quotas.changed], async (rows) => {
      const written = await writeQuotas(tx, rows, { actor, reason: source });
      if (written < rows.length)
        throw new InvalidInput(() => 'somebody has set one of these quotas meanwhile: run it again');
    }),
    step(candidates.created, (rows) => insertCandidates(tx, rows, actor)),
    step(candidates.changed, (rows) => updateCandidates(tx, rows, actor)),
    step(candidates.admissions, (rows) => insertAdmissions(tx, rows, actor)),
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

interface Step {
  size: number;
  run(): AsyncGenerator<number>;
}

/** Writes rows page by page, and says how many each time. */
function step<T>(rows: T[], write: (page: T[]) => Promise<void>): Step {
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
    quotas: { created: quotas.created.length, changed: quotas.changed.length, unchanged: quotas.unchanged },
    candidates: {
      created: candidates.created.length,
      changed: candidates.changed.length,
      unchanged: candidates.unchanged,
    },
    admissions: { created: candidates.admissions.length, changed: 0, unchanged: 0 },
  };
}
