// graphql-sse in its usual mode, one stream an operation; the other one is refused in words.
import { createClient } from 'graphql-sse';
import { BOARD, LIVE_BOARD, target } from './asked.mjs';

const { url, authorization, committeeId, year } = target;
const client = createClient({ url, headers: { authorization } });
const frames = client.iterate({ query: LIVE_BOARD, variables: { committeeId, year } });
const { value } = await frames.next();
const answer = await client.iterate({ query: BOARD, variables: { committeeId, year } }).next();
const single = createClient({ url, headers: { authorization }, singleConnection: true, retryAttempts: 0 });
const refused = await single
  .iterate({ query: BOARD, variables: { committeeId, year } })
  .next()
  .catch(({ response }) => response.status);
console.log(
  JSON.stringify({
    kind: value.data.quotaBoard.kind,
    rows: answer.value.data.quotaBoard.rows.length,
    refused,
  }),
);
process.exit(0);
