/*
 * Apollo Client, whose normalised cache the frames keep up: each row has an `id`, so that a list drawn from a query is
 * drawn again when a frame brings one of its rows. No code writes to the cache. Apollo for React is used the same way,
 * with useQuery and useSubscription.
 *
 *   npm run demo                                                          # prints the tokens
 *   KETNAP_TOKEN=... npx tsx examples/apollo/live-board.ts                # Ctrl-C ends it
 *
 * Needs: @apollo/client and rxjs, which it asks for, graphql, graphql-ws; ws in Node 20, where there is no global WebSocket.
 */
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { BoardChecker, type CheckedFrame, type CheckedRow } from '../board-checker.ts';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '') throw new Error('set KETNAP_TOKEN to a token that npm run demo prints');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

/** Called for each request and each connection: get a fresh token from your identity provider here. */
async function authorization(): Promise<string> {
  return `Bearer ${KETNAP_TOKEN}`;
}

interface Row extends CheckedRow {
  plan: number | null;
}
interface BoardVariables {
  committeeId: string;
  year: number;
}

const ROW = gql`
  fragment Row on QuotaProgress { id committeeId parentId name admitted admittedHere plan }
`;
const ME: TypedDocumentNode<{ viewer: { grants: { committee: { id: string } }[] } | null }> = gql`
  query Me { viewer { grants { committee { id } } } }
`;
const BOARD: TypedDocumentNode<{ quotaBoard: { cursor: string; rows: Row[] } | null }, BoardVariables> = gql`
  query Board($committeeId: ID!, $year: Int!) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) { cursor rows { ...Row } }
  }
  ${ROW}
`;
const LIVE_BOARD: TypedDocumentNode<{ quotaBoard: CheckedFrame<Row> }, BoardVariables> = gql`
  subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN, after: $after) {
      kind from cursor reason
      rows { ...Row }
    }
  }
  ${ROW}
`;

const socket = createClient({
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

const overWebSocket = new GraphQLWsLink({
  ...socket,
  // graphql-ws reads the variables anew at each retry: `after` moves on with the board.
  subscribe: (payload, sink) =>
    socket.subscribe(
      {
        ...payload,
        get variables() {
          return { ...payload.variables, after: board.cursor };
        },
      },
      sink,
    ),
});
const overHttp = new SetContextLink(async () => ({ headers: { authorization: await authorization() } })).concat(
  new HttpLink({ uri: KETNAP_URL }),
);
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    overWebSocket,
    overHttp,
  ),
});

// Who am I, and for which committee: the first question of every client.
const me = await client.query({ query: ME });
const committeeId = me.data?.viewer?.grants[0]?.committee.id;
if (committeeId === undefined) throw new Error('this token has no role on any committee');

const variables = { committeeId, year };
const first = await client.query({ query: BOARD, variables });
if (!first.data?.quotaBoard) throw new Error('there is no such board');
const { cursor, rows } = first.data.quotaBoard;
const board = new BoardChecker<Row>({ after: cursor, rows });

// The list knows nothing of frames: it is drawn from the cache, and again whenever that changes.
const list = client.watchQuery({ query: BOARD, variables }).subscribe(({ data, dataState }) => {
  if (dataState !== 'complete') return;
  const [top] = data.quotaBoard?.rows ?? [];
  console.log(`LIST: ${data.quotaBoard?.rows.length} rows; ${top?.name} ${top?.admitted} of ${top?.plan}`);
});

// It begins after the cursor of the query: there comes no second snapshot.
const live = client.subscribe({ query: LIVE_BOARD, variables }).subscribe(({ data, error }) => {
  if (!data) return fail(error);
  const { kind, rows: changed } = data.quotaBoard;
  board.take(data.quotaBoard);
  console.log(`${kind}: ${changed.length} rows`);
  // Rows may have come or gone, which is not for their ids to tell: the list is asked for anew.
  if (kind === 'RESET') void client.refetchQueries({ include: [BOARD] });
});
process.once('SIGINT', end);

function fail(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
  end();
}

function end(): void {
  // The socket closes when nothing is subscribed any more.
  live.unsubscribe();
  list.unsubscribe();
  client.stop();
}
