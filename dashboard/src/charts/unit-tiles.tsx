import { committeeAddress } from '../app/route.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { flashOf } from '../board/flash.ts';
import type { LiveBoardState } from '../board/live-board.ts';
import { StatusLabel } from '../board/status-label.tsx';
import { useLanguage } from '../language/language.tsx';
import type { Curve } from './even-pace.ts';
import { Sparkline } from './sparkline.tsx';
import { useUnitCurves } from './use-statistics.ts';

const NO_CURVE: Curve = { days: [], cumulative: [] };

interface UnitTilesProps {
  topId: string;
  units: readonly QuotaRow[];
  year: number;
  today: string;
  live: LiveBoardState;
}

/** One small chart for each committee directly below, all on the same year. */
export function UnitTiles({ topId, units, year, today, live }: UnitTilesProps) {
  const { texts, format } = useLanguage();
  const admitted = units.reduce((sum, unit) => sum + unit.admitted, 0);
  const curves = useUnitCurves(topId, year, admitted);
  if (units.length === 0) return null;
  return (
    <section className="units" aria-labelledby="units-title">
      <header>
        <h2 id="units-title">{texts.charts.units}</h2>
        <p className="hint">{texts.charts.unitsHint}</p>
      </header>
      <ul>
        {units.map((row) => (
          <li key={row.id} data-flash={flashOf(live.changed.get(row.id))} data-status={row.status}>
            <a href={committeeAddress(row.committeeId)}>
              <span className="unit-name" title={row.name}>
                {row.name}
              </span>
              <span className="unit-figures">
                <strong>{format.count(row.admitted)}</strong>
                {row.plan !== null && <span>/{format.count(row.plan)}</span>}
                <StatusLabel status={row.status} />
              </span>
              <Sparkline row={row} year={year} today={today} curve={curves.get(row.committeeId) ?? NO_CURVE} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
