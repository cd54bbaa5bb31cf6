import type { QuotaRow } from './board-operations.ts';

/** How much of the plan is done. Beyond it the bar is full, and the figures beside it say the rest. */
export function ProgressBar({
  row: { plan, admitted, status },
}: {
  row: Pick<QuotaRow, 'plan' | 'admitted' | 'status'>;
}) {
  const share = plan === null || plan === 0 ? 0 : Math.min(1, admitted / plan);
  return (
    <span className="bar" data-status={status} aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
