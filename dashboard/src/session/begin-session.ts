import { takeHandedOverToken } from './handed-over-token.ts';
import { offeredLogins, renewOffered } from './offered-logins.ts';
import { Session } from './session.ts';

/** The session of this tab: with a token that was handed over, else the login of `?login=`, else what the tab had. */
export async function beginSession(): Promise<Session> {
  const session = new Session(renewOffered);
  const token = takeHandedOverToken();
  if (token !== null) session.signIn(token);
  const wanted = new URLSearchParams(location.search).get('login');
  if (token === null && wanted !== null && session.state.subject !== wanted) {
    const login = (await offeredLogins()).find(({ subject }) => subject === wanted);
    if (login !== undefined) session.signIn(login.token);
  }
  return session;
}
