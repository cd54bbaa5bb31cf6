import { useEffect, useMemo, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, type UseQueryArgs, useClient, useQuery } from 'urql';
import type { QuotaRow } from '../board/board-operations.ts';
import type { Curve } from './even-pace.ts';
import { type Statistics, StatisticsDocument, UnitCurvesDocument } from './statistics-operations.ts';
import { SteadyPace } from './steady-pace.ts';

/** While frames come, statistics are asked for anew so often, ms. */
const PACE_MS = 2_000;

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

/** What a query says now, asked for anew as often as `stand` moves, at a steady pace. */
function useWithBoard<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data> & { query: TypedDocumentNode<Data, Variables>; variables: Variables },
  stand: string | undefined,
): Data | undefined {
  const { query, variables } = args;
  const client = useClient();
  const [{ data }] = useQuery(args);
  const key = JSON.stringify(variables);
  const pace = useMemo(
    () =>
      new SteadyPace(
        // The answer comes by the cache.
        () => client.query(query, JSON.parse(key) as Variables, { requestPolicy: 'network-only' }).toPromise(),
        PACE_MS,
      ),
    [client, query, key],
  );
  useEffect(() => () => pace.stop(), [pace]);
  const known = useRef({ pace, stand });
  useEffect(() => {
    const { pace: before, stand: old } = known.current;
    if (stand === undefined || (before === pace && stand === old)) return;
    known.current = { pace, stand };
    // What was just asked for the first time is as new as the board.
    if (before === pace && old !== undefined) pace.want();
  }, [stand, pace]);
  return data;
}
