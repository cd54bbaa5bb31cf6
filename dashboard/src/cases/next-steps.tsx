import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import { type FormName, stepForms } from './case-forms.ts';
import type { CaseFile } from './case-operations.ts';
import { useCaseWords } from './words.ts';

interface NextStepsProps {
  file: CaseFile;
  may(name: FormName): boolean;
  titleOf(name: FormName): string;
  onOpen(name: FormName, about?: object): void;
}

/** What comes next: whose it is, by when, and what is missing for it, with the document and the point that ask for it. */
export function NextSteps({ file, may, titleOf, onOpen }: NextStepsProps) {
  const { format } = useLanguage();
  const words = useCaseWords();
  const terms = useTerms();
  return (
    <section className="card next" aria-labelledby="next-title">
      <header>
        <h3 id="next-title">{words.next}</h3>
      </header>
      {file.unconfirmed && (
        <p className="problem">
          {words.unconfirmed}{' '}
          {may('CONFIRMATION') && (
            <button type="button" onClick={() => onOpen('CONFIRMATION', { confirmations: [{ candidateId: file.id }] })}>
              {words.form.CONFIRMATION}
            </button>
          )}
        </p>
      )}
      {file.nextSteps.length === 0 && <p className="hint">{words.noNext}</p>}
      <ul className="next-steps">
        {file.nextSteps.map(({ step, body, until, waitsFor, ready, missing }) => {
          const rules = missing.map(({ rule }) => rule && [rule.document, rule.point].filter(Boolean).join(', '));
          return (
            <li key={step} data-step={step}>
              <p>
                <strong>{terms.step[step]}</strong>
                {until !== null && <span className="hint"> · {words.until(format.day(until))}</span>}
              </p>
              <p className="hint">
                {words.waits(waitsFor)} ({terms.body[body]})
              </p>
              {ready && <p className="ready">{words.ready}</p>}
              {!ready && <p id={`missing-${step}`}>{words.notReady}</p>}
              <ul className="missing">
                {missing.map(({ code, message, heldUntil }, n) => (
                  <li key={`${code} ${message}`}>
                    {message}
                    <span className="hint">
                      {[rules[n], heldUntil && words.heldUntil(format.day(heldUntil))].filter(Boolean).join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
              {Object.hasOwn(stepForms, step) && may(step) && (
                <p>
                  <button
                    type="button"
                    className={ready ? 'record' : undefined}
                    data-form={step}
                    aria-describedby={ready ? undefined : `missing-${step}`}
                    onClick={() => onOpen(step)}
                  >
                    {ready ? titleOf(step) : words.asOfThen(titleOf(step))}
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
