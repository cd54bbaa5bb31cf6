import { type GridCell, isBlank, isFault, wordsOf } from './grid.ts';

/** What a line is: one of the list, or something that offices write around it. */
export type LineKind = 'data' | 'blank' | 'hint' | 'totals' | 'footer';

const TOTALS = /^(tổng( cộng| số)?|cộng|total)( (chung|toàn .*))?\s*([:(.\d]|$)/iu;
/** The day and place above the signatures. */
const DATED = /ngày\s+[\d.…_ ]*\s*tháng\s+[\d.…_ ]*\s*năm/iu;
/** Who signs, and how. */
const SIGNED = /^(t\/m|k\/t|tm\.|kt\.|tl\.|người lập|lập biểu|bí thư|phó bí thư|thủ trưởng|xác nhận|nơi nhận|\(ký)/iu;
/** A hint below a heading, or its number: (1), (ghi chữ in hoa). */
const HINT = /^\(.*\)$/u;

/** Tells the lines of a list from what stands below headings and below the list. */
export class LineTeller {
  readonly #name: number;
  #below = false;
  #begun = false;

  /** @param name - place of the column that names what a line is about. */
  constructor(name: number) {
    this.#name = name;
  }

  /** What the next line is; lines are told one after the other. */
  tell(row: readonly GridCell[]): LineKind {
    const filled = row.filter((cell) => !isBlank(cell));
    if (filled.length === 0) {
      this.#below = this.#begun;
      return 'blank';
    }
    const words = filled.map(wordsOf);
    if (!this.#begun && (words.every((word) => HINT.test(word)) || areNumbers(words))) return 'hint';
    if (TOTALS.test(words.find((word) => /\p{L}/u.test(word)) ?? '')) {
      this.#below = true;
      return 'totals';
    }
    if (words.some((word) => SIGNED.test(word)) && !this.#looksLikeData(row)) this.#below = true;
    if (words.some((word) => DATED.test(word))) this.#below = true;
    else if (!this.#below || this.#looksLikeData(row)) {
      this.#begun = true;
      this.#below = false;
      return 'data';
    }
    return 'footer';
  }

  /** A line of the list has a name, and somewhere else a number, a day or a code; signatures have words only. */
  #looksLikeData(row: readonly GridCell[]): boolean {
    const others = row.filter((cell, place) => place !== this.#name && !isBlank(cell));
    return (
      !isBlank(row[this.#name]) && others.some((cell) => isFault(cell) || typeof cell !== 'string' || /\d/.test(cell))
    );
  }
}

/** Numbers of columns: 1, 2, 3 or A, B, 1, 2. */
function areNumbers(words: readonly string[]): boolean {
  const numbers = words.filter((word) => !/^[A-Z]$/.test(word)).map(Number);
  return words.length > 2 && numbers.length > 1 && numbers.every((number, n) => number === (numbers[0] as number) + n);
}
