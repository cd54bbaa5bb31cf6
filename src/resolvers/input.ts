import { type Day, FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import { searchKey } from '../name-keys.ts';
import { InvalidInput, InvalidKey } from './errors.ts';
import { LONGEST } from './lengths.ts';
import { readDay, type UnreadDay } from './unread.ts';

/** Page size where none is asked for. */
export const PAGE_SIZE = 20;
/** Largest page, and most ids `nodes` takes. */
export const LARGEST_PAGE = 100;

/** A text as it is stored: composed (NFC), trimmed, inner blanks single, without characters that nobody sees. */
export function readText(value: string, path: string, longest: number): string {
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

/** A value that the schema lets one leave out, and this operation does not. */
export function readGiven<Value>(value: Value | null | undefined, path: string): Value {
  if (value === null || value === undefined) throw new InvalidInput((texts) => texts.empty(path), [path]);
  return value;
}

/** A text that may be left out. */
export function readOptionalText(value: string | null | undefined, path: string, longest: number): string | null {
  return value === null || value === undefined ? null : readText(value, path, longest);
}

/** A text that is compared character by character with stored ones. */
export function readExactText(value: string, path: string): string {
  // PostgreSQL knows no NUL, and would refuse the whole statement.
  if (/\p{Cc}|\p{Cs}/u.test(value)) throw new InvalidInput((texts) => texts.controlCharacters(path), [path]);
  return value;
}

/**
 * The key under which a client asks for something. It is taken as it is.
 * @throws InvalidKey
 */
export function readKey(key: string): string {
  if (key === '' || key.length > LONGEST.key || /\p{Cc}|\p{Cs}/u.test(key)) {
    throw new InvalidKey((texts) => texts.badKey(LONGEST.key));
  }
  return key;
}

/** A year the product speaks about. */
export function checkYear(value: number, path = 'year'): number {
  if (value < FIRST_YEAR || value > LAST_YEAR) {
    throw new InvalidInput((texts) => texts.between(path, FIRST_YEAR, LAST_YEAR), [path]);
  }
  return value;
}

/** The condition that only records of a year meet; none where no year is asked for. */
export function readYearFilter(year: number | null | undefined): { year: number }[] {
  return year === null || year === undefined ? [] : [{ year: checkYear(year) }];
}

/** A day that is not in the future. */
export function readPastDay(value: UnreadDay, path: string, today: Day): Day {
  const day = readDay(value);
  if (day > today) throw new InvalidInput((texts) => texts.inFuture(path), [path]);
  return day;
}

/** A whole number in a range. */
export function readWhole(value: number, path: string, least: number, most: number): number {
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

/** Checks the size of the page that is asked for. */
export function checkPage({ first = null, last = null }: Page): void {
  for (const [path, size] of [
    ['first', first],
    ['last', last],
  ] as const) {
    if (size !== null && (size < 0 || size > LARGEST_PAGE)) {
      throw new InvalidInput((texts) => texts.between(path, 0, LARGEST_PAGE), [path]);
    }
  }
  if (first !== null && last !== null) throw new InvalidInput((texts) => texts.firstAndLast, ['last']);
}

/** Whether a page of that size can be asked for. */
export function isPage({ first = null, last = null }: Page): boolean {
  const fits = (size: number | null): boolean => size === null || (size >= 0 && size <= LARGEST_PAGE);
  return fits(first) && fits(last) && (first === null || last === null);
}

/** What a search text is looked up by in `search_key`, as a part of a pattern: its characters stand for themselves. */
export function readSearchPattern(value: string): string {
  const key = searchKey(readText(value, 'text', LONGEST.search));
  // Accents alone are part of every name.
  if (key === '') throw new InvalidInput((texts) => texts.empty('text'), ['text']);
  return key.replace(/[\\%_]/gu, '\\$&');
}
