import { useState } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { BoardPage } from '../board/board-page.tsx';
import { useLiveBoard } from '../board/use-live-board.ts';
import { dayInVietnam } from '../charts/even-pace.ts';
import { CommitteePage } from '../committee/committee-page.tsx';
import { useLanguage } from '../language/language.tsx';
import type { Session, SessionState } from '../session/session.ts';
import { useWall } from './full-screen.ts';
import { PageHeader } from './page-header.tsx';
import { useRoute } from './route.ts';
import { ViewerDocument } from './viewer-operations.ts';

/** A committee with a board. */
export interface Top {
  id: string;
  name: string;
}

/** Everything somebody sees who is signed in: finds the committees to show, and keeps one board live on every page. */
export function Desk({ api, session, state }: { api: Api; session: Session; state: SessionState }) {
  const { texts } = useLanguage();
  const [{ data, error, fetching }, ask] = useQuery({ query: ViewerDocument });
  if (fetching) return <p className="state">{texts.loading}</p>;
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error || !data?.viewer) return <Nothing text={texts.signIn.cannotRead} again={again} session={session} />;
  const tops = topsOf(data.viewer.grants);
  const [first] = tops;
  if (first === undefined) return <Nothing text={texts.noBoard.noRole} again={again} session={session} />;
  return <Boards api={api} session={session} state={state} tops={tops} first={first} onGone={again} />;
}

interface BoardsProps {
  api: Api;
  session: Session;
  state: SessionState;
  tops: Top[];
  first: Top;
  /** Asks for the roles again. */
  onGone(): void;
}

function Boards({ api, session, state, tops, first, onGone }: BoardsProps) {
  const route = useRoute();
  const wall = useWall();
  const [topId, setTopId] = useState(first.id);
  const [year, setYear] = useState(firstYear);
  const top = tops.find(({ id }) => id === topId) ?? first;
  const board = useLiveBoard(api, top.id, year);
  return (
    <div className="desk">
      <PageHeader
        session={session}
        state={state}
        tops={tops}
        top={top}
        onTop={setTopId}
        year={year}
        onYear={setYear}
        live={board.live}
        wall={wall}
      />
      {route.page === 'BOARD' ? (
        <BoardPage top={top} year={year} board={board} api={api} onGone={onGone} />
      ) : (
        <CommitteePage committeeId={route.committeeId} year={year} board={board} />
      )}
    </div>
  );
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

/** The year of the address (`?year=2023`), or this one in Vietnam. */
function firstYear(): number {
  const asked = Number(new URLSearchParams(location.search).get('year'));
  return asked >= 1930 && asked <= 2100 ? asked : Number(dayInVietnam(new Date().toISOString()).slice(0, 4));
}

/** The committees on which somebody has a role that sees figures, each once. */
function topsOf(grants: readonly { role: string; committee: Top }[]): Top[] {
  const seen = grants.filter(({ role }) => role !== 'AUDITOR').map(({ committee }) => committee);
  return [...new Map(seen.map(({ id, name }) => [id, { id, name }])).values()];
}
