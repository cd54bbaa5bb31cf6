import { FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import type { Words } from '../messages/language.ts';

// Bounds of input, in the words of descriptions: the numbers are those of the checks.

/** How long a text may be: `up to 1,000 characters`. */
export function upTo(most: number): Words {
  return {
    en: `up to ${most.toLocaleString('en')} characters`,
    vi: `nhiều nhất ${most.toLocaleString('vi')} ký tự`,
  };
}

/** Between which numbers one may be: `0 to 1,000`. */
export function fromTo(least: number, most: number): Words {
  return {
    en: `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`,
    vi: `từ ${least.toLocaleString('vi')} đến ${most.toLocaleString('vi')}`,
  };
}

/** The years the product speaks about. */
export const years: Words = {
  en: `${FIRST_YEAR} to ${LAST_YEAR}`,
  vi: `từ ${FIRST_YEAR} đến ${LAST_YEAR}`,
};
