import { useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { type Session, type SessionState, subjectOf } from './session.ts';
import { TokenForm } from './sign-in.tsx';
import { useHandedOverToken } from './use-handed-over-token.ts';

/** What a signed-in person must know of the session: that it has run out, or that a link brought another person's token. */
export function SessionNotices({ session, state }: { session: Session; state: SessionState }) {
  const { texts } = useLanguage();
  const { strangers, forget } = useHandedOverToken(session);
  return (
    <>
      {strangers !== null && (
        <aside className="notice" role="alert">
          <p>
            {texts.signIn.otherPerson} <strong>{subjectOf(strangers)}</strong>
          </p>
          <button
            type="button"
            onClick={() => {
              forget();
              session.signIn(strangers);
            }}
          >
            {texts.signIn.takeOver}
          </button>
          <button type="button" className="quiet" onClick={forget}>
            {texts.signIn.keep}
          </button>
        </aside>
      )}
      {state.refused && <Expired session={session} />}
    </>
  );
}

/**
 * That the session has run out. Over a form that is open it is a window of its own: what lies behind such a form cannot be reached,
 * and whoever had to close it would lose what was typed.
 */
function Expired({ session }: { session: Session }) {
  const { texts } = useLanguage();
  const [isOverForm] = useState(() => document.querySelector('dialog[open]') !== null);
  const said = (
    <>
      <p>{texts.signIn.expired}</p>
      <TokenForm session={session} />
      <button type="button" className="quiet" onClick={() => session.signOut()}>
        {texts.header.signOut}
      </button>
    </>
  );
  if (!isOverForm) {
    return (
      <aside className="notice" role="alert">
        {said}
      </aside>
    );
  }
  return (
    <dialog
      className="form-dialog notice"
      ref={(one) => {
        if (one?.isConnected && !one.open) one.showModal();
      }}
      aria-label={texts.signIn.expired}
      // Escape closes the form behind it no sooner than there is a token.
      onCancel={(event) => event.preventDefault()}
    >
      {said}
    </dialog>
  );
}
