import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

const JSON_TYPES = ['application/json', 'application/graphql-response+json'];
const EVENT_STREAM = 'text/event-stream';
const PAGE = 'text/html';

/** What a client takes, by the quality values of its `Accept` header (RFC 9110, 12.5.1). */
export interface Accepted {
  /** The type of JSON it likes best; null when it takes none. */
  json: string | null;
  /** Whether it takes server-sent events, and likes them best. Who takes anything at all does not expect them. */
  eventStream: boolean;
  eventStreamFirst: boolean;
  /** Whether it wants GraphiQL's page rather than anything else. */
  pageFirst: boolean;
}

/** Reads the `Accept` header. Without one, anything is taken. */
export function acceptedBy({ headers }: IncomingMessage): Accepted {
  const negotiator = new Negotiator({ headers: { accept: headers.accept || '*/*' } });
  const named = negotiator.mediaTypes().map((range) => range.toLowerCase());
  // Clients may say the only charset there is. What stands first here is preferred where a client does not care.
  const offered = [...JSON_TYPES, EVENT_STREAM, PAGE].map((type) => `${type};charset=utf-8`);
  const taken = negotiator
    .mediaTypes(offered)
    .map((type) => type.split(';', 1)[0] ?? '')
    .filter((type) => !type.startsWith('text/') || named.includes(type) || named.includes('text/*'));
  return {
    json: taken.find((type) => JSON_TYPES.includes(type)) ?? null,
    eventStream: taken.includes(EVENT_STREAM),
    eventStreamFirst: taken[0] === EVENT_STREAM,
    pageFirst: taken[0] === PAGE,
  };
}
