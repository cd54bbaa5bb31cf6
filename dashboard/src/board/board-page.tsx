import { use } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { FirstLookContext } from '../app/first-look.ts';
import { admittedAddress, casesAddress, committeeAddress } from '../app/route.ts';
import { AbilitiesDocument } from '../app/viewer-operations.ts';
import { BreakdownBars } from '../charts/breakdown-bars.tsx';
import { CurveChart } from '../charts/curve-chart.tsx';
import { daysLeft, shareDue } from '../charts/even-pace.ts';
import { StageFunnel } from '../charts/stage-funnel.tsx';
import { UnitTiles } from '../charts/unit-tiles.tsx';
import { useCounts, useStatistics } from '../charts/use-statistics.ts';
import { useLanguage } from '../language/language.tsx';
import { ActivityLog } from './activity-log.tsx';
import { Announcer } from './announcer.tsx';
import { BoardSkeleton } from './board-skeleton.tsx';
import { downloadBoard, downloadReport } from './download-file.ts';
import { EndedNotice } from './ended-notice.tsx';
import { PIPELINE } from './pipeline.ts';
import { PrintSheet } from './print-sheet.tsx';
import { Summary } from './summary.tsx';
import { TreeSection } from './tree-section.tsx';
import { useChoices } from './use-choices.ts';
import { type BoardInUse, useLiveHead } from './use-live-board.ts';

interface BoardPageProps {
  /** The committee whose board it is. */
  committeeId: string;
  /** The address of the board that it was opened from; null for one's own. */
  above: string | null;
  year: number;
  /** Today in Vietnam. */
  today: string;
  board: BoardInUse;
  api: Api;
  /** Opens the form for an admission below a committee. */
  onRecord(committeeId: string): void;
}

/** What is counted for who may not see it. */
const NOTHING_COUNTED = { stageCounts: null, admissionBreakdown: null };

/** The board of a committee: figures, tree, curves, funnel and breakdown. */
export function BoardPage({ committeeId, above, year, today, board, api, onRecord }: BoardPageProps) {
  const { texts, code: language } = useLanguage();
  const { live, rows } = board;
  const [first] = rows;
  const heard = { year, today, resets: live.resets };
  const head = useLiveHead(api, committeeId, year, board.isOfPredecessors ? 'SUCCESSORS' : 'AS_THEN');
  const statistics = useStatistics(committeeId, heard, head);
  const counted = useCounts(committeeId, year);
  const counts = counted === null ? NOTHING_COUNTED : counted;
  const choosing = useChoices();
  const [{ data: abilities }] = useQuery({ query: AbilitiesDocument, variables: { committeeId } });
  const look = use(FirstLookContext);
  const seen = board.isOfPredecessors || look?.year !== year ? null : look.of(committeeId);
  if (first === undefined || live.asOf === null) {
    if (live.phase !== 'FAILED') return <BoardSkeleton first={seen} year={year} today={today} />;
    return (
      <main className="state">
        <p role="status">{texts.noBoard.failed}</p>
      </main>
    );
  }
  // Those whom a figure counts are listed for the committee of one's own, to whoever reads about people.
  const readsPeople = above === null && (abilities?.viewer?.canReadCandidates ?? false);
  const addresses = {
    admitted: readsPeople && !board.isOfPredecessors ? admittedAddress(year) : committeeAddress(committeeId),
    pipeline: readsPeople ? casesAddress({ stage: PIPELINE.join() }) : committeeAddress(committeeId),
  };
  const left = daysLeft(year, today);
  const due = left === null ? null : shareDue(year, today, statistics?.pace?.duePercents);
  const clock = { daysLeft: left, due };
  const units = rows.filter(({ parentId }) => parentId === committeeId);
  return (
    <>
      <main className="board" data-phase={live.phase}>
        {(board.isOfPredecessors || live.successors !== null) && (
          <div className="notices">
            {live.successors !== null && <EndedNotice name={first.name} successors={live.successors} />}
            {board.isOfPredecessors && (
              <p className="ended-notice" role="status">
                {texts.ended.notYet(first.name, year)}
              </p>
            )}
          </div>
        )}
        <Summary
          top={first}
          units={units}
          year={year}
          today={today}
          statistics={statistics ?? seen?.statistics}
          choosing={choosing}
          addresses={addresses}
        />
        <TreeSection
          topId={committeeId}
          rows={rows}
          units={units}
          choosing={choosing}
          clock={clock}
          above={above}
          live={live}
          onDownload={board.isOfPredecessors ? null : () => downloadBoard(api, { committeeId, year, language })}
          onReport={
            board.isOfPredecessors || year > Number(today.slice(0, 4))
              ? null
              : () => downloadReport(api, { committeeId, year, language }, today)
          }
          onRecord={live.successors === null && abilities?.viewer?.canRecord ? () => onRecord(committeeId) : null}
        />
        <div className="beside">
          {/* These are of the committee as it was then: of those before it nothing. */}
          {!board.isOfPredecessors && (
            <CurveChart
              row={first}
              year={year}
              today={today}
              curve={statistics?.admissionCurve}
              lastYear={statistics?.lastYear ?? null}
              due={statistics?.pace?.duePercents}
              outlook={head ?? null}
            />
          )}
          <StageFunnel
            counts={counts?.stageCounts}
            addressOf={readsPeople ? (stage) => casesAddress({ stage }) : null}
          />
          <ActivityLog api={api} committeeId={committeeId} />
          {!board.isOfPredecessors && <BreakdownBars breakdown={counts?.admissionBreakdown} />}
        </div>
        <UnitTiles topId={committeeId} units={units} heard={heard} live={live} />
      </main>
      <Announcer live={live} />
      <PrintSheet
        top={first}
        units={units}
        year={year}
        asOf={live.asOf}
        curve={(!board.isOfPredecessors && statistics?.admissionCurve) || null}
      />
    </>
  );
}
