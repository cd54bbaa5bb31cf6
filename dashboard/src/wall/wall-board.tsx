import type { BoardRow, Ketnap } from 'ketnap-client';
import { useLiveBoard } from 'ketnap-client/react';
import { useEffect, useMemo } from 'react';
import { useAge } from '../app/use-age.ts';
import { byNeed } from '../board/board-tree.ts';
import { flashOf } from '../board/flash.ts';
import { lineState } from '../board/line-state.ts';
import { ProgressBar } from '../board/progress-bar.tsx';
import { StatusLabel } from '../board/status-label.tsx';
import { useBoardWords } from '../board/words.ts';
import { CurveChart } from '../charts/curve-chart.tsx';
import { countBy, daysLeft, expectedBy, shareDue } from '../charts/even-pace.ts';
import { useLanguage } from '../language/language.tsx';
import type { Texts } from '../language/vi.ts';
import { shortNames } from './short-names.ts';
import { useMoment } from './use-moment.ts';
import { useWallCurves } from './use-wall-curves.ts';
import { useWallWords } from './wall-words.ts';

/** What a wall asks of a row. */
interface WallRow extends BoardRow {
  status: keyof Texts['status'];
  forecast: number | null;
  forecastLow: number | null;
  forecastHigh: number | null;
}

/** What is needed for the figure alone, as it is asked for before the board. */
export type FirstRow = Pick<WallRow, 'name' | 'admitted' | 'plan' | 'status'> & {
  percent: number | null;
  remaining: number | null;
};

interface WallBoardProps {
  ketnap: Ketnap;
  committeeId: string;
  /** The figure of that year, until the board is there. */
  first: FirstRow | null;
  year: number;
  /** Today in Vietnam. */
  today: string;
  isRefused: boolean;
  isMosaic: boolean;
  /** Hears what the server has for the time. */
  hear(asOf: string): void;
}

/** Letters of a name that takes more than two lines of a tile. */
const LONG = 30;

const FIELDS = 'forecast forecastLow forecastHigh';

/** One committee on a wall: the figure, how it goes, where somebody has to act, and who was admitted a moment ago. */
export function WallBoard({ ketnap, committeeId, first, year, today, isRefused, isMosaic, hear }: WallBoardProps) {
  const { texts, format } = useLanguage();
  const words = useWallWords();
  const boardWords = useBoardWords();
  const live = useLiveBoard<WallRow>(ketnap, { committeeId, year, fields: FIELDS });
  const { asOf, rows } = live;
  useEffect(() => {
    if (asOf !== null) hear(asOf);
  }, [asOf, hear]);
  const [row, ...below] = rows;
  const top = row ?? first ?? undefined;
  const statistics = useWallCurves(ketnap, { committeeId, year, today, resets: live.resets }, row?.admitted);
  const isShown = top !== undefined;
  useEffect(() => {
    // Letters of our own do not keep the first figure waiting.
    if (isShown) void import('../styles/fonts.css');
  }, [isShown]);
  const moment = useMoment(rows);
  const state = lineState(live.phase, isRefused, useAge(live.lastFrameAt));
  const names = useMemo(() => namesOf(rows.slice(1)), [rows]);
  if (live.phase === 'GONE')
    return (
      <p className="wall-gone" role="alert" data-line="gone">
        {words.gone}
      </p>
    );
  if (top === undefined)
    return (
      <p className="wall-gone" role="status">
        {texts.loading}
      </p>
    );
  const left = daysLeft(year, today);
  const pace = statistics?.pace?.duePercents;
  const due = left === null ? null : shareDue(year, today, pace);
  const expected = expectedBy(top.plan, year, today, pace);
  const asked = below.filter(({ status }) => status !== 'NO_TARGET').toSorted(byNeed);
  const lastYear = statistics?.lastYear ?? null;
  const more =
    lastYear === null
      ? null
      : top.admitted - countBy(lastYear, `${year - 1}-${left === null ? '12-31' : today.slice(5)}`);
  return (
    <article
      className="wall-board"
      data-old={(state !== 'live' && state !== 'loading') || undefined}
      data-mosaic={isMosaic || undefined}
      data-alone={(row !== undefined && asked.length === 0) || undefined}
    >
      <header>
        <h1>{top.name}</h1>
        <p className="wall-year">{year}</p>
        <p className="badge" data-line={state} role="status">
          <span className="dot" aria-hidden="true" />
          {state === 'live' || asOf === null ? texts.line[state] : words.old(format.moment(asOf))}
          {state === 'signedOut' && ` · ${words.ended}`}
        </p>
      </header>
      <div className="wall-figure">
        <p className="wall-main">
          <strong>{format.count(top.admitted)}</strong>
          {top.plan !== null && <span>/{format.count(top.plan)}</span>}
        </p>
        <ProgressBar row={top} due={due} />
        <p className="wall-facts">
          {top.percent !== null && <b>{format.percent(top.percent)}</b>}
          <StatusLabel row={top} daysLeft={left} />
          {expected !== null && <span>{`${texts.figures.expected}: ${format.count(expected)}`}</span>}
          {more !== null && <span>{sinceLastYear(more, boardWords, format.count)}</span>}
          {left !== null && <span>{boardWords.daysLeft(format.count(left))}</span>}
        </p>
      </div>
      <CurveChart
        row={top}
        year={year}
        today={today}
        curve={statistics === undefined ? undefined : (statistics?.admissionCurve ?? null)}
        lastYear={lastYear}
        due={pace}
        outlook={row ?? null}
      />
      <ul className="wall-units" aria-label={words.units} data-many={asked.length > 24 || undefined}>
        {asked.map((row) => (
          <li key={row.id} data-status={row.status} data-flash={flashOf(live.changed.get(row.id))}>
            <span className="unit-name" data-long={(names.get(row.id) ?? '').length > LONG || undefined}>
              {names.get(row.id)}
            </span>
            <span className="unit-count">
              <strong>{format.count(row.admitted)}</strong>/{format.count(row.plan ?? 0)}
            </span>
            <ProgressBar row={row} due={due} />
            <StatusLabel row={row} daysLeft={left} />
          </li>
        ))}
      </ul>
      {asked.length < below.length && (
        <p className="wall-rest">{boardWords.folded(format.count(below.length - asked.length))}</p>
      )}
      {moment !== null && (
        <p className="wall-moment" role="status" key={moment.key}>
          <b>{words.moment}</b> {words.momentOf(format.count(moment.count), moment.name)}
        </p>
      )}
    </article>
  );
}

function namesOf(rows: readonly WallRow[]): Map<string, string> {
  const short = shortNames(rows.map(({ name }) => name));
  return new Map(rows.map(({ id }, index) => [id, short[index] ?? '']));
}

function sinceLastYear(
  more: number,
  { likeLastYear, thanLastYear }: ReturnType<typeof useBoardWords>,
  count: (n: number) => string,
): string {
  return more === 0 ? likeLastYear : thanLastYear(`${more > 0 ? '+' : '−'}${count(Math.abs(more))}`);
}
