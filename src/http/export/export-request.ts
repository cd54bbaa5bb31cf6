import { type Day, parseDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { CandidateStage as stages } from '../../db/generated/enums.ts';
import type { BoardDepth } from '../../feed/board.ts';
import { isLanguage, type Language } from '../../messages/language.ts';
import { invalidParameter } from '../../schema/errors.ts';
import { decodeCommitteeId, idOfType } from '../../schema/global-id.ts';
import { type CaseReportPart, caseReportParts } from '../../spreadsheet/case-report-sheet.ts';
import type { SheetFormat } from '../../spreadsheet/sheet.ts';

/** A file that is asked for. */
export type ExportRequest = { language: Language } & (SheetRequest | PrintRequest);

/** What is to be printed: the certificates of a class, or the list by which a dossier is gone through. */
export type PrintRequest = { format: 'pdf' } & (
  | { what: 'certificates'; classId: string }
  | { what: 'dossier-checklist'; candidateId: string }
);

/** A sheet. */
export type SheetRequest = { format: SheetFormat; language: Language } & (
  | { what: 'quota-board'; committeeId: string; year: number; depth: BoardDepth }
  | { what: 'quota-report'; committeeId: string; from: Day; to: Day }
  | { what: 'inspection-report'; committeeId: string; year: number }
  | { what: 'case-report'; committeeId: string; year: number; part: CaseReportPart }
  | { what: 'candidates'; committeeId: string; stage: CandidateStage[] | null; order: (typeof ORDERS)[number] }
  | { what: 'class-roll'; classId: string }
);

const PATH =
  /^\/export\/(?:(quota-board|quota-report|inspection-report|case-report|candidates|class-roll)\.(xlsx|csv)|(certificates|dossier-checklist)\.pdf)$/;
const DEPTHS: readonly string[] = ['SELF', 'CHILDREN', 'SUBTREE'] satisfies BoardDepth[];
/** How people are sorted. */
const ORDERS = ['GIVEN_NAME', 'FAMILY_NAME'] as const;

/** What each file is asked with, beside the language. */
const PARAMETERS: Record<ExportRequest['what'], readonly string[]> = {
  'quota-board': ['committee', 'year', 'depth'],
  'quota-report': ['committee', 'from', 'to'],
  'inspection-report': ['committee', 'year'],
  'case-report': ['committee', 'year', 'part'],
  candidates: ['committee', 'stage', 'order'],
  'class-roll': ['class'],
  certificates: ['class'],
  'dossier-checklist': ['candidate'],
};

/** Whether a path is one of an export. */
export function isExportPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * Reads what is asked for: `committee`, `year` and `depth` of a board, `committee`, `from` and `to` of a report, `committee`
 * and `year` of inspections and, with `part`, of cases, `committee`, any number of `stage` and `order` of candidates, `class` of a roll and of certificates, `candidate` of a checklist, and `lang`.
 * @throws InvalidInput which names the parameter; values are not repeated
 */
export function readExportRequest(path: string, query: URLSearchParams): ExportRequest {
  const [, sheet, format, print] = PATH.exec(path) as unknown as [
    string,
    SheetRequest['what'],
    SheetFormat,
    PrintRequest['what'],
  ];
  const what = print ?? sheet;
  const known = [...PARAMETERS[what], 'lang'];
  for (const name of query.keys()) {
    if (!known.includes(name)) throw invalidParameter((texts) => texts.parameterUnknown(known));
  }
  for (const name of known) {
    if (name !== 'stage' && query.getAll(name).length > 1)
      throw invalidParameter((texts) => texts.parameterTwice(name), name);
  }
  const language = query.get('lang') ?? 'vi';
  if (!isLanguage(language)) throw invalidParameter((texts) => texts.parameterOneOf('lang', ['vi', 'en']), 'lang');
  if (what === 'dossier-checklist') return { format: 'pdf', language, what, candidateId: candidateOf(query) };
  if (what === 'certificates') return { format: 'pdf', language, what, classId: classOf(query) };
  if (what === 'class-roll') return { format, language, what, classId: classOf(query) };
  const committee = query.get('committee');
  if (committee === null) throw invalidParameter((texts) => texts.committeeMissing, 'committee');
  const common = { format, language, committeeId: decodeCommitteeId(committee, 'committee') } as const;
  if (what === 'quota-board') return { ...common, what, year: yearOf(query), depth: depthOf(query) };
  if (what === 'quota-report') return { ...common, what, from: dayOf(query, 'from'), to: dayOf(query, 'to') };
  if (what === 'inspection-report') return { ...common, what, year: yearOf(query) };
  if (what === 'case-report') return { ...common, what, year: yearOf(query), part: partOf(query) };
  return { ...common, what, stage: query.has('stage') ? stagesOf(query) : null, order: orderOf(query) };
}

function classOf(query: URLSearchParams): string {
  const id = idOfType(query.get('class') ?? '', 'TrainingClass');
  if (id === null) throw invalidParameter((texts) => texts.classMissing, 'class');
  return id;
}

function candidateOf(query: URLSearchParams): string {
  const id = idOfType(query.get('candidate') ?? '', 'Candidate');
  if (id === null) throw invalidParameter((texts) => texts.candidateMissing, 'candidate');
  return id;
}

function yearOf(query: URLSearchParams): number {
  const year = query.get('year') ?? '';
  if (!/^\d{4}$/.test(year)) throw invalidParameter((texts) => texts.yearDigits, 'year');
  return Number(year);
}

function dayOf(query: URLSearchParams, name: string): Day {
  const day = parseDay(query.get(name) ?? '');
  if (day === null) throw invalidParameter((texts) => texts.noDay(name), name);
  return day;
}

function depthOf(query: URLSearchParams): BoardDepth {
  const depth = query.get('depth') ?? 'CHILDREN';
  if (!DEPTHS.includes(depth)) throw invalidParameter((texts) => texts.parameterOneOf('depth', DEPTHS), 'depth');
  return depth as BoardDepth;
}

function partOf(query: URLSearchParams): CaseReportPart {
  const asked = query.get('part') ?? 'FUNNEL';
  const part = caseReportParts.find((one) => one === asked);
  if (part === undefined) throw invalidParameter((texts) => texts.parameterOneOf('part', caseReportParts), 'part');
  return part;
}

function orderOf(query: URLSearchParams): (typeof ORDERS)[number] {
  const asked = query.get('order') ?? 'GIVEN_NAME';
  const order = ORDERS.find((one) => one === asked);
  if (order === undefined) throw invalidParameter((texts) => texts.parameterOneOf('order', ORDERS), 'order');
  return order;
}

function stagesOf(query: URLSearchParams): CandidateStage[] {
  return query.getAll('stage').map((stage) => {
    if (!Object.hasOwn(stages, stage)) {
      throw invalidParameter((texts) => texts.parameterOneOf('stage', Object.keys(stages)), 'stage');
    }
    return stage as CandidateStage;
  });
}
