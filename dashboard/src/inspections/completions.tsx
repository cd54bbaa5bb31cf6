import type { Api } from '../api/client.ts';
import { useLiveList } from '../api/use-live-list.ts';
import { useLanguage } from '../language/language.tsx';
import { type Completion, InspectionBoardDocument, type InspectionBoardRow } from './inspections-operations.ts';

interface CompletionsProps {
  api: Api;
  committeeId: string;
  thisYear: number;
  /** The year whose programmes are shown. */
  shown: number;
  onYear(year: number): void;
}

/** How the committees directly below carried out their programmes in four years, live. */
export function Completions({ thisYear, ...more }: CompletionsProps) {
  const { texts } = useLanguage();
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
          {[0, 1, 2, 3].map((back) => (
            <Year key={back} year={thisYear - back} {...more} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Year({ api, committeeId, year, shown, onYear }: Omit<CompletionsProps, 'thisYear'> & { year: number }) {
  const { texts, format } = useLanguage();
  const rows = useLiveList<InspectionBoardRow>(api, InspectionBoardDocument, { committeeId, year });
  const completion = rows?.find((row) => row.committeeId === committeeId)?.completion ?? null;
  return (
    <tr data-year={year}>
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
  );
}

function ownState(completion: Completion | null): 'NONE' | 'OPEN' | 'DONE' {
  if (completion === null || completion.ownCompleted === null) return 'NONE';
  return completion.ownCompleted ? 'DONE' : 'OPEN';
}
