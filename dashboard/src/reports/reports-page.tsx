import './reports.css';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import type { Top } from '../app/sections.ts';
import { downloadReport } from '../board/download-file.ts';
import { dayOf } from '../forms/form-values.ts';
import { useFormWords } from '../forms/words.ts';
import { useLanguage } from '../language/language.tsx';
import { Breakdown } from './breakdown.tsx';
import { Ranking } from './ranking.tsx';
import { ReportDocument } from './report-operations.ts';
import { useReportWords } from './words.ts';

interface ReportsPageProps {
  api: Api;
  top: Top;
  year: number;
  today: string;
}

/** The report of a year up to any day of it: in the office's words, in figures, by groups and by committees; as a file and on paper. */
export function ReportsPage({ api, top, year, today }: ReportsPageProps) {
  const { texts, format, code: language } = useLanguage();
  const words = useReportWords();
  const { dayForm } = useFormWords();
  const end = `${year}-12-31`;
  const last = today < end ? today : end;
  const [asked, setAsked] = useState<{ year: number; to: string } | null>(null);
  // Until somebody has asked for a day of this year it is the last one that it has, by the server's clock.
  const to = asked?.year === year ? asked.to : last;
  const [problem, setProblem] = useState('');
  const [{ data, fetching, error }] = useQuery({
    query: ReportDocument,
    variables: { committeeId: top.id, from: `${year}-01-01`, to, year },
    requestPolicy: 'cache-and-network',
  });
  const report = data?.quotaReport ?? null;
  const forecast = data?.committee?.quota ?? null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const day = dayOf(String(new FormData(event.currentTarget).get('to')));
    const is = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day.startsWith(`${year}-`);
    setProblem(is && day <= last ? '' : words.notDay);
    if (is && day <= last) setAsked({ year, to: day });
  };
  const figure = (value: number | null | undefined): string => (value == null ? words.none : format.count(value));
  return (
    <main className="reports-page" data-section="REPORTS" data-to={to}>
      <header>
        <h2>{words.title}</h2>
        <form key={`${year} ${to}`} className="report-day" onSubmit={submit}>
          <label>
            {words.to}
            <input
              name="to"
              defaultValue={format.day(to)}
              placeholder={dayForm}
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={problem !== '' || undefined}
              aria-describedby={problem === '' ? undefined : 'report-problem'}
            />
          </label>
          <button type="submit">{words.show}</button>
          <button
            type="button"
            data-action="file"
            onClick={() =>
              downloadReport(api, { committeeId: top.id, year, language }, to).catch(() => setProblem(words.fileFailed))
            }
          >
            {words.file}
          </button>
          <button type="button" data-action="print-report" onClick={() => window.print()}>
            {words.print}
          </button>
        </form>
        {problem !== '' && (
          <p className="problem" role="alert" id="report-problem">
            {problem}
          </p>
        )}
      </header>
      {report === null && (
        <p className="hint">{fetching ? texts.loading : error ? texts.noBoard.failed : words.nothing}</p>
      )}
      {report !== null && (
        <>
          <section className="card report-words" aria-labelledby="words-title">
            <header>
              <h3 id="words-title">{words.inWords}</h3>
            </header>
            {report.text.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
          <section className="card" aria-labelledby="figures-title">
            <header>
              <h3 id="figures-title">{words.figures}</h3>
            </header>
            <dl className="report-figures">
              <Figure name={words.admitted} value={figure(report.admitted)} mark="admitted" />
              <Figure name={words.plan} value={figure(report.plan)} mark="plan" />
              <Figure
                name={words.percent}
                value={report.percent === null ? words.none : format.percent(report.percent)}
                mark="percent"
              />
              {report.before !== null && (
                <Figure
                  name={words.before(format.day(report.before.from), format.day(report.before.to))}
                  value={figure(report.before.admitted)}
                  mark="before"
                />
              )}
              {report.change !== null && (
                <Figure
                  name={words.change}
                  value={`${report.change > 0 ? '+' : ''}${format.count(report.change)}`}
                  mark="change"
                />
              )}
              {forecast?.forecast != null && (
                <Figure
                  name={words.forecast}
                  value={format.count(Math.round(forecast.forecast))}
                  mark="forecast"
                  hint={[
                    forecast.forecastLow !== null &&
                      forecast.forecastHigh !== null &&
                      words.between(format.count(forecast.forecastLow), format.count(forecast.forecastHigh)),
                    forecast.forecastSource === 'ASSUMED' && words.assumed,
                  ]
                    .filter(Boolean)
                    .join('; ')}
                />
              )}
            </dl>
          </section>
          <Ranking rows={report.rows} />
          <Breakdown breakdown={report.breakdown} />
        </>
      )}
    </main>
  );
}

function Figure({ name, value, mark, hint = '' }: { name: string; value: string; mark: string; hint?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-figure={mark}>{value}</dd>
      {hint !== '' && <dd className="hint">{hint}</dd>}
    </div>
  );
}
