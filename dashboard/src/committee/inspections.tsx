import { Remedies } from '../inspections/remedies.tsx';
import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

/** The latest inspections, and what must still be put right. */
export function Inspections({
  inspections: { edges, totalCount },
  today,
}: {
  inspections: CommitteeDetails['inspections'];
  today: string;
}) {
  const { texts, format } = useLanguage();
  return (
    <section className="card" aria-labelledby="inspections-title">
      <header>
        <h3 id="inspections-title">{texts.committee.inspections}</h3>
      </header>
      {edges.length === 0 && <p className="hint">{texts.committee.noInspections}</p>}
      <ul className="events">
        {edges.map(({ node: { id, kind, topic, status, dueOn, subject, findings } }) => (
          <li key={id}>
            <strong>{topic}</strong>
            <span className="tag">{texts.inspectionStatus[status]}</span>
            <span className="hint">
              {texts.inspectionKind[kind]}
              {subject !== null && ` · ${subject.name}`}
              {dueOn !== null && ` · ${texts.committee.due} ${format.day(dueOn)}`}
            </span>
            <Remedies remedies={findings.flatMap(({ remedies }) => remedies)} today={today} />
          </li>
        ))}
      </ul>
      {totalCount > edges.length && (
        <p className="hint">{texts.committee.more(format.count(totalCount - edges.length))}</p>
      )}
    </section>
  );
}
