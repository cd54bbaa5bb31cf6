import { useLanguage } from '../language/language.tsx';
import type { Successor } from './board-operations.ts';
import { EndedNotice } from './ended-notice.tsx';

/** What somebody was shown who may not see it any more. */
interface GonePageProps {
  name: string;
  /** Who followed the committee, where the right has ended with it. */
  successors: readonly Successor[] | null;
  onGone(): void;
}

/** Says that there is nothing to be seen any more. */
export function GonePage({ name, successors, onGone }: GonePageProps) {
  const { texts } = useLanguage();
  return (
    <main className="state" data-phase="GONE">
      <h2>{texts.noBoard.title}</h2>
      {successors === null ? (
        <p role="alert">{texts.noBoard.gone}</p>
      ) : (
        <EndedNotice name={name} successors={successors} />
      )}
      <button type="button" onClick={onGone}>
        {texts.noBoard.again}
      </button>
    </main>
  );
}
