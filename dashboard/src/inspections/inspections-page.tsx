import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import type { Top } from '../app/sections.ts';
import { yearOfDay } from '../app/today.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import { Completions } from './completions.tsx';
import { InspectionItem } from './inspection-item.tsx';
import { InspectionsDocument, UnderWayDocument } from './inspections-operations.ts';
import { OwnProgramme } from './own-programme.tsx';
import { Programme } from './programme.tsx';

interface InspectionsPageProps {
  api: Api;
  top: Top;
  year: number;
  /** Today in Vietnam. */
  today: string;
  /** Whom the committee could inspect. */
  rows: readonly QuotaRow[];
  onYear(year: number): void;
}

/** What an inspection committee works on: what is under way, the programmes of a year, and how they were carried out. */
export function InspectionsPage({ api, top, year, today, rows, onYear }: InspectionsPageProps) {
  const { texts, format } = useLanguage();
  const thisYear = yearOfDay(today);
  const [{ data, fetching, error }, ask] = useQuery({
    query: InspectionsDocument,
    variables: { committeeId: top.id, year },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: work }] = useQuery({
    query: UnderWayDocument,
    variables: { committeeId: top.id },
    requestPolicy: 'cache-and-network',
  });
  if (!data) {
    return (
      <main className="state">
        <p role="status">{fetching || !error ? texts.loading : texts.noBoard.failed}</p>
      </main>
    );
  }
  const { inspectionProgrammes: programmes } = data;
  const left = programmes.totalCount - programmes.edges.length;
  const more = work === undefined ? 0 : work.inspections.totalCount - work.inspections.edges.length;
  return (
    <main className="section-page" data-section="INSPECTIONS">
      <OwnProgramme
        key={`${top.id} ${year}`}
        top={top}
        year={year}
        programmes={programmes.edges.map(({ node }) => node)}
        rows={rows}
        onDone={() => ask({ requestPolicy: 'network-only' })}
      />
      <section className="card" aria-labelledby="programmes-title">
        <header>
          <h2 id="programmes-title">{texts.inspections.programmes(year)}</h2>
          <p className="hint">{format.count(programmes.totalCount)}</p>
        </header>
        {programmes.edges.length === 0 && <p className="hint">{texts.inspections.noProgrammes(year)}</p>}
        <ul className="programmes">
          {programmes.edges.map(({ node }) => (
            <Programme key={node.id} programme={node} today={today} isFirst={node.committee.id === top.id} />
          ))}
        </ul>
        {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
      </section>
      <div className="beside">
        <section className="card" aria-labelledby="under-way-title">
          <header>
            <h2 id="under-way-title">{texts.inspections.underWay}</h2>
            {work && <p className="hint">{format.count(work.inspections.totalCount)}</p>}
          </header>
          {work?.inspections.edges.length === 0 && <p className="hint">{texts.inspections.nothingUnderWay}</p>}
          <ul className="events">
            {work?.inspections.edges.map(({ node }) => (
              <InspectionItem key={node.id} inspection={node} today={today} />
            ))}
          </ul>
          {more > 0 && <p className="hint">{texts.committee.more(format.count(more))}</p>}
        </section>
        <Completions api={api} committeeId={top.id} thisYear={thisYear} shown={year} onYear={onYear} />
      </div>
    </main>
  );
}
