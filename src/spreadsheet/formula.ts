/**
 * What a spreadsheet may take for the beginning of a formula, behind any number of apostrophes: the ASCII signs, the
 * full-width ones that some locales accept, and white space that is dropped before the sign is looked at.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠|]/u;

/**
 * A text that no spreadsheet runs as a formula: an apostrophe goes before one that could be. Also in xlsx, where a text
 * stays a text only until somebody edits the cell or saves it as csv.
 */
export function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `neutralise`. */
export function restore(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
