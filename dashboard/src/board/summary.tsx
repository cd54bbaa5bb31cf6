import type { ReactNode } from 'react';
import { countBy, daysLeft, expectedBy } from '../charts/even-pace.ts';
import type { Statistics } from '../charts/statistics-operations.ts';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { isWithout } from './board-tree.ts';
import { isAsked, NEEDS_ACTION } from './need.ts';
import { StatusLabel } from './status-label.tsx';
import type { Choices } from './use-choices.ts';
import { useBoardWords } from './words.ts';

interface SummaryProps {
  top: QuotaRow;
  /** The committees directly below; null while they are not there. */
  units: readonly QuotaRow[] | null;
  year: number;
  today: string;
  statistics: Partial<Statistics> | null | undefined;
  /** What the tiles choose among the units; null where there is no table of them. */
  choosing: { choices: Choices; choose(part: Partial<Choices>): void } | null;
  /** Where the people are listed that a figure counts, or the committee is told of; null where there is nowhere to go. */
  addresses: { admitted: string | null; pipeline: string | null };
}

/** Stands for a figure that is not there yet, in the room that it will take. */
const UNKNOWN = '…';

/** The figures one must be able to read from across the room. A figure leads to what it counts, or chooses it in the table. */
export function Summary({ top, units: known, year, today, statistics, choosing, addresses }: SummaryProps) {
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const { figures } = texts;
  const expected = expectedBy(top.plan, year, today, statistics?.pace?.duePercents);
  const units = known ?? [];
  const without = units.filter(isWithout);
  const notAsked = units.filter((unit) => unit.admitted === 0 && !isAsked(unit));
  const needy = units.filter(({ status }) => NEEDS_ACTION.includes(status));
  const ahead = expected === null ? 0 : top.admitted - expected;
  const left = daysLeft(year, today);
  const published = statistics?.quota?.published ?? null;
  const isOfNeedy = sameOf(choosing?.choices.statuses, NEEDS_ACTION);
  return (
    <section className="summary" aria-label={figures.admitted}>
      <Figure
        className="main-figure"
        label={figures.admitted}
        value={format.count(top.admitted)}
        address={addresses.admitted}
      >
        <span>{top.plan === null ? figures.noPlan : figures.ofPlan(format.count(top.plan))}</span>
        {top.percent !== null && <span className="percent">{format.percent(top.percent)}</span>}
        <StatusLabel row={top} daysLeft={left} />
        <span className="counted-by">
          <AgainstLastYear top={top} year={year} today={today} lastYear={statistics?.lastYear} />
          {figures.countedBy[top.countedBy]}
        </span>
      </Figure>
      {known === null && !isCell(top) && (
        <>
          <Figure label={words.needsAction} value={UNKNOWN}>
            {UNKNOWN}
          </Figure>
          <Figure label={figures.unitsWithout} value={UNKNOWN}>
            {UNKNOWN}
          </Figure>
        </>
      )}
      {units.length > 0 && (
        <>
          <Figure
            label={words.needsAction}
            value={format.count(needy.length)}
            action={needy.length > 0}
            isOn={isOfNeedy}
            onPress={choosing && (() => choosing.choose({ statuses: isOfNeedy ? [] : [...NEEDS_ACTION] }))}
          >
            {figures.unitsBelow(format.count(units.length))}
          </Figure>
          <Figure
            label={figures.unitsWithout}
            value={format.count(without.length)}
            isOn={choosing?.choices.withoutAdmission}
            onPress={choosing && (() => choosing.choose({ withoutAdmission: !choosing.choices.withoutAdmission }))}
          >
            {figures.unitsAsked(format.count(units.filter(isAsked).length))}
            {notAsked.length > 0 && ` · ${figures.unitsNotAsked(format.count(notAsked.length))}`}
          </Figure>
        </>
      )}
      <div className="minor-figures">
        {top.remaining !== null && (
          <Figure
            label={figures.remaining}
            value={format.count(top.remaining)}
            isOn={choosing?.choices.sort === 'REMAINING'}
            onPress={
              units.length === 0 || choosing === null
                ? null
                : () =>
                    choosing.choose(
                      choosing.choices.sort === 'REMAINING'
                        ? { sort: 'NEED', descending: false }
                        : { sort: 'REMAINING', descending: true },
                    )
            }
          >
            {left !== null && words.daysLeft(format.count(left))}
          </Figure>
        )}
        {expected !== null && (
          <Figure label={figures.expected} value={format.count(expected)}>
            {ahead > 0 && figures.aheadOfPace(format.count(ahead))}
            {ahead < 0 && figures.behindPace(format.count(-ahead))}
            {ahead === 0 && figures.onPace}
          </Figure>
        )}
        {top.pipelineCount !== null && (
          <Figure label={figures.pipeline} value={format.count(top.pipelineCount)} address={addresses.pipeline}>
            {figures.pipelineHint}
          </Figure>
        )}
        {top.allocated !== null && top.unallocated !== null && (
          <Figure label={figures.allocated} value={format.count(top.allocated)}>
            {top.unallocated > 0 && figures.unallocated(format.count(top.unallocated))}
            {top.unallocated < 0 && figures.overAllocated(format.count(-top.unallocated))}
            {top.unallocated === 0 && figures.allAllocated}
          </Figure>
        )}
        {published !== null && (
          <Figure label={figures.published} value={format.count(published.publishedCount)}>
            {figures.publishedBy(published.documentNumber, format.day(published.documentOn))}
          </Figure>
        )}
        {top.floor !== null && (
          <Figure label={figures.floor} value={format.count(top.floor)}>
            {top.percentOfFloor !== null && figures.floorHint(format.percent(top.percentOfFloor))}
          </Figure>
        )}
      </div>
    </section>
  );
}

