import { basename } from 'node:path';
import type pg from 'pg';
import type { Day } from '../calendar.ts';
import { inSnapshot, inTransaction, type Transaction } from '../db/transaction.ts';
import { lockTree } from '../db/tree-lock.ts';
import type { Language } from '../messages/language.ts';
import { readText } from '../resolvers/input.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { areaLines } from './area-lines.ts';
import { candidateLines } from './candidate-lines.ts';
import { committeeLines } from './committee-lines.ts';
import { coverLines } from './covers-part.ts';
import { decisionSheet } from './decision-lines.ts';
import { entryLines } from './entry-lines.ts';
import { importDecision } from './import-decision.ts';
import { importRecords } from './import-records.ts';
import { memberships } from './membership-lines.ts';
import { officers } from './officer-lines.ts';
import { type CountName, type Counts, countNames } from './part.ts';
import { type Problem, Problems } from './problems.ts';
import { profiles } from './profile-lines.ts';
import { readSheets } from './read-file.ts';
import { resultSheet } from './result-lines.ts';
import { traineeLines } from './trainee-lines.ts';

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
  /** Reads the id of a class, or of somebody in one, as clients write it; null where it is none. */
  idIn: (id: string, type: 'TrainingClass' | 'Enrolment') => string | null;
  /** Told how far it is. */
  onProgress: (done: number, total: number) => void;
}

/** What an import did, or would do. Nothing was written when there are problems. */
export interface ImportReport {
  problems: Problem[];
  /** What was left out or somebody should look at; the rest was written all the same. */
  notices: Problem[];
  counts: Record<CountName, Counts>;
  /** Lines about persons who were erased. */
  erased: number;
}

/** Nothing of a kind. */
const NOTHING: Counts = { created: 0, changed: 0, unchanged: 0 };

/**
 * Imports all of a file in one transaction, or nothing: its records, or a decision about the hierarchy. The boards follow by themselves.
 * @throws InvalidInput when the file cannot be read at all
 */
export async function importFile(pool: pg.Pool, options: ImportOptions): Promise<ImportReport> {
  const { path, today, write, update, onProgress } = options;
  const problems = new Problems(options.language);
  const by = { subject: readText(options.actor, '--by', LONGEST.actor), role: null };
  const sheets = await readSheets(path, options, problems);
  const { lines: candidates, erased } = candidateLines(sheets, today, problems);
  const source = `import: ${basename(path)}`.normalize('NFC').slice(0, 200);
  const reading = { today, source, problems };
  const decision = decisionSheet(sheets, problems);
  const read = {
    committees: committeeLines(sheets, problems),
    candidates,
    officers: entryLines(officers, sheets, reading),
    memberships: entryLines(memberships, sheets, reading),
    areas: areaLines(sheets, today, problems),
    covers: coverLines(sheets, problems),
    profiles: entryLines(profiles, sheets, reading),
    trainees: traineeLines(sheets, options.idIn, problems),
    results: resultSheet(sheets, options, problems),
  };
  const at = { by, today, update, problems, rights: null };
  const done =
    decision === null
      ? await inTransaction(pool, async (tx) => {
          await lockImports(tx);
          return importRecords({ ...at, tx }, read, { write, source, onProgress });
        })
      : { changes: await carriedOut(pool, write, (tx) => importDecision({ ...at, tx }, decision, write)) };
  for (const list of [problems.list, problems.notices]) {
    list.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.line - b.line);
  }
  const none = Object.fromEntries(countNames.map((name) => [name, NOTHING])) as Record<CountName, Counts>;
  return { problems: problems.list, notices: problems.notices, counts: { ...none, ...done }, erased };
}

/** Runs what carries a decision out, with the tree alone. Who only looks does it on a snapshot, and holds nobody up. */
function carriedOut<T>(pool: pg.Pool, write: boolean, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!write) return inSnapshot(pool, work);
  return inTransaction(pool, async (tx) => {
    await lockImports(tx);
    await lockTree(tx);
    return work(tx);
  });
}

/** Makes imports wait for each other: what one plans by, no other changes. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ketnap_import'))`);
}
