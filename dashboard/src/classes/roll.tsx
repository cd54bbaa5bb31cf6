import { useState } from 'react';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import { AttendanceSheet } from './attendance-sheet.tsx';
import { seatForms } from './class-forms.ts';
import type { ClassFile, Seat } from './class-operations.ts';
import { ResultSheet } from './result-sheet.tsx';
import { useClassWords } from './words.ts';

interface RollProps {
  file: ClassFile;
  seats: readonly Seat[];
  may: { hold: boolean; issue: boolean };
  onDone(): void;
}

/** Who is in a class; while it is held also the sheets of attendance and of results. */
export function Roll({ file, seats, may, onDone }: RollProps) {
  const { format } = useLanguage();
  const words = useClassWords();
  const terms = useTerms();
  const [mode, setMode] = useState<'ATTENDANCE' | 'RESULTS' | null>(null);
  const done = (): void => {
    setMode(null);
    onDone();
  };
  const isRunning = file.status === 'RUNNING';
  const modes = isRunning ? (['ATTENDANCE', 'RESULTS'] as const) : [];
  const hasCertificates = seats.some(({ certificate }) => certificate !== null);
  return (
    <section className="card" aria-labelledby="roll-title" data-records="roll">
      <header>
        <h3 id="roll-title">{words.roll}</h3>
        <p className="hint">{format.count(seats.length)}</p>
      </header>
      <div className="form-buttons">
        {modes
          .filter((one) => (one === 'RESULTS' ? may.issue : may.hold))
          .map((one) => (
            <button key={one} type="button" data-mode={one} aria-pressed={mode === one} onClick={() => setMode(one)}>
              {words.mode[one]}
            </button>
          ))}
        {hasCertificates && (
          <button type="button" data-action="print-certificates" onClick={printCertificates}>
            {words.print}
          </button>
        )}
      </div>
      {seats.length === 0 && <p className="hint">{words.noRoll}</p>}
      {isRunning && mode === 'ATTENDANCE' && (
        <AttendanceSheet file={file} seats={seats} onDone={done} onLeave={() => setMode(null)} />
      )}
      {isRunning && mode === 'RESULTS' && (
        <ResultSheet file={file} seats={seats} onDone={done} onLeave={() => setMode(null)} />
      )}
      {mode === null && (
        <ul className="seats">
          {seats.map(({ id, status, attendance, candidate, certificate, corrections }) => {
            const name = candidate?.fullName ?? words.unnamed;
            const there = attendance.filter(({ present }) => present).length;
            const offered = [
              ...(['PLANNED', 'OPEN'].includes(file.status) && file.viewerCan.includes('TRAINING_ENROL')
                ? (['WITHDRAW'] as const)
                : []),
              ...(file.status === 'CLOSED' && may.issue ? (['CORRECT'] as const) : []),
            ];
            return (
              <li key={id} data-seat={id} data-status={status}>
                <div>
                  <strong>{name}</strong>
                  <span className="hint">
                    {[
                      candidate?.committee.name,
                      terms.enrolmentStatus[status],
                      attendance.length > 0 && words.sessions(format.count(there), format.count(attendance.length)),
                      certificate && `${words.certificate} ${certificate.number}, ${format.day(certificate.issuedOn)}`,
                      ...corrections.map(({ documentNumber }) => words.corrected(documentNumber)),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                <OfferedForms
                  forms={seatForms}
                  offered={offered}
                  titles={words.form}
                  hint={name}
                  about={name}
                  labels={words.field}
                  choices={{ result: words.results }}
                  fixed={() => ({ enrolmentId: id })}
                  onDone={onDone}
                />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Prints the certificates of the class, one on a page, and nothing else of the page. */
function printCertificates(): void {
  document.documentElement.dataset.printing = 'certificates';
  window.print();
  delete document.documentElement.dataset.printing;
}
