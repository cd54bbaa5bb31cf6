import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

/** The latest classes of the committee's centres. */
export function TrainingClasses({ classes: { edges, totalCount } }: { classes: CommitteeDetails['trainingClasses'] }) {
  const { texts, format } = useLanguage();
  return (
    <section className="card" aria-labelledby="classes-title">
      <header>
        <h3 id="classes-title">{texts.committee.classes}</h3>
      </header>
      {edges.length === 0 && <p className="hint">{texts.committee.noClasses}</p>}
      <ul className="events">
        {edges.map(({ node: { id, title, kind, status, startsOn, endsOn, enrolledCount, capacity } }) => (
          <li key={id}>
            <strong>{title}</strong>
            <span className="tag">{texts.trainingStatus[status]}</span>
            <span className="hint">
              {texts.trainingKind[kind]} · {format.day(startsOn)} – {format.day(endsOn)} ·{' '}
              {texts.committee.enrolled(format.count(enrolledCount), format.count(capacity))}
            </span>
          </li>
        ))}
      </ul>
      {totalCount > edges.length && (
        <p className="hint">{texts.committee.more(format.count(totalCount - edges.length))}</p>
      )}
    </section>
  );
}
