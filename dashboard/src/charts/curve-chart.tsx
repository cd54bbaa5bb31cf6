import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import type { QuotaRow } from '../board/board-operations.ts';
import { useBoardWords } from '../board/words.ts';
import { useLanguage } from '../language/language.tsx';
import { apart, countOn, curveScale, daysAndCounts, paceLine, px, steps } from './curve-scale.ts';
import {
  type Curve,
  curveSteps,
  type DuePercents,
  daysGone,
  daysLeft,
  daysOfYear,
  expectedBy,
  shareDue,
} from './even-pace.ts';

/** How a year may end, by who is on the way today. */
export interface Outlook {
  forecast: number | null;
  forecastLow: number | null;
  forecastHigh: number | null;
}

interface CurveChartProps {
  row: Pick<QuotaRow, 'plan' | 'admitted'>;
  year: number;
  today: string;
  /** Undefined until it is there, null where the viewer may not see it. */
  curve: Curve | null | undefined;
  /** That of the year before; null where it is not shown. */
  lastYear: Curve | null;
  due: DuePercents;
  /** Null where nobody looks ahead. */
  outlook: Outlook | null;
}

/** The admissions of the year, day by day, against its pace, the plan and the year before, and how it may end. */
export function CurveChart(props: CurveChartProps) {
  const { row, year, today, curve, due } = props;
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const [day, read] = useState<number | null>(null);
  const expected = expectedBy(row.plan, year, today, due);
  const title = useId();
  return (
    <section className="card curve" aria-labelledby={title}>
      <header>
        <h2 id={title}>{texts.charts.curve}</h2>
        <p className="reading">{day === null ? words.readHint : <Reading {...props} day={day} />}</p>
      </header>
      {!curve ? (
        <p className="plot hint">{curve === undefined ? texts.loading : texts.noData}</p>
      ) : (
        <CurveDrawing
          {...props}
          curve={curve}
          day={day}
          onRead={read}
          label={texts.charts.curveSummary(
            format.count(row.admitted),
            row.plan === null ? '—' : format.count(row.plan),
            expected === null ? '—' : format.count(expected),
          )}
        />
      )}
    </section>
  );
}

/** What the lines say on a day that somebody points at. */
function Reading({ row, year, today, curve, lastYear, due, day }: CurveChartProps & { day: number }) {
  const { texts, format } = useLanguage();
  const on = new Date(Date.UTC(year, 0, Math.max(1, day))).toISOString().slice(0, 10);
  const gone = daysGone(year, today);
  const [days, counts] = curveSteps(curve ?? { days: [], cumulative: [] }, gone, row.admitted);
  const isOfRunningYear = daysLeft(year, today) !== null;
  return (
    <>
      <b>{format.day(on)}</b>
      {day <= gone && ` · ${texts.charts.admitted} ${format.count(countOn(days, counts, day))}`}
      {row.plan !== null &&
        ` · ${texts.charts.pace} ${format.count(Math.floor(row.plan * (isOfRunningYear ? shareDue(year, on, due) : day / daysOfYear(year)) + 1e-6))}`}
      {lastYear !== null && ` · ${year - 1}: ${format.count(countOn(...daysAndCounts(lastYear), day))}`}
    </>
  );
}

interface CurveDrawingProps extends CurveChartProps {
  curve: Curve;
  day: number | null;
  onRead(day: number | null): void;
  label: string;
}

