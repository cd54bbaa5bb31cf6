import { useLanguage } from '../language/language.tsx';
import type { AccessLogEntry } from './audit-operations.ts';
import { fileMark, groupLooks } from './group-looks.ts';
import { type LogFilter, useAccessLog } from './use-access-log.ts';

interface AccessLogProps {
  filter: LogFilter;
  onFilter(filter: LogFilter): void;
}

/** Who looked at whose file, by person and viewer. Who the person is, an auditor does not see. */
export function AccessLog({ filter, onFilter }: AccessLogProps) {
  const { texts, format } = useLanguage();
  const { audit } = texts;
  const { entries, totalCount, state, loadMore } = useAccessLog(filter);
  const { viewer, candidateId } = filter;
  return (
    <section className="card" aria-labelledby="log-title">
      <header>
        <h2 id="log-title">{audit.log}</h2>
        <p className="hint">{state === 'READY' && audit.entries(format.count(totalCount))}</p>
      </header>
      <p className="hint">{audit.logHint}</p>
      {(viewer !== undefined || candidateId !== undefined) && (
        <p className="filter">
          {viewer !== undefined ? audit.onlyViewer(viewer) : audit.onlyFile(fileMark(candidateId ?? ''))}{' '}
          <button type="button" onClick={() => onFilter({})}>
            {audit.all}
          </button>
        </p>
      )}
      {entries.length === 0 ? (
        <p className="hint" role="status">
          {{ LOADING: texts.loading, READY: audit.nobody, FAILED: texts.noBoard.failed }[state]}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
        <div className="table-wide" tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{audit.lastLook}</th>
                <th scope="col">{audit.viewer}</th>
                <th scope="col">{audit.file}</th>
                <th scope="col">{audit.seen}</th>
                <th scope="col">{audit.how}</th>
                <th scope="col" className="number">
                  {audit.times}
                </th>
              </tr>
            </thead>
            <tbody>
              {groupLooks(entries).map(({ key, last, groups, times }) => (
                <tr key={key}>
                  <td>{format.moment(last.at)}</td>
                  <td>
                    <button type="button" className="quiet" onClick={() => onFilter({ viewer: last.viewer })}>
                      {last.viewer}
                    </button>
                  </td>
                  <td>
                    <button type="button" className="quiet" onClick={() => onFilter({ candidateId: last.candidateId })}>
                      {fileMark(last.candidateId)}
                    </button>{' '}
                    {last.committee.name}
                  </td>
                  <td>{partsOf(groups, texts.personalGroup)}</td>
                  <td>
                    {wayOf(last, audit.ways) ?? audit.otherWay}
                    {last.reason !== null && ` (${last.reason})`}
                  </td>
                  <td className="number">{format.count(times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {loadMore !== null && (
        <button type="button" disabled={state === 'LOADING'} onClick={loadMore}>
          {audit.older}
        </button>
      )}
    </section>
  );
}

/** The parts of a file that were seen, in words. */
function partsOf(groups: ReadonlySet<string>, words: Record<string, string>): string {
  const seen = Object.entries(words).filter(([group]) => groups.has(group));
  return seen.map(([, word]) => word).join('; ');
}

/** How the file was opened, in words; undefined for programs that this page does not know. */
function wayOf({ operation }: AccessLogEntry, ways: Record<string, string>): string | undefined {
  return Object.hasOwn(ways, operation) ? ways[operation] : undefined;
}
