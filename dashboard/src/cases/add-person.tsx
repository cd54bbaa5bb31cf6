import { useState } from 'react';
import { caseAddress } from '../app/route.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import type { Done } from '../forms/fields.ts';
import { useLanguage } from '../language/language.tsx';
import { CaseForm } from './case-form.tsx';
import { addForm } from './case-forms.ts';
import { useCaseWords } from './words.ts';

/** Who may be the same person as one that was added. */
interface Twin {
  askName: string | null;
  candidate: { id: string; fullName: string | null } | null;
  committee: { name: string } | null;
}

type Added = Done['done'] & { candidate?: { id: string; duplicateWarnings: Twin[] } };

/** The form for a new person, and who may be the same, before one goes on. */
export function AddPerson({ cells, onClose }: { cells: readonly QuotaRow[]; onClose(): void }) {
  const { texts } = useLanguage();
  const words = useCaseWords();
  const [added, setAdded] = useState<Added['candidate'] | null>(null);
  if (!added) {
    return (
      <CaseForm
        title={words.add}
        form={addForm}
        about={{}}
        offered={{ CELLS: Object.fromEntries(cells.map(({ committeeId, name }) => [committeeId, name])) }}
        onDone={(answer: Added) => {
          if (!answer.candidate) return;
          if (answer.candidate.duplicateWarnings.length > 0) setAdded(answer.candidate);
          else location.hash = caseAddress(answer.candidate.id);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <dialog className="form-dialog" open aria-labelledby="twins-title">
      <h2 id="twins-title">{words.add}</h2>
      <p role="alert">{words.twins}</p>
      <ul className="twins">
        {added.duplicateWarnings.map(({ askName, candidate, committee }) => (
          <li key={`${candidate?.id} ${askName}`}>
            {candidate ? <a href={caseAddress(candidate.id)}>{candidate.fullName}</a> : words.twinAsk(askName ?? '')}
            {committee && <span className="hint"> · {committee.name}</span>}
          </li>
        ))}
      </ul>
      <a className="open-case" href={caseAddress(added.id)}>
        {words.next}
      </a>
      <button type="button" className="quiet" onClick={onClose}>
        {texts.close}
      </button>
    </dialog>
  );
}
