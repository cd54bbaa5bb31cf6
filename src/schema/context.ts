import type { Session } from '../access/session.ts';
import type { Viewers } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Database } from '../db/client.ts';
import type { Feed } from '../feed/feed.ts';
import { createLoaders } from '../resolvers/loaders.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';

/** What lives as long as the server. */
export interface Services {
  database: Database;
  feed: Feed;
  viewers: Viewers;
  clock: Clock;
}

/** What every field is given. */
export interface Context extends OperationContext {
  /** The same request with the viewer and the loaders as they are now. For every frame of a live board. */
  renew(): Promise<Context>;
}

/**
 * Makes the context of a request.
 * @throws InvalidToken when the session has run out
 */
export async function createContext(services: Services, session: Session | null): Promise<Context> {
  const { database, feed, clock, viewers } = services;
  const viewer = session === null ? null : await viewers.of(session);
  return {
    database,
    feed,
    clock,
    viewer,
    loaders: createLoaders(database, viewer),
    renew: () => createContext(services, session),
  };
}
