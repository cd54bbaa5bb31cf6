import { useState } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../language/language.tsx';
import { CandidatesDocument, type CommitteeDetails } from './committee-operations.ts';

type Stage = NonNullable<CommitteeDetails['stageCounts']>[number]['stage'];

interface CandidateStagesProps {
  committeeId: string;
  counts: CommitteeDetails['stageCounts'];
  /** Whether the viewer may read names. */
  canRead: boolean;
}

/** Candidates by stage: figures for everybody who sees figures, names for those who work on the cases, when they ask. */
export function CandidateStages({ committeeId, counts, canRead }: CandidateStagesProps) {
  const { texts, format } = useLanguage();
  const [stage, setStage] = useState<Stage | null>(null);
  if (counts === null) return null;
  const most = Math.max(1, ...counts.map(({ candidateCount }) => candidateCount));
  return (
    <section className="card" aria-labelledby="candidates-title">
      <header>
        <h3 id="candidates-title">{texts.committee.candidates}</h3>
      </header>
      <p className="hint">{canRead ? texts.committee.showNamesHint : texts.committee.noNames}</p>
      <table className="bars">
        <tbody>
          {counts.map(({ stage: one, candidateCount }) => (
            <tr key={one}>
              <th scope="row">{texts.stage[one]}</th>
              <td className="bar-cell">
                <span className="bar" aria-hidden="true">
                  <span style={{ inlineSize: `${(candidateCount / most) * 100}%` }} />
                </span>
              </td>
              <td className="number">{format.count(candidateCount)}</td>
              {canRead && (
                <td className="names">
                  {candidateCount > 0 && (
                    <button
                      type="button"
                      className="quiet"
                      aria-expanded={stage === one}
                      aria-label={`${texts.committee.showNames}: ${texts.stage[one]}`}
                      onClick={() => setStage(stage === one ? null : one)}
                    >
                      {stage === one ? texts.close : texts.committee.showNames}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {stage !== null && <Names committeeId={committeeId} stage={stage} />}
    </section>
  );
}

function Names({ committeeId, stage }: { committeeId: string; stage: Stage }) {
  const { texts, format } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: CandidatesDocument,
    variables: { committeeId, stage: [stage] },
    requestPolicy: 'cache-and-network',
  });
  const edges = data?.candidates.edges ?? [];
  const left = (data?.candidates.totalCount ?? 0) - edges.length;
  if (fetching && edges.length === 0) return <p className="hint">{texts.loading}</p>;
  return (
    <>
      <h4>{texts.stage[stage]}</h4>
      <ul className="people">
        {edges.map(({ node: { id, fullName, stageSince, committee } }) => (
          <li key={id}>
            <strong>{fullName ?? <em>{texts.committee.erased}</em>}</strong>
            <span>{committee.name}</span>
            <span className="hint">
              {texts.committee.stageSince} {format.day(stageSince)}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
    </>
  );
}
