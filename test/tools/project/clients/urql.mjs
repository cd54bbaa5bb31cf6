// urql with Graphcache, keys and schema from the package, and the exchange for persisted operations.
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { graphcacheSchema, keys } from '../../../../packages/ketnap-client/src/contract.ts';
import { BOARD, LIVE_BOARD, NOTHING, REVISE, target } from './asked.mjs';

const { url, authorization, committeeId, year } = target;
const warned = [];
console.warn = (...words) => warned.push(words.join(' '));
const sent = [];
const socket = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
});
const client = new Client({
  url,
  preferGetMethod: false,
  fetchOptions: { headers: { authorization } },
  fetch: (address, init) => {
    sent.push(init.method === 'GET' ? 'GET' : JSON.parse(init.body).query ? 'text' : 'hash');
    return fetch(address, init);
  },
  exchanges: [
    cacheExchange({ keys, schema: graphcacheSchema }),
    persistedExchange({ preferGetForPersistedQueries: false }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});
const { data, error } = await client.query(BOARD, { committeeId, year });
if (error) throw error;
const refused = await client.mutation(REVISE, { input: NOTHING });
const frame = await new Promise((resolve) => {
  client.subscription(LIVE_BOARD, { committeeId, year }).subscribe(resolve);
});
console.log(
  JSON.stringify({
    rows: data.quotaBoard.rows.length,
    code: refused.data?.reviseQuotas.code,
    kind: frame.data?.quotaBoard.kind,
    sent,
    warned,
  }),
);
process.exit(0);
