import { useLanguage } from '../language/language.tsx';

interface Remedy {
  action: string;
  dueOn: string;
  doneOn: string | null;
}

/** What must be put right, and whether it was. */
export function Remedies({ remedies, today }: { remedies: readonly Remedy[]; today: string }) {
  const { texts, format } = useLanguage();
  if (remedies.length === 0) return null;
  const { remedyDone, remedyOpen, remedyOverdue } = texts.committee;
  return (
    <ul className="remedies" aria-label={texts.committee.remedies}>
      {remedies.map(({ action, dueOn, doneOn }) => {
        const state = doneOn !== null ? 'done' : dueOn < today ? 'overdue' : 'open';
        const day = format.day(doneOn ?? dueOn);
        return (
          <li key={`${action} ${dueOn}`} data-remedy={state}>
            {action} <span>{{ done: remedyDone, open: remedyOpen, overdue: remedyOverdue }[state](day)}</span>
          </li>
        );
      })}
    </ul>
  );
}
