import { FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import { InvalidInput } from './errors.ts';

/** Page size where none is asked for. */
export const PAGE_SIZE = 20;
/** Largest page, and most ids `nodes` takes. */
export const LARGEST_PAGE = 100;

/** A text as it is stored: composed (NFC), trimmed, inner blanks single, without characters that nobody sees. */
export function text(value: string, path: string, longest: number): string {
  const stored = value
    .normalize('NFC')
    // Soft hyphens and zero-width or direction marks, which come with pasted text: equal names must be equal.
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (stored === '') throw new InvalidInput((texts) => texts.empty(path), [path]);
  if (stored.length > longest) throw new InvalidInput((texts) => texts.tooLong(path, longest), [path]);
  // PostgreSQL stores no NUL, and no name or number contains control characters.
  if (/\p{Cc}|\p{Cs}/u.test(stored)) throw new InvalidInput((texts) => texts.controlCharacters(path), [path]);
  return stored;
}

/** The same, where it may be left out. */
export function optionalText(value: string | null | undefined, path: string, longest: number): string | null {
  return value === null || value === undefined ? null : text(value, path, longest);
}

/** A text that is compared character by character with stored ones. */
export function exactText(value: string, path: string): string {
  // PostgreSQL knows no NUL, and would refuse the whole statement.
  if (/\p{Cc}|\p{Cs}/u.test(value)) throw new InvalidInput((texts) => texts.controlCharacters(path), [path]);
  return value;
}

/** A year the product speaks about. */
export function year(value: number, path = 'year'): number {
  if (value < FIRST_YEAR || value > LAST_YEAR) {
    throw new InvalidInput((texts) => texts.between(path, FIRST_YEAR, LAST_YEAR), [path]);
  }
  return value;
}

/** A whole number in a range. */
export function whole(value: number, path: string, least: number, most: number): number {
  if (value < least || value > most) throw new InvalidInput((texts) => texts.between(path, least, most), [path]);
  return value;
}

/** Relay's page arguments. */
export interface Page {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** What a list hands out as the place of a row: its id. */
const CURSOR = /^GPC:S:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks the page that is asked for: Pothos would silently cut a large one, and hand any cursor to the database. */
export function page(args: Page): void {
  for (const path of ['first', 'last'] as const) {
    const size = args[path];
    if (size !== null && size !== undefined && (size < 0 || size > LARGEST_PAGE)) {
      throw new InvalidInput((texts) => texts.between(path, 0, LARGEST_PAGE), [path]);
    }
  }
  for (const path of ['after', 'before'] as const) {
    const cursor = args[path];
    if (cursor !== null && cursor !== undefined && !CURSOR.test(Buffer.from(cursor, 'base64').toString())) {
      throw new InvalidInput((texts) => texts.badCursor(path), [path]);
    }
  }
}

/** What a search text is looked up by: lower case, no accents, đ as d. The same key as search_key() in the database. */
export function searchKey(value: string): string {
  return (
    text(value, 'text', 100)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/gu, '')
      .toLowerCase()
      .replaceAll('đ', 'd')
      // A pattern character stands for itself.
      .replace(/[\\%_]/gu, '\\$&')
  );
}
