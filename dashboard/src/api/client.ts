import { type Client, createClient, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import type { Session } from '../session/session.ts';
import { cache } from './cache.ts';
import { openLiveSocket } from './live-socket.ts';
import { ResumePoints } from './resume-points.ts';
import { serviceAddress } from './service-address.ts';

/** What the page asks the API with; made anew for another person, so that nothing of the former one is left. */
export interface Api {
  client: Client;
  resumePoints: ResumePoints;
  /** The Authorization header, for what is no GraphQL. */
  authorization(): string;
  /** Tells when the line of the live boards is lost. Returns what forgets the listener. */
  onLineLost(listener: () => void): () => void;
  /** Connects again, with the newest token, where every live board stands. */
  reconnect(): void;
  close(): void;
}

/** Opens the API. Everything is queried over HTTP, and pushed over one WebSocket. */
export function openApi(session: Session): Api {
  const resumePoints = new ResumePoints();
  const lost = new Set<() => void>();
  const socket = openLiveSocket(session, () => {
    for (const listener of lost) listener();
  });
  const authorization = (): string => `Bearer ${session.state.token}`;
  const client = createClient({
    url: serviceAddress('graphql'),
    preferGetMethod: false,
    // Messages come in the language of the page.
    fetchOptions: () => ({
      headers: {
        // Not event streams, which the library would take for queries too.
        accept: 'application/graphql-response+json, application/json',
        authorization: authorization(),
        'accept-language': document.documentElement.lang,
      },
    }),
    exchanges: [
      mapExchange({
        onError: ({ response }, { context }) => {
          if (response?.status !== 401) return;
          const { headers } = (context.fetchOptions as () => { headers: { authorization: string } })();
          void session.refuse(headers.authorization.slice('Bearer '.length));
        },
      }),
      cache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.client.subscribe(resumePoints.payload(query, variables as Record<string, unknown>), {
              next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
              error: (error) => sink.error(error),
              complete: () => sink.complete(),
            }),
          }),
        }),
      }),
    ],
  });
  return {
    client,
    resumePoints,
    authorization,
    onLineLost(listener) {
      lost.add(listener);
      return () => lost.delete(listener);
    },
    reconnect: socket.reconnect,
    close: () => void socket.client.dispose(),
  };
}
