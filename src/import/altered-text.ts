/** What a cell may hold. */
type Value = string | number | boolean | Date;

/**
 * What a spreadsheet may have made of a text: by the settings of Vietnam 15.135.008 is the number 15135008, everywhere
 * 04309 is 4309, a long one is shown and saved as 1,5135E+13, and 12/3 is a day.
 */
export interface AlteredText {
  /** Whether it was altered for certain; digits alone may also be what was meant. */
  certain: boolean;
  /** Numbers it may be read as, each from its least to its most: of a number that was shortened the rest is lost. */
  ranges: [least: number, most: number][];
  /** The day that was made of it. */
  day: { day: number; month: number; year: number } | null;
}

/** Digits of a number that Excel keeps; it makes noughts of the others. */
const KEPT_DIGITS = 15;

const SHORTENED = /^(\d+)(?:[.,](\d+))?E\+?(-?\d+)$/i;
const DIGITS = /^\d[\d.,\u00a0\u202f ]*$/;
const DECIMAL = /^\d+[.,]\d+$/;
const DAY = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$|^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** A day without its year, or a month with one, as Excel shows them. */
const MONTH_NAME =
  /^(\d{1,2}[- ])?(thg|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[- ]?\d{1,4}$|^\d{1,2}[- ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

/** Reads a cell of a column of texts as something made of another text; null where it is a text like any other. */
export function alteredText(value: Value): AlteredText | null {
  if (typeof value === 'boolean') return { certain: true, ranges: [], day: null };
  if (typeof value === 'number') return { certain: true, ranges: [keptOf(value)], day: null };
  if (value instanceof Date) return { certain: true, ranges: [], day: partsOf(value) };
  const text = value.trim();
  const [, whole, decimals = '', exponent] = SHORTENED.exec(text) ?? [];
  if (whole !== undefined && text.includes('+')) {
    const unit = 10 ** (Number(exponent) - decimals.length);
    const shown = Number(`${whole}${decimals}`) * unit;
    return { certain: true, ranges: [[shown - unit, shown + unit]], day: null };
  }
  const [isDay, day, month, year, isoYear, isoMonth, isoDay] = DAY.exec(text) ?? [];
  if (isDay) {
    const made = { day: Number(day ?? isoDay), month: Number(month ?? isoMonth), year: Number(year ?? isoYear) };
    if (Math.max(made.day, made.month) <= 31 && Math.min(made.day, made.month) <= 12) {
      return { certain: true, ranges: [], day: made };
    }
  }
  if (MONTH_NAME.test(text)) return { certain: true, ranges: [], day: null };
  return DIGITS.test(text) ? { certain: false, ranges: numbersOf(text).map((one) => [one, one]), day: null } : null;
}

/** Whether a spreadsheet may have made this of a text. */
export function mayComeFrom({ ranges, day }: AlteredText, text: string): boolean {
  if (day !== null) return readsAsDay(text, day);
  return numbersOf(text).some((number) => ranges.some(([least, most]) => least <= number && number <= most));
}

/** Numbers that spreadsheets may read a text as, by the settings of one country or another. */
export function numbersOf(text: string): number[] {
  if (/^\d+E\d+$/i.test(text)) return [Number(text)];
  if (!DIGITS.test(text)) return [];
  const grouped = Number(text.replace(/\D/g, ''));
  return DECIMAL.test(text) ? [grouped, Number(text.replace(',', '.'))] : [grouped];
}

function keptOf(value: number): [number, number] {
  const digits = Math.floor(Math.log10(Math.abs(value))) + 1;
  const lost = digits > KEPT_DIGITS ? 10 ** (digits - KEPT_DIGITS) : 0;
  return [value - lost, value + lost];
}

function partsOf(date: Date): NonNullable<AlteredText['day']> {
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}

/** Of 12/3 a day in March or in December is made, of 12/2026 the first of a month. */
function readsAsDay(text: string, { day, month, year }: NonNullable<AlteredText['day']>): boolean {
  if (!/^\d{1,4}([./-]\d{1,4}){1,2}$/.test(text)) return false;
  const parts = text.split(/[./-]/).map(Number);
  const said = parts.join('/');
  const short = year % 100;
  const ways = [
    [day, month],
    [month, day],
    [month, year],
    [month, short],
    [year, month],
  ];
  const whole = [
    [day, month, year],
    [month, day, year],
    [year, month, day],
    [day, month, short],
    [month, day, short],
  ];
  return [...ways, ...whole].some((way) => way.join('/') === said);
}
