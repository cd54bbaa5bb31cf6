import './class.css';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { classAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import { useLanguage } from '../language/language.tsx';
import { ClassCalendar } from './class-calendar.tsx';
import { ClassesDocument, type TrainingClassData } from './classes-operations.ts';
import { TrainingTable } from './training-table.tsx';

/** What a centre works on: the classes to come and those that run, then those that are over. */
export function ClassesPage({ api, top, year }: { api: Api; top: Top; year: number }) {
  const { texts } = useLanguage();
  return (
    <main className="section-page" data-section="CLASSES">
      <Classes
        id="classes-now"
        title={texts.classes.now}
        top={top}
        status={['PLANNED', 'OPEN', 'RUNNING']}
        isSoonFirst
      />
      <Classes id="classes-over" title={texts.classes.over} top={top} status={['CLOSED', 'CANCELLED']} />
      <ClassCalendar top={top} year={year} />
      <TrainingTable api={api} committeeId={top.id} year={year} />
    </main>
  );
}

interface ClassesProps {
  id: string;
  title: string;
  top: Top;
  status: TrainingClassData['status'][];
  isSoonFirst?: boolean;
}

function Classes({ id, title, top, status, isSoonFirst = false }: ClassesProps) {
  const { texts, format } = useLanguage();
  const [{ data, fetching, error }] = useQuery({
    query: ClassesDocument,
    variables: { committeeId: top.id, status },
    requestPolicy: 'cache-and-network',
  });
  const { edges = [], totalCount = 0 } = data?.committee?.trainingClasses ?? {};
  const shown = isSoonFirst ? edges.toReversed() : edges;
  const left = totalCount - edges.length;
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {data && <p className="hint">{format.count(totalCount)}</p>}
      </header>
      {!data && <p className="hint">{fetching || !error ? texts.loading : texts.noBoard.failed}</p>}
      {data && edges.length === 0 && <p className="hint">{texts.classes.none}</p>}
      <ul className="events">
        {shown.map(({ node }) => (
          <li key={node.id}>
            <strong>
              <a href={classAddress(node.id)}>{node.title}</a>
            </strong>
            <span className="tag">{texts.trainingStatus[node.status]}</span>
            <span className="hint">
              {format.day(node.startsOn)} – {format.day(node.endsOn)} · {texts.trainingKind[node.kind]} ·{' '}
              {node.centre.name}
            </span>
            <span className="hint">
              {texts.committee.enrolled(format.count(node.enrolledCount), format.count(node.capacity))}
              {node.status === 'CLOSED' && ` · ${texts.classes.passed(format.count(node.passedCount))}`}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
    </section>
  );
}
