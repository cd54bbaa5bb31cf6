import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { isSmallUnderWay } from './need.ts';
import { useBoardWords } from './words.ts';

interface StatusLabelProps {
  row: Pick<QuotaRow, 'status' | 'plan' | 'remaining'>;
  /** Days that are left in the year; null for another year than this. */
  daysLeft: number | null;
}

/** How a committee stands: a colour, and the word for who does not see colours. Of few people it says how many, and how long. */
export function StatusLabel({ row, daysLeft }: StatusLabelProps) {
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const word = texts.status[row.status];
  if (daysLeft === null || !isSmallUnderWay(row)) {
    return (
      <span className="status" data-status={row.status}>
        {word}
      </span>
    );
  }
  return (
    <span className="status" data-status={row.status} title={word}>
      <span className="visually-hidden">{word}: </span>
      {words.left(format.count(row.remaining ?? 0), format.count(daysLeft))}
    </span>
  );
}
