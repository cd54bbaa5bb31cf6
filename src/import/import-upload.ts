import { createHash } from 'node:crypto';
import { dayOf } from '../calendar.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import type { Language } from '../messages/language.ts';
import { uploadTexts } from '../messages/upload-texts.ts';
import { Forbidden, InvalidInput } from '../resolvers/errors.ts';
import { type OperationContext, signedIn } from '../resolvers/operation-context.ts';
import { CallerRights } from './caller-rights.ts';
import { candidateLines } from './candidate-lines.ts';
import { committeeLines } from './committee-lines.ts';
import { lockImports } from './import-file.ts';
import { importRecords, type ReadLines } from './import-records.ts';
import type { LayoutName } from './layouts.ts';
import type { Counts } from './part.ts';
import { type Problem, Problems } from './problems.ts';
import { readInThread } from './read-in-thread.ts';
import type { ReadSheet } from './read-sheet.ts';
import { traineeLines } from './trainee-lines.ts';
import { UPLOAD_LIMITS } from './upload-limits.ts';

/** What a page takes by files, with the sheet that tells of it and what must be allowed for it. */
export const uploadKinds = {
  candidates: { layout: 'candidates', action: 'candidate:change', counted: 'candidates' },
  quotas: { layout: 'committees', action: 'quota:set', counted: 'quotas' },
  enrolments: { layout: 'trainees', action: 'training:enrol', counted: 'enrolments' },
} as const satisfies Record<
  string,
  { layout: LayoutName; action: Parameters<CallerRights['roleOf']>[0]; counted: 'candidates' | 'quotas' | 'enrolments' }
>;

/** One of them. */
export type UploadKind = keyof typeof uploadKinds;

/** A file that is uploaded. */
export interface Upload {
  kind: UploadKind;
  bytes: Buffer;
  language: Language;
  /** The digest of the trial that was seen, to write it; null to try it out. */
  digest: string | null;
  /** The class of lines that name none. */
  classId: string | null;
  /** Reads the id of a class as clients write it; null where it is none. */
  idIn: (id: string, type: 'TrainingClass') => string | null;
}

/** What became of it, or would. Nothing was written where there are problems. */
export interface UploadReport {
  problems: Problem[];
  notices: Problem[];
  counts: Counts;
  /** With which it can be written; null where there are problems, and once it is written. */
  digest: string | null;
  written: boolean;
}

/** Something has changed between the trial and the writing: it is told anew, and nothing was written. */
class Changed extends Error {
  override name = 'Changed';
}

/**
 * Tries a file out, or writes it as it was tried out: all of it in one transaction, or nothing, by the records and the rules of the
 * operations that enter the same, and with the rights of the viewer.
 * @throws Forbidden when the viewer may do nothing of the kind anywhere
 * @throws InvalidInput when the file cannot be read at all
 */
export async function importUpload(context: OperationContext, upload: Upload): Promise<UploadReport> {
  const { kind, bytes, language, digest: seen, classId, idIn } = upload;
  const { layout, action, counted } = uploadKinds[kind];
  const rights = new CallerRights(context);
  const role = rights.roleOf(action);
  if (role === null) throw new Forbidden((texts) => texts.forbidden(action));
  const by = { subject: signedIn(context).subject, role };
  const today = dayOf(new Date(context.clock.now()));
  const { unpackedMb, lines: mostLines } = UPLOAD_LIMITS;
  const name = uploadTexts[language].uploadedFile(bytes.toString('latin1', 0, 2) === 'PK' ? 'Excel' : 'CSV');
  const read = await readInThread({ name, bytes, language, unpackedMb, lines: mostLines });
  const problems = new Problems(language, uploadTexts[language]);
  problems.list.push(...read.problems);
  problems.notices.push(...read.notices);
  const sheets = ofKind(read.sheets, layout, problems);
  const lines: ReadLines = {
    ...NOTHING,
    candidates: kind === 'candidates' ? candidateLines(sheets, today, problems).lines : [],
    committees: kind === 'quotas' ? committeeLines(sheets, problems) : [],
    trainees: kind === 'enrolments' ? traineeLines(sheets, idIn, problems, classId) : [],
  };
  const judge = async (tx: Transaction, write: boolean): Promise<UploadReport> => {
    const at = { tx, by, today, update: false, problems, rights };
    const done = await importRecords(at, lines, { write, source: SOURCE, onProgress: () => {} });
    const counts = done[counted];
    const told = createHash('sha256').update(bytes).digest('hex');
    const digest = context.fingerprints.of([by.subject, kind, classId, told, counts]).toString('hex');
    const clean = problems.list.length === 0;
    const sorted = [problems.list, problems.notices].map((list) => list.toSorted(inOrder)) as [Problem[], Problem[]];
    const report = { problems: sorted[0], notices: sorted[1], counts, written: write && clean };
    if (!write) return { ...report, digest: clean ? digest : null };
    if (clean && digest !== seen) throw new Changed();
    return { ...report, digest: null };
  };
  const run = (write: boolean): Promise<UploadReport> =>
    inTransaction(context.database.pool, async (tx) => {
      await lockImports(tx);
      return judge(tx, write);
    });
  try {
    const report = await run(seen !== null);
    if (report.written) await context.feed.settle();
    return report;
  } catch (error) {
    if (!(error instanceof Changed)) throw error;
    throw new InvalidInput((texts) => texts.uploadChanged, ['digest']);
  }
}

/** What stands as the source of what is entered. */
const SOURCE = 'upload';

const NOTHING: ReadLines = {
  committees: [],
  candidates: [],
  officers: [],
  memberships: [],
  areas: [],
  covers: [],
  profiles: [],
  trainees: [],
  results: null,
};

/** The sheets that are about what is uploaded; the others are told to be left out. */
function ofKind(sheets: readonly ReadSheet[], layout: LayoutName, problems: Problems): ReadSheet[] {
  const own = sheets.filter((sheet) => sheet.layout === layout);
  if (own.length === 0) throw new InvalidInput((texts) => texts.noSheetOfThis);
  for (const { name, layout: other, lines } of sheets) {
    if (other !== layout && lines.length > 0) {
      problems.notice({ sheet: name, line: 0 }, '', (texts) => texts.sheetOfOther);
    }
  }
  return own;
}

function inOrder(one: Problem, other: Problem): number {
  return one.sheet.localeCompare(other.sheet) || one.line - other.line;
}
