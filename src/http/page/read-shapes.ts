import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { StartError } from '../start-error.ts';
import type { PageFile } from './page-files.ts';

/** What is drawn of a file of borders: polygons, each with the official code of its area. */
const borders = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.object({ code: z.string() }),
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
    }),
  ),
});

type Borders = z.output<typeof borders>;

/**
 * The borders of areas that the office has given (GeoJSON), as a file that is served beside the page: none of them where none were given.
 * @throws StartError when they cannot be read, or are of another form
 */
export function readShapes(file: string | undefined): PageFile {
  const { type, features } = file === undefined ? NONE : readBorders(file);
  const identity = Buffer.from(JSON.stringify({ type, features }));
  return {
    type: 'application/geo+json',
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    bodies: { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity) },
  };
}

const NONE: Borders = { type: 'FeatureCollection', features: [] };

function readBorders(file: string): Borders {
  try {
    return borders.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new StartError(
      `KETNAP_SHAPES must name a file of GeoJSON: a FeatureCollection of polygons, each with its area's "code" among its properties (${file})`,
      { cause: error },
    );
  }
}
