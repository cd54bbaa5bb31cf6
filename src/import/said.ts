import type { Words } from '../messages/language.ts';
import { searchKey } from '../name-keys.ts';

/** Headings of a column that only numbers the lines, as `headingKey` says them. */
const NUMBERINGS: readonly string[] = ['stt', 'tt', 'so tt', 'so thu tu', 'thu tu', 'no'];

/** Headings of remarks, which nobody keeps, as `headingKey` says them. */
const REMARKS: readonly string[] = ['ghi chu', 'note', 'notes', 'remark', 'remarks'];

/** Whether a heading stands over remarks in the office's own words. */
export function isRemarks(heading: string): boolean {
  return REMARKS.includes(headingKey(heading));
}

/** Whether a heading stands over numbers of lines, which say nothing. */
export function isNumbering(heading: string): boolean {
  return NUMBERINGS.includes(headingKey(heading));
}

/** Values by what cells may say for them, of each list of words once: a file has hundreds of thousands of such cells. */
const byWords = new WeakMap<Record<string, Words>, ReadonlyMap<string, string>>();

/** The value of a list that a text says, in either language or as the API says it; undefined when it says none. */
export function valueSaid<K extends string>(words: Record<K, Words>, text: string): K | undefined {
  let values = byWords.get(words);
  if (values === undefined) {
    const said = Object.entries<Words>(words).flatMap(([value, { vi, en }]) =>
      [value, vi, en].map((one) => [plain(one), value] as const),
    );
    values = new Map(said);
    byWords.set(words, values);
  }
  return values.get(plain(text)) as K | undefined;
}

/** Whether a text says the words, in either language, whatever its case, accents and blanks. */
export function sameWords({ vi, en }: Words, text: string): boolean {
  const said = plain(text);
  return said === plain(vi) || said === plain(en);
}

/** A heading without what offices add to it: numbers in front, stars, hints in parentheses, signs. */
export function headingKey(heading: string): string {
  return plain(heading.replace(/\([^)]*\)/gu, ' ').replace(/^\s*\d+[.)]/u, ' '));
}

/** Letters without accents and case, and digits; everything else is a blank. */
function plain(text: string): string {
  return searchKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
