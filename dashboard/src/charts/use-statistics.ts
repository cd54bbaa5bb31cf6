import { useEffect, useRef } from 'react';
import { type AnyVariables, type TypedDocumentNode, type UseQueryArgs, useQuery } from 'urql';
import type { Curve } from './even-pace.ts';
import { type Statistics, StatisticsDocument, UnitCurvesDocument } from './statistics-operations.ts';

/** Statistics are asked for anew this long after a frame that may have changed them, so that a burst asks once, ms. */
const CALM_MS = 500;

/** The statistics of a committee; asked for anew when the board says that admissions have moved. */
export function useStatistics(committeeId: string, year: number, admitted: number | undefined): Statistics | null {
  return useWithBoard({ query: StatisticsDocument, variables: { committeeId, year } }, admitted)?.committee ?? null;
}

/** The curves of the committees directly below, by the id of the committee. */
export function useUnitCurves(committeeId: string, year: number, admitted: number): ReadonlyMap<string, Curve> {
  const data = useWithBoard({ query: UnitCurvesDocument, variables: { committeeId, year } }, admitted);
  const edges = data?.committee?.children.edges ?? [];
  return new Map(edges.flatMap(({ node }) => (node.admissionCurve === null ? [] : [[node.id, node.admissionCurve]])));
}

function useWithBoard<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data> & { query: TypedDocumentNode<Data, Variables> },
  admitted: number | undefined,
): Data | undefined {
  const [{ data }, ask] = useQuery(args);
  const known = useRef(admitted);
  useEffect(() => {
    if (admitted === known.current) return;
    const isFirst = known.current === undefined;
    known.current = admitted;
    if (isFirst) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), CALM_MS);
    return () => clearTimeout(timer);
  }, [admitted, ask]);
  return data;
}
