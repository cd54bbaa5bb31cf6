import { type Day, parseDay } from '../calendar.ts';

/** A place in the history of the feed that a client has seen. */
export interface Cursor {
  /** Names the history: a new database has a new one. */
  epoch: string;
  seq: number;
  /** Fingerprint of the history up to `seq`: a restored backup has the same epoch and other fingerprints. */
  digest: string;
  /** The local day the client has seen: a board's status moves with the calendar too. */
  day: Day;
  /** Of a list: which one, by whose rights, of which view of it, and read from which server. Null for a board. */
  mark: string | null;
}

/** A mark of 24 digits is of a version that did not name the server: as if of another one. */
const FORM = /^k1\.([0-9a-f]{12})\.([0-9a-z]{1,11})\.([0-9a-f]{16})\.(\d{8})(?:\.([0-9a-f]{24}|[0-9a-f]{32}))?$/;

/** Writes a cursor for a client; opaque to it. */
export function encodeCursor({ epoch, seq, digest, day, mark }: Cursor): string {
  const place = `k1.${shortEpoch(epoch)}.${seq.toString(36)}.${digest}.${day.replaceAll('-', '')}`;
  return mark === null ? place : `${place}.${mark}`;
}

/** Reads a cursor a client sent back. Null when it is none of ours. */
export function decodeCursor(text: string): Cursor | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, epoch = '', seq = '', digest = '', day = '', mark = null] = match;
  const position = Number.parseInt(seq, 36);
  const seen = parseDay(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  if (!Number.isSafeInteger(position) || seen === null) return null;
  return { epoch, seq: position, digest, day: seen, mark };
}

/** The part of an epoch that cursors carry. */
export function shortEpoch(epoch: string): string {
  return epoch.replaceAll('-', '').slice(0, 12);
}
