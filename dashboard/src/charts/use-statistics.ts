import { useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { QuotaRow } from '../board/board-operations.ts';
import { type Curve, daysLeft } from './even-pace.ts';
import { LiveCurves } from './live-curves.ts';
import {
  type Counts,
  CountsDocument,
  type Statistics,
  StatisticsDocument,
  UnitCurvesDocument,
} from './statistics-operations.ts';

/** People move between stages without a figure of the board moving: while somebody looks, they are counted anew, ms. */
const FUNNEL_MS = 60_000;

/** After a new day has begun the curves are asked for once more, at any moment of this time, so that walls do not ask all at once, ms. */
const NEW_DAY_MS = 30 * 60_000;

/** What the statistics go on with. */
export interface Heard {
  year: number;
  /** Today in Vietnam, by the server's clock. */
  today: string;
  /** How often the board began anew: what was known of it may be of another history. */
  resets: number;
}

/**
 * The statistics of a committee. They are asked for once; what happens afterwards comes by the frames of the board.
 * Undefined until they are there, null where the viewer may not see the committee.
 */
export function useStatistics(
  committeeId: string,
  heard: Heard,
  row: QuotaRow | undefined,
): Statistics | null | undefined {
  const { year, today, resets } = heard;
  const [{ data }, ask] = useQuery({
    query: StatisticsDocument,
    variables: { committeeId, year, lastYear: year - 1 },
  });
  useAskedAnew(ask, today, resets);
  const committee = data?.committee;
  const curve = committee?.admissionCurve;
  const curves = useMemo(() => new LiveCurves(curve ? [[committeeId, curve]] : []), [committeeId, curve]);
  useHeard(curves, row === undefined ? [] : [row], year, today);
  return committee && { ...committee, admissionCurve: curves.of(committeeId) ?? null };
}

/** The curves of committees directly below, by the id of the committee. */
export function useUnitCurves(
  committeeId: string,
  { year, today, resets }: Heard,
  units: readonly QuotaRow[],
): Pick<LiveCurves, 'of'> {
  const [{ data }, ask] = useQuery({ query: UnitCurvesDocument, variables: { committeeId, year } });
  useAskedAnew(ask, today, resets);
  const curves = useMemo(() => new LiveCurves(curvesOf(data?.committee?.children.edges ?? [])), [data]);
  useHeard(curves, units, year, today);
  return curves;
}

/** Who is on the way and who was admitted: no figure of a board, so they are counted now and then while the page is in sight. Undefined
 * until they are there. */
export function useCounts(committeeId: string, year: number): Counts | null | undefined {
  const client = useClient();
  const variables = useMemo(() => ({ committeeId, year }), [committeeId, year]);
  const [{ data }] = useQuery({ query: CountsDocument, variables });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      // The answer comes by the cache.
      void client.query(CountsDocument, variables, { requestPolicy: 'network-only' }).toPromise();
    }, FUNNEL_MS);
    return () => clearInterval(timer);
  }, [client, variables]);
  return data?.committee;
}

function curvesOf(edges: readonly { node: { id: string; admissionCurve: Curve | null } }[]): [string, Curve][] {
  return edges.flatMap(({ node }) => (node.admissionCurve === null ? [] : [[node.id, node.admissionCurve]]));
}

/** Tells curves what frames say of their committees, in the year that runs. */
function useHeard(curves: LiveCurves, rows: readonly QuotaRow[], year: number, today: string): void {
  useEffect(() => {
    if (daysLeft(year, today) === null) return;
    for (const { committeeId, admitted } of rows) curves.hear(committeeId, today, admitted);
  }, [curves, rows, year, today]);
}

/** Asks once more some time after a new day has begun, and when the board has begun anew. */
function useAskedAnew(ask: (options: { requestPolicy: 'network-only' }) => void, today: string, resets: number): void {
  const [first] = useState({ today, resets });
  useEffect(() => {
    if (first.today === today && first.resets === resets) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), Math.random() * NEW_DAY_MS);
    return () => clearTimeout(timer);
  }, [ask, first, today, resets]);
}
