import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { FormKey } from '../api/form-key.ts';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';
import { RecordAdmissionDocument, WaitingDocument } from './admission-operations.ts';
import { type FormProblem, formProblem } from './form-problem.ts';

interface RecordAdmissionProps {
  withinId: string;
  today: string;
  onClose(): void;
}

const FIELDS = ['candidateId', 'decisionNumber', 'decisionOn', 'ceremonyOn'] as const;
type Field = (typeof FIELDS)[number];

/** The form for an admission. What it changes comes back on the live board, here as everywhere else. */
export function RecordAdmission({ withinId, today, onClose }: RecordAdmissionProps) {
  const { texts, format } = useLanguage();
  const { admission } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [{ data, fetching }, askWaiting] = useQuery({
    query: WaitingDocument,
    variables: { committeeId: withinId },
    requestPolicy: 'network-only',
  });
  const [{ fetching: isSending }, record] = useMutation(RecordAdmissionDocument);
  const [key] = useState(() => new FormKey());
  const [done, setDone] = useState<string | null>(null);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const waiting = (data?.candidates.edges ?? []).map(({ node }) => node);
  const [chosen, setChosen] = useState<string | null>(null);
  // One on record is the one that the admission rests on: nobody types it again.
  const decision = waiting
    .find(({ id }) => id === chosen)
    ?.decisions.findLast(({ matter, granted, revocation }) => matter === 'ADMISSION' && granted && revocation === null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: Field): string => String(form.get(name));
    const candidateId = field('candidateId');
    const named = { decisionNumber: field('decisionNumber'), decisionOn: field('decisionOn') };
    const input = { candidateId, ceremonyOn: field('ceremonyOn'), ...(decision === undefined ? named : {}) };
    const answer = await record({ input, key: key.of(input) });
    const result = answer.data?.recordAdmission;
    // What goes wrong outside of the form is said in the page's own words: that text is for programs.
    if (result === undefined) setProblem({ field: null, text: admission.failed });
    else if (result.__typename !== 'AdmissionPayload') setProblem(formProblem(result, FIELDS));
    else {
      setProblem(null);
      key.done();
      setDone(waiting.find(({ id }) => id === candidateId)?.fullName ?? '');
    }
  };

  return (
    <dialog ref={dialog} className="form-dialog" aria-labelledby="admission-title" onClose={onClose}>
      <header>
        <h2 id="admission-title">{admission.title}</h2>
        <button type="button" className="icon-button" aria-label={texts.close} onClick={onClose}>
          ×
        </button>
      </header>
      {done !== null ? (
        <div className="form-done">
          <p role="status">{admission.done(done)}</p>
          <button
            type="button"
            onClick={() => {
              setDone(null);
              askWaiting();
            }}
          >
            {admission.another}
          </button>
          <button type="button" className="quiet" onClick={onClose}>
            {texts.close}
          </button>
        </div>
      ) : waiting.length === 0 ? (
        <p className="hint">{fetching ? texts.loading : admission.nobody}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)} onChange={() => setProblem(null)}>
          <p className="hint">{admission.intro}</p>
          <label>
            {admission.who}
            <select
              name="candidateId"
              required
              defaultValue=""
              onChange={({ target }) => setChosen(target.value)}
              {...marks('candidateId', problem)}
            >
              <option value="" disabled>
                {admission.choose}
              </option>
              {waiting.map(({ id, fullName, stage, committee }) => (
                <option key={id} value={id}>
                  {fullName} · {committee.name} · {texts.stage[stage]}
                </option>
              ))}
            </select>
            <ProblemOf field="candidateId" problem={problem} />
          </label>
          {decision === undefined ? (
            <label>
              {admission.decisionNumber}
              <input
                name="decisionNumber"
                required
                maxLength={60}
                placeholder="128-QĐ/HU"
                autoComplete="off"
                {...marks('decisionNumber', problem)}
              />
              <ProblemOf field="decisionNumber" problem={problem} />
            </label>
          ) : (
            <p className="hint">{admission.onRecord(decision.number, format.day(decision.issuedOn))}</p>
          )}
          <div className="pair">
            {decision === undefined && (
              <DayField name="decisionOn" label={admission.decisionOn} today={today} problem={problem} />
            )}
            <DayField name="ceremonyOn" label={admission.ceremonyOn} today={today} problem={problem} />
          </div>
          <ProblemOf field={null} problem={problem} />
          <button type="submit" className="record" disabled={isSending}>
            <Icon name="plus" />
            {isSending ? admission.sending : admission.submit}
          </button>
        </form>
      )}
    </dialog>
  );
}

/** A day up to today; today until somebody chooses another one, after midnight too. */
function DayField({
  name,
  label,
  today,
  problem,
}: {
  name: Field;
  label: string;
  today: string;
  problem: FormProblem | null;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <label>
      {label}
      <input
        name={name}
        type="date"
        required
        max={today}
        value={chosen ?? today}
        onChange={({ target }) => setChosen(target.value)}
        {...marks(name, problem)}
      />
      <ProblemOf field={name} problem={problem} />
    </label>
  );
}

/** What tells a screen reader that a field is wrong, and where it is said why. */
function marks(field: Field, problem: FormProblem | null) {
  return problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': `problem-${field}` } : {};
}

/** Why a field, or the form as a whole, is not taken. */
function ProblemOf({ field, problem }: { field: Field | null; problem: FormProblem | null }) {
  if (problem === null || problem.field !== field) return null;
  return (
    <span className="problem" role="alert" id={`problem-${field ?? 'form'}`}>
      {problem.text}
    </span>
  );
}
