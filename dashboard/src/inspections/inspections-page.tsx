import { useQuery } from 'urql';
import type { Top } from '../app/sections.ts';
import { yearOfDay } from '../app/today.ts';
import { useLanguage } from '../language/language.tsx';
import { InspectionItem } from './inspection-item.tsx';
import { type Completion, InspectionsDocument, UnderWayDocument } from './inspections-operations.ts';
import { Programme } from './programme.tsx';

interface InspectionsPageProps {
  top: Top;
  year: number;
  /** Today in Vietnam. */
  today: string;
  onYear(year: number): void;
}

/** What an inspection committee works on: what is under way, the programmes of a year, and how they were carried out. */
export function InspectionsPage({ top, year, today, onYear }: InspectionsPageProps) {
  const { texts, format } = useLanguage();
  const thisYear = yearOfDay(today);
  const [{ data, fetching, error }] = useQuery({
    query: InspectionsDocument,
    variables: { committeeId: top.id, year, y0: thisYear, y1: thisYear - 1, y2: thisYear - 2, y3: thisYear - 3 },
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
  const { committee, inspectionProgrammes: programmes } = data;
  const years = [committee?.y0, committee?.y1, committee?.y2, committee?.y3].map((completion, back) => ({
    year: thisYear - back,
    completion: completion ?? null,
  }));
  const left = programmes.totalCount - programmes.edges.length;
  const more = work === undefined ? 0 : work.inspections.totalCount - work.inspections.edges.length;
  return (
    <main className="section-page" data-section="INSPECTIONS">
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
        <Years years={years} shown={year} onYear={onYear} />
      </div>
    </main>
  );
}

interface YearsProps {
  years: readonly { year: number; completion: Completion | null }[];
  /** The year whose programmes are shown. */
  shown: number;
  onYear(year: number): void;
}

/** How the committees directly below carried out their programmes, year by year. */
function Years({ years, shown, onYear }: YearsProps) {
  const { texts, format } = useLanguage();
  return (
    <section className="card" aria-labelledby="completion-title">
      <header>
        <h2 id="completion-title">{texts.inspections.completion}</h2>
      </header>
      <p className="hint">{texts.inspections.completionHint}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{texts.header.year}</th>
            <th scope="col" className="number">
              {texts.inspections.withProgramme}
            </th>
            <th scope="col" className="number">
              {texts.inspections.completed}
            </th>
            <th scope="col">{texts.inspections.own}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, completion }) => (
            <tr key={year}>
              <th scope="row">
                <button type="button" className="quiet" disabled={year === shown} onClick={() => onYear(year)}>
                  {year}
                </button>
              </th>
              <td className="number">
                {completion === null
                  ? '—'
                  : `${format.count(completion.programmeCount)}/${format.count(completion.committeeCount)}`}
              </td>
              <td className="number">{completion === null ? '—' : format.count(completion.completedCount)}</td>
              <td>{texts.inspections.ownState[ownState(completion)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ownState(completion: Completion | null): 'NONE' | 'OPEN' | 'DONE' {
  if (completion === null || completion.ownCompleted === null) return 'NONE';
  return completion.ownCompleted ? 'DONE' : 'OPEN';
}
