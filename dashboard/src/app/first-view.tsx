import { BoardSkeleton } from '../board/board-skeleton.tsx';
import { NOT_YET } from '../board/line-state.ts';
import { useLanguage } from '../language/language.tsx';
import type { Session, SessionState } from '../session/session.ts';
import type { FirstLook } from './first-look.ts';
import { PageHeader } from './page-header.tsx';
import { sectionOf, useRoute } from './route.ts';
import { sectionsOf, topsOf } from './sections.ts';
import { dayOfMachine, yearOfDay } from './today.ts';

interface FirstViewProps {
  session: Session;
  state: SessionState;
  look: FirstLook | null;
}

/** What stands there while the page itself is loaded: its frame, and on a board the figures at the top. Nothing moves when the rest comes. */
export function FirstView({ session, state, look }: FirstViewProps) {
  const { texts } = useLanguage();
  const route = useRoute();
  const sections = sectionsOf(look?.grants ?? []);
  const wanted = sectionOf(route);
  const section = sections.find((one) => one === wanted) ?? sections[0];
  const tops = look === null || section === undefined ? [] : topsOf(look.grants, section);
  const [top] = tops;
  if (look === null || section === undefined || top === undefined) return <p className="state">{texts.loading}</p>;
  const today = dayOfMachine();
  // A committee that was not there yet is shown by those whom it followed: that is not known at a look.
  const first = look.year < yearOfDay(top.foundedOn) ? null : look.of(top.id);
  const live =
    section === 'LOG' ? null : { board: NOT_YET, year: look.year, today, years: [], onYear: null, wall: null };
  return (
    <div className="desk">
      <PageHeader {...{ session, state, sections, section, tops, top, live }} />
      {section === 'BOARD' && route.page === 'SECTION' ? (
        <BoardSkeleton first={first} year={look.year} today={today} />
      ) : (
        <p className="state">{texts.loading}</p>
      )}
    </div>
  );
}
