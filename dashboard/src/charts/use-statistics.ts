import { useEffect, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, type UseQueryArgs, useQuery } from 'urql';
import type { QuotaRow } from '../board/board-operations.ts';
import type { Curve } from './even-pace.ts';
import { type Statistics, StatisticsDocument, UnitCurvesDocument } from './statistics-operations.ts';

/** Statistics are asked for anew this long after a frame that may have changed them, so that a burst asks once, ms. */
const CALM_MS = 500;

/** People move between stages without a figure of the board moving: the funnel is looked at anew, ms. */
const FUNNEL_MS = 60_000;

/**
 * The statistics of a committee; asked for anew when the board says that its figures have moved, and every minute.
 * Undefined until they are there, null where the viewer may not see the committee.
 */
export function useStatistics(
  committeeId: string,
  year: number,
  row: QuotaRow | undefined,
): Statistics | null | undefined {
  const [minute, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((before) => before + 1), FUNNEL_MS);
    return () => clearInterval(timer);
  }, []);
  const stand = row && `${row.admitted} ${row.pipelineCount} ${minute}`;
  return useWithBoard({ query: StatisticsDocument, variables: { committeeId, year } }, stand)?.committee;
}

/** The curves of the committees directly below, by the id of the committee. */
export function useUnitCurves(committeeId: string, year: number, admitted: number): ReadonlyMap<string, Curve> {
  const data = useWithBoard({ query: UnitCurvesDocument, variables: { committeeId, year } }, `${admitted}`);
  const edges = data?.committee?.children.edges ?? [];
  return new Map(edges.flatMap(({ node }) => (node.admissionCurve === null ? [] : [[node.id, node.admissionCurve]])));
}

function useWithBoard<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data> & { query: TypedDocumentNode<Data, Variables> },
  stand: string | undefined,
): Data | undefined {
  const [{ data }, ask] = useQuery(args);
  const known = useRef(stand);
  useEffect(() => {
    if (stand === known.current) return;
    const isFirst = known.current === undefined;
    known.current = stand;
    if (isFirst) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), CALM_MS);
    return () => clearTimeout(timer);
  }, [stand, ask]);
  return data;
}
