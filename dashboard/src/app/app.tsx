import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '../session/session.ts';
import { type FirstLook, FirstLookContext } from './first-look.ts';
import { FirstView } from './first-view.tsx';

const SignedIn = lazy(async () => ({ default: (await import('./signed-in.tsx')).SignedIn }));
const SignIn = lazy(async () => ({ default: (await import('../session/sign-in.tsx')).SignIn }));

interface AppProps {
  session: Session;
  /** What was asked for when the page was opened. */
  look: Promise<FirstLook | null>;
}

/** The page: signing in, or everything else. */
export function App({ session, look }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const seen = useLook(look);
  if (state.subject === null) {
    return (
      <Suspense>
        <SignIn session={session} />
      </Suspense>
    );
  }
  const own = seen?.subject === state.subject ? seen : null;
  const first = <FirstView session={session} state={state} look={own} />;
  // The first figure, and only then what the rest of the page is made of: on a slow line the one does not wait for the other.
  if (seen === undefined) return first;
  return (
    <FirstLookContext value={own}>
      <Suspense fallback={first}>
        <SignedIn key={state.subject} session={session} state={state} meanwhile={first} />
      </Suspense>
    </FirstLookContext>
  );
}

/** Undefined until it is there. React would keep what waits for a promise back for a moment, which is what this is not to cost. */
function useLook(look: Promise<FirstLook | null>): FirstLook | null | undefined {
  const [seen, setSeen] = useState<FirstLook | null>();
  useEffect(() => {
    void look.then(setSeen);
  }, [look]);
  return seen;
}
