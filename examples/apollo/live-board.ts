/*
 * Apollo Client, whose normalised cache the frames keep up: each row has an `id`, so that a list drawn from a query is
 * drawn again when a frame brings one of its rows. No code writes to the cache. Apollo for React is used the same way,
 * with useQuery and useSubscription.
 *
 *   npm run demo                                                          # prints the tokens
 *   KETNAP_TOKEN=... npx tsx -C ketnap-source examples/apollo/live-board.ts   # Ctrl-C ends it
 *
 * Needs: ketnap-client, @apollo/client and rxjs, which it asks for, graphql; ws in Node 20, where there is no global WebSocket.
 */
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { OperationTypeNode } from 'graphql';
import { BoardChecker, type CheckedFrame, type CheckedRow, Ketnap } from 'ketnap-client';
import { LiveLink } from 'ketnap-client/apollo';
import { possibleTypes } from 'ketnap-client/contract';
import WebSocket from 'ws';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '')
  throw new Error('set KETNAP_TOKEN to a token of npm run demo, such as $(cat .data/tokens/demo-commune)');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

/** Called for each request and each connection: get a fresh token from your identity provider here. */
async function token(): Promise<string> {
  return KETNAP_TOKEN;
}

interface Row extends CheckedRow {
  plan: number | null;
}
interface BoardVariables {
  committeeId: string;
  year: number;
  after?: string;
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

const ketnap = new Ketnap({ url: KETNAP_URL, token, webSocket: WebSocket });
ketnap.line.onLost((reason) => console.log(`lost the connection (${reason}), goes on after ${board.cursor}`));

const overHttp = new SetContextLink(async () => ({ headers: { authorization: `Bearer ${await token()}` } })).concat(
  new HttpLink({ uri: KETNAP_URL }),
);
const client = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes }),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    // A subscription goes on by itself after the last `cursor` that it has brought.
    new LiveLink(ketnap.line),
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
const live = client
  .subscribe({ query: LIVE_BOARD, variables: { ...variables, after: cursor } })
  .subscribe(({ data, error }) => {
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
  live.unsubscribe();
  list.unsubscribe();
  client.stop();
  ketnap.close();
}