function CurveDrawing(props: CurveDrawingProps) {
  const { row, year, today, curve, lastYear, due, outlook, day, onRead, label } = props;
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const place = useRef<HTMLDivElement>(null);
  const { width, height, letter } = useSize(place);
  const { plan, admitted } = row;
  const gone = daysGone(year, today);
  const end = daysOfYear(year);
  const [days, counts] = curveSteps(curve, gone, admitted);
  const before = lastYear === null || lastYear.days.length === 0 ? null : daysAndCounts(lastYear);
  const fan = outlook?.forecast == null || gone >= end ? null : (outlook as { [Key in keyof Outlook]: number });
  const lastOfBefore = before?.[1].at(-1) ?? 0;
  const ends = [
    ...(plan === null ? [] : [{ line: 'plan', count: plan, text: words.planEnd(format.count(plan)) }]),
    ...(before === null
      ? []
      : [{ line: 'before', count: lastOfBefore, text: `${year - 1}: ${format.count(lastOfBefore)}` }]),
    ...(fan === null
      ? []
      : [
          {
            line: 'fan',
            count: fan.forecast,
            text: words.fanEnd(format.count(fan.forecastLow), format.count(fan.forecastHigh)),
          },
        ]),
  ];
  const most = Math.max(plan ?? 0, admitted, lastOfBefore, fan?.forecastHigh ?? 0);
  const scale = curveScale({
    ...{ width, height, letter, year, most },
    axisLetters: format.count(most).length,
    labelLetters: Math.max(0, ...ends.map(({ text }) => text.length)),
  });
  const { x, y, left, right, top, bottom } = scale;
  const starts = texts.charts.months.map((name, month) => ({
    name,
    at: (Date.UTC(year, month, 1) - Date.UTC(year, 0, 1)) / 86_400_000,
  }));
  const every = right - left < letter * 22 ? 3 : right - left < letter * 36 ? 2 : 1;
  const point = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void => {
    const at = clientX - currentTarget.getBoundingClientRect().left;
    onRead(Math.round(Math.max(0, Math.min(1, (at - left) / (right - left))) * end));
  };
  const line = steps(scale, days, counts);
  return (
    <div className="plot" ref={place}>
      {width > 0 && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={label}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => onRead(null)}
        >
          {scale.ticks.map((count) => (
            <g key={count} className="axis">
              <line x1={left} x2={right} y1={y(count)} y2={y(count)} />
              <text x={left - letter / 2} y={y(count)} dy="0.35em" textAnchor="end">
                {format.count(count)}
              </text>
            </g>
          ))}
          {starts
            .filter((_, month) => month % every === 0)
            .map(({ name, at }) => (
              <text key={name} className="month" x={x(at)} y={height - letter * 0.5}>
                {name}
              </text>
            ))}
          {fan !== null && (
            <>
              <path
                className="fan"
                d={`M${px(x(gone))} ${px(y(admitted))}L${px(right)} ${px(y(fan.forecastHigh))}V${px(y(fan.forecastLow))}Z`}
              />
              <path
                className="fan-middle"
                d={`M${px(x(gone))} ${px(y(admitted))}L${px(right)} ${px(y(fan.forecast))}`}
              />
            </>
          )}
          {before !== null && <path className="before" d={`${steps(scale, ...before)}H${px(right)}`} />}
          {plan !== null && (
            <>
              <path className="plan" d={`M${px(left)} ${px(y(plan))}H${px(right)}`} />
              <path className="pace" d={paceLine(scale, year, plan, daysLeft(year, today) === null ? null : due)} />
            </>
          )}
          <path className="area" d={`${line}V${px(bottom)}H${px(left)}Z`} />
          <path className="line" d={line} />
          {gone > 0 && gone < end && <line className="today" x1={x(gone)} x2={x(gone)} y1={top} y2={bottom} />}
          {gone > 0 && (
            <g className="now">
              <circle cx={x(gone)} cy={y(admitted)} r={letter * 0.28} />
              <text x={x(gone) - letter * 0.5} y={y(admitted) - letter * 0.5} textAnchor="end">
                {format.count(admitted)}
              </text>
            </g>
          )}
          {apart(
            ends.map((one) => ({ ...one, at: y(one.count) })),
            letter * 1.25,
            bottom,
          ).map(({ line: of, at, text }) => (
            <text key={of} className="end" data-line={of} x={right + letter * 0.5} y={at} dy="0.35em">
              {text}
            </text>
          ))}
          {day !== null && <line className="pointed" x1={x(day)} x2={x(day)} y1={top} y2={bottom} />}
        </svg>
      )}
    </div>
  );
}

/** The room that there is, and the height of a letter in it: larger on a wall. */
function useSize(place: React.RefObject<HTMLDivElement | null>): { width: number; height: number; letter: number } {
  const [size, setSize] = useState({ width: 0, height: 0, letter: 12 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const letter = Number.parseFloat(getComputedStyle(element).fontSize);
      setSize((known) =>
        known.width === width && known.height === height && known.letter === letter ? known : { width, height, letter },
      );
    });
    measure.observe(element);
    return () => measure.disconnect();
  }, [place]);
  return size;
}
