import { useEffect, useState } from 'react';
import { takeHandedOverToken } from './handed-over-token.ts';
import { type Session, subjectOf } from './session.ts';

/**
 * Takes tokens that are handed over while the page is open. One of the same person goes on where the board stands; one of
 * somebody else is given back, to be asked about: a link must not change who one is.
 */
export function useHandedOverToken(session: Session): { strangers: string | null; forget(): void } {
  const [strangers, setStrangers] = useState<string | null>(null);
  useEffect(() => {
    const take = ({ oldURL }: HashChangeEvent): void => {
      const token = takeHandedOverToken(new URL(oldURL).hash);
      if (token === null) return;
      const { subject } = session.state;
      if (subject === null || subjectOf(token) === subject) session.signIn(token);
      else setStrangers(token);
    };
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [session]);
  return { strangers, forget: () => setStrangers(null) };
}
