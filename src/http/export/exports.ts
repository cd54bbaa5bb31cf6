import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Session } from '../../access/session.ts';
import { today } from '../../calendar.ts';
import { type Operation, runOperation } from '../../db/operation.ts';
import type { Language } from '../../messages/language.ts';
import { type CertificateRun, certificateRun } from '../../print/certificates.ts';
import { type ChecklistPrint, dossierChecklist } from '../../print/dossier-checklist.ts';
import { type Context, createContext, type Services } from '../../schema/context.ts';
import { encodeGlobalId } from '../../schema/global-id.ts';
import { RequestError } from '../../schema/request-error.ts';
import { candidatesSheet } from '../../spreadsheet/candidates-sheet.ts';
import { caseReportSheet } from '../../spreadsheet/case-report-sheet.ts';
import { classRollSheet } from '../../spreadsheet/class-roll-sheet.ts';
import { inspectionReportSheet } from '../../spreadsheet/inspection-report-sheet.ts';
import { quotaBoardSheet } from '../../spreadsheet/quota-board-sheet.ts';
import { quotaReportSheet } from '../../spreadsheet/quota-report-sheet.ts';
import { mediaTypes, type Sheet, writeSheet } from '../../spreadsheet/sheet.ts';
import { operationOver } from '../client-operation.ts';
import type { Caller, Present } from '../presenter.ts';
import { refuseFile } from '../refuse-file.ts';
import { parametersOf, pathOf } from '../request-gate.ts';
import type { SessionOfRequest } from '../session-of-request.ts';
import type { Shares } from '../shares/shares.ts';
import { attachment } from './attachment.ts';
import {
  type ExportRequest,
  isExportPath,
  type PrintRequest,
  readExportRequest,
  type SheetRequest,
} from './export-request.ts';

/** Exports one node writes at once, and those of one viewer: each holds a page of rows. */
const MOST_AT_ONCE = 16;
const MOST_OF_A_VIEWER = 2;
/** Time after which it is worth asking again, s. */
const BUSY_S = 10;
/** Time a client may take nothing, and time it has for the whole file, ms. */
const STALL_MS = 30_000;
const LONGEST_MS = 10 * 60_000;
/** Longest time of one statement: the first counts the whole list, ms. */
const STATEMENT_MS = 60_000;

/** What exports need. */
export interface ExportOptions {
  services: Services;
  sessionOf: SessionOfRequest;
  shares: Shares;
  present: Present;
}

/** What became of exports. */
export interface ExportCounts {
  running: number;
  /** Written whole, refused before the first byte, and cut short: the client went, was too slow, or lost its role. */
  ended: { whole: number; refused: number; cut: number };
}

/** The side of a server that hands out files. */
export interface Exports {
  counts: ExportCounts;
  /** Answers a request for a file. False when it is none. */
  answer(request: IncomingMessage, response: ServerResponse, caller: Caller): boolean;
}

/** `GET /export/quota-board.xlsx`, `/export/candidates.csv` and so on: what GraphQL shows, as files for offices. */
export function serveExports({ services, sessionOf, shares, present }: ExportOptions): Exports {
  const counts: ExportCounts = { running: 0, ended: { whole: 0, refused: 0, cut: 0 } };
  const running = new Map<string, number>();

  const run = async (
    operation: Operation,
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
  ): Promise<void> => {
    let release = (): void => {};
    try {
      const session = await sessionOf(request.headers.authorization);
      if (session === null) throw new RequestError('UNAUTHENTICATED', (texts) => texts.tokenNeeded);
      operation.viewer = session.subject;
      const leave = enter(session);
      release = leave;
      const endTurn = await shares.enter(session.subject);
      release = () => {
        endTurn();
        leave();
      };
      const wanted = readExportRequest(pathOf(request.url ?? ''), parametersOf(request));
      // Who has no role any more, or whose session has run out, gets no further page.
      const file = await open(wanted, () => createContext(services, session, caller.language));
      if (response.destroyed) return;
      response.writeHead(200, {
        'content-type': file.mediaType,
        'content-disposition': attachment(fileName(wanted, services)),
      });
      const cut = limitTime(response);
      try {
        // Takes no more than the client takes; when the client goes, the rows are not read on.
        await pipeline(file.write(rowsFor(operation, file.rows)), response);
      } finally {
        cut();
      }
      counts.ended.whole += 1;
    } catch (error) {
      const presented = isGone(error) ? null : present(error, caller);
      if (response.headersSent || response.destroyed) {
        // Half a file must not look like a whole one.
        counts.ended.cut += 1;
        response.destroy();
      } else {
        counts.ended.refused += 1;
        refuseFile(response, presented ?? present(error, caller));
      }
    } finally {
      release();
    }
  };

  const enter = ({ subject }: Session): (() => void) => {
    const own = running.get(subject) ?? 0;
    if (own >= MOST_OF_A_VIEWER || counts.running >= MOST_AT_ONCE) {
      throw new RequestError('TOO_MANY_OPERATIONS', (texts) => texts.exportsBusy, { retryAfter: BUSY_S });
    }
    counts.running += 1;
    running.set(subject, own + 1);
    return () => {
      counts.running -= 1;
      const left = (running.get(subject) ?? 1) - 1;
      if (left === 0) running.delete(subject);
      else running.set(subject, left);
    };
  };

  return {
    counts,
    answer(request, response, caller) {
      if (!isExportPath(pathOf(request.url ?? ''))) return false;
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-content-type-options', 'nosniff');
      const operation = operationOver(response, STATEMENT_MS);
      void runOperation(operation, () => run(operation, request, response, caller));
      return true;
    },
  };
}

