import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Icon } from '../app/icon.tsx';
import { useLanguage } from '../language/language.tsx';
import { RecordAdmissionDocument, WaitingDocument } from './admission-operations.ts';

interface RecordAdmissionProps {
  withinId: string;
  today: string;
  onClose(): void;
}

/** The form for an admission. What it changes comes back on the live board, here as everywhere else. */
export function RecordAdmission({ withinId, today, onClose }: RecordAdmissionProps) {
  const { texts } = useLanguage();
  const { admission } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [{ data, fetching }, askWaiting] = useQuery({
    query: WaitingDocument,
    variables: { committeeId: withinId },
    requestPolicy: 'network-only',
  });
  const [{ fetching: isSending }, record] = useMutation(RecordAdmissionDocument);
  const [done, setDone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const waiting = (data?.candidates.edges ?? []).map(({ node }) => node);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => String(form.get(name));
    const candidateId = field('candidateId');
    const answer = await record({
      input: {
        candidateId,
        decisionNumber: field('decisionNumber'),
        decisionOn: field('decisionOn'),
        ceremonyOn: field('ceremonyOn'),
      },
    });
    const result = answer.data?.recordAdmission;
    if (result === undefined) setRefusal(admission.failed);
    else if (result.__typename !== 'AdmissionPayload') setRefusal(result.message);
    else {
      setRefusal(null);
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
        <form onSubmit={(event) => void submit(event)}>
          <p className="hint">{admission.intro}</p>
          <label>
            {admission.who}
            <select name="candidateId" required defaultValue="">
              <option value="" disabled>
                {admission.choose}
              </option>
              {waiting.map(({ id, fullName, stage, committee }) => (
                <option key={id} value={id}>
                  {fullName} · {committee.name} · {texts.stage[stage]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {admission.decisionNumber}
            <input name="decisionNumber" required maxLength={60} placeholder="128-QĐ/HU" autoComplete="off" />
          </label>
          <div className="pair">
            <label>
              {admission.decisionOn}
              <input name="decisionOn" type="date" required max={today} defaultValue={today} />
            </label>
            <label>
              {admission.ceremonyOn}
              <input name="ceremonyOn" type="date" required max={today} defaultValue={today} />
            </label>
          </div>
          {refusal !== null && <p role="alert">{refusal}</p>}
          <button type="submit" className="record" disabled={isSending}>
            <Icon name="plus" />
            {isSending ? admission.sending : admission.submit}
          </button>
        </form>
      )}
    </dialog>
  );
}
