import { useState } from 'react';
import { useQuery } from 'urql';
import { stepForms } from '../cases/case-forms.ts';
import { DialogShell } from '../forms/dialog-shell.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import type { Field } from '../forms/form-values.ts';
import { useLanguage } from '../language/language.tsx';
import { WaitingDocument } from './admission-operations.ts';
import { useAdmissionWords } from './words.ts';

interface RecordAdmissionProps {
  withinId: string;
  onClose(): void;
}

const WHO: Field = { name: 'candidateId', kind: 'CHOICE', choices: 'WAITING' };
/** Of who was decided on before the decisions were recorded here. */
const DECISION: readonly Field[] = [
  { name: 'decisionNumber', kind: 'TEXT' },
  { name: 'decisionOn', kind: 'DAY' },
];

/** The form for an admission. What it changes comes back on the live board, here as everywhere else. */
export function RecordAdmission({ withinId, onClose }: RecordAdmissionProps) {
  const { texts, format } = useLanguage();
  const words = useAdmissionWords();
  const [{ data, fetching }, askWaiting] = useQuery({
    query: WaitingDocument,
    variables: { committeeId: withinId },
    requestPolicy: 'network-only',
  });
  const [done, setDone] = useState<string | null>(null);
  const waiting = (data?.candidates.edges ?? []).map(({ node }) => {
    // One on record is the one that the admission rests on: nobody types it again.
    const decision = node.decisions.findLast(
      ({ matter, granted, revocation }) => matter === 'ADMISSION' && granted && revocation === null,
    );
    return { ...node, decision };
  });
  if (done !== null || waiting.length === 0) {
    return (
      <DialogShell title={words.title} onClose={onClose}>
        <div className="form-done">
          {done === null ? (
            <p className="hint">{fetching ? texts.loading : words.nobody}</p>
          ) : (
            <>
              <p role="status">{words.done(done)}</p>
              <button
                type="button"
                onClick={() => {
                  setDone(null);
                  askWaiting();
                }}
              >
                {words.another}
              </button>
            </>
          )}
          <button type="button" className="quiet" onClick={onClose}>
            {texts.close}
          </button>
        </div>
      </DialogShell>
    );
  }
  return (
    <FormDialog
      title={words.title}
      hint={words.intro}
      document={stepForms.CEREMONY.document}
      fields={(typed) => {
        const of = waiting.find(({ id }) => id === typed.candidateId);
        return [WHO, ...(of !== undefined && of.decision === undefined ? DECISION : []), ...stepForms.CEREMONY.fields];
      }}
      fixed={{}}
      labelOf={({ name }) => words.field[name as keyof typeof words.field]}
      choices={{
        WAITING: Object.fromEntries(
          waiting.map(({ id, fullName, committee, decision }) => [
            id,
            [fullName, committee.name, decision && words.onRecord(decision.number, format.day(decision.issuedOn))]
              .filter(Boolean)
              .join(' · '),
          ]),
        ),
      }}
      onDone={(_, { candidateId }) => setDone(waiting.find(({ id }) => id === candidateId)?.fullName ?? '')}
      onClose={onClose}
    />
  );
}
