import type { Top } from '../app/sections.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import type { InspectionFile } from './file-operations.ts';
import { findingForms, remedyForms } from './inspection-forms.ts';
import { useInspectionWords } from './words.ts';

interface ConclusionsProps {
  file: InspectionFile;
  top: Top;
  mayConclude: boolean;
  onDone(): void;
}

/** What was found, what must be put right and how far that is, and discipline that followed. */
export function Conclusions({ file, top, mayConclude, onDone }: ConclusionsProps) {
  const { texts, format } = useLanguage();
  const words = useInspectionWords();
  return (
    <section className="card" aria-labelledby="findings-title" data-records="findings">
      <header>
        <h3 id="findings-title">{words.findings}</h3>
      </header>
      {file.findings.length === 0 && <p className="hint">{words.noFindings}</p>}
      <ul className="findings-list">
        {file.findings.map(({ id, category, text, remedies }) => (
          <li key={id} data-finding={category}>
            <p>
              <span className="hint">{texts.findingCategory[category]}</span> {text}
            </p>
            <OfferedForms
              forms={findingForms}
              offered={mayConclude && category === 'GOOD_PRACTICE' ? ['PUBLISH'] : []}
              titles={words.form}
              hint={top.name}
              about={text}
              labels={words.field}
              fixed={() => ({ findingId: id, committeeId: top.id })}
              initial={() => ({ text })}
              onDone={onDone}
            />
            <ul>
              {remedies.map((remedy) => {
                const isReported = remedy.reportedOn !== null && remedy.doneOn === null;
                const offered = [
                  ...(remedy.doneOn === null && !isReported && remedy.viewerCan.includes('REMEDY_REPORT')
                    ? (['REPORT'] as const)
                    : []),
                  ...(isReported && mayConclude ? (['ACCEPT', 'REJECT'] as const) : []),
                ];
                return (
                  <li key={remedy.id} data-remedy={remedy.doneOn !== null ? 'done' : isReported ? 'reported' : 'open'}>
                    <p>
                      {remedy.action}{' '}
                      <span className="hint">
                        {[
                          words.remedyDue(format.day(remedy.dueOn)),
                          isReported && words.reported(format.day(remedy.reportedOn ?? '')),
                          remedy.evidence,
                          remedy.doneOn !== null && words.accepted(format.day(remedy.doneOn)),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </p>
                    <OfferedForms
                      forms={remedyForms}
                      offered={offered}
                      titles={words.form}
                      hint={remedy.action}
                      hints={words.confirm}
                      about={remedy.action}
                      labels={words.field}
                      fixed={() => ({ remedyId: remedy.id })}
                      onDone={onDone}
                    />
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
      {file.disciplines.map(({ form, decisionNumber, decidedOn, decidedBy }) => (
        <p key={decisionNumber}>
          {words.disciplined}: {words.discipline[form]} · {decisionNumber}, {format.day(decidedOn)} · {decidedBy}
        </p>
      ))}
    </section>
  );
}
