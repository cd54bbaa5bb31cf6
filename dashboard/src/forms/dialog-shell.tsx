import './forms.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/language.tsx';

interface DialogShellProps {
  title: string;
  className?: string;
  onClose(): void;
  children: ReactNode;
}

/** A window over the page, with its title and the button that closes it. */
export function DialogShell({ title, className = '', onClose, children }: DialogShellProps) {
  const { texts } = useLanguage();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={`form-dialog ${className}`} aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label={texts.close} onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
