import { lazy, Suspense } from 'react';
import { narrowAddress } from '../app/address.ts';
import { committeeAddress, useAddressQuery } from '../app/route.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { byNeed } from '../board/board-tree.ts';
import { flashOf } from '../board/flash.ts';
import type { LiveBoardState } from '../board/live-board.ts';
import { StatusLabel } from '../board/status-label.tsx';
import { useBoardWords } from '../board/words.ts';
import { useLanguage } from '../language/language.tsx';
import { type Curve, daysLeft } from './even-pace.ts';
import { Sparkline } from './sparkline.tsx';
import { type Heard, useUnitCurves } from './use-statistics.ts';

// A map is drawn for who asks for one.
const UnitMap = lazy(async () => ({ default: (await import('./unit-map.tsx')).UnitMap }));

const NO_CURVE: Curve = { days: [], cumulative: [] };

interface UnitTilesProps {
  topId: string;
  units: readonly QuotaRow[];
  heard: Heard;
  live: LiveBoardState;
}

/** One small chart for each committee directly below that was asked for something, what wants attention first. */
export function UnitTiles({ topId, units, heard, live }: UnitTilesProps) {
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const query = useAddressQuery();
  const { year, today } = heard;
  const curves = useUnitCurves(topId, heard, units);
  if (units.length === 0) return null;
  const left = daysLeft(year, today);
  const asked = units.filter(({ status }) => status !== 'NO_TARGET');
  const shown = asked.length === 0 ? units : asked;
  const isMap = query.has('map');
  return (
    <section className="units" aria-labelledby="units-title">
      <header>
        <h2 id="units-title">{texts.charts.units}</h2>
        {!isMap && <p className="hint">{texts.charts.unitsHint}</p>}
        <button
          type="button"
          className="toggle"
          aria-pressed={isMap}
          onClick={() => narrowAddress({ map: isMap ? null : '1' })}
        >
          {words.map}
        </button>
      </header>
      {isMap ? (
        <Suspense fallback={<p className="hint">{texts.loading}</p>}>
          <UnitMap topId={topId} units={units} daysLeft={left} />
        </Suspense>
      ) : (
        <ul>
          {shown.toSorted(byNeed).map((row) => (
            <li key={row.id} data-flash={flashOf(live.changed.get(row.id))} data-status={row.status}>
              <a href={committeeAddress(row.committeeId)}>
                <span className="unit-name" title={row.name}>
                  {row.name}
                </span>
                <span className="unit-figures">
                  <strong>{format.count(row.admitted)}</strong>
                  {row.plan !== null && <span>/{format.count(row.plan)}</span>}
                  <StatusLabel row={row} daysLeft={left} />
                </span>
                <Sparkline row={row} year={year} today={today} curve={curves.of(row.committeeId) ?? NO_CURVE} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {!isMap && shown.length < units.length && (
        <p className="hint rest">{words.folded(format.count(units.length - shown.length))}</p>
      )}
    </section>
  );
}
