import { useState } from 'react';
import { useQuery } from 'urql';
import { caseAddress, sectionAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import { AdmittedListDocument } from './admitted-operations.ts';
import { useCaseWords } from './words.ts';

interface AdmittedListProps {
  withinId: string;
  year: number;
}

/** Whom the main figure of a board counts: those who were admitted in its year, by the day on which they count. */
export function AdmittedList({ withinId, year }: AdmittedListProps) {
  const { texts } = useLanguage();
  const words = useCaseWords();
  const [after, setAfter] = useState<(string | null)[]>([null]);
  return (
    <main className="cases-page" data-section="CASES">
      <header className="work-head">
        <h2>{words.admitted(String(year))}</h2>
        <a href={sectionAddress('CASES')}>{words.back}</a>
      </header>
      <section className="card table-wide" aria-label={words.admitted(String(year))}>
        <table className="plain cases">
          <thead>
            <tr>
              {[words.name, words.cell, texts.charts.admitted, words.stage].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          {after.map((cursor, n) => (
            <Page
              key={cursor ?? ''}
              {...{ withinId, year }}
              after={cursor}
              onMore={n === after.length - 1 ? (next) => setAfter([...after, next]) : null}
            />
          ))}
        </table>
      </section>
      <p className="hint">{words.logged}</p>
    </main>
  );
}

interface PageProps extends AdmittedListProps {
  after: string | null;
  /** Brings the next page; null where that is there already. */
  onMore: ((after: string) => void) | null;
}

function Page({ withinId, year, after, onMore }: PageProps) {
  const { texts, format } = useLanguage();
  const words = useCaseWords();
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [{ data }] = useQuery({
    query: AdmittedListDocument,
    variables: { withinId, days, after },
    requestPolicy: 'cache-and-network',
  });
  const list = data?.admissions;
  const next = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  return (
    <tbody>
      {list?.edges.map(({ node: { id, ceremonyOn, committee, candidate } }) => (
        <tr key={id} data-case={candidate?.id}>
          <th scope="row">
            {candidate && <a href={caseAddress(candidate.id)}>{candidate.fullName ?? words.erased}</a>}
          </th>
          <td>{committee.name}</td>
          <td>{format.day(ceremonyOn)}</td>
          <td>{candidate && texts.stage[candidate.stage]}</td>
        </tr>
      ))}
      {onMore !== null && (
        <tr className="foot">
          <td colSpan={4} role="status">
            {list === undefined ? texts.loading : words.count(format.count(list.totalCount))}{' '}
            {next !== null && next !== undefined && (
              <button type="button" className="quiet" onClick={() => onMore(next)}>
                {words.more}
              </button>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}
