import { type Day, parseDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { CandidateStage as stages } from '../../db/generated/enums.ts';
import type { BoardDepth } from '../../feed/board.ts';
import { isLanguage, type Language } from '../../messages/language.ts';
import { invalidParameter } from '../../schema/errors.ts';
import { decodeCommitteeId } from '../../schema/global-id.ts';
import type { SheetFormat } from '../../spreadsheet/sheet.ts';

/** A file that is asked for. */
export type ExportRequest = { format: SheetFormat; language: Language; committeeId: string } & (
  | { what: 'quota-board'; year: number; depth: BoardDepth }
  | { what: 'quota-report'; from: Day; to: Day }
  | { what: 'candidates'; stage: CandidateStage[] | null; order: (typeof ORDERS)[number] }
);

const PATH = /^\/export\/(quota-board|quota-report|candidates)\.(xlsx|csv)$/;
const DEPTHS: readonly string[] = ['SELF', 'CHILDREN', 'SUBTREE'] satisfies BoardDepth[];
/** How people are sorted. */
const ORDERS = ['GIVEN_NAME', 'FAMILY_NAME'] as const;

/** What each file is asked with, beside the committee and the language. */
const PARAMETERS: Record<ExportRequest['what'], readonly string[]> = {
  'quota-board': ['year', 'depth'],
  'quota-report': ['from', 'to'],
  candidates: ['stage', 'order'],
};

/** Whether a path is one of an export. */
export function isExportPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * Reads what is asked for: `committee`, `year` and `depth` of a board, `committee`, `from` and `to` of a report, `committee`, any number of `stage` and
 * `order` of candidates, and `lang`.
 * @throws InvalidInput which names the parameter; values are not repeated
 */
export function readExportRequest(path: string, query: URLSearchParams): ExportRequest {
  const [, what, format] = PATH.exec(path) as unknown as [string, ExportRequest['what'], SheetFormat];
  const known = ['committee', 'lang', ...PARAMETERS[what]];
  for (const name of query.keys()) {
    if (!known.includes(name)) throw invalidParameter((texts) => texts.parameterUnknown(known));
  }
  for (const name of known) {
    if (name !== 'stage' && query.getAll(name).length > 1)
      throw invalidParameter((texts) => texts.parameterTwice(name), name);
  }
  const language = query.get('lang') ?? 'vi';
  if (!isLanguage(language)) throw invalidParameter((texts) => texts.parameterOneOf('lang', ['vi', 'en']), 'lang');
  const committee = query.get('committee');
  if (committee === null) throw invalidParameter((texts) => texts.committeeMissing, 'committee');
  const common = { format, language, committeeId: decodeCommitteeId(committee, 'committee') } as const;
  if (what === 'quota-board') return { ...common, what, year: yearOf(query), depth: depthOf(query) };
  if (what === 'quota-report') return { ...common, what, from: dayOf(query, 'from'), to: dayOf(query, 'to') };
  return { ...common, what, stage: query.has('stage') ? stagesOf(query) : null, order: orderOf(query) };
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
