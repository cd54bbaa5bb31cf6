import { FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import { InvalidInput } from './errors.ts';

/** Page size where none is asked for. */
export const PAGE_SIZE = 20;
/** Largest page, and most ids `nodes` takes. */
export const LARGEST_PAGE = 100;

/** A text as it is stored: composed (NFC), trimmed, inner blanks single. */
export function text(value: string, path: string, longest: number): string {
  const stored = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (stored === '') throw new InvalidInput(`${path} must not be empty`, [path]);
  if (stored.length > longest) throw new InvalidInput(`${path} is longer than ${longest} characters`, [path]);
  // PostgreSQL stores no NUL, and no name or number contains control characters.
  if (/\p{Cc}|\p{Cs}/u.test(stored)) throw new InvalidInput(`${path} contains control characters`, [path]);
  return stored;
}

/** The same, where it may be left out. */
export function optionalText(value: string | null | undefined, path: string, longest: number): string | null {
  return value === null || value === undefined ? null : text(value, path, longest);
}

/** A year the product speaks about. */
export function year(value: number, path = 'year'): number {
  if (value < FIRST_YEAR || value > LAST_YEAR) {
    throw new InvalidInput(`${path} must be between ${FIRST_YEAR} and ${LAST_YEAR}`, [path]);
  }
  return value;
}

/** A whole number in a range. */
export function whole(value: number, path: string, least: number, most: number): number {
  if (value < least || value > most) throw new InvalidInput(`${path} must be between ${least} and ${most}`, [path]);
  return value;
}

/** Relay's page arguments, refused where Pothos would silently cut them. */
export function page(args: { first?: number | null; last?: number | null }): void {
  for (const path of ['first', 'last'] as const) {
    const size = args[path];
    if (size !== null && size !== undefined && (size < 0 || size > LARGEST_PAGE)) {
      throw new InvalidInput(`${path} must be between 0 and ${LARGEST_PAGE}`, [path]);
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
