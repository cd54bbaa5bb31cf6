import { Line } from 'ketnap-client';
import { liveExchange } from 'ketnap-client/urql';
import { type Client, createClient, fetchExchange, mapExchange } from 'urql';
import type { Session } from '../session/session.ts';
import { cache } from './cache.ts';
import { serviceAddress } from './service-address.ts';

/** What the page asks the API with; made anew for another person, so that nothing of the former one is left. */
export interface Api {
  client: Client;
  /**
   * For forms, whose answers are told as they come: the cache knows none of what an interface stands for, and would look for a refusal
   * in the wrong type.
   */
  forms: Client;
  /** The one WebSocket of the page, over which everything is pushed. */
  line: Line;
  /** The Authorization header, for what is no GraphQL. */
  authorization(): string;
  /** Opens the line anew, with the newest token; every live board goes on where it stands. */
  reconnect(): void;
  close(): void;
}

/** Opens the API. Everything is queried over HTTP, and pushed over one WebSocket. */
export function openApi(session: Session): Api {
  const line = new Line({
    url: serviceAddress('graphql'),
    // It waits for a new one when the old one was refused.
    token: (refused) => {
      if (refused !== null) void session.refuse(refused);
      return session.goodToken();
    },
    language: () => document.documentElement.lang,
  });
  const authorization = (): string => `Bearer ${session.state.token}`;
  const asked = {
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
  };
  const refusals = mapExchange({
    onError: ({ response }, { context }) => {
      if (response?.status !== 401) return;
      const { headers } = (context.fetchOptions as () => { headers: { authorization: string } })();
      void session.refuse(headers.authorization.slice('Bearer '.length));
    },
  });
  return {
    client: createClient({ ...asked, exchanges: [refusals, cache(), fetchExchange, liveExchange(line)] }),
    forms: createClient({ ...asked, exchanges: [refusals, fetchExchange] }),
    line,
    authorization,
    reconnect: () => line.renew(),
    close: () => line.close(),
  };
}
