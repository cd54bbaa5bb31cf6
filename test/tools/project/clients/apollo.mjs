// Apollo Client with automatic persisted queries, possible types from the package, and a live board over graphql-ws.
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { possibleTypes } from '../../../../packages/ketnap-client/src/contract.ts';
import { BOARD, LIVE_BOARD, NOTHING, REVISE, target } from './asked.mjs';

const { url, authorization, committeeId, year } = target;
const sent = [];
const fetchNoted = (address, init) => {
  sent.push(init.method === 'GET' ? 'GET' : init.body.includes('"query"') ? 'text' : 'hash');
  return fetch(address, init);
};
const socket = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
});
const client = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes }),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }).concat(
      new HttpLink({ uri: url, headers: { authorization }, fetch: fetchNoted }),
    ),
  ),
});
const { data } = await client.query({ query: gql(BOARD), variables: { committeeId, year } });
// Of a union: without the possible types `... on UserError` would match nothing.
const refused = await client.mutate({
  mutation: gql(REVISE),
  variables: { input: NOTHING },
});
const frame = await new Promise((resolve, reject) => {
  client
    .subscribe({ query: gql(LIVE_BOARD), variables: { committeeId, year } })
    .subscribe({ next: resolve, error: reject });
});
console.log(
  JSON.stringify({
    rows: data.quotaBoard.rows.length,
    code: refused.data.reviseQuotas.code,
    kind: frame.data.quotaBoard.kind,
    sent,
  }),
);
process.exit(0);
