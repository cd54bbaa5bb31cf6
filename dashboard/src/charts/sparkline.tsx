import type { QuotaRow } from '../board/board-operations.ts';
import { type Curve, curveSteps, daysGone, daysOfYear } from './even-pace.ts';

const WIDTH = 160;
const HEIGHT = 40;

interface SparklineProps {
  row: Pick<QuotaRow, 'plan' | 'admitted' | 'status'>;
  year: number;
  today: string;
  curve: Curve;
}

/** A curve in the size of a word: admissions as steps, the even pace as a thin line. The figures stand beside it. */
export function Sparkline({ row: { plan, admitted, status }, year, today, curve }: SparklineProps) {
  const lastDay = daysGone(year, today);
  const [days, counts] = curveSteps(curve, lastDay, admitted);
  const most = Math.max(plan ?? 0, admitted, 1);
  const x = (day: number): string => ((day / daysOfYear(year)) * WIDTH).toFixed(1);
  const y = (count: number): string => (HEIGHT - 2 - (count / most) * (HEIGHT - 4)).toFixed(1);
  const steps = days.map((day, index) => `H${x(day)}V${y(counts[index] ?? 0)}`).join('');
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-status={status}
    >
      {plan !== null && <path className="pace" d={`M0 ${y(0)}L${WIDTH} ${y(plan)}`} />}
      <path className="area" d={`M0 ${y(0)}${steps}V${y(0)}Z`} />
      <path className="line" d={`M0 ${y(0)}${steps}`} />
    </svg>
  );
}
