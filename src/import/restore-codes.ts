import { nameKey } from '../name-keys.ts';
import { type AlteredText, alteredText, mayComeFrom, numbersOf } from './altered-text.ts';
import type { CellReader } from './cells.ts';
import type { Named } from './named.ts';

/** A committee or an area that has a code. */
interface Coded {
  code: string;
  name: string;
  parentCode: string | null;
  parentName: string | null;
}

/** What stands somewhere, with its code and what it stands under. */
interface Standing {
  id: string;
  code: string | null;
  name: string;
  parentId: string | null;
}

/** A line about such a thing, in columns of these names. */
export interface OwnLine {
  cells: CellReader;
  code: string | null;
  name: string;
  parentCode: string | null;
  parentName: string | null;
}

/** A line that names one. */
interface Naming {
  cells: CellReader;
  named: Named;
}

/**
 * Finds the codes of committees, or of areas, that a spreadsheet has made numbers of: by their digits and the name, where that leaves
 * one. What cannot be found again is a problem at its cell, and the line is left out.
 */
export class RestoreCodes {
  readonly #standing: CodeBook;
  #all: CodeBook;

  constructor(standing: readonly Standing[]) {
    const byId = new Map(standing.map((one) => [one.id, one]));
    const coded = standing.flatMap(({ code, name, parentId }) => {
      const parent = parentId === null ? undefined : byId.get(parentId);
      if (code === null) return [];
      return [{ code, name, parentCode: parent?.code ?? null, parentName: parent?.name ?? null }];
    });
    this.#standing = new CodeBook(coded);
    this.#all = this.#standing;
  }

  /** The lines about them with the codes they had. */
  own<One extends OwnLine>(lines: readonly One[]): One[] {
    const written = lines.flatMap((line) =>
      line.code === null || line.cells.altered('code')?.certain ? [] : [{ ...line, code: line.code }],
    );
    const own = lines.flatMap((line) => {
      const code = this.#ownCode(line, written);
      return code === undefined ? [] : [{ ...line, code }];
    });
    this.#all = this.#standing.with(own.flatMap((line) => (line.code === null ? [] : [{ ...line, code: line.code }])));
    return own.flatMap((line) => {
      const parentCode = this.#otherCode(line, 'parentCode', line.parentCode, line.parentName);
      return parentCode === undefined ? [] : [{ ...line, parentCode }];
    });
  }

  /** Lines that name them, with the codes they had; after those about them. */
  naming<One extends Naming>(lines: readonly One[]): One[] {
    return lines.flatMap((line) => {
      const named = this.named(line.cells, line.named);
      return named === undefined ? [] : [{ ...line, named }];
    });
  }

  /** What a line names, with the code it had; undefined, and a problem, where it cannot be found again. */
  named(cells: CellReader, named: Named): Named | undefined {
    const code = this.#otherCode({ cells }, named.columns.code, named.code, named.name);
    return code === undefined ? undefined : { ...named, code };
  }

  #ownCode(line: OwnLine, written: Coded[]): string | null | undefined {
    const { code, cells } = line;
    const altered = cells.altered('code');
    if (code === null || altered === null || (!altered.certain && this.#standing.has(code))) return code;
    const book = altered.certain ? this.#standing.with(written) : this.#standing;
    const found = book.find(altered, line.name).filter((one) => mayStandUnder(one, line));
    const codes = new Set(found.map((one) => one.code));
    const [only] = codes;
    if (only !== undefined && codes.size === 1) return only;
    const [other] = this.#standing.find(altered, null);
    if (!altered.certain && codes.size === 0 && !other) return code;
    return cells.refuseAltered('code');
  }

  #otherCode(
    { cells }: Pick<OwnLine, 'cells'>,
    key: string,
    code: string | null,
    name: string | null,
  ): string | null | undefined {
    const altered = cells.altered(key);
    if (code === null || altered === null || (!altered.certain && this.#all.has(code))) return code;
    const codes = new Set(this.#all.find(altered, name).map((one) => one.code));
    const [only] = codes;
    if (only !== undefined && codes.size === 1) return only;
    return altered.certain || codes.size > 1 ? cells.refuseAltered(key) : code;
  }
}

/** Whether nothing that a line says of its parent speaks against it. */
function mayStandUnder(one: Coded, { parentCode, parentName }: OwnLine): boolean {
  if (parentName !== null && one.parentName !== null && nameKey(parentName) !== nameKey(one.parentName)) return false;
  if (parentCode === null || one.parentCode === null || parentCode === one.parentCode) return true;
  const altered = alteredText(parentCode);
  return altered !== null && mayComeFrom(altered, one.parentCode);
}

/** Things by their codes, by the numbers those may be read as, and by their names. */
class CodeBook {
  readonly #coded: Coded[];
  readonly #codes: Set<string>;
  readonly #byName = new Map<string, Coded[]>();
  /** By the numbers, in their order. */
  readonly #numbered: { number: number; coded: Coded }[];

  constructor(coded: Coded[]) {
    this.#coded = coded;
    this.#codes = new Set(coded.map(({ code }) => code));
    for (const one of coded) {
      const key = nameKey(one.name);
      const list = this.#byName.get(key);
      if (list) list.push(one);
      else this.#byName.set(key, [one]);
    }
    this.#numbered = coded
      .flatMap((one) => numbersOf(one.code).map((number) => ({ number, coded: one })))
      .sort((a, b) => a.number - b.number);
  }

  with(coded: Coded[]): CodeBook {
    return coded.length === 0 ? this : new CodeBook([...this.#coded, ...coded]);
  }

  has(code: string): boolean {
    return this.#codes.has(code);
  }

  /** Those of a name, or of any, whose codes an altered one may come from. */
  find(altered: AlteredText, name: string | null): Coded[] {
    if (name !== null) return (this.#byName.get(nameKey(name)) ?? []).filter(({ code }) => mayComeFrom(altered, code));
    return altered.ranges.flatMap(([least, most]) => {
      const found: Coded[] = [];
      for (let n = this.#firstFrom(least); (this.#numbered[n]?.number ?? Infinity) <= most; n += 1) {
        const coded = this.#numbered[n]?.coded;
        if (coded) found.push(coded);
        // Two are too many already.
        if (new Set(found.map(({ code }) => code)).size > 1) break;
      }
      return found;
    });
  }

  #firstFrom(least: number): number {
    let [low, high] = [0, this.#numbered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#numbered[middle]?.number ?? Infinity) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
