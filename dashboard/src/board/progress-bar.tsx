import type { QuotaRow } from './board-operations.ts';

interface ProgressBarProps {
  row: Pick<QuotaRow, 'plan' | 'admitted' | 'status'>;
  /** The share of the plan that is due today; null where no year runs. */
  due: number | null;
}

/** How much of the plan is done, with a mark at what is due today. Beyond the plan the bar is full, and the figures say the rest. */
export function ProgressBar({ row: { plan, admitted, status }, due }: ProgressBarProps) {
  const share = plan === null || plan === 0 ? 0 : Math.min(1, admitted / plan);
  return (
    <span className="bar" data-status={status} aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
      {due !== null && plan !== null && plan > 0 && <i className="due" style={{ insetInlineStart: `${due * 100}%` }} />}
    </span>
  );
}
