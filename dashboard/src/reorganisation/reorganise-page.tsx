import './reorganisation.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { committeeAddress } from '../app/route.ts';
import type { Top } from '../app/sections.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { sends } from '../forms/fields.ts';
import { dayOf } from '../forms/form-values.ts';
import { ToldList } from '../forms/told-list.tsx';
import { useSend } from '../forms/use-send.ts';
import { useFormWords } from '../forms/words.ts';
import { ChangeForm } from './change-form.tsx';
import { PlanView } from './plan-view.tsx';
import type { PlannedChange } from './planned-changes.ts';
import { type Plan, ReorganiseDocument, ReorganiserDocument } from './reorganisation-operations.ts';
import { useReorganisationWords } from './words.ts';

const REORGANISE = sends(ReorganiseDocument);
const PAPER = ['number', 'issuedOn', 'issuer', 'about', 'effectiveOn'] as const;
type Paper = Record<(typeof PAPER)[number], string>;
const NO_PAPER: Paper = { number: '', issuedOn: '', issuer: '', about: '', effectiveOn: '' };

/** A decision about the hierarchy, guided: first what it says, then what it would do, and only then is it written. */
export function ReorganisePage({ top, rows }: { top: Top; rows: readonly QuotaRow[] }) {
  const words = useReorganisationWords();
  const { dayForm } = useFormWords();
  const [{ data }] = useQuery({ query: ReorganiserDocument, variables: { committeeId: top.id } });
  const [changes, setChanges] = useState<readonly PlannedChange[]>([]);
  const [paper, setPaper] = useState(NO_PAPER);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isWritten, setWritten] = useState(false);
  const { isSending, told, send, forget } = useSend(REORGANISE);
  const decision = (dryRun: boolean): object => ({
    decision: {
      number: paper.number.trim(),
      issuedOn: dayOf(paper.issuedOn),
      issuer: paper.issuer.trim(),
      title: paper.about.trim(),
    },
    effectiveOn: dayOf(paper.effectiveOn),
    changes: changes.flatMap((one) => one.changes),
    dryRun,
  });
  const standing = rows.filter(({ endedOn }) => endedOn === null);
  if (data?.viewer && !data.viewer.can) {
    return (
      <main className="state">
        <p>{words.none}</p>
      </main>
    );
  }
  return (
    <main className="reorganise-page" data-screen={isWritten ? 'WRITTEN' : plan === null ? 'FIRST' : 'SECOND'}>
      <nav aria-label={top.name}>
        <a className="back" href={committeeAddress(top.id)}>
          {top.name}
        </a>
      </nav>
      <h2>{words.title}</h2>
      <p className="hint">{isWritten ? '' : plan === null ? words.first : words.second}</p>
      {isWritten && <p role="status">{words.written}</p>}
      <section className="card" aria-labelledby="changes-title">
        <header>
          <h3 id="changes-title">{words.changes}</h3>
        </header>
        {changes.length === 0 && <p className="hint">{words.noChanges}</p>}
        <ol className="changes">
          {changes.map(({ id, said }) => (
            <li key={id}>
              <span>{said}</span>
              {plan === null && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={words.removeOf(said)}
                  onClick={() => setChanges(changes.filter((other) => other.id !== id))}
                >
                  {words.remove}
                </button>
              )}
            </li>
          ))}
        </ol>
        {plan === null && (
          <ChangeForm
            rows={standing}
            onAdd={(change) => {
              forget();
              setChanges([...changes.filter(({ id }) => id !== change.id), change]);
            }}
          />
        )}
      </section>
      {plan === null ? (
        <form
          className="card paper-form"
          onSubmit={async (event) => {
            event.preventDefault();
            const answer = (await send(decision(true))) as { plan?: Plan | null } | null;
            if (answer?.plan) setPlan(answer.plan);
          }}
        >
          {PAPER.map((name) => (
            <label key={name}>
              {words[name]}
              <input
                name={name}
                autoComplete="off"
                placeholder={name.endsWith('On') ? dayForm : undefined}
                value={paper[name]}
                onChange={({ target }) => {
                  forget();
                  setPaper({ ...paper, [name]: target.value });
                }}
              />
            </label>
          ))}
          <ToldList told={told} />
          <button
            type="submit"
            className="record"
            data-action="try"
            disabled={isSending || changes.length === 0 || Object.values(paper).some((value) => value.trim() === '')}
          >
            {isSending ? words.trying : words.tryOut}
          </button>
        </form>
      ) : (
        <section className="card" aria-labelledby="plan-title">
          <header>
            <h3 id="plan-title">{words.second}</h3>
          </header>
          <PlanView plan={plan} />
          <ToldList told={told} />
          {!isWritten && (
            <footer>
              <button
                type="button"
                className="record"
                data-action="write"
                disabled={isSending}
                onClick={async () => {
                  if (await send(decision(false))) setWritten(true);
                }}
              >
                {isSending ? words.writing : words.write}
              </button>
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  forget();
                  setPlan(null);
                }}
              >
                {words.back}
              </button>
            </footer>
          )}
        </section>
      )}
    </main>
  );
}
