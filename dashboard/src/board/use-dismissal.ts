import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Closes what is open when somebody presses Escape, or presses or goes anywhere else. */
export function useDismissal(place: RefObject<HTMLElement | null>, isOpen: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    const elsewhere = ({ target }: Event): void => {
      if (!place.current?.contains(target as Node)) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // One key closes one thing: the screen of a wall stays.
      event.stopPropagation();
      if (place.current?.contains(document.activeElement)) place.current.querySelector('button')?.focus();
      close();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      removeEventListener('keydown', onKey, { capture: true });
    };
  }, [place, isOpen]);
}
