import './cases.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { sectionAddress, useAddressQuery } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import { CaseForm } from './case-form.tsx';
import { type Form, type FormName, otherForms, recordForms, stepForms } from './case-forms.ts';
import { CaseFileDocument, OpenClassesDocument } from './case-operations.ts';
import { CaseRecords } from './case-records.tsx';
import { NextSteps } from './next-steps.tsx';
import { isNext, isOffered, papersAt } from './offered-forms.ts';
import { useCaseWords } from './words.ts';

const FORMS: Record<FormName, Form> = { ...stepForms, ...otherForms, ...recordForms };

/** The file of one case: the way, what comes next and what is missing for it, its records, and the forms of its steps. */
export function CasePage({ caseId }: { caseId: string }) {
  const { texts, format } = useLanguage();
  const words = useCaseWords();
  const terms = useTerms();
  const asked = useAddressQuery().get('step');
  const [opened, setOpened] = useState<{ name: FormName; about?: object } | null>(() =>
    asked !== null && Object.hasOwn(stepForms, asked) ? { name: asked as FormName } : null,
  );
  const [isDone, setDone] = useState(false);
  const [{ data, fetching }, ask] = useQuery({
    query: CaseFileDocument,
    variables: { id: caseId },
    requestPolicy: 'cache-and-network',
  });
  const file = data?.node?.__typename === 'Candidate' ? data.node : null;
  const [{ data: classes }] = useQuery({
    query: OpenClassesDocument,
    variables: { committeeId: file?.committee.id ?? '' },
    pause: file === null || (opened?.name !== 'CLASS_PROPOSAL' && opened?.name !== 'CLASS_ENROLMENT'),
  });
  if (file === null) {
    return (
      <main className="state">
        <p role="status">{fetching ? texts.loading : words.gone}</p>
        <a href={sectionAddress('CASES')}>{words.back}</a>
      </main>
    );
  }
  const at = { stage: file.stage, steps: file.nextSteps.map(({ step }) => step) };
  const isAt = (name: FormName): boolean => {
    if (Object.hasOwn(stepForms, name)) return isNext(name, at);
    return !Object.hasOwn(otherForms, name) || isOffered(name as keyof typeof otherForms, at);
  };
  const may = (name: FormName): boolean => isAt(name) && file.viewerCan.some((action) => action === FORMS[name].action);
  const open = (name: FormName, about?: object): void => {
    setDone(false);
    setOpened({ name, about });
  };
  const titleOf = (name: FormName): string =>
    Object.hasOwn(terms.step, name)
      ? terms.step[name as keyof typeof terms.step]
      : words.form[name as keyof typeof words.form];
  const others = (Object.keys(FORMS) as FormName[]).filter(
    (name) => may(name) && !at.steps.some((step) => step === name) && !Object.hasOwn(recordForms, name),
  );
  const form = opened !== null && may(opened.name) ? opened : null;
  const born = [file.birthMonth, file.birthYear].filter((one) => one !== null).join('/');
  return (
    <main className="case-page" data-section="CASES" data-case={file.id}>
      <nav aria-label={words.title}>
        <a className="back" href={sectionAddress('CASES')}>
          {words.back}
        </a>
      </nav>
      <header>
        <h2>{file.fullName ?? <em>{words.erased}</em>}</h2>
        <p className="hint">{[born && words.born(born), file.committee.name].filter(Boolean).join(' · ')}</p>
        <p>
          <strong data-stage={file.stage}>{texts.stage[file.stage]}</strong> {words.since(format.day(file.stageSince))}
        </p>
        <p role="status">{isDone ? words.done : ''}</p>
        {opened !== null && !isAt(opened.name) && (
          <p role="status" data-passed={opened.name}>
            {words.passed(titleOf(opened.name))}
          </p>
        )}
      </header>
      <NextSteps file={file} may={may} onOpen={open} titleOf={titleOf} />
      <section className="card way" aria-labelledby="way-title">
        <header>
          <h3 id="way-title">{words.way}</h3>
        </header>
        <ol className="rail">
          {file.history.map((one) => (
            <li key={one.id}>
              <strong>{texts.stage[one.toStage]}</strong>
              <span>{format.day(one.effectiveOn)}</span>
              {one.documentNumber !== null && <span className="hint">{one.documentNumber}</span>}
              {one.reason !== null && <span className="hint">{one.reason}</span>}
              <span className="hint">
                {words.by(
                  one.changedBy.role
                    ? `${texts.role[one.changedBy.role]} (${one.changedBy.subject})`
                    : one.changedBy.subject,
                )}
              </span>
              {may('CORRECTION') && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={`${words.form.CORRECTION}: ${texts.stage[one.toStage]}`}
                  onClick={() => open('CORRECTION', { stepId: one.id })}
                >
                  {words.form.CORRECTION}
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
      <CaseRecords file={file} may={may} onOpen={open} />
      <section className="card others" aria-labelledby="others-title">
        <header>
          <h3 id="others-title">{words.others}</h3>
        </header>
        <div className="buttons">
          {others.map((name) => (
            <button key={name} type="button" data-form={name} onClick={() => open(name)}>
              {capital(titleOf(name))}
            </button>
          ))}
        </div>
        {others.length === 0 && <p className="hint">{words.noOthers}</p>}
      </section>
      <p className="hint">{words.logged}</p>
      {form !== null && (
        <CaseForm
          key={form.name}
          title={capital(titleOf(form.name))}
          hint={file.fullName}
          form={FORMS[form.name]}
          about={form.about ?? { candidateId: file.id }}
          offered={{
            paper: papersAt(file.stage, terms.paper),
            CLASSES: Object.fromEntries(
              (classes?.committee?.trainingClasses.edges ?? []).map(({ node }) => [
                node.id,
                `${node.title}, ${format.day(node.startsOn)}`,
              ]),
            ),
          }}
          onDone={() => {
            setOpened(null);
            setDone(true);
            ask({ requestPolicy: 'network-only' });
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </main>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
