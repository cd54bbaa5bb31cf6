import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Catalogue, Message } from '../messages/catalogue.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { Grid } from './grid.ts';
import { lettersAreLost, oldLetters } from './letters.ts';
import type { Problems } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { type ReadSheet, readSheet } from './read-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { DamagedZip } from './zip-entries.ts';

/** Largest file. */
const MOST_MB = 64;
/** Lines in which headings are looked for. */
const HEAD_LINES = 20;

/** How a file is read. */
export interface ReadOptions {
  /** Whether hidden sheets, lines and columns are read too. */
  includeHidden: boolean;
}

/** What a file may be. The whole is held in memory. */
export interface FileLimits {
  /** Most MiB that a workbook may unpack to. */
  unpackedMb: number;
  /** Most lines of all its sheets. */
  lines: number;
}

/** What an operator's file may be: a list of 250,000 lines unpacks to 210 MB. */
const OF_OPERATORS: FileLimits = { unpackedMb: 256, lines: 250_000 };

/**
 * Reads the sheets of an xlsx or csv that have one of the layouts; others are left alone.
 * @throws InvalidInput when it is no such file, too large, or has no such sheet
 */
export async function readSheets(path: string, options: ReadOptions, problems: Problems): Promise<ReadSheet[]> {
  return readSheetsOf(path, await readBytes(path), { ...options, ...OF_OPERATORS }, problems);
}

/**
 * Reads the sheets of a file whose bytes are at hand.
 * @param path - what it is called.
 * @throws InvalidInput as readSheets
 */
export async function readSheetsOf(
  path: string,
  bytes: Buffer,
  { includeHidden, ...limits }: ReadOptions & FileLimits,
  problems: Problems,
): Promise<ReadSheet[]> {
  const grids = await readGrids(path, bytes, limits);
  const sheets = grids.map((grid) => readSheet(grid, includeHidden, problems)).filter((sheet) => sheet !== null);
  const lines = sheets.reduce((sum, { lines }) => sum + lines.length, 0);
  if (lines > limits.lines) throw new InvalidInput((texts) => texts.fileTooLong(path, limits.lines));
  if (sheets.length > 0) return sheets;
  throw new InvalidInput((texts) => (grids.some(isBroken) ? texts.brokenHeadings(path) : texts.noHeadings(path)));
}

async function readGrids(path: string, bytes: Buffer, { unpackedMb }: FileLimits): Promise<Grid[]> {
  try {
    const kind = fileKind(bytes);
    if (kind === 'workbook') return await readWorkbook(path, bytes, unpackedMb);
    if (kind === 'text') return [{ ...nothingHidden, name: basename(path), rows: readCsv(bytes) }];
    throw new InvalidInput(wrongKinds[kind](path));
  } catch (error) {
    if (error instanceof DamagedZip) throw new InvalidInput((texts) => texts.fileDamaged(path));
    throw error;
  }
}

const nothingHidden = {
  hidden: false,
  hiddenRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  daysFrom1904: false,
};

async function readBytes(path: string): Promise<Buffer> {
  const unreadable = (): never => {
    throw new InvalidInput((texts) => texts.fileUnreadable(path));
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > MOST_MB * 1024 * 1024) throw new InvalidInput((texts) => texts.fileTooLarge(path, MOST_MB));
  return readFile(path).catch(unreadable);
}

const called =
  (kind: (texts: Catalogue) => string) =>
  (path: string): Message =>
  (texts) =>
    texts.wrongKind(path, kind(texts));

/** What is told of files that are no xlsx or csv. */
const wrongKinds: Record<Exclude<FileKind, 'workbook' | 'text'>, (path: string) => Message> = {
  empty: (path) => (texts) => texts.fileEmpty(path),
  protected: (path) => (texts) => texts.passwordNeeded(path),
  xls: called((texts) => texts.fileXls),
  xlsb: called((texts) => texts.fileXlsb),
  ods: called((texts) => texts.fileOds),
  html: called((texts) => texts.fileHtml),
  xml: called((texts) => texts.fileXml),
  word: called((texts) => texts.fileWord),
  pdf: called((texts) => texts.filePdf),
  zip: called((texts) => texts.fileZip),
  binary: called((texts) => texts.fileBinary),
};

/** Whether the letters of a sheet were lost before anybody could know its headings. */
function isBroken({ rows }: Grid): boolean {
  const texts = rows.slice(0, HEAD_LINES).flatMap((row) => row.filter((cell) => typeof cell === 'string'));
  return texts.filter((text) => lettersAreLost(text) || oldLetters(text) !== null).length > 1;
}
