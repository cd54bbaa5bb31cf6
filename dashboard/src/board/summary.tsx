import type { ReactNode } from 'react';
import { expectedBy } from '../charts/even-pace.ts';
import type { Statistics } from '../charts/statistics-operations.ts';
import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { isBehind } from './board-tree.ts';
import { StatusLabel } from './status-label.tsx';

interface SummaryProps {
  top: QuotaRow;
  /** The committees directly below. */
  units: readonly QuotaRow[];
  year: number;
  today: string;
  /** What was published when the year was closed; null while it is open. */
  published: Published | null;
}

type Published = NonNullable<NonNullable<Statistics['quota']>['published']>;

/** The figures one must be able to read from across the room. */
export function Summary({ top, units, year, today, published }: SummaryProps) {
  const { texts, format } = useLanguage();
  const { figures } = texts;
  const expected = expectedBy(top.plan, year, today);
  const without = units.filter(({ admitted }) => admitted === 0);
  const notAsked = without.filter((unit) => !isAsked(unit));
  const ahead = expected === null ? 0 : top.admitted - expected;
  return (
    <section className="summary" aria-label={figures.admitted}>
      <Figure className="main-figure" label={figures.admitted} value={format.count(top.admitted)}>
        <span>{top.plan === null ? figures.noPlan : figures.ofPlan(format.count(top.plan))}</span>
        {top.percent !== null && <span className="percent">{format.percent(top.percent)}</span>}
        <StatusLabel status={top.status} />
        <span className="counted-by">{figures.countedBy[top.countedBy]}</span>
      </Figure>
      {top.remaining !== null && <Figure label={figures.remaining} value={format.count(top.remaining)} />}
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
      {expected !== null && (
        <Figure label={figures.expected} value={format.count(expected)}>
          {ahead > 0 && figures.aheadOfPace(format.count(ahead))}
          {ahead < 0 && figures.behindPace(format.count(-ahead))}
          {ahead === 0 && figures.onPace}
        </Figure>
      )}
      {top.pipelineCount !== null && (
        <Figure label={figures.pipeline} value={format.count(top.pipelineCount)}>
          {figures.pipelineHint}
        </Figure>
      )}
      {top.floor !== null && (
        <Figure label={figures.floor} value={format.count(top.floor)}>
          {top.percentOfFloor !== null && figures.floorHint(format.percent(top.percentOfFloor))}
        </Figure>
      )}
      {units.length > 0 && (
        <>
          <Figure label={figures.unitsBehind} value={format.count(units.filter(isBehind).length)}>
            {figures.unitsBelow(format.count(units.length))}
          </Figure>
          <Figure label={figures.unitsWithout} value={format.count(without.length - notAsked.length)}>
            {figures.unitsAsked(format.count(units.filter(isAsked).length))}
            {notAsked.length > 0 && ` · ${figures.unitsNotAsked(format.count(notAsked.length))}`}
          </Figure>
        </>
      )}
    </section>
  );
}

/** Nobody waits for an admission where no quota was given. */
function isAsked({ plan }: QuotaRow): boolean {
  return plan !== null && plan > 0;
}

function Figure({
  label,
  value,
  children,
  className = '',
}: {
  label: string;
  value: string;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <div className={`figure ${className}`}>
      <h2>{label}</h2>
      <p className="value">{value}</p>
      <p className="hint">{children}</p>
    </div>
  );
}
