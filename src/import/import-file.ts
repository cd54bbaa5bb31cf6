import { basename } from 'node:path';
import type pg from 'pg';
import type { Day } from '../calendar.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { HOLD_TREE, lockTree } from '../db/tree-lock.ts';
import type { Language } from '../messages/language.ts';
import { lockCommittees } from '../resolvers/committee/locks.ts';
import { readCodeHolders, readCommittees } from '../resolvers/committee/records.ts';
import { readText } from '../resolvers/input.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { candidateLines } from './candidate-lines.ts';
import { planCandidatesPart } from './candidates-part.ts';
import { type CommitteeLine, committeeLines } from './committee-lines.ts';
import { committeesPart, planQuotasPart } from './committees-part.ts';
import { placeEntries } from './entries-part.ts';
import { entryLines } from './entry-lines.ts';
import { memberships } from './membership-lines.ts';
import { officers } from './officer-lines.ts';
import { writeAll } from './paged.ts';
import type { CountName, Counts, Importing } from './part.ts';
import { planCommittees } from './plan-committees.ts';
import { type Problem, Problems } from './problems.ts';
import { readSheets } from './read-file.ts';
import { RestoreCodes } from './restore-codes.ts';
import { resultSheet } from './result-lines.ts';
import { settleResults } from './settle-results.ts';
import { traineeLines } from './trainee-lines.ts';
import { findTrainees, settleTrainees } from './trainees-part.ts';

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

/**
 * Imports all of a file in one transaction, or nothing. The boards follow by themselves.
 *
 * Committees, quotas and candidates are planned and then written. What goes through the checks and the writer of an operation is judged
 * line by line, on what the rest of the file has entered: it is done in any case, so that a run that only looks is told the same, and
 * taken back unless it shall stay.
 * @throws InvalidInput when the file cannot be read at all
 */
export async function importFile(pool: pg.Pool, options: ImportOptions): Promise<ImportReport> {
  const { path, today, write, update } = options;
  const problems = new Problems(options.language);
  const by = { subject: readText(options.actor, '--by', LONGEST.actor), role: null };
  const sheets = await readSheets(path, options, problems);
  const { lines: people, erased } = candidateLines(sheets, today, problems);
  const read = {
    committees: committeeLines(sheets, problems),
    officers: entryLines(officers, sheets, today, problems),
    memberships: entryLines(memberships, sheets, today, problems),
    trainees: traineeLines(sheets, options.idIn, problems),
    results: resultSheet(sheets, options, problems),
  };
  const tried = [...read.officers, ...read.memberships, ...read.trainees, ...(read.results?.results ?? [])];
  const tries = tried.length > 0;
  const source = `import: ${basename(path)}`.normalize('NFC').slice(0, 200);
  const counts = await inTransaction(pool, async (tx): Promise<ImportReport['counts']> => {
    await lockImports(tx);
    // Who only looks holds nobody up, unless it is by trying.
    if (write || tries) await tx.query(HOLD_TREE);
    const at: Importing = { tx, by, today, update, problems };
    const standing = await readCommittees(tx, today);
    const codes = new RestoreCodes(standing);
    const lines = codes.committees(read.committees);
    const named = {
      candidates: codes.naming(people),
      officers: codes.naming(read.officers),
      memberships: codes.naming(read.memberships),
      trainees: codes.naming(read.trainees),
    };
    const holders = await readCodeHolders(tx, codesOf(lines, Object.values(named).flat()), today);
    const plan = planCommittees(lines, standing, holders, at, problems);
    const appointments = placeEntries(officers, named.officers, plan);
    const figures = placeEntries(memberships, named.memberships, plan);
    if ((write || tries) && plan.created.length > 0) await lockTree(tx);
    const about = [...appointments.committees, ...figures.committees];
    const renamed = write || tries ? plan.renamed.map(({ id }) => id) : [];
    const locked = await lockCommittees(tx, [...about, ...renamed]);
    const committees = committeesPart(plan, at, source);
    const quotas = await planQuotasPart(lines, plan, at, source);
    const candidates = await planCandidatesPart(named.candidates, plan, at, source);
    const trainees = await findTrainees(named.trainees, plan, at);
    // Who was looked for stays in the access log in any case.
    if (tries) await tx.query('SAVEPOINT tried');
    const enters = (write || tries) && problems.list.length === 0;
    const steps = [committees, quotas, candidates].flatMap((part) => part.steps);
    if (enters) await writeAll(steps, write ? options.onProgress : () => {});
    const there = new Map([...locked, ...(enters ? plan.created : [])].map((one) => [one.id, one]));
    const settled = {
      officers: await appointments.settle(at, there),
      memberships: await figures.settle(at, there),
      enrolments: await settleTrainees(at, trainees),
      results: await settleResults(at, read.results),
    };
    if (tries && !(write && problems.list.length === 0)) await tx.query('ROLLBACK TO SAVEPOINT tried');
    return { ...committees.counts, ...quotas.counts, ...candidates.counts, ...settled };
  });
  for (const list of [problems.list, problems.notices]) {
    list.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.line - b.line);
  }
  return { problems: problems.list, notices: problems.notices, counts, erased };
}

/** Codes that lines name. */
function codesOf(committees: readonly CommitteeLine[], others: readonly { committeeCode: string | null }[]): string[] {
  const named = [
    ...committees.flatMap(({ code, parentCode }) => [code, parentCode]),
    ...others.map(({ committeeCode }) => committeeCode),
  ];
  return [...new Set(named)].filter((code) => code !== null);
}

/** Makes imports wait for each other: what one plans by, no other changes. */
async function lockImports(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('ketnap_import'))`);
}
