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
      {state.refused && (
        <aside className="notice" role="alert">
          <p>{texts.signIn.expired}</p>
          <TokenForm session={session} />
          <button type="button" className="quiet" onClick={() => session.signOut()}>
            {texts.header.signOut}
          </button>
        </aside>
      )}
    </>
  );
}
