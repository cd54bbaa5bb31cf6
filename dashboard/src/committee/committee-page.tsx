import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { Icon } from '../app/icon.tsx';
import { committeeAddress, sectionAddress } from '../app/route.ts';
import { AbilitiesDocument } from '../app/viewer-operations.ts';
import { Summary } from '../board/summary.tsx';
import type { BoardInUse } from '../board/use-live-board.ts';
import { BreakdownBars } from '../charts/breakdown-bars.tsx';
import { CurveChart } from '../charts/curve-chart.tsx';
import { useLanguage } from '../language/language.tsx';
import { CandidateStages } from './candidate-stages.tsx';
import { CommitteeDocument } from './committee-operations.ts';
import { Inspections } from './inspections.tsx';
import { Officers } from './officers.tsx';
import { Profile } from './profile.tsx';
import { QuotaHistory } from './quota-history.tsx';
import { TrainingClasses } from './training-classes.tsx';
import { WatchList } from './watch-list.tsx';

// Most people read this page: what is changed here is loaded beside it.
const EditCommittee = lazy(async () => ({ default: (await import('./edit-committee.tsx')).EditCommittee }));

interface CommitteePageProps {
  committeeId: string;
  year: number;
  /** Today in Vietnam. */
  today: string;
  board: BoardInUse;
  /** Opens the form for an admission below a committee. */
  onRecord(committeeId: string): void;
}

/** Everything about one committee. Its figures move with the board, which stays live behind the page. */
export function CommitteePage({ committeeId, year, today, board, onRecord }: CommitteePageProps) {
  const { texts, format } = useLanguage();
  const [{ data, fetching }, ask] = useQuery({
    query: CommitteeDocument,
    variables: { id: committeeId, year, y1: year - 1, y2: year - 2, y3: year - 3, y4: year - 4, y5: year - 5 },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: abilities }] = useQuery({ query: AbilitiesDocument, variables: { committeeId } });
  const committee = data?.committee;
  if (board.live.phase === 'GONE' || (!committee && !fetching)) {
    return (
      <main className="state">
        <p role="alert">{texts.committee.gone}</p>
        <a href={sectionAddress('BOARD')}>{texts.back}</a>
      </main>
    );
  }
  if (!committee) return <p className="state">{texts.loading}</p>;
  const units = board.rows.filter(({ parentId }) => parentId === committeeId);
  const canRecord = abilities?.viewer?.canRecord ?? false;
  return (
    <main className="committee" data-committee={committee.id}>
      <nav aria-label={texts.header.committee}>
        <a href={sectionAddress('BOARD')} className="back">
          <Icon name="back" />
          {texts.back}
        </a>
        <ol>
          {committee.ancestors.map(({ id, name }) => (
            <li key={id}>
              <a href={committeeAddress(id)}>{name}</a>
            </li>
          ))}
        </ol>
      </nav>
      <header className="committee-head">
        <div>
          <h2>{committee.name}</h2>
          <p className="hint">
            {texts.kind[committee.kind]}
            {committee.code !== null && ` · ${texts.committee.code} ${committee.code}`}
            {` · ${texts.committee.founded} ${format.day(committee.foundedOn)}`}
            {committee.membership !== null &&
              ` · ${format.count(committee.membership.memberCount)} ${texts.committee.members.toLowerCase()}`}
          </p>
        </div>
        {canRecord && (
          <button type="button" className="record" onClick={() => onRecord(committeeId)}>
            <Icon name="plus" />
            {texts.table.record}
          </button>
        )}
      </header>
      {committee.y0 !== null && (
        <Summary
          top={committee.y0}
          units={units}
          year={year}
          today={today}
          statistics={{ quota: committee.y0, lastYear: committee.lastYear, pace: committee.pace }}
          choosing={null}
          addresses={{ admitted: null, pipeline: null }}
        />
      )}
      <div className="cards">
        {committee.y0 !== null && (
          <CurveChart
            row={committee.y0}
            year={year}
            today={today}
            curve={committee.admissionCurve}
            lastYear={committee.lastYear}
            due={committee.pace?.duePercents}
            outlook={null}
          />
        )}
        <QuotaHistory committee={committee} year={year} />
        <CandidateStages
          committeeId={committeeId}
          counts={committee.stageCounts}
          canRead={abilities?.viewer?.canReadCandidates ?? false}
        />
        <BreakdownBars breakdown={committee.admissionBreakdown} />
        <WatchList key={committeeId} committeeId={committeeId} />
        <Profile profile={committee.profile} />
        <Suspense>
          <EditCommittee committeeId={committeeId} onDone={() => ask({ requestPolicy: 'network-only' })} />
        </Suspense>
        <Officers officers={committee.officers} />
        <TrainingClasses classes={committee.trainingClasses} />
        <Inspections inspections={committee.inspections} today={today} />
      </div>
    </main>
  );
}
