import { type FormEvent, useEffect, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { type EndedLogin, type OfferedLogin, offeredLogins, wantedLogin } from './offered-logins.ts';
import type { Session } from './session.ts';

/** Asks who is there: a list of logins where the server offers any, and a token of one's own. */
export function SignIn({ session }: { session: Session }) {
  const { texts, switchLanguage } = useLanguage();
  const [{ offered, ended }, setLogins] = useState<Awaited<ReturnType<typeof offeredLogins>>>({
    offered: [],
    ended: [],
  });
  const gone = ended.find(({ subject }) => subject === wantedLogin());
  useEffect(() => {
    let here = true;
    void offeredLogins().then((found) => here && setLogins(found));
    return () => {
      here = false;
    };
  }, []);
  return (
    <main className="sign-in">
      <header>
        <h1>{texts.productName}</h1>
        <p>{texts.productLine}</p>
        <button type="button" className="quiet" onClick={switchLanguage} title={texts.header.languageTitle}>
          {texts.header.language}
        </button>
      </header>
      {gone !== undefined && <EndedCommittee {...gone} />}
      {offered.length > 0 && <OfferedLogins logins={offered} session={session} />}
      <TokenForm session={session} />
    </main>
  );
}

/** Says who followed the committee of a login that is no more. */
function EndedCommittee({ committeeName, endedOn, successors }: EndedLogin) {
  const { texts, format } = useLanguage();
  return (
    <p className="ended-notice" role="status">
      <strong>{texts.ended.titleOn(committeeName, format.day(endedOn))}</strong> {texts.ended.followedBy}{' '}
      {successors.join(', ')}.
    </p>
  );
}

function OfferedLogins({ logins, session }: { logins: OfferedLogin[]; session: Session }) {
  const { texts, code } = useLanguage();
  return (
    <section>
      <p>{texts.signIn.demo}</p>
      <ul className="logins">
        {logins.map(({ subject, token, committeeName, labelVi, labelEn }) => (
          <li key={subject}>
            <button type="button" onClick={() => session.signIn(token)} data-login={subject}>
              <strong>{code === 'vi' ? labelVi : labelEn}</strong>
              <span>{committeeName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A field for a token, for who has one and no portal that hands it over. */
export function TokenForm({ session }: { session: Session }) {
  const { texts } = useLanguage();
  const [isRefused, setRefused] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token'));
    setRefused(!session.signIn(token));
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <label>
        {texts.signIn.token}
        <input name="token" autoComplete="off" spellCheck={false} required aria-invalid={isRefused} />
      </label>
      <button type="submit">{texts.signIn.open}</button>
      <p className="hint">{texts.signIn.tokenHelp}</p>
      {isRefused && <p role="alert">{texts.signIn.noToken}</p>}
    </form>
  );
}
