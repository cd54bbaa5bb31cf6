import { useLanguage } from '../language.tsx';
import { en } from './en.ts';
import { type Terms, vi } from './vi.ts';

const TERMS: Record<'vi' | 'en', Terms> = { vi, en };

/** The terms of cases in the language in use. */
export function useTerms(): Terms {
  return TERMS[useLanguage().code];
}
