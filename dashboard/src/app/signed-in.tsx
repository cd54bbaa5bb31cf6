import '../styles/fonts.css';
import { useEffect, useState } from 'react';
import { Provider } from 'urql';
import { type Api, openApi } from '../api/client.ts';
import { FormsClient } from '../forms/forms-client.ts';
import type { Session, SessionState } from '../session/session.ts';
import { SessionNotices } from '../session/session-notices.tsx';
import { Desk } from './desk.tsx';

interface SignedInProps {
  session: Session;
  state: SessionState;
  /** What stands there until the API is open. */
  meanwhile: React.ReactNode;
}

/** Everything for somebody who is signed in. It is loaded after the first figure stands on the screen. */
export function SignedIn({ session, state, meanwhile }: SignedInProps) {
  const api = useApi(session);
  useFreshLine(api, state.token);
  return (
    <>
      <SessionNotices session={session} state={state} />
      {api === null ? (
        meanwhile
      ) : (
        <Provider value={api.client}>
          <FormsClient value={api.forms}>
            <Desk api={api} session={session} state={state} />
          </FormsClient>
        </Provider>
      )}
    </>
  );
}

/** The API of the person who is there: for another one all of this is made anew, with nothing of the former. */
function useApi(session: Session): Api | null {
  const [api, setApi] = useState<Api | null>(null);
  useEffect(() => {
    const opened = openApi(session);
    setApi(opened);
    return () => {
      setApi(null);
      opened.close();
    };
  }, [session]);
  return api;
}

/** A new token is used at once: the line is opened anew with it, where the board stands. */
function useFreshLine(api: Api | null, token: string | null): void {
  const [used, setUsed] = useState({ api, token });
  useEffect(() => {
    if (used.api === api && used.token === token) return;
    setUsed({ api, token });
    if (used.api === api) api?.reconnect();
  }, [api, token, used]);
}
