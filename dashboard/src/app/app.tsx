import { useEffect, useState, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { type Api, openApi } from '../api/client.ts';
import { FormsClient } from '../forms/forms-client.ts';
import type { Session } from '../session/session.ts';
import { SessionNotices } from '../session/session-notices.tsx';
import { SignIn } from '../session/sign-in.tsx';
import { Desk } from './desk.tsx';

/** The page: signing in, or everything else. */
export function App({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const api = useApi(session, state.subject);
  useFreshLine(api, state.token);
  if (state.subject === null) return <SignIn session={session} />;
  return (
    <>
      <SessionNotices session={session} state={state} />
      {api !== null && (
        <Provider value={api.client}>
          <FormsClient value={api.forms}>
            <Desk key={state.subject} api={api} session={session} state={state} />
          </FormsClient>
        </Provider>
      )}
    </>
  );
}

/** One API for each person: another one starts with nothing of the former. */
function useApi(session: Session, subject: string | null): Api | null {
  const [api, setApi] = useState<Api | null>(null);
  useEffect(() => {
    if (subject === null) return;
    const opened = openApi(session);
    setApi(opened);
    return () => {
      setApi(null);
      opened.close();
    };
  }, [session, subject]);
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
