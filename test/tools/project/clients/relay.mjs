// Relay's runtime over what its compiler has made: ids of documents, never their text; and a live board over graphql-ws.
import { readdirSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import WebSocket from 'ws';
import { target } from './asked.mjs';

const { url, authorization, committeeId, year } = target;
const made = new URL('../generated/relay/', import.meta.url);
const load = async (name) => (await import(new URL(`${name}.graphql.ts`, made).href)).default;
const { Environment, fetchQuery, Network, Observable, RecordSource, requestSubscription, Store } = relay;
const documentId = ({ id }) => `sha256:${id}`;
const socket = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
});
const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(
    async (request, variables) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ documentId: documentId(request), variables });
      return (await fetch(url, { method: 'POST', headers, body })).json();
    },
    (request, variables) =>
      Observable.create((sink) => socket.subscribe({ query: '', documentId: documentId(request), variables }, sink)),
  ),
});
const data = await fetchQuery(environment, await load('casesQuery'), { withinId: committeeId }).toPromise();
const subscription = await load('casesBoardSubscription');
const frame = await new Promise((resolve, reject) => {
  requestSubscription(environment, {
    subscription,
    variables: { committeeId, year },
    onNext: resolve,
    onError: reject,
  });
});
console.log(
  JSON.stringify({
    artifacts: readdirSync(made).length,
    found: data.committee !== null,
    kind: frame.quotaBoard.kind,
    rows: frame.quotaBoard.rows.length,
  }),
);
process.exit(0);
