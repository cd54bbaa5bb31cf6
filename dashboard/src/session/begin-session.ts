import { takeHandedOverToken } from './handed-over-token.ts';
import { offeredLogins, renewOffered, wantedLogin } from './offered-logins.ts';
import { Session } from './session.ts';

/** The session of this tab: with a token that was handed over, else the login of `?login=`, else what the tab had. */
export async function beginSession(): Promise<Session> {
  const session = new Session(renewOffered);
  const token = takeHandedOverToken();
  if (token !== null) session.signIn(token);
  const wanted = wantedLogin();
  if (token === null && wanted !== null && session.state.subject !== wanted) {
    const { offered, ended } = await offeredLogins();
    const login = offered.find(({ subject }) => subject === wanted);
    if (login !== undefined) session.signIn(login.token);
    // Nobody else's board is shown under the name of who is no more.
    if (ended.some(({ subject }) => subject === wanted)) session.signOut();
  }
  return session;
}
