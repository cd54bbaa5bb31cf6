import { useLanguage } from '../language/language.tsx';

/** Says that there is nothing to be seen any more. */
export function GonePage({ onGone }: { onGone(): void }) {
  const { texts } = useLanguage();
  return (
    <main className="state" data-phase="GONE">
      <h2>{texts.noBoard.title}</h2>
      <p role="alert">{texts.noBoard.gone}</p>
      <button type="button" onClick={onGone}>
        {texts.noBoard.again}
      </button>
    </main>
  );
}