interface AgainstLastYearProps {
  top: QuotaRow;
  year: number;
  today: string;
  lastYear: Statistics['lastYear'] | undefined;
}

/** How many more or fewer than by the same day of the year before; nothing where that had nobody. */
function AgainstLastYear({ top, year, today, lastYear }: AgainstLastYearProps) {
  const { format } = useLanguage();
  const words = useBoardWords();
  if (!lastYear || lastYear.days.length === 0 || Number(today.slice(0, 4)) < year) return null;
  const day = daysLeft(year, today) === null ? '12-31' : today.slice(5);
  const more = top.admitted - countBy(lastYear, `${year - 1}-${day}`);
  const signed = `${more > 0 ? '+' : '−'}${format.count(Math.abs(more))}`;
  return <span className="last-year">{more === 0 ? words.likeLastYear : words.thanLastYear(signed)} · </span>;
}

/** Whether nothing stands below a committee, whatever comes. */
function isCell({ kind }: Pick<QuotaRow, 'kind'>): boolean {
  return kind === 'CELL' || kind === 'GRASSROOTS_CELL';
}

function sameOf(one: readonly string[] | undefined, other: readonly string[]): boolean {
  return one?.length === other.length && one.every((each) => other.includes(each));
}

interface FigureProps {
  label: string;
  value: string;
  children?: ReactNode;
  className?: string;
  /** Where the figure leads. */
  address?: string | null;
  /** Whether somebody has to act. */
  action?: boolean;
  /** Whether what it counts is chosen in the table, and what chooses it. */
  isOn?: boolean | undefined;
  onPress?: (() => void) | null;
}

function Figure({ label, value, children, className = '', address, action, isOn = false, onPress }: FigureProps) {
  const inside = (
    <>
      <span className="value">{value}</span>
      <span className="hint">{children}</span>
    </>
  );
  return (
    <div className={`figure ${className}`} data-action={action || undefined} data-on={(onPress && isOn) || undefined}>
      <h2>{label}</h2>
      {onPress ? (
        <button
          type="button"
          className="figure-link"
          aria-pressed={isOn}
          aria-label={`${label}: ${value}`}
          onClick={onPress}
        >
          {inside}
        </button>
      ) : address ? (
        <a className="figure-link" href={address}>
          {inside}
        </a>
      ) : (
        <p>{inside}</p>
      )}
    </div>
  );
}
