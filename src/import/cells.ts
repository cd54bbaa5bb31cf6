import {
  type Day,
  dayOf as dayOfMoment,
  FIRST_YEAR,
  fromDay,
  LAST_YEAR,
  parseDay,
  toDay,
  yearOf,
} from '../calendar.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Language, Words } from '../messages/language.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { readText, readWhole } from '../resolvers/input.ts';
import { restore } from '../spreadsheet/formula.ts';
import { type AlteredText, alteredText } from './altered-text.ts';
import { faultOf } from './faults.ts';
import { type GridCell, isBlank, isFault } from './grid.ts';
import { headingOf } from './layouts.ts';
import type { Problems } from './problems.ts';
import type { Line } from './read-sheet.ts';
import { valueSaid } from './said.ts';

type Value = Exclude<GridCell, null | object> | Date;

/** Reads the cells of a line; what cannot be read is a problem at its column, and the value is undefined. */
export class CellReader {
  readonly #line: Line;
  readonly #problems: Problems;

  constructor(line: Line, problems: Problems) {
    this.#line = line;
    this.#problems = problems;
  }

  /** The language of what is told. */
  get language(): Language {
    return this.#problems.language;
  }

  /** What the file calls a column, or else our own files. */
  heading(key: string): string {
    return this.#line.headings.get(key) ?? headingOf(this.#line.layout, key)[this.#problems.language];
  }

  refuse(key: string, message: Message): undefined {
    this.#problems.add(this.#line, this.heading(key), message);
    return undefined;
  }

  /** A name, which has letters; null when the cell is empty. */
  name(key: string, longest: number): string | null | undefined {
    return this.#read(key, (value) => {
      if (typeof value !== 'string' || alteredText(value)?.certain)
        throw new InvalidInput((texts) => texts.alteredText);
      const name = readText(restore(value), this.heading(key), longest);
      if (!/\p{L}/u.test(name)) throw new InvalidInput((texts) => texts.nameWithoutLetters);
      return name;
    });
  }

  /**
   * A code or the number of a document, which may have no letters; null when the cell is empty. What a spreadsheet has made
   * of one is not refused here: see `altered`.
   */
  code(key: string, longest: number): string | null | undefined {
    return this.#read(key, (value) => {
      const shown = value instanceof Date ? (value.toJSON() ?? '?') : String(value);
      return readText(restore(shown), this.heading(key), longest);
    });
  }

  /** What a spreadsheet has made of a code or the number of a document; null where it is as it was typed. */
  altered(key: string): AlteredText | null {
    const value = this.#line.cells.get(key);
    return value === undefined || value === null || isFault(value) ? null : alteredText(value);
  }

  /** Refuses a code or number that was altered and cannot be found again. */
  refuseAltered(key: string): undefined {
    return this.refuse(key, (texts) => texts.alteredText);
  }

  /** A whole number in a range; null when the cell is empty. */
  whole(key: string, least: number, most: number): number | null | undefined {
    return this.#read(key, (value) => {
      const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isInteger(number)) throw new InvalidInput((texts) => texts.mustBeWhole);
      return readWhole(number, this.heading(key), least, most);
    });
  }

  /**
   * A day: a cell that is one, dd/mm/yyyy with any of / - . between, YYYY-MM-DD, each with or without a time, or the number
   * a spreadsheet keeps for a day; null when the cell is empty.
   */
  day(key: string): Day | null | undefined {
    return this.#read(key, (value) => {
      const day = dayOf(value, this.#line.daysFrom1904);
      if (day === null) throw new InvalidInput((texts) => texts.mustBeDay);
      return day;
    });
  }

  /** One of a list of words, in Vietnamese, English, or as the API says it; null when the cell is empty. */
  word<K extends string>(key: string, words: Record<K, Words>): K | null | undefined {
    return this.#read(key, (value) => {
      const found = valueSaid(words, String(value));
      if (found === undefined) {
        const said = (Object.keys(words) as K[]).map((name) => words[name][this.language]).join('; ');
        throw new InvalidInput((texts) => texts.mustBeOneOf(said));
      }
      return found;
    });
  }

  /** The values of columns that each line must fill; null, and a problem at each empty one, where not all are. */
  needed<Read extends object>(read: { [Column in keyof Read]: Read[Column] | null | undefined }): Read | null {
    const values = Object.entries(read);
    for (const [key, value] of values) if (value === null) this.refuse(key, (texts) => texts.missing);
    return values.every(([, value]) => value !== null && value !== undefined) ? (read as Read) : null;
  }

  #read<T>(key: string, read: (value: Value) => T): T | null | undefined {
    const value = this.#line.cells.get(key);
    if (value === undefined || isBlank(value)) return null;
    const fault = faultOf(value);
    if (fault) return this.refuse(key, fault);
    return this.#problems.try(this.#line, this.heading(key), () => read(value as Value));
  }
}

const DAY_MS = 86_400_000;
/** The day that a spreadsheet numbers 0: 30 December 1899, since its 1900 has a 29 February. */
const DAY_ZERO = '1899-12-30';
/** The same in workbooks of old Macs. */
const DAY_ZERO_1904 = '1904-01-01';
/** Behind a day: a time of day, with SA and CH for morning and afternoon, or its seconds. */
const TIME = /(?:[T\s,]+\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:SA|CH|AM|PM)?)?\s*$/.source;
/** A moment with its zone, as programs write it: its day is the one in Vietnam. */
const MOMENT = /^\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})\s*$/i;
const DAY_FIRST = new RegExp(`^\\s*(\\d{1,2})\\s*([/.-])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{4})${TIME}`, 'i');
const YEAR_FIRST = new RegExp(`^\\s*(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}`, 'i');

function dayOf(value: Value, from1904: boolean): Day | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : parseDay(toDay(value));
  if (typeof value === 'number') return dayOfNumber(value, from1904);
  return typeof value === 'string' ? dayOfText(value, from1904) : null;
}

function dayOfText(text: string, from1904: boolean): Day | null {
  if (/^\s*\d{5}\s*$/.test(text)) return dayOfNumber(Number(text), from1904);
  if (MOMENT.test(text)) {
    const moment = Date.parse(text.trim());
    return Number.isNaN(moment) ? null : parseDay(dayOfMoment(moment));
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return parseDay(isoOf(dayFirst[4], dayFirst[3], dayFirst[1]));
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst && parseDay(isoOf(yearFirst[1], yearFirst[3], yearFirst[4]));
}

function isoOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A number is a day only in the years the product speaks about: 2020 is a year, and not a day of 1905. */
function dayOfNumber(serial: number, from1904: boolean): Day | null {
  const zero = fromDay(from1904 ? DAY_ZERO_1904 : DAY_ZERO).getTime();
  const moment = new Date(zero + Math.floor(serial) * DAY_MS);
  if (Number.isNaN(moment.getTime())) return null;
  const day = parseDay(toDay(moment));
  return day !== null && yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR ? day : null;
}
