import type { CursorSeal } from '../access/cursor-seal.ts';
import type { Fingerprints } from '../access/fingerprints.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Database } from '../db/client.ts';
import type { Feed } from '../feed/feed.ts';
import type { Loaders } from './loaders.ts';

/** What an operation may use. Made anew for every request, and for every frame of a live board. */
export interface OperationContext {
  /** Null without a token: only `viewer` may be asked then. */
  viewer: Viewer | null;
  database: Database;
  feed: Feed;
  clock: Clock;
  /** Seals the places in lists. */
  cursors: CursorSeal;
  /** Hashes keys under which something is done, and inputs. */
  fingerprints: Fingerprints;
  loaders: Loaders;
}

/** The viewer of an operation that the schema has already closed to everybody else. */
export function signedIn({ viewer }: OperationContext): Viewer {
  if (viewer === null) throw new Error('an operation ran without a viewer: its field lacks the signedIn scope');
  return viewer;
}
