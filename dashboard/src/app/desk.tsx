import { lazy, Suspense, use, useCallback, useEffect } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { useLanguage } from '../language/language.tsx';
import type { Session, SessionState } from '../session/session.ts';
import { Boards } from './boards.tsx';
import { FirstLookContext } from './first-look.ts';
import { FirstView } from './first-view.tsx';
import { PageHeader } from './page-header.tsx';
import { sectionOf, useRoute } from './route.ts';
import { sectionsOf, topsOf } from './sections.ts';
import { ViewerDocument } from './viewer-operations.ts';

const AuditPage = lazy(async () => ({ default: (await import('../audit/audit-page.tsx')).AuditPage }));

interface DeskProps {
  api: Api;
  session: Session;
  state: SessionState;
}

/** How long the page waits before it asks again who is signed in: on a wall there is nobody to press a button. */
const ASKS_AGAIN_AFTER_MS = 3_000;

/** Everything somebody sees who is signed in: what the roles open, the daily work first. */
export function Desk({ api, session, state }: DeskProps) {
  const { texts } = useLanguage();
  const route = useRoute();
  const [{ data, error, fetching }, ask] = useQuery({ query: ViewerDocument });
  const again = useCallback((): void => ask({ requestPolicy: 'network-only' }), [ask]);
  const failed = error !== undefined && !fetching;
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(again, ASKS_AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [failed, again]);
  const look = use(FirstLookContext);
  // What was seen at the first look holds until it is said anew.
  const grants = data === undefined ? look?.grants : data.viewer?.grants;
  if (grants === undefined && fetching && error === undefined) {
    return <FirstView session={session} state={state} look={look} />;
  }
  if (grants === undefined) return <Nothing text={texts.signIn.cannotRead} again={again} session={session} />;
  const sections = sectionsOf(grants);
  const wanted = sectionOf(route);
  const section = sections.find((one) => one === wanted) ?? sections[0];
  const tops = section === undefined ? [] : topsOf(grants, section);
  const [first] = tops;
  if (section === undefined || first === undefined) {
    return <Nothing text={texts.noBoard.noRole} again={again} session={session} />;
  }
  const header = { session, state, sections, section };
  if (section === 'LOG') {
    return (
      <div className="desk">
        <PageHeader {...header} tops={[]} top={first} live={null} />
        <Suspense fallback={<p className="state">{texts.loading}</p>}>
          <AuditPage />
        </Suspense>
      </div>
    );
  }
  return <Boards api={api} header={header} tops={tops} first={first} route={route} onGone={again} />;
}

function Nothing({ text, again, session }: { text: string; again(): void; session: Session }) {
  const { texts } = useLanguage();
  return (
    <main className="state">
      <h1>{texts.noBoard.title}</h1>
      <p>{text}</p>
      <button type="button" onClick={again}>
        {texts.noBoard.again}
      </button>
      <button type="button" className="quiet" onClick={() => session.signOut()}>
        {texts.header.signOut}
      </button>
    </main>
  );
}
