import { useState } from 'react';
import { sends } from '../forms/fields.ts';
import { OfferedForms } from '../forms/offered-forms.tsx';
import { ToldList } from '../forms/told-list.tsx';
import { useSend } from '../forms/use-send.ts';
import { useLanguage } from '../language/language.tsx';
import { seatForms } from './class-forms.ts';
import { ApproveEnrolmentDocument, type ClassFile, type Seat } from './class-operations.ts';
import { useClassWords } from './words.ts';

const APPROVE = sends(ApproveEnrolmentDocument);

/** Whom cells have proposed, in the order of the waiting list: chosen, and approved together. */
export function Proposals({ file, seats, onDone }: { file: ClassFile; seats: readonly Seat[]; onDone(): void }) {
  const { format } = useLanguage();
  const words = useClassWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { isSending, told, send, forget } = useSend(APPROVE);
  const waiting = seats.toSorted((one, other) => (one.waitingPlace ?? 0) - (other.waitingPlace ?? 0));
  const mayEnrol = file.viewerCan.includes('TRAINING_ENROL');
  const enrolmentIds = waiting.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const choose = (ids: readonly string[]): void => {
    forget();
    setChosen(ids);
  };
  return (
    <section className="card" aria-labelledby="proposals-title" data-records="proposals">
      <header>
        <h3 id="proposals-title">{words.proposals}</h3>
        <p className="hint">{format.count(waiting.length)}</p>
      </header>
      {waiting.length === 0 && <p className="hint">{words.noProposals}</p>}
      {mayEnrol && waiting.length > 1 && (
        <label className="choose-all">
          <input
            type="checkbox"
            checked={enrolmentIds.length === waiting.length}
            onChange={({ target }) => choose(target.checked ? waiting.map(({ id }) => id) : [])}
          />
          {words.all}
        </label>
      )}
      <ul className="seats">
        {waiting.map(({ id, candidate, waitingPlace, proposalNumber, proposedOn }) => {
          const name = candidate?.fullName ?? words.unnamed;
          return (
            <li key={id} data-seat={id}>
              {mayEnrol && (
                <input
                  type="checkbox"
                  aria-label={words.chooseOf(name)}
                  checked={chosen.includes(id)}
                  onChange={({ target }) =>
                    choose(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                  }
                />
              )}
              <div>
                <strong>{name}</strong>
                <span className="hint">
                  {[
                    candidate?.committee.name,
                    waitingPlace !== null && words.waiting(format.count(waitingPlace)),
                    proposalNumber && proposedOn && words.proposal(proposalNumber, format.day(proposedOn)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <OfferedForms
                forms={{ WITHDRAW: seatForms.WITHDRAW }}
                offered={mayEnrol ? ['WITHDRAW'] : []}
                titles={words.form}
                hint={name}
                about={name}
                labels={words.field}
                fixed={() => ({ enrolmentId: id })}
                onDone={onDone}
              />
            </li>
          );
        })}
      </ul>
      <ToldList
        told={told}
        rowOf={([, n]) => waiting.find(({ id }) => id === enrolmentIds[Number(n)])?.candidate?.fullName ?? null}
      />
      {mayEnrol && waiting.length > 0 && (
        <button
          type="button"
          className="record"
          data-action="approve"
          disabled={isSending || enrolmentIds.length === 0}
          onClick={async () => {
            if (!(await send({ classId: file.id, enrolmentIds }))) return;
            setChosen([]);
            onDone();
          }}
        >
          {isSending ? words.sending : words.approve}
        </button>
      )}
    </section>
  );
}
