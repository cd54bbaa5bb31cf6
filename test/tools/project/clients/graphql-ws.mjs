// graphql-ws alone, with the ready import of its package.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { LIVE_BOARD, target } from './asked.mjs';

const { url, authorization, committeeId, year } = target;
const client = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
});
const frames = client.iterate({ query: LIVE_BOARD, variables: { committeeId, year } });
const { value } = await frames.next();
const { kind, cursor, rows } = value.data.quotaBoard;
await frames.return();
const again = client.iterate({ query: LIVE_BOARD, variables: { committeeId, year, after: cursor } });
const next = await again.next();
console.log(JSON.stringify({ kind, rows: rows.length, next: next.value.data.quotaBoard.kind }));
process.exit(0);
