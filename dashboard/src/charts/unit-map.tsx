import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { serviceAddress } from '../api/service-address.ts';
import { committeeAddress } from '../app/route.ts';
import type { QuotaRow } from '../board/board-operations.ts';
import { byNeed } from '../board/board-tree.ts';
import { StatusLabel } from '../board/status-label.tsx';
import { useLanguage } from '../language/language.tsx';
import { shortNames } from '../wall/short-names.ts';
import { drawShapes, type Shape, shapesOf } from './map-shapes.ts';
import { UnitAreasDocument } from './statistics-operations.ts';

interface UnitMapProps {
  topId: string;
  units: readonly QuotaRow[];
  daysLeft: number | null;
}

/** Width of the drawing in its own measure. */
const WIDTH = 1_000;

/** The committees directly below where they work: by the borders that the office has given, the others as tiles. */
export function UnitMap({ topId, units, daysLeft }: UnitMapProps) {
  const { texts, format } = useLanguage();
  const shapes = useShapes();
  const [{ data }] = useQuery({ query: UnitAreasDocument, variables: { committeeId: topId } });
  const placed = useMemo(() => {
    const edges = data?.committee?.children.edges ?? [];
    const committeeOf = new Map(
      edges.flatMap(({ node }) => node.areas.map(({ area }) => [area.code, node.id] as const)),
    );
    const own = shapes.filter(({ code }) => committeeOf.has(code));
    return { committeeOf, ...drawShapes(own, WIDTH) };
  }, [data, shapes]);
  const names = useMemo(() => shortNames(units.map(({ name }) => name)), [units]);
  const nameOf = new Map(units.map(({ id }, index) => [id, names[index] ?? '']));
  const rowOf = new Map(units.map((row) => [row.committeeId, row]));
  const drawn = placed.shapes.flatMap((shape) => {
    const row = rowOf.get(placed.committeeOf.get(shape.code) ?? '');
    return row === undefined ? [] : [{ ...shape, row }];
  });
  const onMap = new Set(drawn.map(({ row }) => row.id));
  const countsOf = ({ admitted, plan }: QuotaRow): string =>
    plan === null ? format.count(admitted) : `${format.count(admitted)}/${format.count(plan)}`;
  return (
    <>
      {drawn.length > 0 && (
        // biome-ignore lint/a11y/noSvgWithoutTitle: it is a group of links, each with its own name
        <svg className="unit-map" viewBox={`-2 -2 ${WIDTH + 4} ${placed.height + 4}`}>
          {drawn.map(({ code, path, x, y, row }) => (
            <a
              key={code}
              href={committeeAddress(row.committeeId)}
              data-status={row.status}
              aria-label={`${row.name}: ${countsOf(row)}, ${texts.status[row.status]}`}
            >
              <title>{`${row.name}: ${countsOf(row)}, ${texts.status[row.status]}`}</title>
              <path d={path} />
              <text x={x} y={y}>
                {countsOf(row)}
              </text>
            </a>
          ))}
        </svg>
      )}
      <ul className="unit-places">
        {units
          .filter(({ id }) => !onMap.has(id))
          .toSorted(byNeed)
          .map((row) => (
            <li key={row.id} data-status={row.status}>
              <a href={committeeAddress(row.committeeId)} title={row.name}>
                <b>{nameOf.get(row.id)}</b>
                <span className="number">{countsOf(row)}</span>
                <StatusLabel row={row} daysLeft={daysLeft} />
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

/** The borders that the office has given to its own server; none where there are none. */
function useShapes(): readonly Shape[] {
  const [shapes, setShapes] = useState<readonly Shape[]>([]);
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const response = await fetch(serviceAddress('shapes.json'));
      if (response.ok && isHere) setShapes(shapesOf(await response.json()));
    };
    void load().catch(() => {});
    return () => {
      isHere = false;
    };
  }, []);
  return shapes;
}
