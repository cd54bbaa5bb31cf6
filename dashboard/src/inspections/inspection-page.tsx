import './inspections.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { committeeAddress, sectionAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { Conclusions } from './conclusions.tsx';
import { InspectionFileDocument } from './file-operations.ts';
import { inspectionForms, inspectionFormsAt, stepsAfter } from './inspection-forms.ts';
import { useInspectionWords } from './words.ts';

/** The file of an inspection: what was decided, how far it is, what was found, and what must be put right. */
export function InspectionPage({ inspectionId, top }: { inspectionId: string; top: Top }) {
  const { texts, format } = useLanguage();
  const words = useInspectionWords();
  const [isDone, setDone] = useState(false);
  const [{ data, fetching }, ask] = useQuery({
    query: InspectionFileDocument,
    variables: { id: inspectionId },
    requestPolicy: 'cache-and-network',
  });
  const file = data?.node?.__typename === 'Inspection' ? data.node : null;
  if (file === null) {
    return (
      <main className="state">
        <p role="status">{fetching ? texts.loading : words.gone}</p>
        <a href={sectionAddress('INSPECTIONS')}>{words.back}</a>
      </main>
    );
  }
  const done = (): void => {
    setDone(true);
    ask({ requestPolicy: 'network-only' });
  };
  const may = {
    plan: file.viewerCan.includes('INSPECTION_PLAN'),
    conclude: file.viewerCan.includes('INSPECTION_CONCLUDE'),
  };
  const offered = inspectionFormsAt(file.status, file.announcedOn !== null, file.outcome === 'VIOLATION').filter(
    (name) => (name === 'RESULT' || name === 'DISCIPLINE' ? may.conclude : may.plan),
  );
  const { DISCIPLINE: _, ...outcomes } = texts.inspectionOutcome;
  const day = (value: string | null): string | null => value && format.day(value);
  const facts = [
    [words.inspector, file.inspectorName],
    [words.member, file.subjectMember?.fullName],
    [words.due, day(file.dueOn)],
    [words.decision, [file.decisionNumber, day(file.startedOn)].filter(Boolean).join(', ')],
    [words.lead, file.lead],
    [words.team, file.team],
    [words.announced, day(file.announcedOn)],
    [
      words.limit,
      file.limit?.until &&
        [
          format.day(file.limit.until),
          file.limit.source,
          file.extendedDays && words.extended(format.count(file.extendedDays)),
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    [words.unplanned, file.unplannedReason],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <main className="inspection-page" data-section="INSPECTIONS" data-inspection={file.id} data-status={file.status}>
      <nav aria-label={words.back}>
        <a className="back" href={sectionAddress('INSPECTIONS')}>
          {words.back}
        </a>
      </nav>
      <header className="inspection-head">
        <div>
          <h2>{file.topic}</h2>
          <p className="hint">
            {texts.inspectionKind[file.kind]}
            {file.subject !== null && (
              <>
                {' · '}
                <a href={committeeAddress(file.subject.id)}>{file.subject.name}</a>
              </>
            )}
            {file.subjectCell !== null && ` · ${file.subjectCell.name}`}
          </p>
          <p>
            <span className="tag">{texts.inspectionStatus[file.status]}</span>{' '}
            {file.outcome !== null && texts.inspectionOutcome[file.outcome]}
          </p>
          {file.cancelReason !== null && <p>{words.cancelled(file.cancelReason, file.cancelApprover ?? '')}</p>}
          <p role="status">{isDone ? words.done : ''}</p>
        </div>
        <OfferedForms
          forms={inspectionForms}
          offered={offered}
          first={offered[0]}
          titles={words.form}
          hint={file.topic}
          labels={words.field}
          choices={{
            conductor: words.conductor,
            progress: stepsAfter(file.status, words.progress),
            outcome: outcomes,
            category: withoutColon(texts.findingCategory),
            discipline: words.discipline,
          }}
          fixed={() => ({ inspectionId: file.id })}
          onDone={done}
        />
      </header>
      <Conclusions file={file} top={top} mayConclude={may.conclude} onDone={done} />
      <section className="card" aria-labelledby="steps-title" data-records="steps">
        <header>
          <h3 id="steps-title">{words.steps}</h3>
        </header>
        {file.steps.length === 0 && <p className="hint">{words.noSteps}</p>}
        <ol className="rail">
          {file.steps.map(({ to, effectiveOn, note, changedBy }) => (
            <li key={`${to} ${effectiveOn}`}>
              <strong>{texts.inspectionStatus[to]}</strong> <span>{format.day(effectiveOn)}</span>
              {note !== null && <span className="hint">{note}</span>}
              <span className="hint">
                {words.by(
                  changedBy.role === null ? changedBy.subject : `${texts.role[changedBy.role]} (${changedBy.subject})`,
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className="card" aria-labelledby="facts-title">
        <header>
          <h3 id="facts-title">{words.facts}</h3>
        </header>
        <dl className="inspection-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}

/** Kinds of findings are written before what was found; in a list to choose from they stand alone. */
function withoutColon(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word.replace(/:$/, '')]));
}
