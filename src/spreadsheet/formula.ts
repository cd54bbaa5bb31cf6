/**
 * What a spreadsheet may take for the beginning of a formula, behind any number of apostrophes: the ASCII signs, the
 * full-width ones that some locales accept, and white space that is dropped before the sign is looked at.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠|]/u;

/**
 * What a spreadsheet makes a number, a day, a time or a yes of when it opens a csv, behind any number of apostrophes:
 * 15.135.008, 04309, 1E5, 12/3, 12-2026, 12:30, 50%. By the settings of Vietnam Excel shows and saves a code of fourteen
 * digits as 1,5135E+13.
 */
const NUMBER =
  /^'*(\d[\d.,\s]*%?|\d+([.,]\d+)?E[+-]?\d+|\d{1,4}([/.-]\d{1,4}){1,2}|\d{1,2}(:\d{2}){1,2}|true|false|đúng|sai)$/iu;

/**
 * A text that no spreadsheet runs as a formula: an apostrophe goes before one that could be. Also in xlsx, where a text
 * stays a text only until somebody edits the cell or saves it as csv.
 */
export function neutralise(text: string): string {
  return FORMULA.test(text) || (text.startsWith("'") && NUMBER.test(text)) ? `'${text}` : text;
}

/** A text that a spreadsheet also keeps as it is when it opens a csv, where nothing else says that it is a text. */
export function neutraliseInCsv(text: string): string {
  return NUMBER.test(text) ? `'${text}` : neutralise(text);
}

/** The text as it was before `neutralise` or `neutraliseInCsv`. */
export function restore(text: string): string {
  return text.startsWith("'") && (FORMULA.test(text) || NUMBER.test(text)) ? text.slice(1) : text;
}
