import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';

/** How a committee stands: a colour, and the word for who does not see colours. */
export function StatusLabel({ status }: { status: QuotaRow['status'] }) {
  const { texts } = useLanguage();
  return (
    <span className="status" data-status={status}>
      {texts.status[status]}
    </span>
  );
}
