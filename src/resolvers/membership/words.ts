import type { Qualifier } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** How exact a reported figure is called. */
export const qualifierWords: Record<Qualifier, Words> = {
  EXACT: { en: 'Exact', vi: 'Chính xác' },
  AT_LEAST: { en: 'At least', vi: 'Ít nhất' },
  ABOUT: { en: 'About', vi: 'Khoảng' },
};
