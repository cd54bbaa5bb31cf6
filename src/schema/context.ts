import type { CursorSeal } from '../access/cursor-seal.ts';
import type { Fingerprints } from '../access/fingerprints.ts';
import type { Session } from '../access/session.ts';
import type { Viewer, Viewers } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Feed } from '../feed/feed.ts';
import type { Language } from '../messages/language.ts';
import type { BoardViewer } from '../resolvers/admit-viewer.ts';
import { createLoaders } from '../resolvers/loaders.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { ReadingRounds } from '../resolvers/reading-rounds.ts';
import type { RecordLoaders } from '../resolvers/record-loaders.ts';
import type { WatchContext } from '../resolvers/watch-context.ts';
import { CostMeter } from './cost-meter.ts';

/** What lives as long as the server. */
export interface Services {
  database: OperationContext['database'];
  feed: Feed;
  viewers: Viewers;
  clock: Clock;
  cursors: CursorSeal;
  fingerprints: Fingerprints;
  /** Where live lists are read. */
  readings: ReadingRounds;
  /** The most that one operation may cost. */
  mostCost: number;
}

/** Makes what lives as long as the server out of its parts. */
export function createServices(parts: Omit<Services, 'readings'>): Services {
  return { ...parts, readings: new ReadingRounds(parts.database) };
}

/** What every field is given. */
export interface Context extends OperationContext, WatchContext {
  /** Of messages and descriptions. */
  language: Language;
  /** The cursor with which a connection resumes a live board, where it says so beside the operation. */
  resumeAfter: string | null;
  /** What the operation costs, or the frame. */
  cost: CostMeter;
}

/**
 * Makes the context of a request.
 * @param resumeAfter - the cursor in a `Last-Event-ID` header.
 * @throws InvalidToken when the session has run out
 */
export async function createContext(
  services: Services,
  session: Session | null,
  language: Language,
  resumeAfter: string | null = null,
): Promise<Context> {
  const viewer = session === null ? null : await services.viewers.of(session);
  const viewerNow = async (): Promise<BoardViewer> => {
    if (session === null) throw new Error('a live board was opened without a viewer: its field lacks the scope');
    const now = await services.viewers.of(session);
    return { viewer: now, untilMs: Math.min(now.untilMs, session.expiresAtMs) };
  };
  return { ...contextOf(services, viewer), language, resumeAfter, viewerNow };
}

/**
 * The context of one frame of a live board, which is made for all viewers who see the same. Every frame has its own:
 * whatever a context remembers (who may see what, loaded rows) would otherwise stay as it was at the start.
 */
export function contextOfFrame(services: Services, viewer: Viewer, language: Language): Context {
  const viewerNow = (): Promise<never> => Promise.reject(new Error('a frame does not open boards'));
  return { ...contextOf(services, viewer), language, resumeAfter: null, viewerNow };
}

function contextOf(
  services: Services,
  viewer: Viewer | null,
  records?: RecordLoaders,
): OperationContext & Pick<Context, 'cost' | 'contextAs' | 'readings'> {
  const { database, feed, clock, cursors, fingerprints, readings, mostCost } = services;
  const cost = new CostMeter(mostCost);
  const loading = { prisma: database.prisma, pool: database.pool, viewer, turns: feed.turns };
  const loaders = createLoaders(loading, records);
  const contextAs = (other: Viewer, shared?: RecordLoaders) => contextOf(services, other, shared);
  return { database, feed, clock, cursors, fingerprints, viewer, loaders, cost, contextAs, readings };
}
