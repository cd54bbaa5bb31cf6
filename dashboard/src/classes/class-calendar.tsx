import { useQuery } from 'urql';
import { classAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { planForm } from './class-forms.ts';
import { ClassYearDocument } from './class-operations.ts';
import { useClassWords } from './words.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The classes of a year by the month in which they begin, and the form for a new one. */
export function ClassCalendar({ top, year }: { top: Top; year: number }) {
  const { texts, format } = useLanguage();
  const words = useClassWords();
  const [{ data, fetching }, ask] = useQuery({
    query: ClassYearDocument,
    variables: { committeeId: top.id, from: `${year}-01-01`, until: `${year}-12-31` },
    requestPolicy: 'cache-and-network',
  });
  const classes = (data?.committee?.trainingClasses.edges ?? []).map(({ node }) => node);
  const centres = (data?.committee?.trainingCentres ?? []).filter(({ viewerCan }) =>
    viewerCan.includes('CLASS_CHANGE'),
  );
  return (
    <section className="card class-calendar" aria-labelledby="calendar-title">
      <header>
        <h2 id="calendar-title">{words.calendar(year)}</h2>
        <OfferedForms
          forms={planForm}
          offered={centres.length > 0 ? ['CREATE'] : []}
          first="CREATE"
          titles={words.form}
          labels={words.field}
          choices={{
            CENTRES: Object.fromEntries(centres.map(({ id, name }) => [id, name])),
            kind: texts.trainingKind,
            audience: words.audiences,
          }}
          fixed={() => ({})}
          onDone={() => ask({ requestPolicy: 'network-only' })}
        />
      </header>
      {!data && <p className="hint">{fetching ? texts.loading : texts.noBoard.failed}</p>}
      <ol className="months">
        {MONTHS.map((month) => {
          const begun = classes.filter(({ startsOn }) => Number(startsOn.slice(5, 7)) === month);
          return (
            <li key={month} data-month={month} data-empty={begun.length === 0 || undefined}>
              <h3>{words.month(month)}</h3>
              {begun.length === 0 && <p className="hint">{data && words.noClasses}</p>}
              <ul>
                {begun.map(({ id, title, status, startsOn, endsOn, enrolledCount, capacity }) => (
                  <li key={id} data-status={status}>
                    <a href={classAddress(id)}>{title}</a>
                    <span className="hint">
                      {words.days(format.day(startsOn), format.day(endsOn))} · {texts.trainingStatus[status]} ·{' '}
                      {words.seats(format.count(enrolledCount), format.count(capacity))}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
