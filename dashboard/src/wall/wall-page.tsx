import { Ketnap } from 'ketnap-client';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { serviceAddress } from '../api/service-address.ts';
import { dayOfMachine, yearOfDay } from '../app/today.ts';
import { useLanguage } from '../language/language.tsx';
import { readWallAddress } from './wall-address.ts';
import type { FirstRow } from './wall-board.tsx';
import { type FirstFigures, WallBoards } from './wall-boards.tsx';
import { WALL_COMMITTEES } from './wall-operations.ts';
import type { WallSession } from './wall-session.ts';
import { useWallWords } from './wall-words.ts';

/** Who the token is of, as the server says. */
interface Viewer {
  viewer: { grants: { role: string; committee: { id: string; quota: FirstRow | null } }[] } | null;
}

/** How long a wall waits before it asks again who it is, ms. */
const ASKS_AGAIN_AFTER_MS = 3_000;

/** A screen on a wall: boards, or what it waits for. */
export function WallPage({ session }: { session: WallSession }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const words = useWallWords();
  const { texts } = useLanguage();
  const address = useMemo(() => readWallAddress(location.search), []);
  useTheme(address.theme);
  const ketnap = useMemo(
    () =>
      new Ketnap({
        url: serviceAddress('graphql'),
        token: (refused) => session.goodToken(refused),
        language: () => document.documentElement.lang,
      }),
    [session],
  );
  const asked = address.year ?? yearOfDay(dayOfMachine());
  const figures = useFigures(ketnap, session, state.token, asked);
  const committees = figures && [...figures.rows.keys()];
  if (state.token === null || (committees === null && state.refused)) {
    return (
      <main className="wall-notice">
        <h1>{state.tooMuch ? words.tooMuch : words.waiting}</h1>
        <p role={state.tooMuch ? 'alert' : undefined}>{state.tooMuch ? words.tooMuchHint : words.waitingHint}</p>
      </main>
    );
  }
  if (committees === null) {
    return (
      <main className="wall-notice">
        <p role="status">{texts.loading}</p>
      </main>
    );
  }
  const shown = address.committees.length > 0 ? address.committees : committees;
  return (
    <WallBoards
      ketnap={ketnap}
      committees={shown}
      first={figures}
      year={address.year}
      rotate={address.rotate}
      isRefused={state.refused}
    />
  );
}

/** The committees of the token's role and their figures; null until the server has said them, and for a token that may do more. */
function useFigures(ketnap: Ketnap, session: WallSession, token: string | null, year: number): FirstFigures | null {
  const [figures, setFigures] = useState<FirstFigures | null>(null);
  // The year of the moment in which it is asked: what comes after New Year comes by the boards.
  const asked = useRef(year);
  useEffect(() => {
    if (token === null) {
      setFigures(null);
      return;
    }
    let isHere = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const { viewer } = await ketnap.ask<Viewer>(WALL_COMMITTEES, { year: asked.current });
        if (viewer === null) void session.goodToken(token);
        const grants = viewer?.grants ?? [];
        const roles = grants.map(({ role }) => role);
        if (!isHere || viewer === null || !session.judge(token, roles)) return;
        setFigures({
          year: asked.current,
          rows: new Map(grants.map(({ committee }) => [committee.id, committee.quota])),
        });
        // The next connection is made as the new token says.
        ketnap.line.renew();
      } catch {
        if (isHere) timer = setTimeout(() => void ask(), ASKS_AGAIN_AFTER_MS);
      }
    };
    void ask();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [ketnap, session, token]);
  return figures;
}

/** The theme of the address, else that of the system. */
function useTheme(theme: 'light' | 'dark' | null): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      document.documentElement.dataset.theme = theme ?? (dark.matches ? 'dark' : 'light');
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