/** A file that can be written. */
interface OpenFile {
  mediaType: string;
  rows: AsyncIterable<never>;
  write(rows: AsyncIterable<never>): Readable;
}

async function open(wanted: ExportRequest, renew: () => Promise<Context>): Promise<OpenFile> {
  const { language } = wanted;
  if (wanted.format === 'pdf') {
    const run = await printOf(wanted, language, renew);
    return { mediaType: 'application/pdf', ...(run as (CertificateRun | ChecklistPrint) & Pick<OpenFile, 'rows'>) };
  }
  const sheet = (await sheetOf(wanted, renew)) as Sheet<never>;
  return {
    mediaType: mediaTypes[wanted.format],
    rows: sheet.rows,
    write: (rows) => Readable.fromWeb(writeSheet({ ...sheet, rows }, wanted.format, language) as NodeReadableStream),
  };
}

function printOf(
  wanted: PrintRequest,
  language: Language,
  renew: () => Promise<Context>,
): Promise<CertificateRun | ChecklistPrint> {
  const operation = `export/${wanted.what}.pdf`;
  if (wanted.what === 'certificates') return certificateRun({ classId: wanted.classId, operation }, language, renew);
  return dossierChecklist({ candidateId: wanted.candidateId, operation }, language, renew);
}

function sheetOf(wanted: SheetRequest, renew: () => Promise<Context>): Promise<object> {
  switch (wanted.what) {
    case 'quota-board':
      return quotaBoardSheet(wanted, wanted.language, renew);
    case 'quota-report':
      return quotaReportSheet(wanted, wanted.language, renew);
    case 'inspection-report':
      return inspectionReportSheet(wanted, wanted.language, renew);
    case 'case-report':
      return caseReportSheet(wanted, wanted.language, renew);
    case 'class-roll': {
      const { classId, format, language } = wanted;
      const idOf = (id: string) => encodeGlobalId('Enrolment', id);
      return classRollSheet({ classId, idOf, operation: `export/class-roll.${format}` }, language, renew);
    }
    case 'candidates':
      return candidatesSheet({ ...wanted, operation: `export/candidates.${wanted.format}` }, wanted.language, renew);
  }
}

/** Rows are asked for by the connection when it can take more: whom that is for has to be said each time. */
async function* rowsFor<Row>(operation: Operation, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  const iterator = rows[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await runOperation(operation, () => iterator.next());
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

function fileName(wanted: ExportRequest, { feed, clock }: Services): string {
  const what = {
    'quota-board': { vi: 'Chỉ tiêu', en: 'Quota board' },
    'quota-report': { vi: 'Kết quả kết nạp', en: 'Admissions' },
    'inspection-report': { vi: 'Kiểm tra, giám sát', en: 'Inspections' },
    'case-report': { vi: 'Báo cáo hồ sơ', en: 'Cases' },
    candidates: { vi: 'Quần chúng', en: 'Candidates' },
    'class-roll': { vi: 'Danh sách học viên', en: 'Class roll' },
    'dossier-checklist': { vi: 'Danh mục kiểm tra hồ sơ', en: 'Dossier checklist' },
    certificates: { vi: 'Giấy chứng nhận', en: 'Certificates' },
  }[wanted.what][wanted.language];
  if (!('committeeId' in wanted)) return `${what} - ${today(clock)}.${wanted.format}`;
  const name = feed.state.committees.get(wanted.committeeId)?.name ?? '';
  const days = wanted.what === 'quota-report' ? ` ${wanted.from} ${wanted.to}` : '';
  const year = 'year' in wanted ? ` ${wanted.year}` : days;
  return `${what}${year} - ${name} - ${today(clock)}.${wanted.format}`;
}

/** Cuts a client that takes nothing, or takes its time. Returns what ends the watch. */
function limitTime(response: ServerResponse): () => void {
  const cut = (): void => void response.destroy();
  const longest = setTimeout(cut, LONGEST_MS);
  response.setTimeout(STALL_MS, cut);
  return () => {
    clearTimeout(longest);
    response.setTimeout(0);
  };
}

/** The client has gone: nothing went wrong. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
