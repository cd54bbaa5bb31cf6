/** A shape of an area: rings of points, by the official code of the area. */
export interface Shape {
  code: string;
  rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
}

/** GeoJSON, as the server has checked it. */
interface Borders {
  features: {
    properties: { code: string };
    geometry:
      | { type: 'Polygon'; coordinates: Shape['rings'] }
      | { type: 'MultiPolygon'; coordinates: Shape['rings'][] };
  }[];
}

/** The shapes of a file of borders. */
export function shapesOf({ features }: Borders): Shape[] {
  return features.map(({ properties: { code }, geometry }) => ({
    code,
    rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  }));
}

/** A shape as it is drawn. */
export interface DrawnShape {
  code: string;
  /** The path of an SVG. */
  path: string;
  /** The middle of what it covers, for a word on it. */
  x: number;
  y: number;
}

/** Draws shapes beside each other into a width, with a degree of longitude as long as it is there. A province is small enough for that. */
export function drawShapes(shapes: readonly Shape[], width: number): { shapes: DrawnShape[]; height: number } {
  const points = shapes.flatMap(({ rings }) => rings.flat());
  const west = Math.min(...points.map(([x]) => x));
  const east = Math.max(...points.map(([x]) => x));
  const south = Math.min(...points.map(([, y]) => y));
  const north = Math.max(...points.map(([, y]) => y));
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max((east - west) * narrow, 1e-9);
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    (x - west) * narrow * scale,
    (north - y) * scale,
  ];
  return {
    height: (north - south) * scale,
    shapes: shapes.map(({ code, rings }) => {
      const drawn = rings.map((ring) => ring.map(at));
      const own = drawn.flat();
      const middle = (axis: 0 | 1): number =>
        (Math.min(...own.map((point) => point[axis])) + Math.max(...own.map((point) => point[axis]))) / 2;
      const path = drawn
        .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
        .join('');
      return { code, path, x: middle(0), y: middle(1) };
    }),
  };
}
