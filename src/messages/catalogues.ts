import type { Catalogue } from './catalogue.ts';
import { english } from './english.ts';
import type { Language } from './language.ts';
import { vietnamese } from './vietnamese.ts';

/** The texts in each language. */
export const catalogues: Record<Language, Catalogue> = { en: english, vi: vietnamese };
