import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import { type Curve, curveSteps, daysGone, daysOfYear, expectedBy } from './even-pace.ts';

interface CurveChartProps {
  row: QuotaRow;
  year: number;
  today: string;
  /** Undefined until it is there, null where the viewer may not see it. */
  curve: Curve | null | undefined;
}

/** The admissions of the year, day by day, against the even pace and the plan. */
export function CurveChart({ row, year, today, curve }: CurveChartProps) {
  const { texts, format } = useLanguage();
  const { charts } = texts;
  const place = useRef<HTMLDivElement>(null);
  const { plan, admitted } = row;
  useEffect(() => {
    const element = place.current;
    if (element === null || !curve) return;
    const draw = (): uPlot => drawCurve(element, { plan, admitted, year, today, curve }, charts.months);
    let chart = draw();
    const anew = (): void => {
      chart.destroy();
      chart = draw();
    };
    // Colours are read when it is drawn, and so is the width.
    const theme = new MutationObserver(anew);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-wall'] });
    let width = element.clientWidth;
    const size = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      chart.setSize({ width, height: element.clientHeight });
    });
    size.observe(element);
    return () => {
      theme.disconnect();
      size.disconnect();
      chart.destroy();
    };
  }, [plan, admitted, year, today, curve, charts.months]);
  const expected = expectedBy(plan, year, today);
  return (
    <section className="card curve" aria-labelledby="curve-title">
      <header>
        <h2 id="curve-title">{charts.curve}</h2>
        <ul className="legend" aria-hidden="true">
          <li data-line="admitted">{charts.admitted}</li>
          {plan !== null && <li data-line="pace">{charts.pace}</li>}
          {plan !== null && <li data-line="plan">{charts.plan}</li>}
        </ul>
      </header>
      {!curve ? (
        <p className="hint">{curve === undefined ? texts.loading : texts.noData}</p>
      ) : (
        <div
          className="plot"
          ref={place}
          role="img"
          aria-label={charts.curveSummary(
            format.count(admitted),
            plan === null ? '—' : format.count(plan),
            expected === null ? '—' : format.count(expected),
          )}
        />
      )}
    </section>
  );
}

/** Nobody is admitted by halves. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000];

interface Drawn extends Pick<QuotaRow, 'plan' | 'admitted'> {
  year: number;
  today: string;
  curve: Curve;
}

function drawCurve(element: HTMLElement, { plan, admitted, year, today, curve }: Drawn, months: string[]): uPlot {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name);
  const [days, counts] = curveSteps(curve, daysGone(year, today), admitted);
  const end = daysOfYear(year);
  const target = plan ?? 0;
  const starts = months.map((_, month) => Math.round((Date.UTC(year, month, 1) - Date.UTC(year, 0, 1)) / 86_400_000));
  const font = `${style.fontSize} ${style.fontFamily}`;
  const axis = {
    stroke: colour('--ink-soft'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  // The year's end belongs to the pace and the plan; the admissions know nothing of it.
  const x = [...days, end];
  return new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [0, end] }, y: { range: [0, Math.max(target, admitted, 1) * 1.08] } },
      axes: [
        {
          ...axis,
          size: 28,
          splits: () => starts.filter((_, month) => month % (element.clientWidth < 420 ? 3 : 2) === 0),
          values: (_plot, splits) => splits.map((split) => months[starts.indexOf(split)] ?? ''),
        },
        { ...axis, size: 44, space: Number.parseFloat(style.fontSize) * 2.4, incrs: WHOLE_STEPS },
      ],
      series: [
        {},
        { stroke: colour('--ink-faint'), width: 1, dash: [2, 3], points: { show: false } },
        { stroke: colour('--pace'), width: 1.5, dash: [6, 4], points: { show: false } },
        {
          stroke: colour('--accent'),
          fill: colour('--accent-wash'),
          width: 2.5,
          points: { show: false },
          paths: uPlot.paths.stepped?.({ align: 1 }),
        },
      ],
    },
    [
      x,
      x.map(() => (plan === null ? null : target)),
      x.map((day) => (plan === null ? null : (target * day) / end)),
      [...counts, days.at(-1) === end ? (counts.at(-1) ?? null) : null],
    ],
    element,
  );
}
