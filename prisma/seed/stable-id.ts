import { hash } from 'node:crypto';

/**
 * An id in the shape of a UUIDv7 that is always the same for a key and a moment. The moment stands in front, so that
 * histories sort by id as they do for rows the application writes.
 *
 * @param key names the row, unique in the data set
 * @param atMs milliseconds since the epoch
 */
export function stableId(key: string, atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  const digest = hash('sha256', key);
  const variant = ((Number.parseInt(digest.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
