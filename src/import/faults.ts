import type { Message } from '../messages/catalogue.ts';
import { type GridCell, isFault } from './grid.ts';
import { lettersAreLost, oldLetters } from './letters.ts';

/** Errors as spreadsheets write them into a csv. */
const ERROR =
  /^\s*(#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|PYTHON!|GETTING_DATA)|Err:\d{3})\s*$/i;

/** What is wrong with a cell whatever its column: an error, a formula without a result, letters that are none. */
export function faultOf(value: GridCell): Message | null {
  if (isFault(value)) {
    return value.fault === 'error' ? (texts) => texts.errorCell(value.said) : (texts) => texts.notCalculated;
  }
  if (typeof value !== 'string') return null;
  if (ERROR.test(value)) return (texts) => texts.errorCell(value.trim());
  if (lettersAreLost(value)) return (texts) => texts.lettersLost;
  const read = oldLetters(value);
  return read === null ? null : (texts) => texts.lettersOld(read);
}
