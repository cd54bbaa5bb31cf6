import type { FirstRow } from '../app/first-look.ts';
import { StageFunnel } from '../charts/stage-funnel.tsx';
import { useLanguage } from '../language/language.tsx';
import { Summary } from './summary.tsx';

interface BoardSkeletonProps {
  /** The figures at the top; null while they are not there. */
  first: FirstRow | null;
  year: number;
  today: string;
}

/** A board before its rows: the figures at the top, and the room that the rest will take. */
export function BoardSkeleton({ first, year, today }: BoardSkeletonProps) {
  const { texts } = useLanguage();
  return (
    <main className="board" aria-busy="true">
      {first === null ? (
        <section className="summary room" />
      ) : (
        <Summary
          top={first.row}
          units={null}
          year={year}
          today={today}
          statistics={first.statistics}
          choosing={null}
          addresses={NOWHERE}
        />
      )}
      <section className="tree-section room">
        <p className="visually-hidden" role="status">
          {texts.loading}
        </p>
      </section>
      <div className="beside">
        <section className="card curve room" />
        <StageFunnel counts={undefined} addressOf={null} />
      </div>
    </main>
  );
}

const NOWHERE = { admitted: null, pipeline: null };
