import './class.css';
import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { sectionAddress } from '../app/route.ts';
import type { Typed } from '../forms/form-values.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { UploadBox } from '../upload/upload-box.tsx';
import { CertificateRun } from './certificate-run.tsx';
import { classForms, formsAt } from './class-forms.ts';
import type { ClassFile } from './class-operations.ts';
import { Proposals } from './proposals.tsx';
import { Roll } from './roll.tsx';
import { useClassFile } from './use-class-file.ts';
import { useClassWords } from './words.ts';

/** One class: what it is, who is proposed, who is in it, who was there, and what came out of it. */
export function ClassPage({ api, classId }: { api: Api; classId: string }) {
  const { texts, format } = useLanguage();
  const words = useClassWords();
  const { whole, hasFailed, again } = useClassFile(classId);
  const [isDone, setDone] = useState(false);
  if (!whole) {
    return (
      <main className="state">
        <p role="status">{whole === null ? words.gone : hasFailed ? texts.noBoard.failed : texts.loading}</p>
        <a href={sectionAddress('CLASSES')}>{words.back}</a>
      </main>
    );
  }
  const { file, seats } = whole;
  const done = (): void => {
    setDone(true);
    again();
  };
  const mayHold = file.viewerCan.includes('CLASS_CHANGE');
  const mayIssue = file.viewerCan.includes('CERTIFICATE_RECORD');
  const offered = (formsAt[file.status] ?? []).filter((name) => (name === 'ISSUE' ? mayIssue : mayHold));
  const facts = [
    [words.centre, file.centre.name],
    [words.place, file.place],
    [words.teachers, file.teachers],
    [words.objective, file.objective],
    [words.audience, file.audience.map((one) => words.audiences[one]).join(', ')],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <main className="class-page" data-section="CLASSES" data-class={file.id} data-status={file.status}>
      <nav aria-label={words.back}>
        <a className="back" href={sectionAddress('CLASSES')}>
          {words.back}
        </a>
      </nav>
      <header className="class-head">
        <div>
          <h2>{file.title}</h2>
          <p className="hint">
            {texts.trainingKind[file.kind]} · {words.days(format.day(file.startsOn), format.day(file.endsOn))} ·{' '}
            {words.seats(format.count(file.enrolledCount), format.count(file.capacity))}
          </p>
          <p>
            <span className="tag">{texts.trainingStatus[file.status]}</span>{' '}
            {file.cancelReason !== null && words.cancelled(file.cancelReason)}
          </p>
          <p role="status">{isDone ? words.done : ''}</p>
        </div>
        <OfferedForms
          forms={classForms}
          offered={offered}
          first={offered[0]}
          titles={words.form}
          hint={file.title}
          hints={words.confirm}
          labels={words.field}
          choices={{ audience: words.audiences }}
          fixed={() => ({ classId: file.id })}
          initial={(name) => (name === 'CHANGE' ? asItIs(file, format.day) : {})}
          onDone={done}
        />
      </header>
      {facts.length > 0 && (
        <dl className="card class-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {['PLANNED', 'OPEN'].includes(file.status) && (
        <Proposals file={file} seats={seats.filter(({ status }) => status === 'PROPOSED')} onDone={done} />
      )}
      {file.status === 'OPEN' && file.viewerCan.includes('TRAINING_ENROL') && (
        <UploadBox api={api} kind="enrolments" classId={file.id} onDone={done} />
      )}
      <Roll
        file={file}
        seats={seats.filter(({ status }) => status !== 'PROPOSED' && status !== 'WITHDRAWN')}
        may={{ hold: mayHold, issue: mayIssue }}
        onDone={done}
      />
      <CertificateRun file={file} seats={seats} />
    </main>
  );
}

/** What is on record of a class, as a form shows it: whoever changes one thing keeps the others. */
function asItIs(file: ClassFile, dayOf: (day: string) => string): Typed {
  return {
    title: file.title,
    startsOn: dayOf(file.startsOn),
    endsOn: dayOf(file.endsOn),
    capacity: String(file.capacity),
    audience: file.audience.join(','),
    place: file.place ?? '',
    teachers: file.teachers ?? '',
    objective: file.objective ?? '',
  };
}
