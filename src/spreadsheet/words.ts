import type { Words } from '../messages/language.ts';

/** Yes and no. */
export const yesNoWords: Record<'true' | 'false', Words> = {
  true: { vi: 'Có', en: 'Yes' },
  false: { vi: 'Không', en: 'No' },
};
