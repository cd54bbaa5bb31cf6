import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { chooseInAddress } from '../app/address.ts';
import { type Format, formatOf } from './format.ts';
import { type Texts, vi } from './vi.ts';

/** The languages of the page. */
export type LanguageCode = 'vi' | 'en';

/** Texts that are there. Those of the other language are loaded for who reads it. */
const loaded: Partial<Record<LanguageCode, Texts>> = { vi };
const STORE_KEY = 'ketnap:language';

/** The language a reader has chosen, its texts, and how it writes figures and days. */
export interface Language {
  code: LanguageCode;
  texts: Texts;
  format: Format;
  switchLanguage(): void;
}

const LanguageContext = createContext<Language | null>(null);

/** Brings the texts of a language, by itself the one that was chosen, before anything is drawn in it. */
export async function loadLanguage(code: LanguageCode = chosenLanguage()): Promise<void> {
  if (code === 'en') loaded.en ??= (await import('./en.ts')).en;
}

/** Vietnamese, until somebody chooses the other one. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<LanguageCode>(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = code;
    localStorage.setItem(STORE_KEY, code);
  }, [code]);
  const language = useMemo<Language>(
    () => ({
      code,
      texts: loaded[code] ?? vi,
      format: formatOf(code),
      switchLanguage: () => {
        const next = code === 'vi' ? 'en' : 'vi';
        chooseInAddress({ lang: next });
        void loadLanguage(next).then(() => setCode(next));
      },
    }),
    [code],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** As the address says (`?lang=en`), else as it was chosen last. */
function chosenLanguage(): LanguageCode {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORE_KEY);
  return asked === 'en' ? 'en' : 'vi';
}

/** The language in use. */
export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('useLanguage needs a LanguageProvider around it');
  return language;
}
