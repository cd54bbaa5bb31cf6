import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN, KETNAP_YEAR } = process.env;
const client = createClient({
  url: KETNAP_URL.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${KETNAP_TOKEN}` },
});
type Viewer = { viewer: { grants: { committee: { id: string } }[] } };
type Frame = { quotaBoard: { kind: string; rows: { name: string; admitted: number; plan: number | null }[] } };

const me = await client.iterate<Viewer>({ query: '{ viewer { grants { committee { id } } } }' }).next();
const query = `subscription ($id: ID!, $year: Int!) {
  quotaBoard(committeeId: $id, year: $year) { kind rows { name admitted plan } }
}`;
const variables = {
  id: me.value?.data?.viewer.grants[0]?.committee.id,
  year: Number(KETNAP_YEAR ?? new Date().getFullYear()),
};
for await (const { data } of client.iterate<Frame>({ query, variables })) console.table(data?.quotaBoard.rows);
