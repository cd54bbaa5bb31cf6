/*
 * A live board with graphql-ws and nothing else: the smallest client that may be trusted. It survives a lost connection,
 * a restarted server and a token that has run out, and goes on where it stood.
 *
 *   npm run demo                                                          # prints the tokens
 *   KETNAP_TOKEN=... npx tsx -C ketnap-source examples/graphql-ws/live-board.ts   # Ctrl-C ends it
 *
 * Needs: ketnap-client for its checker, graphql-ws (and graphql, which it asks for); ws in Node 20, where there is no global WebSocket.
 */
import { createClient } from 'graphql-ws';
import { BoardChecker, type CheckedFrame, type CheckedRow } from 'ketnap-client';
import WebSocket from 'ws';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '')
  throw new Error('set KETNAP_TOKEN to a token of npm run demo, such as $(cat .data/tokens/demo-commune)');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

/** Called for each connection: get a fresh token from your identity provider here. */
async function authorization(): Promise<string> {
  return `Bearer ${KETNAP_TOKEN}`;
}

interface Row extends CheckedRow {
  plan: number | null;
}

const client = createClient({
  url: KETNAP_URL.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: async () => ({ authorization: await authorization() }),
  // For ever: 4403 (a token that has run out) is one of the reasons to come back.
  retryAttempts: Number.POSITIVE_INFINITY,
  // By itself it would give up where the line broke before the server had closed it.
  shouldRetry: () => true,
  // Ever longer, and not for all clients alike: a thousand boards do not come back in the same moment.
  retryWait: (retries) =>
    new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** retries, 5_000) * (0.5 + Math.random() / 2))),
  on: {
    closed: (event) => {
      const { code, reason } = event as { code: number; reason: string };
      if (code !== 1000) console.log(`lost the connection (${code} ${reason}), goes on after ${board.cursor}`);
    },
  },
});
const board = new BoardChecker<Row>();

// Who am I, and for which committee: the first question of every client.
const me = client.iterate<{ viewer: { grants: { committee: { id: string } }[] } }>({
  query: '{ viewer { grants { committee { id } } } }',
});
const viewer = (await me.next()).value?.data?.viewer;
const committeeId = viewer?.grants[0]?.committee.id;
if (committeeId === undefined) throw new Error('this token has no role on any committee');

const frames = client.iterate<{ quotaBoard: CheckedFrame<Row> }>({
  query: `subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN, after: $after) {
      kind from cursor reason
      rows { id committeeId parentId name admitted admittedHere plan }
    }
  }`,
  // Read anew whenever the client sends the operation, at each retry too. A fixed `after` would be sent again as it was.
  get variables() {
    return { committeeId, year, after: board.cursor };
  },
});
// The socket closes when nothing is subscribed any more.
process.once('SIGINT', () => void frames.return?.());

for await (const { data, errors } of frames) {
  if (!data) throw new Error(errors?.map(({ message }) => message).join('; '));
  board.take(data.quotaBoard);
  const [top] = board.rows.values();
  console.log(
    `${data.quotaBoard.kind}: ${data.quotaBoard.rows.length} rows; ${top?.name} ${top?.admitted} of ${top?.plan}`,
  );
}
