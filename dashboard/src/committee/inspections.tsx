import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

type Remedy = CommitteeDetails['inspections']['edges'][number]['node']['findings'][number]['remedies'][number];

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
              {texts.inspectionKind[kind]} · {subject.name}
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

function Remedies({ remedies, today }: { remedies: readonly Remedy[]; today: string }) {
  const { texts, format } = useLanguage();
  if (remedies.length === 0) return null;
  const { remedyDone, remedyOpen, remedyOverdue } = texts.committee;
  return (
    <ul className="remedies" aria-label={texts.committee.remedies}>
      {remedies.map(({ action, dueOn, doneOn }) => {
        const state = doneOn !== null ? 'done' : dueOn < today ? 'overdue' : 'open';
        const day = format.day(doneOn ?? dueOn);
        return (
          <li key={`${action} ${dueOn}`} data-remedy={state}>
            {action} <span>{{ done: remedyDone, open: remedyOpen, overdue: remedyOverdue }[state](day)}</span>
          </li>
        );
      })}
    </ul>
  );
}
