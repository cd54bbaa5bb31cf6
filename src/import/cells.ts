import { type Day, parseDay, toDay } from '../calendar.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { text, whole } from '../resolvers/input.ts';
import { restore } from '../spreadsheet/formula.ts';
import type { Words } from '../spreadsheet/words.ts';
import { sameWords } from './layouts.ts';
import type { Problems } from './problems.ts';
import type { Line } from './read-file.ts';

/** Reads the cells of a line; what cannot be read is a problem at its column, and the value is undefined. */
export class CellReader {
  readonly #line: Line;
  readonly #problems: Problems;

  constructor(line: Line, problems: Problems) {
    this.#line = line;
    this.#problems = problems;
  }

  /** What the file calls a column. */
  heading(key: string): string {
    return this.#line.headings.get(key) ?? key;
  }

  refuse(key: string, message: string): undefined {
    this.#problems.add(this.#line, this.heading(key), message);
    return undefined;
  }

  /** A text as it is stored; null when the cell is empty. */
  text(key: string, longest: number): string | null | undefined {
    return this.#read(key, (value) => {
      if (value instanceof Date || typeof value === 'boolean') throw new InvalidInput(() => 'this must be a text');
      return text(restore(String(value)), this.heading(key), longest);
    });
  }

  /** A whole number in a range; null when the cell is empty. */
  whole(key: string, least: number, most: number): number | null | undefined {
    return this.#read(key, (value) => {
      const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isInteger(number))
        throw new InvalidInput(() => 'this must be a whole number');
      return whole(number, this.heading(key), least, most);
    });
  }

  /** A day: a cell that is one, dd/mm/yyyy, or YYYY-MM-DD; null when the cell is empty. */
  day(key: string): Day | null | undefined {
    return this.#read(key, (value) => {
      const day = value instanceof Date ? dayOfCell(value) : dayOfText(value);
      if (day === null) throw new InvalidInput(() => 'this must be a day: dd/mm/yyyy, or a cell formatted as a day');
      return day;
    });
  }

  /** One of a list of words, in Vietnamese, English, or as the API says it; null when the cell is empty. */
  word<K extends string>(key: string, words: Record<K, Words>): K | null | undefined {
    return this.#read(key, (value) => {
      const said = String(value).trim();
      const names = Object.keys(words) as K[];
      const found = names.find((name) => sameWords(words[name], said) || name.toLowerCase() === said.toLowerCase());
      if (found === undefined) {
        throw new InvalidInput(() => `this must be one of: ${names.map((name) => words[name].vi).join('; ')}`);
      }
      return found;
    });
  }

  #read<T>(key: string, read: (value: string | number | boolean | Date) => T): T | null | undefined {
    const value = this.#line.cells.get(key) ?? null;
    if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
    return this.#problems.try(this.#line, this.heading(key), () => read(value));
  }
}

function dayOfCell(date: Date): Day | null {
  return Number.isNaN(date.getTime()) || date.getTime() % 86_400_000 !== 0 ? null : parseDay(toDay(date));
}

function dayOfText(value: unknown): Day | null {
  if (typeof value !== 'string') return null;
  const [, day = '', month = '', year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(value) ?? [];
  return parseDay(year === undefined ? value.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
