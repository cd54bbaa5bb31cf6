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
    const draw = (): uPlot =>
      drawCurve(element, { plan, admitted, year, today, curve }, { ...charts, count: format.count });
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
  }, [plan, admitted, year, today, curve, charts, format]);
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

/** What is written beside the axes. */
interface AxisWords {
  months: string[];
  count(value: number): string;
}

function drawCurve(
  element: HTMLElement,
  { plan, admitted, year, today, curve }: Drawn,
  { months, count }: AxisWords,
): uPlot {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name);
  const [days, counts] = curveSteps(curve, daysGone(year, today), admitted);
  const end = daysOfYear(year);
  const target = plan ?? 0;
  const starts = months.map((_, month) => Math.round((Date.UTC(year, month, 1) - Date.UTC(year, 0, 1)) / 86_400_000));
  // A screen on a wall has letters three times as large: lines are as thick, and axes as wide as what stands beside them.
  const letterPx = Number.parseFloat(style.fontSize);
  const gap = Math.round(letterPx / 2);
  const line = letterPx / 12;
  const axis = {
    stroke: colour('--ink-soft'),
    font: `${style.fontSize} ${style.fontFamily}`,
    gap,
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
          size: gap + Math.ceil(letterPx * 1.5),
          splits: () => starts.filter((_, month) => month % (element.clientWidth < letterPx * 35 ? 3 : 2) === 0),
          values: (_plot, splits) => splits.map((split) => months[starts.indexOf(split)] ?? ''),
        },
        {
          ...axis,
          size: (plot, values) => gap * 2 + widestPx(plot, values ?? []),
          space: letterPx * 2.4,
          incrs: WHOLE_STEPS,
          values: (_plot, splits) => splits.map(count),
        },
      ],
      series: [
        {},
        { stroke: colour('--ink-faint'), width: line, dash: [2 * line, 3 * line], points: { show: false } },
        { stroke: colour('--pace'), width: 1.5 * line, dash: [6 * line, 4 * line], points: { show: false } },
        {
          stroke: colour('--accent'),
          fill: colour('--accent-wash'),
          width: 2.5 * line,
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

/** How wide the widest text is in the font of an axis, CSS pixels. */
function widestPx({ ctx, axes }: uPlot, texts: string[]): number {
  ctx.font = axes[1]?.font?.[0] ?? ctx.font;
  return Math.ceil(Math.max(0, ...texts.map((text) => ctx.measureText(text).width)) / uPlot.pxRatio);
}
