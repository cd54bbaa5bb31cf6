import type { Api } from '../api/client.ts';
import { useLiveList } from '../api/use-live-list.ts';
import { useLanguage } from '../language/language.tsx';
import { TrainingBoardDocument, type TrainingBoardRow } from './classes-operations.ts';

/** How far the awareness classes of a year have come, and who is to be sent next: the committee, then those below it by name. Live. */
export function TrainingTable({ api, committeeId, year }: { api: Api; committeeId: string; year: number }) {
  const { texts, format } = useLanguage();
  const rows = useLiveList<TrainingBoardRow>(api, TrainingBoardDocument, { committeeId, year, kind: 'AWARENESS' });
  const { organisation, target, enrolled, certified, waiting, lapsing, demand } = texts.classes;
  const isTop = (row: TrainingBoardRow): boolean => row.committeeId === committeeId;
  // A row that is new comes behind the others.
  const shown = rows?.toSorted(
    (one, other) =>
      Number(isTop(other)) - Number(isTop(one)) || one.name.localeCompare(other.name, 'vi', { numeric: true }),
  );
  return (
    <section className="card" aria-labelledby="trainings-title" data-trainings>
      <header>
        <h2 id="trainings-title">{texts.classes.progress(year)}</h2>
      </header>
      {!shown && <p className="hint">{texts.loading}</p>}
      {shown && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{organisation}</th>
              {[target, enrolled, certified, waiting, lapsing, demand].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, progress, outlook }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="number">{progress.target === null ? '—' : format.count(progress.target)}</td>
                {[
                  progress.enrolledCount,
                  progress.certifiedCount,
                  outlook.trainedWaitingCount,
                  outlook.lapsingCount,
                  outlook.proposedCount + outlook.lackingCount,
                ].map((count, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <td key={place} className="number">
                    {format.count(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
