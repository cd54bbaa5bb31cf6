import { lazy, Suspense, useEffect, useState } from 'react';
import type { Api } from '../api/client.ts';
import { BoardPage } from '../board/board-page.tsx';
import { GonePage } from '../board/gone-page.tsx';
import { useLiveBoard } from '../board/use-live-board.ts';
import { CommitteePage } from '../committee/committee-page.tsx';
import { useLanguage } from '../language/language.tsx';
import { chooseInAddress } from './address.ts';
import { useWall } from './full-screen.ts';
import { type HeaderOfDesk, PageHeader } from './page-header.tsx';
import { branchAddress, type Route, sectionAddress } from './route.ts';
import type { Top } from './sections.ts';
import { useToday, yearOfAddress, yearOfDay } from './today.ts';
import { useYears } from './use-years.ts';

// What is no board is loaded when it is opened: the first view of a wall is not to wait for it.
const WorkPage = lazy(async () => ({ default: (await import('../work/work-page.tsx')).WorkPage }));
const CasesPage = lazy(async () => ({ default: (await import('../cases/cases-page.tsx')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('../cases/case-page.tsx')).CasePage }));
const QuotasPage = lazy(async () => ({ default: (await import('../quotas/quotas-page.tsx')).QuotasPage }));
const ClassPage = lazy(async () => ({ default: (await import('../classes/class-page.tsx')).ClassPage }));
const ReportsPage = lazy(async () => ({ default: (await import('../reports/reports-page.tsx')).ReportsPage }));
const GrantsPage = lazy(async () => ({ default: (await import('../grants/grants-page.tsx')).GrantsPage }));
const ReorganisePage = lazy(async () => ({
  default: (await import('../reorganisation/reorganise-page.tsx')).ReorganisePage,
}));
const InspectionPage = lazy(async () => ({
  default: (await import('../inspections/inspection-page.tsx')).InspectionPage,
}));
const InspectionsPage = lazy(async () => ({
  default: (await import('../inspections/inspections-page.tsx')).InspectionsPage,
}));
const RecordAdmission = lazy(async () => ({
  default: (await import('../admission/record-admission.tsx')).RecordAdmission,
}));
const ClassesPage = lazy(async () => ({ default: (await import('../classes/classes-page.tsx')).ClassesPage }));

interface BoardsProps {
  api: Api;
  header: HeaderOfDesk;
  tops: Top[];
  first: Top;
  route: Route;
  /** Asks for the roles again. */
  onGone(): void;
}

/** The pages of a committee and a year. One board is kept live behind each of them: it says the day, and who may stay. */
export function Boards({ api, header, tops, first, route, onGone }: BoardsProps) {
  const { texts } = useLanguage();
  const wall = useWall();
  const [topId, setTopId] = useState(first.id);
  const [chosenYear, setChosenYear] = useState(yearOfAddress);
  const chooseYear = (year: number): void => {
    chooseInAddress({ year: String(year) });
    setChosenYear(year);
  };
  const [recordingIn, setRecordingIn] = useState<string | null>(null);
  const { today, hear } = useToday();
  // A year that nobody has chosen is this one, on a wall over New Year too.
  const year = chosenYear ?? yearOfDay(today);
  const top = tops.find(({ id }) => id === topId) ?? first;
  const committeeId = route.page === 'BRANCH' ? route.committeeId : top.id;
  // Who was not there yet is shown by those whom it followed.
  const isYounger = committeeId === top.id && year < yearOfDay(top.foundedOn);
  const board = useLiveBoard(api, committeeId, year, isYounger ? 'SUCCESSORS' : 'AS_THEN');
  const { live } = board;
  const { asOf } = live;
  useEffect(() => {
    if (asOf !== null) hear(asOf);
  }, [asOf, hear]);
  const years = useYears(top.id);
  const shown = { year, today, board };
  const page = (): React.ReactNode => {
    if (route.page === 'COMMITTEE') {
      return <CommitteePage {...shown} committeeId={route.committeeId} onRecord={setRecordingIn} />;
    }
    if (live.phase === 'GONE')
      return <GonePage name={board.name ?? top.name} successors={live.successors} onGone={onGone} />;
    if (route.page === 'CASE') return <CasePage key={route.caseId} caseId={route.caseId} />;
    if (route.page === 'CLASS') return <ClassPage key={route.classId} api={api} classId={route.classId} />;
    if (route.page === 'REORGANISE') return <ReorganisePage key={top.id} top={top} rows={board.rows} />;
    if (route.page === 'INSPECTION') {
      return <InspectionPage key={route.inspectionId} inspectionId={route.inspectionId} top={top} />;
    }
    if (header.section === 'REPORTS') return <ReportsPage api={api} top={top} year={year} today={today} />;
    if (header.section === 'GRANTS') return <GrantsPage top={top} rows={board.rows} />;
    if (header.section === 'QUOTAS') return <QuotasPage api={api} top={top} year={year} today={today} />;
    if (header.section === 'CASES') return <CasesPage api={api} top={top} rows={board.rows} />;
    if (header.section === 'WORK') {
      return <WorkPage key={top.id} api={api} top={top} today={today} sections={header.sections} rows={board.rows} />;
    }
    if (header.section === 'INSPECTIONS') {
      const { rows } = board;
      return <InspectionsPage api={api} top={top} year={year} today={today} rows={rows} onYear={chooseYear} />;
    }
    if (header.section === 'CLASSES') return <ClassesPage api={api} top={top} year={year} />;
    return (
      <BoardPage
        key={committeeId}
        {...shown}
        committeeId={committeeId}
        above={committeeId === top.id ? null : addressAbove(board.rows[0]?.parentId, top)}
        api={api}
        onRecord={setRecordingIn}
      />
    );
  };
  return (
    <div className="desk">
      <PageHeader
        {...header}
        tops={tops}
        top={top}
        onTop={setTopId}
        live={{ board: live, year, today, years, onYear: chooseYear, wall }}
      />
      <Suspense fallback={<p className="state">{texts.loading}</p>}>{page()}</Suspense>
      {recordingIn !== null && live.phase !== 'GONE' && (
        <Suspense>
          <RecordAdmission withinId={recordingIn} onClose={() => setRecordingIn(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** The board that a branch was opened from. */
function addressAbove(parentId: string | null | undefined, top: Top): string {
  return !parentId || parentId === top.id ? sectionAddress('BOARD') : branchAddress(parentId);
}
