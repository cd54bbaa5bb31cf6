import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import type { Top } from '../app/sections.ts';
import { AbilitiesDocument } from '../app/viewer-operations.ts';
import { BreakdownBars } from '../charts/breakdown-bars.tsx';
import { CurveChart } from '../charts/curve-chart.tsx';
import { StageFunnel } from '../charts/stage-funnel.tsx';
import { UnitTiles } from '../charts/unit-tiles.tsx';
import { useStatistics } from '../charts/use-statistics.ts';
import { useLanguage } from '../language/language.tsx';
import { Announcer } from './announcer.tsx';
import { downloadBoard } from './download-board.ts';
import { PrintSheet } from './print-sheet.tsx';
import { Summary } from './summary.tsx';
import { TreeSection } from './tree-section.tsx';
import type { BoardInUse } from './use-live-board.ts';

interface BoardPageProps {
  top: Top;
  year: number;
  /** Today in Vietnam. */
  today: string;
  board: BoardInUse;
  api: Api;
  /** Opens the form for an admission below a committee. */
  onRecord(committeeId: string): void;
}

/** The board of a committee: figures, tree, curves, funnel and breakdown. */
export function BoardPage({ top, year, today, board, api, onRecord }: BoardPageProps) {
  const { texts, code: language } = useLanguage();
  const { live, rows } = board;
  const [first] = rows;
  const statistics = useStatistics(top.id, year, first);
  const [{ data: abilities }] = useQuery({ query: AbilitiesDocument, variables: { committeeId: top.id } });
  if (first === undefined || live.asOf === null) {
    return (
      <main className="state">
        <p role="status">{live.phase === 'FAILED' ? texts.noBoard.failed : texts.loading}</p>
      </main>
    );
  }
  const units = rows.filter(({ parentId }) => parentId === top.id);
  return (
    <>
      <main className="board" data-phase={live.phase}>
        <Summary top={first} units={units} year={year} today={today} />
        <TreeSection
          topId={top.id}
          rows={rows}
          live={live}
          onDownload={() => downloadBoard(api, { committeeId: top.id, year, language })}
          onRecord={abilities?.viewer?.canRecord ? () => onRecord(top.id) : null}
        />
        <div className="beside">
          <CurveChart row={first} year={year} today={today} curve={statistics?.admissionCurve} />
          <StageFunnel counts={statistics?.stageCounts ?? null} />
          <BreakdownBars breakdown={statistics?.admissionBreakdown ?? null} />
        </div>
        <UnitTiles topId={top.id} units={units} year={year} today={today} live={live} />
      </main>
      <Announcer live={live} />
      <PrintSheet top={first} units={units} year={year} asOf={live.asOf} curve={statistics?.admissionCurve ?? null} />
    </>
  );
}
