import { CsvError, parse } from 'csv-parse/sync';
import { InvalidInput } from '../resolvers/errors.ts';
import { utf16Of } from './file-kind.ts';
import { findHeadings } from './headings.ts';

/** What may stand between the cells: Excel writes what the country says, "Unicode text" has tabs. */
const SEPARATORS = [';', ',', '\t', '|'] as const;
/** Letters and lines of the file in which the headings are looked for. */
const HEAD = 64 * 1024;
const HEAD_LINES = 30;
/** Excel takes the separator from such a first line, and does not show the line. */
const SEPARATOR_LINE = /^"?sep=([^"\r\n])"?[;,\t ]*(?:\r\n|\r|\n|$)/i;

/**
 * Reads the lines of a csv. Its separator is what the first line says, or else the one by which the headings are known.
 * @throws InvalidInput for other letters than Unicode, and for a quotation mark that nothing closes
 */
export function readCsv(bytes: Buffer): string[][] {
  const text = decode(bytes);
  const [line, said] = SEPARATOR_LINE.exec(text) ?? ['', undefined];
  const lines = text.slice(line.length);
  return split(lines, said ?? separatorOf(lines));
}

function decode(bytes: Buffer): string {
  try {
    const text = new TextDecoder(utf16Of(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.replace(/^\uFEFF+/, '');
  } catch {
    throw new InvalidInput((texts) => texts.csvEncoding);
  }
}

function separatorOf(text: string): string {
  const found = SEPARATORS.map((separator) => ({
    separator,
    known: findHeadings(headOf(text, separator))?.known ?? 0,
  }));
  return found.reduce((a, b) => (b.known > a.known ? b : a)).separator;
}

/** The first lines; none where they cannot be told by this separator. */
function headOf(text: string, separator: string): string[][] {
  try {
    return parseLines(text.slice(0, HEAD), separator, { to: HEAD_LINES });
  } catch {
    return [];
  }
}

function split(text: string, separator: string): string[][] {
  try {
    return parseLines(text, separator, {});
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.records) + 1;
    throw new InvalidInput((texts) => texts.csvQuotes(line));
  }
}

function parseLines(text: string, delimiter: string, { to }: { to?: number }): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    ...(to === undefined ? {} : { to }),
  });
}
